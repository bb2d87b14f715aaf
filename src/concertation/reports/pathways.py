"""Pathways as people read them: steps, circles and charts in columns, and what one departs from another in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from concertation.charts import Chart, Departure, Move, Pathway, State, Step
from concertation.documents.pathways.dumping import data_of_pathway
from concertation.reports.data import Data, text_data
from concertation.reports.words import LABEL, counted, name_of, role_names
from concertation.texts import Lang, Text

__all__ = ["departure_data", "departures_text", "pathway_data", "pathway_text"]

_STEPS: Final = Text(en="Steps", fr="Étapes")
_CIRCLES: Final = Text(en="Circles", fr="Cercles")
_CHART: Final = Text(en="Chart of {label} ({name})", fr="Diagramme : {label} ({name})")
_RULES: Final = Text(en="Rules", fr="Règles")
_FROM: Final = Text(en="{phase} from {state}", fr="{phase} dès {state}")
_WHO_WAIVES: Final = Text(en="Waivers: {roles}", fr="Dérogations : {roles}")
_NOBODY: Final = Text(en="nobody", fr="personne")
_STAYS: Final = Text(en="stays", fr="sur place")
_MOTIVE: Final = Text(en="a motive", fr="un motif")
_WITHIN: Final = Text(en="for {period} at most", fr="pour {period} au plus")
_FINAL: Final = Text(en="{state} (final)", fr="{state} (final)")
_NO_REASON: Final = Text(en="no reason given", fr="aucun motif donné")
_BECAUSE: Final = Text(en="because: {reason}", fr="motif : {reason}")
_SAME: Final = Text(en="nothing departs from it", fr="rien ne s'en écarte")
_NOUN: Final = (Text(en="departure", fr="écart"), Text(en="departures", fr="écarts"))
_WITHOUT: Final = Text(en="{count}, of which {unsaid} without a reason", fr="{count}, dont {unsaid} sans motif")


def pathway_text(pathway: Pathway, lang: Lang = "en") -> str:
    r"""Say a pathway: its steps, its circles, its charts with who makes which move, and what it makes of the rules.

    >>> print("\n".join(pathway_text(Pathway.stock(), "fr").splitlines()[:4]))
    mettre en place une instance de concertation — cheminement 1
    <BLANKLINE>
    Étapes
      1  prepare    Préparer la concertation           preparation dès en préparation
    """
    blocks = [
        [f"{pathway.label.render(lang)} — {pathway.id} {pathway.version}"],
        [_STEPS.render(lang), *_columns([_step(each, pathway, lang) for each in pathway.steps])],
        [
            _CIRCLES.render(lang),
            *_columns([(each.id, name_of(each.title or each.id, lang)) for each in pathway.circles]),
        ],
        *([_heading(each, lang), *_chart(each, lang)] for each in pathway.charts),
    ]
    rules = list(_rules(pathway, lang))
    blocks += [[_RULES.render(lang), *_columns(rules)]] if rules else []
    blocks.append([_WHO_WAIVES.render(lang, roles=role_names(pathway.waives, lang) or _NOBODY)])
    return "\n\n".join("\n".join(block) for block in blocks)


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    wide = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    return [f"  {'  '.join(cell.ljust(width) for cell, width in zip(row, wide, strict=True))}".rstrip() for row in rows]


def _step(step: Step, pathway: Pathway, lang: Lang) -> tuple[str, ...]:
    chart = pathway.chart(step.chart)
    phases = (_FROM.render(lang, phase=phase, state=_state(chart, state, lang)) for phase, state in step.phases.items())
    return (str(step.number or ""), step.id, step.label.render(lang), ", ".join(phases))


def _state(chart: Chart | None, name: str, lang: Lang) -> str:
    state = chart.state(name) if chart else None
    return state.label.render(lang) if state else name


def _heading(chart: Chart, lang: Lang) -> str:
    return _CHART.render(lang, label=chart.label, name=chart.name)


def _chart(chart: Chart, lang: Lang) -> Iterator[str]:
    yield "  " + " · ".join(_named(each, lang) for each in chart.states)
    yield from _columns([_move(each, chart, lang) for each in chart.moves])


def _named(state: State, lang: Lang) -> str:
    label = state.label.render(lang)
    return _FINAL.render(lang, state=label) if state.final else label


def _move(move: Move, chart: Chart, lang: Lang) -> tuple[str, ...]:
    source = ", ".join(_state(chart, each, lang) for each in move.source)
    end = _STAYS.render(lang) if move.dest in {None, "="} else _state(chart, str(move.dest), lang)
    wanted = [*move.requires, *([_MOTIVE.render(lang)] if move.motive else [])]
    if move.within is not None:
        wanted.append(_WITHIN.render(lang, period=move.within.say(lang)))
    return (move.trigger, move.label.render(lang), f"{source} → {end}", role_names(move.by, lang), ", ".join(wanted))


def _rules(pathway: Pathway, lang: Lang) -> Iterator[tuple[str, str]]:
    for rule, level in pathway.levels.items():
        yield rule, level.label.render(lang)
    for rule, options in pathway.options.items():
        for name, value in options.items():
            yield rule, LABEL.render(lang, name=name, said=value)


def departures_text(departures: Sequence[Departure], lang: Lang = "en") -> str:
    """Say every departure with its reason under it, and how many there are.

    >>> departures_text((), "fr")
    "rien ne s'en écarte"
    """
    if not departures:
        return _SAME.render(lang)
    unsaid = sum(each.reason is None for each in departures)
    count = counted(len(departures), _NOUN, lang)
    total = _WITHOUT.render(lang, count=count, unsaid=unsaid) if unsaid else count
    return "\n".join([*_told(departures, lang), "", total])


def _told(departures: Iterable[Departure], lang: Lang) -> Iterator[str]:
    for each in departures:
        yield each.said(lang)
        yield f"    {_NO_REASON.render(lang) if each.reason is None else _BECAUSE.render(lang, reason=each.reason)}"


def departure_data(departure: Departure) -> Data:
    """Give a departure as plain data, in both languages."""
    return {
        "address": departure.address,
        "kind": departure.kind,
        "what": text_data(departure.what),
        "said": {"en": departure.said("en"), "fr": departure.said("fr")},
        "reason": departure.reason,
    }


def pathway_data(pathway: Pathway) -> Data:
    """Give a pathway as plain data: what a document that says the whole of it holds, and its fingerprint."""
    return {**data_of_pathway(pathway), "hash": pathway.hash}
