"""How rules are asked by a process: each at the level and with the options that its pathway gives it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping

import attrs

from concertation.findings import Level
from concertation.model import Table
from concertation.rules.reads import Reads
from concertation.rules.rule import Rule
from concertation.rules.stock import PRACTICE, RULES

__all__ = ["Setting", "Settings"]


@attrs.frozen
class Setting:
    """How a rule is asked here: the rule, the level and the options that the pathway gives it."""

    rule: Rule
    level: Level
    options: attrs.AttrsInstance | None

    @functools.cached_property
    def reads(self) -> Reads | None:
        """What the rule looks at, and says of its subject; ``None`` is everything."""
        if self.rule.reads is None:
            return None
        placeholders = [name for text in self.rule.messages.values() for name in text.placeholders]
        return Reads.of(self.rule.reads, self.rule.subject, placeholders)


def as_table(settings: Mapping[str, Setting]) -> Table[Setting]:
    """Keep settings by name."""
    return Table(settings)


@attrs.frozen(eq=False)
class Settings(Mapping[str, Setting]):
    """The settings of rules by name; a name that a rule had before leads to it too."""

    by_name: Table[Setting] = attrs.field(converter=as_table)

    @functools.cached_property
    def formerly(self) -> Mapping[str, str]:
        """The name of a rule by each that it had before."""
        return {old: name for name, each in self.by_name.items() for old in each.rule.formerly}

    @functools.cached_property
    def names(self) -> Mapping[str, str]:
        """The rule that each name means: those here, their former names, and those that ship but are not here."""
        shipped = {name: each.name for each in (*RULES, *PRACTICE) for name in (each.name, *each.formerly)}
        return {**shipped, **{name: name for name in self}, **self.formerly}

    def required(self, words: Iterable[str]) -> tuple[Setting, ...]:
        """Give the settings that names of rules and ``@phases`` mean, each once, in the order of names."""
        wanted = {self.formerly.get(word, word) for word in words}
        return tuple(each for name, each in self.by_name.items() if name in wanted or f"@{each.rule.phase}" in wanted)

    def __getitem__(self, name: str) -> Setting:
        """Give the setting of a rule."""
        return self.by_name[self.formerly.get(name, name)]

    def __iter__(self) -> Iterator[str]:
        """Go through the names of the rules, in order."""
        return iter(self.by_name)

    def __len__(self) -> int:
        """Count the rules."""
        return len(self.by_name)
