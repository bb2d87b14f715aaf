"""What is installed, from metadata alone: nothing is imported."""

from __future__ import annotations

import configparser
import importlib.metadata
import re
from collections.abc import Iterable
from typing import Final, Literal, TypeAlias, get_args

import attrs

from concertation.errors import Problem
from concertation.plugins.problems import PluginError, problem, why
from concertation.texts import Text

__all__ = ["Group", "Installed", "installed"]

Group: TypeAlias = Literal["concertation.rules", "concertation.pathways"]
"""A group of entry points."""

Distributions: TypeAlias = Iterable[importlib.metadata.Distribution]
"""Where plugins are looked for, in the order of the import path: in tests, and in programs that bring their own."""

GROUPS: Final[tuple[Group, ...]] = get_args(Group)

_UNREADABLE = Text(
    en="the entry points of {distribution} cannot be read: {error}",
    fr="les points d'entrée de {distribution} sont illisibles : {error}",
)
_UNREADABLE_HINT = Text(
    en="reinstall it, or tell its author",
    fr="réinstallez cette distribution, ou signalez-le à qui la publie",
)


@attrs.frozen(kw_only=True, order=True)
class Installed:
    """One entry point of an installed distribution, as its metadata tells it.

    Args:
        prefix: the name of the entry point.
        group: what it offers: rules or pathways.
        distribution: the distribution that it comes from.
        version: its version.
        value: the object that it names, as ``module:object``.
    """

    prefix: str
    group: Group
    distribution: str
    version: str
    value: str

    @property
    def origin(self) -> str:
        """The distribution with its version, as ``concertation-rennes 1.0``."""
        return f"{self.distribution} {self.version}"


class _EntryPoints(configparser.ConfigParser):
    """The format of ``entry_points.txt``, read group by group: what others say in theirs does not matter."""

    def __init__(self) -> None:
        super().__init__(delimiters=("=",), interpolation=None)

    def optionxform(self, optionstr: str) -> str:
        """Keep names as they are written."""
        return optionstr


def installed(group: Group | None = None, *, distributions: Distributions | None = None) -> tuple[Installed, ...]:
    """Give the plugins that are installed, by prefix, from metadata alone.

    Args:
        group: one group only.
        distributions: where to look, in the order of the import path; by default, at all that is installed.

    Raises:
        PluginError: if the metadata of a distribution that seems to offer some cannot be read.

    >>> installed(distributions=[])
    ()
    """
    found, problems = read(distributions)
    if problems:
        raise PluginError(problems)
    return tuple(each for each in found if group in {None, each.group})


def read(distributions: Distributions | None) -> tuple[list[Installed], list[Problem]]:
    """Give what is installed, in order, and what is wrong with metadata that cannot be read."""
    found: list[Installed] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for each in importlib.metadata.distributions() if distributions is None else distributions:
        try:
            found += _offered(each, seen)
        except Exception as error:  # noqa: BLE001  # whatever reading broken metadata raises, it is told
            distribution = _name(each)
            message = _UNREADABLE.with_(distribution=distribution, error=why(error))
            problems.append(problem("plugin-metadata", distribution, message, _UNREADABLE_HINT))
    return sorted(found), problems


def normalised(distribution: str) -> str:
    """Give the name of a distribution as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def _offered(distribution: importlib.metadata.Distribution, seen: set[str]) -> list[Installed]:
    """Read the groups of a distribution, unless one of its name comes earlier on the import path."""
    text = distribution.read_text("entry_points.txt") or ""
    if not any(group in text for group in GROUPS):
        return []
    if not {"Name", "Version"}.issubset(distribution.metadata):
        raise LookupError("no Name and Version in METADATA")
    name, version = distribution.metadata["Name"], distribution.version
    if normalised(name) in seen:
        return []
    seen.add(normalised(name))
    parser = _EntryPoints()
    parser.read_string(text)
    return [
        Installed(prefix=prefix, group=group, distribution=name, version=version, value=value)
        for group in GROUPS
        if parser.has_section(group)
        for prefix, value in parser.items(group)
    ]


def _name(distribution: importlib.metadata.Distribution) -> str:
    """Give the name of a distribution, or its place where it has none."""
    try:
        if "Name" in distribution.metadata:
            return distribution.metadata["Name"]
    except Exception:  # noqa: BLE001, S110  # what cannot be read has no name
        pass
    return str(distribution.locate_file(""))
