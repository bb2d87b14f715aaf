"""A set of rules: a value that ``|`` and ``-`` never change, but make another of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from concertation.errors import DefinitionError, Problem, unknown_name
from concertation.rules.rule import Rule
from concertation.rules.stock import RULES
from concertation.texts import Text

__all__ = ["RuleSet"]

_TWICE = Text(en="two rules are called '{word}'", fr="deux règles s'appellent « {word} »")
_TWICE_HINT = Text(en="take one out first: rules - {{'{word}'}}", fr="retirez-en d'abord une : rules - {{'{word}'}}")
_UNKNOWN = Text(en="no rule is called '{word}'", fr="aucune règle ne s'appelle « {word} »")
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

    __slots__ = ("_rules",)

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
        if problems:
            raise DefinitionError(problems)
        self._rules = dict(sorted(found.items()))

    @staticmethod
    def stock() -> RuleSet:
        """Give the rules of the method."""
        return RuleSet(RULES)

    def __iter__(self) -> Iterator[Rule]:
        """Go through the rules by name."""
        return iter(self._rules.values())

    def __len__(self) -> int:
        """Count the rules."""
        return len(self._rules)

    def __contains__(self, name: object) -> bool:
        """Whether a rule, or a rule of that name, is in the set."""
        return (name.name if isinstance(name, Rule) else name) in self._rules

    def __getitem__(self, name: str) -> Rule:
        """Give a rule by its name.

        Raises:
            DefinitionError: if there is none, with the nearest name.
        """
        self._known([name])
        return self._rules[name]

    def get(self, name: str) -> Rule | None:
        """Give a rule by its name, or ``None``."""
        return self._rules.get(name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the rules, in order."""
        return tuple(self._rules)

    def in_phase(self, phase: str) -> tuple[Rule, ...]:
        """Give the rules of a phase."""
        return tuple(each for each in self if each.phase == phase)

    def _known(self, names: Iterable[str]) -> None:
        unknown = [name for name in names if name not in self._rules]
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
        return RuleSet(each for each in self if each.name not in names)

    def __eq__(self, other: object) -> bool:
        """Compare by the rules."""
        return self._rules == other._rules if isinstance(other, RuleSet) else NotImplemented

    def __hash__(self) -> int:
        """Hash by the names."""
        return hash(self.names)

    def __repr__(self) -> str:
        """Say how many rules there are."""
        return f"<RuleSet of {len(self)} rules>"


def _problem(code: str, message: Text, hint: Text, word: str) -> Problem:
    return Problem(
        code=code,
        path=".",
        message=message.with_(word=word),
        hint=hint.with_(word=word) if hint.placeholders else hint.with_(),
        about=word,
    )
