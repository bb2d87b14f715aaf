"""Whether a pathway and a set of rules fit each other: names of rules, phases, roles, addresses and options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

import attrs

from concertation.charts import CHARTED, Chart, Pathway
from concertation.errors import DefinitionError, Problem, unknown_name
from concertation.model import COLLECTIONS, ROLES, Concertation
from concertation.rules import Rule, RuleSet, Selection, Setting, Settings
from concertation.rules.stock import waivers
from concertation.texts import Text

__all__ = ["options_for", "selected", "settings_of"]

_NO_RULE = Text(en="no rule is called '{word}'", fr="aucune règle ne s'appelle « {word} »")
_NO_PHASE = Text(en="no phase is called '{word}'", fr="aucune phase ne s'appelle « {word} »")
_NO_ROLE = Text(en="no role is called '{word}'", fr="aucun rôle ne s'appelle « {word} »")
_NO_FIELD = Text(en="a concertation has no field '{word}'", fr="une concertation n'a pas de champ « {word} »")
_NO_FIELD_OF = Text(en="{place} have no field '{word}'", fr="{place} n'ont pas de champ « {word} »")
_NO_OPTION = Text(en="{rule} has no option '{word}'", fr="{rule} n'a pas d'option « {word} »")
_OPTION_TYPE = Text(
    en="the option '{word}' is of type {kind}, got {value}",
    fr="l'option « {word} » est du type {kind} ; reçu : {value}",
)
_BAD_OPTION = Text(en="{rule}: {error}", fr="{rule} : {error}")
_OTHER_SUBJECT = Text(
    en="'{word}' is asked of another kind of value than the chart {chart} moves",
    fr="« {word} » porte sur un autre type de valeur que ce que fait évoluer le diagramme {chart}",
)


def settings_of(pathway: Pathway, rules: RuleSet) -> Settings:
    """Set each rule as the pathway wants it.

    Raises:
        DefinitionError: with every name that is unknown, and the nearest that is not.
    """
    problems = list(_problems(pathway, rules))
    levels = {rules.current(name) or name: level for name, level in pathway.levels.items()}
    options = {rules.current(name) or name: given for name, given in pathway.options.items()}
    settings = {}
    for rule in _with_upkeep(rules):
        given = cast("Mapping[str, object]", options.get(rule.name, {}))
        chosen, wrong = options_for(rule, given)
        problems += wrong
        settings[rule.name] = Setting(rule, levels.get(rule.name, rule.level), chosen)
    if problems:
        raise DefinitionError(problems)
    return Settings(settings)


def _with_upkeep(rules: RuleSet) -> RuleSet:
    """Add the rules about waivers, which every process asks, to those of a host that has none."""
    return rules | [each for each in waivers.RULES if each.name not in rules]


def selected(settings: Settings, selection: Selection) -> Settings:
    """Set rules as whoever asks wants them.

    Raises:
        DefinitionError: with every name that is unknown and every option that is wrong.
    """
    given = {*(selection.rules or ()), *selection.levels, *selection.options}
    problems = [
        unknown_name("unknown-rule", "selection", _NO_RULE.with_(word=name), name, settings)
        for name in sorted(given)
        if name not in settings
    ]
    chosen = {}
    for name, setting in settings.items():
        options, wrong = options_for(setting.rule, selection.options.get(name, {}), setting.options)
        problems += wrong
        chosen[name] = Setting(setting.rule, selection.levels.get(name, setting.level), options)
    if problems:
        raise DefinitionError(problems)
    return Settings(chosen)


def _problems(pathway: Pathway, rules: RuleSet) -> Iterator[Problem]:
    for chart in pathway.charts:
        yield from _chart_problems(chart, pathway, rules)
    for role in pathway.waives:
        yield from _role_problem("waives", role)
    phases = {*pathway.phases, *Pathway.stock().phases, waivers.PHASE}
    for rule in rules:
        if rule.phase is not None and rule.phase not in phases:
            at = f"rules/{rule.name}/phase"
            yield unknown_name("unknown-phase", at, _NO_PHASE.with_(word=rule.phase), rule.phase, phases)
    for name in (*pathway.levels, *pathway.options):
        if name not in rules:
            yield unknown_name("unknown-rule", "levels", _NO_RULE.with_(word=name), name, rules.names)


def _chart_problems(chart: Chart, pathway: Pathway, rules: RuleSet) -> Iterator[Problem]:
    for move in chart.moves:
        at = f"charts/{chart.name}/moves/{move.trigger}"
        for role in move.by:
            yield from _role_problem(f"{at}/by", role)
        for word in move.requires:
            yield from _requirement_problem(f"{at}/requires", word, chart, pathway, rules)
    for state in chart.states:
        for lock in state.locks:
            at = f"charts/{chart.name}/states/{state.name}/locks"
            yield from _lock_problems(at, lock.removeprefix("!").split("/"), chart)


def _lock_problems(at: str, parts: list[str], chart: Chart) -> Iterator[Problem]:
    first, *rest = parts
    known = [each.name for each in attrs.fields(Concertation)]
    own = [collection for collection, name in CHARTED.items() if name == chart.name]
    if first not in {"*", *known}:
        yield unknown_name("unknown-field", at, _NO_FIELD.with_(word=first), first, known)
        return
    collection, fields = (own[0], rest) if first == "*" and own else (first, rest[1:])
    if collection in COLLECTIONS and fields:
        names = [each.name for each in attrs.fields(COLLECTIONS[collection])]
        if fields[0] not in {"*", *names}:
            message = _NO_FIELD_OF.with_(word=fields[0], place=collection)
            yield unknown_name("unknown-field", at, message, fields[0], names)


def _role_problem(at: str, role: str) -> Iterator[Problem]:
    if role not in ROLES:
        yield unknown_name("unknown-role", at, _NO_ROLE.with_(word=role), role, ROLES)


def _requirement_problem(at: str, word: str, chart: Chart, pathway: Pathway, rules: RuleSet) -> Iterator[Problem]:
    if word.startswith("@"):
        if word[1:] not in pathway.phases:
            yield unknown_name("unknown-phase", at, _NO_PHASE.with_(word=word[1:]), word[1:], pathway.phases)
        return
    rule = rules.get(word)
    if rule is None:
        yield unknown_name("unknown-rule", at, _NO_RULE.with_(word=word), word, rules.names)
        return
    moved = {COLLECTIONS[collection] for collection, name in CHARTED.items() if name == chart.name}
    if moved and rule.subject not in {*moved, Concertation}:
        message = _OTHER_SUBJECT.with_(word=word, chart=chart.name)
        yield Problem(code="other-subject", path=at, message=message, about=word)


def options_for(
    rule: Rule, given: Mapping[str, object], now: attrs.AttrsInstance | None = None
) -> tuple[attrs.AttrsInstance | None, list[Problem]]:
    """Give the options of a rule with those given in place, or everything that is wrong with them.

    Args:
        rule: whose options they are.
        given: values by the name of the option.
        now: what they are changed from; the rule's own by default.
    """
    options = now if now is not None else rule.options
    if not given:
        return options, []
    known = [] if options is None else [each.name for each in attrs.fields(type(options))]
    at = f"options/{rule.name}"
    problems = [
        unknown_name("unknown-option", f"{at}/{name}", _NO_OPTION.with_(rule=rule.name, word=name), name, known)
        for name in given
        if name not in known
    ]
    if problems or options is None:
        return options, problems
    problems += _mistyped(rule, options, given)
    if problems:
        return options, problems
    try:
        return _evolved(options, given), []
    except (TypeError, ValueError) as error:
        message = _BAD_OPTION.with_(rule=rule.name, error=str(error))
        return options, [Problem(code="option", path=at, message=message, about=rule.name)]


def _mistyped(rule: Rule, options: attrs.AttrsInstance, given: Mapping[str, object]) -> Iterator[Problem]:
    for name, value in given.items():
        default = getattr(options, name)
        if default is not None and type(value) is not type(default):
            message = _OPTION_TYPE.with_(word=name, kind=type(default).__name__, value=repr(value))
            yield Problem(code="option", path=f"options/{rule.name}/{name}", message=message, about=name)


def _evolved(options: attrs.AttrsInstance, given: Mapping[str, object]) -> attrs.AttrsInstance:
    now = {each.name: getattr(options, each.name) for each in attrs.fields(type(options))}
    return type(options)(**{**now, **given})
