"""The answers of a search: what is reached, what stays reachable, what never happens; yes, no, or unknown, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal

import attrs

from concertation.charts import CHARTED, Candidate, Chart
from concertation.model import Concertation
from concertation.process.exploring.relaxed import Stands, could_reach
from concertation.process.exploring.search import Search
from concertation.process.exploring.traces import Trace
from concertation.rules import Settings
from concertation.texts import Lang, Message, Text

__all__ = ["Answer", "liveness", "places"]

_WORDS: Final = {
    "yes": Text(en="yes", fr="oui"),
    "no": Text(en="no", fr="non"),
    "unknown": Text(en="unknown", fr="inconnu"),
}
_BECAUSE: Final = Text(en="{answer}: {because}", fr="{answer} : {because}")
_WHATEVER: Final = Text(
    en="whatever is said, no sequence of acts leads there without a waiver",
    fr="quoi que l'on précise, aucune suite d'actes n'y mène sans dérogation",
)
_CUT: Final = Text(
    en="the search stopped at its bound ({cut}): widen the scope",
    fr="la recherche s'est arrêtée à sa borne ({cut}) : élargissez le périmètre",
)
_BLOCKED: Final = Text(
    en="in this scope nothing satisfies: {rules}; widen the scope, or mend them",
    fr="dans ce périmètre rien ne satisfait : {rules} ; élargissez le périmètre, ou corrigez-les",
)
_STUCK: Final = Text(
    en="in this scope nothing lifts the block any more; widen the scope",
    fr="dans ce périmètre plus rien ne lève le blocage ; élargissez le périmètre",
)
_NONE: Final = Text(en="the scope holds none: {slot}", fr="le périmètre n'en contient pas : {slot}")


@attrs.frozen
class Answer:
    """An answer, the shortest trace that shows it, and the reason where it is not *yes*.

    Where the answer is *yes* to a state, the trace leads to it. Where it is *no* or *unknown*, the trace leads to where
    the way ends.
    """

    answer: Literal["yes", "no", "unknown"]
    trace: Trace | None = None
    because: Message | None = None

    def __bool__(self) -> bool:
        """Whether the answer is *yes*."""
        return self.answer == "yes"

    def text(self, lang: Lang = "en") -> str:
        """Say the answer, the reason and the trace."""
        said = _WORDS[self.answer].with_()
        whole = _BECAUSE.with_(answer=said, because=self.because) if self.because else said
        return f"{whole.render(lang)}\n{self.trace.text(lang) if self.trace else ''}".rstrip()


def places(search: Search, settings: Settings) -> Iterator[tuple[tuple[str, str], Answer]]:
    """Answer for each state of each step and each kind of entity whether it is reached."""
    reached: dict[tuple[str, str], int] = {}
    for slot, name, state in search.places():
        reached.setdefault((slot.partition("/")[0], name), state)
    start = search.layout.start
    could = set(could_reach(start, search.universe.pathway, settings, waivers=search.scope.waivers))
    for slot, chart in _charts(search):
        for each in chart.states:
            at = reached.get((slot, each.name))
            if at is not None:
                yield (slot, each.name), Answer("yes", search.trace(at))
            else:
                sure = _step_cannot(could, slot, each.name) or _entity_cannot(search, slot, chart, each.name, settings)
                yield (slot, each.name), _not_reached(search, slot, chart, each.name, reached, sure=sure)


def _charts(search: Search) -> Iterator[tuple[str, Chart]]:
    pathway = search.universe.pathway
    for slot in (*(step.id for step in pathway.steps), *CHARTED):
        chart = pathway.chart_of(slot)
        if chart is not None:
            yield slot, chart


def _step_cannot(could: set[Stands], slot: str, state: str) -> bool:
    return slot not in CHARTED and all((slot, state) not in stands for stands in could)


def _entity_cannot(search: Search, slot: str, chart: Chart, state: str, settings: Settings) -> bool:
    """Whether every way into a state of an entity is barred by rules that block without reading anything."""
    if slot not in CHARTED or search.scope.waivers or slot not in search.universe.fields:
        return False
    could, ahead = {chart.initial}, [chart.initial]
    while ahead:
        here = ahead.pop()
        for row in _leaving(chart, here):
            seen = [search.judge.rules.get(each.rule.name) for each in settings.required(row.move.requires)]
            barred = any(each and each.blocks and not each.passes and not each.reads for each in seen)
            if not barred and row.dest not in could:
                could.add(row.dest)
                ahead.append(row.dest)
    return state not in could


def _not_reached(
    search: Search, slot: str, chart: Chart, state: str, reached: Mapping[tuple[str, str], int], *, sure: bool
) -> Answer:
    if slot in CHARTED and slot not in search.universe.fields:
        return Answer("unknown", None, _NONE.with_(slot=slot))
    sources = {row.source for each in chart.states for row in _leaving(chart, each.name) if row.dest == state}
    first = min((reached[slot, name] for name in sources if (slot, name) in reached), default=None)
    trace = search.trace(first) if first is not None else None
    return (
        Answer("no", trace, _WHATEVER.with_()) if sure else Answer("unknown", trace, _why(search, _words(chart, state)))
    )


def _leaving(chart: Chart, source: str) -> Iterator[Candidate]:
    yield from (row for trigger in chart.triggers for row in chart.rows(source, trigger))


def _words(chart: Chart, state: str) -> frozenset[str]:
    return frozenset(word for move in chart.moves if move.dest == state for word in move.requires)


def _why(search: Search, words: Iterable[str] | None = None) -> Message:
    if search.cut:
        return _CUT.with_(cut=search.cut)
    settings = search.universe.settings
    asked = set(search.judge.rules) if words is None else {each.rule.name for each in settings.required(sorted(words))}
    never = [name for name, seen in search.judge.rules.items() if name in asked and seen.blocks and not seen.passes]
    if never:
        return _BLOCKED.with_(rules=tuple(never))
    return _STUCK.with_()


def liveness(search: Search, settings: Settings) -> Iterator[tuple[str, Answer]]:
    """Answer for each step whether it can come to rest, whatever was done before.

    A step rests in a final state, and where another step has closed everything.
    """
    for step in search.universe.pathway.steps:
        chart = search.universe.pathway.chart_of(step.id)
        if chart is not None and any(state.final for state in chart.states):
            yield step.id, _lives(search, step.id, settings)


def _rests(stands: Mapping[str, str | None], name: str, search: Search) -> bool:
    for step, word in stands.items():
        chart = search.universe.pathway.chart_of(step)
        state = chart.state(word) if chart and word else None
        if state is not None and state.final and (step == name or "*" in state.locks):
            return True
    return False


def _lives(search: Search, name: str, settings: Settings) -> Answer:
    graph, steps = search.graph, [step.id for step in search.universe.pathway.steps]
    stands = [{step: search.layout.state(row, step) for step in steps} for row in graph.rows]
    can = graph.backwards(state for state, each in enumerate(stands) if _rests(each, name, search))
    lost = [state for state in range(len(graph.rows)) if state not in can]
    if not lost:
        return Answer("yes")
    known: dict[Stands, bool] = {}
    for state in lost:
        here = tuple(sorted((step, word or "") for step, word in stands[state].items()))
        if here not in known:
            concertation = search.layout.concertation(graph.rows[state])
            known[here] = _could_rest(search, concertation, name, settings)
        if not known[here]:
            return Answer("no", search.trace(state), _WHATEVER.with_())
    return Answer("unknown", search.trace(lost[0]), _why_lost(search, lost[0]))


def _could_rest(search: Search, start: Concertation, name: str, settings: Settings) -> bool:
    ways = could_reach(start, search.universe.pathway, settings, waivers=search.scope.waivers)
    return any(_rests(dict(stands), name, search) for stands in ways)


def _why_lost(search: Search, state: int) -> Message:
    unfinished = search.graph.backwards(search.graph.unfinished)
    return _CUT.with_(cut=search.cut) if state in unfinished else _why(search)
