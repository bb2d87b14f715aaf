"""The page of a rule: what it checks, why, what to do, examples, options and sources, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from concertation.findings import Level
from concertation.model import Concertation
from concertation.reports.markup import code, fenced, plain, table
from concertation.reports.words import LABEL, NOUNS
from concertation.rules import Rule
from concertation.rules.context import kind_name
from concertation.rules.example import Example
from concertation.rules.options import Option, described
from concertation.texts import Lang, Text

__all__ = ["rule_page"]

_PHASE: Final = Text(en="Phase", fr="Phase")
_PHASES: Final = {
    "preparation": Text(en="preparation", fr="préparation"),
    "members": Text(en="members", fr="membres"),
    "programme": Text(en="programme", fr="programme"),
    "decision": Text(en="decision", fr="décision"),
    "follow-up": Text(en="follow-up", fr="suivi"),
    "experiments": Text(en="experiments", fr="expérimentations"),
    "waivers": Text(en="waivers", fr="dérogations"),
}
_NO_PHASE: Final = Text(
    en="none: only a move that names the rule asks it", fr="aucune : seul un mouvement qui nomme la règle la consulte"
)
_LEVEL: Final = Text(en="Level", fr="Niveau")
_DEFAULT: Final = Text(en="{level} by default", fr="{level} par défaut")
_HERE: Final = Text(en="{level} here ({default} by default)", fr="{level} ici ({default} par défaut)")
_SUBJECT: Final = Text(en="Asked about", fr="Porte sur")
_EACH: Final = Text(en="each {noun}", fr="chaque {noun}")
_WHOLE: Final = Text(en="the concertation as a whole", fr="la concertation dans son ensemble")
_PLUGIN: Final = Text(en="Comes with", fr="Fournie par")
_WHAT: Final = Text(en="What it checks", fr="Ce que la règle vérifie")
_WHY: Final = Text(en="Why", fr="Pourquoi")
_WAY_OUT: Final = Text(en="What to do", fr="Que faire")
_BAD: Final = Text(en="Found fault with", fr="Ce qu'elle relève")
_GOOD: Final = Text(en="Satisfied by", fr="Ce qui lui convient")
_FOUND: Final = Text(en="Found at {address}.", fr="Constat à {address}.")
_ON: Final = Text(en="Asked on {date}.", fr="Date de la question : {date}.")
_OPTIONS: Final = Text(en="Options", fr="Options")
_HEAD: Final = (
    Text(en="option", fr="option"),
    Text(en="default", fr="valeur par défaut"),
    Text(en="unit", fr="unité"),
    Text(en="what it decides", fr="ce qu'elle décide"),
    Text(en="source", fr="source"),
)
_SOURCES: Final = Text(en="Sources", fr="Sources")
_READS: Final = Text(en="What it reads", fr="Ce qu'elle lit")
_EVERYTHING: Final = Text(en="everything", fr="tout")
_FORMERLY: Final = Text(en="Former names", fr="Anciens noms")


def rule_page(rule: Rule, *, lang: Lang = "en", level: Level | None = None) -> str:
    """Write the page of a rule; what the rule does not say of itself has no part in it.

    Args:
        rule: the rule.
        lang: the language.
        level: the level that it has here, where a pathway or a configuration gives it one.

    >>> from concertation.rules import RuleSet
    >>> print(rule_page(RuleSet.stock()["body-has-member"]).splitlines()[0])
    # body-has-member
    """
    parts = [["# " + plain(rule.name)], [f"- {line}" for line in _facts(rule, level, lang)]]
    for heading, lines in _sections(rule, lang):
        parts += [[f"## {heading.render(lang)}"], lines]
    return "\n\n".join("\n".join(lines) for lines in parts)


def _facts(rule: Rule, level: Level | None, lang: Lang) -> Iterator[str]:
    default = rule.level.label
    here = _DEFAULT.with_(level=default) if level in {None, rule.level} else _HERE.with_(level=level, default=default)
    for name, said in (
        (_PHASE, _PHASES.get(rule.phase, Text.plain(rule.phase)).render(lang) if rule.phase else _NO_PHASE),
        (_LEVEL, here),
        (_SUBJECT, _asked_about(rule)),
        (_PLUGIN, rule.plugin),
    ):
        if said is not None:
            yield plain(LABEL.render(lang, name=name, said=said))


def _asked_about(rule: Rule) -> Text:
    kind = kind_name(rule.subject)
    collection = {"axis": "axes"}.get(kind, f"{kind}s")
    if rule.subject is Concertation:
        return _WHOLE
    if collection not in NOUNS:
        return Text.plain(kind)
    noun = NOUNS[collection][0]
    return Text(en=_EACH.render("en", noun=noun), fr=_EACH.render("fr", noun=noun))


def _sections(rule: Rule, lang: Lang) -> Iterator[tuple[Text, list[str]]]:
    for heading, text in ((_WHAT, rule.what), (_WHY, rule.why), (_WAY_OUT, rule.way_out)):
        if text:
            yield heading, [plain(text.render(lang))]
    for heading, examples in ((_BAD, rule.bad), (_GOOD, rule.good)):
        if examples:
            yield heading, [*_shown(examples, lang)]
    options = described(rule.options)
    if options:
        yield _OPTIONS, table([each.render(lang) for each in _HEAD], (_option(each, lang) for each in options))
    if rule.sources:
        yield _SOURCES, [f"- {plain(each.text(lang))}" for each in rule.sources]
    yield _READS, [_EVERYTHING.render(lang) if rule.reads is None else ", ".join(map(code, rule.reads))]
    if rule.formerly:
        yield _FORMERLY, [", ".join(map(code, rule.formerly))]


def _shown(examples: Iterable[Example], lang: Lang) -> Iterator[str]:
    for index, each in enumerate(examples):
        if index:
            yield ""
        yield from fenced(each.text, "yaml")
        said = [plain(each.note.render(lang))] if each.note else []
        said += [_FOUND.render(lang, address=code(each.at))] if each.at else []
        said += [_ON.render(lang, date=each.on)] if each.on else []
        if said:
            yield from ("", " ".join(said))


def _option(option: Option, lang: Lang) -> list[str]:
    return [
        code(option.name, in_table=True),
        code(_written(option.default), in_table=True),
        plain(option.unit.render(lang)) if option.unit else "",
        plain(option.what.render(lang)) if option.what else "",
        plain(option.source.text(lang)) if option.source else "",
    ]


def _written(value: object) -> str:
    """Write a value as it would stand in a document."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_written, value))}]"
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    return str(value)
