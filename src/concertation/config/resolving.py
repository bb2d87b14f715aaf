"""From the choices of a configuration to a selection of rules, or to everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from concertation.config.naming import Names, is_group
from concertation.config.reading import twice
from concertation.config.values import OFF, Choices, Given, Ignored, Mention, RuleSettings, Scope
from concertation.documents.pages import Page
from concertation.documents.pathways.ledger import Ledger
from concertation.documents.troubles import Elsewhere, Trouble, Way
from concertation.errors import Problem
from concertation.findings import Level
from concertation.process.definition import options_for
from concertation.rules import Override, Rule, RuleSet, Selection
from concertation.texts import Text

__all__ = ["NOTHING_LEFT", "resolved"]

NOTHING_LEFT: Final = "selects-nothing"

_BOTH: Final = Text(
    en="'{word}' is selected here and ignored {first}", fr="« {word} » est choisie ici et écartée {first}"
)
_SET_AND_IGNORED: Final = Text(
    en="'{word}' has a level here and is ignored {first}", fr="« {word} » a un niveau ici et est écartée {first}"
)
_KEEP_ONE: Final = Text(en="keep one of the two", fr="ne gardez que l'un des deux")
_IGNORED: Final = Text(en="'{word}' is ignored", fr="« {word} » est écartée")
_NOTHING: Final = Text(
    en="no rule that a check asks is left: nothing would be checked",
    fr="il ne reste aucune règle qu'une vérification interroge : rien ne serait vérifié",
)
_LEAVE_SOME: Final = Text(en="select more, or ignore less", fr="choisissez-en davantage, ou écartez-en moins")


def resolved(choices: Choices, rules: RuleSet, allowed: frozenset[str], page: Page) -> tuple[Selection, Ledger, Ledger]:
    """Give the selection that choices amount to, with what is wrong with them and what is called otherwise now."""
    wrong, renamed = Ledger(), Ledger()
    resolver = _Resolver(rules, Names(rules, allowed, wrong, renamed), wrong, page)
    return resolver.selection(choices), wrong, renamed


@attrs.define
class _Resolver:
    rules: RuleSet
    names: Names
    wrong: Ledger
    page: Page

    def selection(self, choices: Choices) -> Selection:
        settings = list(self._known(choices.settings))
        off = {name: each.rule for name, each in settings if each.level == OFF}
        return Selection(
            rules=self._asked(choices, {**off, **self._ignored(choices.ignore)}),
            levels={name: each.level for name, each in settings if isinstance(each.level, Level)},
            options={name: self._options(self.rules[name], each.options) for name, each in settings if each.options},
            overrides=[self._override(each) for each in choices.scopes],
        )

    def _known(self, settings: Iterable[RuleSettings]) -> Iterator[tuple[str, RuleSettings]]:
        found = [(self.names.one(each.rule), each) for each in settings]
        known = [(name, each) for name, each in found if name is not None]
        self._once((each.rule, (name,)) for name, each in known)
        yield from known

    def _ignored(self, ignored: Iterable[Ignored]) -> dict[str, Mention]:
        found = [(each.what, self.names.meant(each.what)) for each in ignored]
        self._once(found)
        return {name: mention for mention, names in found for name in names}

    def _once(self, found: Iterable[tuple[Mention, tuple[str, ...]]]) -> None:
        """Note a rule that is named a second time, by a former name: the same word twice was noted before."""
        first: dict[str, Mention] = {}
        single = ((mention, names[0]) for mention, names in found if names and not is_group(mention.word))
        for mention, name in single:
            if first.setdefault(name, mention).word != mention.word:
                self.wrong.troubles.append(twice(mention, first[name]))

    def _asked(self, choices: Choices, gone: Mapping[str, Mention]) -> frozenset[str] | None:
        """Give the rules that are asked, of which a check must ask one at least."""
        selected = [(each, self.names.meant(each)) for each in choices.select or ()]
        self._once(selected)
        for mention, names in selected:
            if names and not is_group(mention.word) and names[0] in gone:
                self._contradicts(_BOTH, mention, gone[names[0]])
        if choices.select is None and not gone:
            return None
        every = self.rules.names if choices.select is None else [name for _, names in selected for name in names]
        asked = frozenset(every) - gone.keys()
        if not self.wrong.troubles and all(self.rules[name].phase is None for name in asked):
            way = ("rules",) if choices.select is None else ("rules", "select")
            self.wrong.note(NOTHING_LEFT, way, _NOTHING.with_(), hint=_LEAVE_SOME.with_(), at_key=True)
        return asked

    def _override(self, scope: Scope) -> Override:
        ignored = self._ignored(scope.ignore)
        levels = list(self._known(scope.levels))
        for name, each in levels:
            if name in ignored and each.level != OFF:
                self._contradicts(_SET_AND_IGNORED, each.rule, ignored[name])
        off = {name for name, each in levels if each.level == OFF}
        told = {name: each.level for name, each in levels if isinstance(each.level, Level)}
        return Override(at=scope.at.word, ignore=ignored.keys() | off, levels=told)

    def _contradicts(self, text: Text, here: Mention, there: Mention) -> None:
        self.wrong.troubles.append(
            Trouble(
                code="contradiction",
                way=here.way,
                message=text.with_(word=here.word, first=""),
                hint=_KEEP_ONE.with_(),
                about=here.word,
                elsewhere=Elsewhere(there.way, _IGNORED.with_(word=there.word)),
            )
        )

    def _options(self, rule: Rule, given: tuple[Given, ...]) -> dict[str, object]:
        """Give options as their rule takes them, or note everything that is wrong with them."""
        ways = {each.option.word: each.option.way for each in given}
        left = {each.option.word: _fitting(rule, each) for each in given}
        while left:
            _, problems = options_for(rule, left)
            for each in problems:
                self._refuse(each, ways)
            refused = left.keys() & {each.about for each in problems}
            if not refused:
                break
            left = {name: value for name, value in left.items() if name not in refused}
        return left

    def _refuse(self, problem: Problem, ways: Mapping[str, Way]) -> None:
        """Note what is wrong with one option, at its value, as it is typed; or with all of them together."""
        way = ways.get(problem.about or "")
        if way is None:
            table = next(iter(ways.values()))[:-1]
            self.wrong.take(problem, table, at_key=True)
            return
        values = dict(problem.message.values)
        if "value" in values:
            values["value"] = self.page.typed(way) or values["value"]
        told = attrs.evolve(problem, message=problem.message.template.with_(**values))
        self.wrong.take(told, way, at_key=problem.code == "unknown-option")


def _fitting(rule: Rule, given: Given) -> object:
    """Take a whole number for the number that an option is."""
    default: object = getattr(rule.options, given.option.word, None)
    return float(given.value) if isinstance(default, float) and type(given.value) is int else given.value
