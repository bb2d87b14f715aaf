"""What plugins bring is what it says: rules and pathways, under the prefix, each name once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from concertation.charts import Pathway
from concertation.errors import Problem
from concertation.plugins.choosing import SLUG
from concertation.plugins.finding import Group, Installed
from concertation.plugins.plugin import Plugin
from concertation.plugins.problems import problem
from concertation.rules import Rule
from concertation.texts import Text

__all__ = ["contents", "repeated"]

_EMPTY = {
    "concertation.rules": Text(en="{origin} offers no rule", fr="{origin} n'offre aucune règle"),
    "concertation.pathways": Text(en="{origin} offers no pathway", fr="{origin} n'offre aucun cheminement"),
}
_EMPTY_HINT = Text(
    en="its author fills the Plugin, or takes the entry point out of {group}",
    fr="à compléter dans Plugin, ou à retirer du groupe {group}, par qui publie le module",
)
_NOT_A_RULE = Text(en="{origin}: {word} is not a rule", fr="{origin} : {word} n'est pas une règle")
_NOT_A_RULE_HINT = Text(en="decorate the function with @rule", fr="décorez la fonction avec @rule")
_NOT_A_PATHWAY = Text(en="{origin}: {word} is not a pathway", fr="{origin} : {word} n'est pas un cheminement")
_NOT_A_PATHWAY_HINT = Text(
    en="build a Pathway, or take the .pathway of a loaded document",
    fr="construisez un Pathway, ou prenez le .pathway d'un document lu",
)
_RULE = Text(
    en="the rule '{word}' of {origin} is not called {prefix}/name",
    fr="la règle « {word} » de {origin} ne s'appelle pas {prefix}/nom",
)
_FORMERLY = Text(
    en="'{word}', a former name in {origin}, is not of the form {prefix}/name",
    fr="« {word} », ancien nom dans {origin}, n'est pas de la forme {prefix}/nom",
)
_PATHWAY = Text(
    en="the pathway '{word}' of {origin} is called neither {prefix} nor {prefix}-name",
    fr="le cheminement « {word} » de {origin} ne s'appelle ni {prefix} ni {prefix}-nom",
)
_CALL_PATHWAY = Text(en="call it {name}", fr="appelez-le {name}")
_CALL_RULE = Text(en="call it {name}", fr="appelez-la {name}")
_TWICE = Text(en="'{word}' is given more than once: {plugins}", fr="« {word} » est donné plus d'une fois : {plugins}")
_TWICE_HINT = Text(en="each name is given once", fr="chaque nom n'est donné qu'une fois")


def given(group: Group, plugin: Plugin) -> tuple[object, ...]:
    """Give what a plugin offers in a group; whether it is what it should be remains to be seen."""
    return plugin.rules if group == "concertation.rules" else plugin.pathways


def contents(group: Group, chosen: Installed, plugin: Plugin) -> Iterator[Problem]:
    """Name everything that a plugin offers and may not."""
    found = given(group, plugin)
    if not found:
        message, hint = _EMPTY[group].with_(origin=chosen.origin), _EMPTY_HINT.with_(group=group)
        yield problem("empty-plugin", chosen.prefix, message, hint)
    for each in found:
        yield from _rule(chosen, each) if group == "concertation.rules" else _pathway(chosen, each)


def _rule(chosen: Installed, value: object) -> Iterator[Problem]:
    if not isinstance(value, Rule):
        yield _stranger("not-a-rule", chosen, value, _NOT_A_RULE, _NOT_A_RULE_HINT)
        return
    for name, message in ((value.name, _RULE), *((each, _FORMERLY) for each in value.formerly)):
        if not re.fullmatch(f"{chosen.prefix}/{SLUG}", name):
            hint = _CALL_RULE.with_(name=f"{chosen.prefix}/{name.rpartition('/')[2]}")
            said = message.with_(word=name, origin=chosen.origin, prefix=chosen.prefix)
            yield problem("rule-prefix", chosen.prefix, said, hint, name)


def _pathway(chosen: Installed, value: object) -> Iterator[Problem]:
    if not isinstance(value, Pathway):
        yield _stranger("not-a-pathway", chosen, value, _NOT_A_PATHWAY, _NOT_A_PATHWAY_HINT)
    elif not re.fullmatch(f"{chosen.prefix}(-{SLUG})?", value.id):
        said = _PATHWAY.with_(word=value.id, origin=chosen.origin, prefix=chosen.prefix)
        hint = _CALL_PATHWAY.with_(name=f"{chosen.prefix}-{value.id}")
        yield problem("pathway-prefix", chosen.prefix, said, hint, value.id)


def _stranger(code: str, chosen: Installed, value: object, message: Text, hint: Text) -> Problem:
    word = str(getattr(value, "__name__", type(value).__name__))
    return problem(code, chosen.prefix, message.with_(origin=chosen.origin, word=word), hint, word)


def repeated(offered: Iterable[tuple[Installed, object]]) -> Iterator[Problem]:
    """Name every rule or pathway whose name is given more than once, by one plugin or by several."""
    owners: dict[str, list[Installed]] = {}
    for chosen, value in offered:
        if isinstance(value, Rule | Pathway):
            owners.setdefault(value.name if isinstance(value, Rule) else value.id, []).append(chosen)
    for name, several in owners.items():
        if len(several) > 1:
            plugins = tuple(dict.fromkeys(each.origin for each in several))
            message = _TWICE.with_(word=name, plugins=plugins)
            yield problem("duplicate", several[0].prefix, message, _TWICE_HINT, name)
