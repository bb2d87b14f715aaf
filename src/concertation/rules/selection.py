"""What a check is asked to tell: which rules, how seriously, with which options, and what holds at some addresses.

A selection belongs to whoever reads a check. It never changes what a move requires: that is the pathway's to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import attrs

from concertation.findings import Level
from concertation.model import Table

__all__ = ["Override", "Selection"]


def as_frozen_names(names: Iterable[str] | None) -> frozenset[str] | None:
    """Keep names, or that nobody named any."""
    return None if names is None else frozenset(names)


def as_names(names: Iterable[str]) -> frozenset[str]:
    """Keep names."""
    return frozenset(names)


def as_levels(levels: Mapping[str, Level | str]) -> Table[Level]:
    """Freeze levels by rule; a string is the name of one."""
    return Table({rule: Level.of(level) for rule, level in levels.items()})


def as_options(options: Mapping[str, Mapping[str, object]]) -> Table[Table[object]]:
    """Freeze options by rule."""
    return Table({rule: Table(given) for rule, given in options.items()})


@attrs.frozen(kw_only=True)
class Override:
    """What holds at an address and below it.

    Args:
        at: an address, in which ``*`` stands for any one name: ``actions/*``, ``members/cci``.
        ignore: the rules that are not told there.
        levels: how serious a rule is there.

    >>> Override(at="actions/*", ignore=["action-has-group"]).holds("actions/bays/group")
    True
    """

    at: str
    ignore: frozenset[str] = attrs.field(default=frozenset(), converter=as_names)
    levels: Table[Level] = attrs.field(factory=Table, converter=as_levels)

    def holds(self, address: str) -> bool:
        """Whether an address is this one or below it."""
        return self.at == "." or re.fullmatch(f"{_pattern(self.at)}(/.*)?", address) is not None


def _pattern(at: str) -> str:
    return "/".join("[^/]+" if name == "*" else re.escape(name) for name in at.split("/"))


def as_overrides(overrides: Iterable[Override]) -> tuple[Override, ...]:
    """Keep overrides in their order: a later one holds over an earlier one."""
    return tuple(overrides)


@attrs.frozen(kw_only=True)
class Selection:
    """Which rules a check asks, and how it tells what they find; names are those of rules.

    Args:
        rules: the rules that are asked, those of phases in force among them; ``None`` is all.
        levels: how serious a rule is.
        options: the options of a rule, by rule and name.
        overrides: what holds at some addresses; a later one holds over an earlier one.

    Raises:
        InvalidValue: if a level is none.
    """

    rules: frozenset[str] | None = attrs.field(default=None, converter=as_frozen_names)
    levels: Table[Level] = attrs.field(factory=Table, converter=as_levels)
    options: Table[Table[object]] = attrs.field(factory=Table, converter=as_options)
    overrides: tuple[Override, ...] = attrs.field(default=(), converter=as_overrides)

    def asks(self, rule: str) -> bool:
        """Whether a rule is asked at all."""
        return self.rules is None or rule in self.rules

    def is_told(self, rule: str, address: str, subject: str) -> bool:
        """Whether what a rule says at an address is told."""
        return not any(rule in each.ignore and (each.holds(address) or each.holds(subject)) for each in self.overrides)

    def level(self, rule: str, address: str, default: Level) -> Level:
        """Give how serious what a rule says at an address is."""
        for each in reversed(self.overrides):
            if rule in each.levels and each.holds(address):
                return each.levels[rule]
        return default
