"""Distributions that must be there, each in a version that suits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from concertation.errors import MissingExtra, Problem, unknown_name
from concertation.plugins.finding import Installed, normalised
from concertation.texts import Text

if TYPE_CHECKING:
    from packaging.requirements import Requirement

__all__ = ["Unmet", "unmet"]

_BAD = Text(
    en="'{word}' does not name a distribution and its versions",
    fr="« {word} » ne nomme pas une distribution et ses versions",
)
_BAD_HINT = Text(
    en="a name, then versions where they matter: concertation-rennes>=1.0",
    fr="un nom, puis les versions si elles comptent : concertation-rennes>=1.0",
)
_MISSING = Text(
    en="'{word}' is required, and no plugin of that distribution is installed",
    fr="« {word} » est exigé, et aucun module de cette distribution n'est installé",
)
_OTHER_VERSION = Text(
    en="'{word}' is required, and the version {version} is installed",
    fr="« {word} » est exigé, et la version {version} est installée",
)
_OTHER_VERSION_HINT = Text(
    en="install a version that suits, or change what is required",
    fr="installez une version qui convient, ou changez l'exigence",
)


@attrs.frozen
class Unmet:
    """What is required and is not there, and the distribution that would be if its version suited."""

    problem: Problem
    distribution: str | None = None


def unmet(require: Iterable[str], known: Iterable[Installed]) -> Iterator[Unmet]:
    """Give what is required and is not there.

    Args:
        require: distributions, each with a version specifier or none.
        known: everything that is installed.

    Raises:
        MissingExtra: if something is required and ``packaging`` is not installed.
    """
    versions = {normalised(each.distribution): each for each in known}
    names = {each.distribution for each in versions.values()}
    for word in sorted(set(require)):
        requirement = _requirement(word)
        if requirement is None:
            yield Unmet(_problem("requirement", word, word, _BAD, _BAD_HINT))
            continue
        found = versions.get(normalised(requirement.name))
        if found is None:
            path = f"require/{requirement.name}"
            missing = unknown_name("required-plugin", path, _MISSING.with_(word=word), requirement.name, names)
            yield Unmet(attrs.evolve(missing, about=word))
        elif not requirement.specifier.contains(found.version, prereleases=True):
            path = requirement.name
            told = _problem("required-plugin", path, word, _OTHER_VERSION, _OTHER_VERSION_HINT, version=found.version)
            yield Unmet(told, found.distribution)


def _requirement(word: str) -> Requirement | None:
    """Read a name and its versions; what else a requirement may say has no place here."""
    try:
        from packaging.requirements import InvalidRequirement, Requirement  # noqa: PLC0415  # only who requires needs it
    except ImportError as error:
        raise MissingExtra("cli", "packaging") from error
    try:
        read = Requirement(word)
    except InvalidRequirement:
        return None
    return None if read.extras or read.url or read.marker else read


def _problem(code: str, at: str, word: str, message: Text, hint: Text, **more: object) -> Problem:
    said = message.with_(word=word, **more)
    return Problem(code=code, path=f"require/{at}", message=said, hint=hint.with_(), about=word)
