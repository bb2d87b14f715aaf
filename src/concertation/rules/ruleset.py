"""A set of rules: a value that ``|`` and ``-`` never change, but make another of."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping

import attrs

from concertation.errors import DefinitionError, Problem, unknown_name
from concertation.findings import Level
from concertation.rules.making import as_level
from concertation.rules.rule import Rule
from concertation.rules.stock import PRACTICE, RETIRED, RULES
from concertation.texts import Text

__all__ = ["RuleSet"]

_TWICE = Text(en="two rules are called '{word}'", fr="deux règles s'appellent « {word} »")
_TWICE_HINT = Text(en="take one out first: rules - {{'{word}'}}", fr="retirez-en d'abord une : rules - {{'{word}'}}")
_UNKNOWN = Text(en="no rule is called '{word}'", fr="aucune règle ne s'appelle « {word} »")
_TAKEN = Text(
    en="'{word}' is a former name of '{other}'; no other rule may take it",
    fr="« {word} » est un ancien nom de « {other} » ; aucune autre règle ne peut le prendre",
)
_RETIRED = Text(
    en="'{word}' is the name of a rule that was withdrawn; no other may take it",
    fr="« {word} » est le nom d'une règle retirée ; aucune autre ne peut le prendre",
)
_NO_PHASE = Text(en="no rule is of the phase '{word}'", fr="aucune règle n'est de la phase « {word} »")
_NO_PREFIX = Text(en="no rule has the prefix '{word}'", fr="aucune règle n'a le préfixe « {word} »")
_NOT_A_RULE = Text(en="{word} is not a rule", fr="{word} n'est pas une règle")
_NOT_A_RULE_HINT = Text(en="decorate the function with @rule", fr="décorez la fonction avec @rule")


class RuleSet:
    """Rules by name; the order in which they are given never matters.

    Args:
        rules: the rules.

    Raises:
        DefinitionError: if two different rules have one name, or something is not a rule.

    >>> stock = RuleSet.stock()
    >>> "start-easy-and-short" in stock, "start-easy-and-short" in stock - {"start-easy-and-short"}
    (True, False)
    """

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        """Keep the rules by name."""
        found: dict[str, Rule] = {}
        problems = []
        given: Iterable[object] = rules
        for each in given:
            if not isinstance(each, Rule):
                word = getattr(each, "__name__", repr(each))
                problems.append(_problem("not-a-rule", _NOT_A_RULE, _NOT_A_RULE_HINT, word))
            elif found.setdefault(each.name, each) != each:
                problems.append(_problem("duplicate", _TWICE, _TWICE_HINT, each.name))
        problems += _name_problems(found)
        if problems:
            raise DefinitionError(problems)
        self._rules = dict(sorted(found.items()))

    @staticmethod
    def stock() -> RuleSet:
        """Give the rules of the method."""
        return RuleSet(RULES)

    @staticmethod
    def practice() -> RuleSet:
        """Give the rules that practice adds to the method: what programmes, guides and charters ask for."""
        return RuleSet(PRACTICE)

    def at(self, level: Level | str) -> RuleSet:
        """Give the rules at another level.

        Raises:
            DefinitionError: if there is no such level.

        >>> {rule.level.value for rule in RuleSet.practice().at("info")}
        {'info'}
        """
        set_at = as_level(level, ".")
        return RuleSet(attrs.evolve(each, level=set_at) for each in self)

    @functools.cached_property
    def formerly(self) -> Mapping[str, str]:
        """The name of a rule by each that it had before."""
        return {old: each.name for each in self for old in each.formerly}

    def current(self, name: str) -> str | None:
        """Give the name of the rule that a name means, a former one included, or ``None``."""
        return name if name in self._rules else self.formerly.get(name)

    def matching(self, word: str) -> tuple[str, ...]:
        """Name the rules that a word means: a name, a former one, ``@phase`` or ``prefix/``.

        Raises:
            DefinitionError: if it means none, with the nearest word that does.

        >>> RuleSet.stock().matching("@experiments")[:2]
        ('expectation-experiments-met', 'experiment-bounded')
        """
        if word.startswith("@"):
            phases = {f"@{each.phase}" for each in self if each.phase is not None}
            return self._meant(
                (each.name for each in self if f"@{each.phase}" == word), "phase", _NO_PHASE, word, phases
            )
        if word.endswith("/"):
            prefixes = {f"{each.name.partition('/')[0]}/" for each in self if "/" in each.name}
            return self._meant(
                (name for name in self.names if name.startswith(word)), "prefix", _NO_PREFIX, word, prefixes
            )
        self._known([word])
        return (self.current(word) or word,)

    def required(self, words: Iterable[str]) -> frozenset[str]:
        """Name the rules that a move requires, by the names and ``@phases`` that it gives."""
        wanted = {self.current(word) or word for word in words}
        return frozenset(each.name for each in self if each.name in wanted or f"@{each.phase}" in wanted)

    @staticmethod
    def _meant(names: Iterable[str], kind: str, message: Text, word: str, known: Iterable[str]) -> tuple[str, ...]:
        meant = tuple(names)
        if not meant:
            raise DefinitionError([unknown_name(f"unknown-{kind}", ".", message.with_(word=word), word, known)])
        return meant

    def __iter__(self) -> Iterator[Rule]:
        """Go through the rules by name."""
        return iter(self._rules.values())

    def __len__(self) -> int:
        """Count the rules."""
        return len(self._rules)

    def __contains__(self, name: object) -> bool:
        """Whether a rule, or a rule of that name, is in the set."""
        word = name.name if isinstance(name, Rule) else name
        return word in self._rules or word in self.formerly

    def __getitem__(self, name: str) -> Rule:
        """Give a rule by its name, or a former one.

        Raises:
            DefinitionError: if there is none, with the nearest name.
        """
        self._known([name])
        return self._rules[self.current(name) or name]

    def get(self, name: str) -> Rule | None:
        """Give a rule by its name, or a former one, or ``None``."""
        return self._rules.get(self.current(name) or name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the rules, in order."""
        return tuple(self._rules)

    def in_phase(self, phase: str) -> tuple[Rule, ...]:
        """Give the rules of a phase."""
        return tuple(each for each in self if each.phase == phase)

    def _known(self, names: Iterable[str]) -> None:
        unknown = [name for name in names if self.current(name) is None]
        if unknown:
            raise DefinitionError(
                unknown_name("unknown-rule", ".", _UNKNOWN.with_(word=name), name, self._rules) for name in unknown
            )

    def __or__(self, other: RuleSet | Iterable[Rule]) -> RuleSet:
        """Give the rules of both.

        Raises:
            DefinitionError: if two different rules have one name.
        """
        return RuleSet([*self, *other])

    def __sub__(self, other: RuleSet | Iterable[str]) -> RuleSet:
        """Give the rules without some, by name.

        Raises:
            DefinitionError: if a name is no rule of this set.
        """
        names = set(other.names if isinstance(other, RuleSet) else [other] if isinstance(other, str) else other)
        self._known(sorted(names))
        out = {self.current(name) for name in names}
        return RuleSet(each for each in self if each.name not in out)

    def __eq__(self, other: object) -> bool:
        """Compare by the rules."""
        return self._rules == other._rules if isinstance(other, RuleSet) else NotImplemented

    def __hash__(self) -> int:
        """Hash by the names."""
        return hash(self.names)

    def __repr__(self) -> str:
        """Say how many rules there are."""
        return f"<RuleSet of {len(self)} rules>"


def _name_problems(found: Mapping[str, Rule]) -> Iterator[Problem]:
    shipped = {each.name for each in (*RULES, *PRACTICE)}
    for each in found.values():
        for old in each.formerly:
            if old in found and old != each.name:
                yield Problem(code="taken", path=".", message=_TAKEN.with_(word=old, other=each.name), about=old)
        if each.name in RETIRED and each.name not in shipped:
            yield Problem(code="retired", path=".", message=_RETIRED.with_(word=each.name), about=each.name)


def _problem(code: str, message: Text, hint: Text, word: str) -> Problem:
    return Problem(
        code=code,
        path=".",
        message=message.with_(word=word),
        hint=hint.with_(word=word) if hint.placeholders else hint.with_(),
        about=word,
    )
