"""The charts of a document: each built from its parent and what is said of it, or stood in for where it cannot be."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Final

import attrs

from concertation.charts import Chart, Move, State
from concertation.charts.pathway import NO_VALIDATION
from concertation.documents.kinds import read_text
from concertation.documents.pathways.fields import STATE, read_title
from concertation.documents.pathways.ledger import Ledger
from concertation.documents.pathways.moves import Moves, Written, moves_of
from concertation.documents.pathways.placing import Section, merged
from concertation.documents.pathways.seeking import seek, way_to
from concertation.documents.troubles import Way
from concertation.errors import DefinitionError, Problem, unknown_name
from concertation.model.checks import check_slug
from concertation.texts import Text, nearest

__all__ = ["Charts", "Made"]

_STATE_OF: Callable[..., State] = State
_evolve: Callable[..., State] = attrs.evolve
_KEYS: Final = ("extends", "title", "states", "moves")
_SHAPE: Final = frozenset({"unreachable", "dead-end", "no-final", "never-fires"})
_NO_CHART: Final = Text(en="no chart is called '{word}'", fr="aucun diagramme ne s'appelle « {word} »")
_NO_STATE: Final = Text(en="no state is called '{word}'", fr="aucun état ne s'appelle « {word} »")
_HAS_ITS_OWN: Final = Text(
    en="'{word}' is a chart of the parent already: it extends itself",
    fr="« {word} » est déjà un diagramme du parent : il s'étend lui-même",
)


@attrs.frozen
class Made:
    """A chart that comes of a document.

    ``chart`` stands in for the one that cannot be built, so that the rest of the pathway can be judged; ``moves`` are
    those that the document and the parent say, and ``standins`` leads from the moves of a stand-in to them.
    """

    chart: Chart
    moves: Moves
    base: Chart | None = None
    standins: Mapping[str, Written] = attrs.field(factory=dict)

    def mended(self) -> Chart:
        """Give a chart that asks the same of the same roles, but takes no decision."""
        return self.chart if self.standins else _stand_in(self.chart.name, self.chart.states, self.moves).chart


def _state(_ledger: Ledger, name: str, given: Mapping[str, object], _way: Way, now: State | None) -> State:
    return _STATE_OF(name, **given) if now is None else _evolve(now, **given)


_STATES: Final[Section[State]] = Section(unknown=_NO_STATE, fields=STATE, make=_state)


@attrs.frozen
class Charts:
    """Builds the charts of a document, whose data places the mistakes of each."""

    ledger: Ledger
    data: object
    parents: Mapping[str, Chart]
    is_whole: bool
    made: dict[str, Made] = attrs.field(factory=dict)

    def build(self, value: object) -> dict[str, Chart]:
        """Build every chart: the parent's, changed or not, then the new ones."""
        section: Section[Chart] = Section(
            unknown=_NO_CHART,
            fields={},
            make=self._make,
            others=_KEYS,
            is_marked=False,
            is_new=lambda given: bool({"states", "extends"} & given.keys()),
        )
        parents = None if self.is_whole else self.parents
        return merged(self.ledger, value, ("charts",), section, parents)

    def _make(self, _: Ledger, name: str, given: Mapping[str, object], way: Way, now: Chart | None) -> Chart | None:
        base = now or self._extended(given, way)
        title = self._title(given, way, base, now)
        states = merged(
            self.ledger,
            given.get("states", {}),
            (*way, "states"),
            _STATES,
            None if base is None else {each.name: each for each in base.states},
        )
        parents = None if base is None else base.moves
        moves = moves_of(self.ledger, given.get("moves", {}), (*way, "moves"), parents)
        made = self._built(name, tuple(states.values()), moves, title, way)
        self.made[name] = attrs.evolve(made, base=base)
        return made.chart

    def _extended(self, given: Mapping[str, object], way: Way) -> Chart | None:
        if "extends" not in given:
            self.ledger.missing(given, way, "states", "moves")
            return None
        word = self.ledger.read(read_text, given["extends"], (*way, "extends"))
        if word is not None and word not in self.parents:
            problem = unknown_name("unknown-chart", ".", _NO_CHART.with_(word=word), word, self.parents)
            self.ledger.take(problem, (*way, "extends"))
        meant = word if word in self.parents else nearest(word or "", self.parents)
        return self.parents[meant] if meant is not None else next(iter(self.parents.values()), None)

    def _title(self, given: Mapping[str, object], way: Way, base: Chart | None, now: Chart | None) -> Text | None:
        if now is not None and "extends" in given:
            self.ledger.note("loop", (*way, "extends"), _HAS_ITS_OWN.with_(word=now.name), about=now.name, at_key=True)
        if "title" not in given:
            return base.title if base else None
        title = self.ledger.read(read_title, given["title"], (*way, "title"))
        if now is not None and title is not None and title == now.title:
            self.ledger.same((*way, "title"))
        return title

    def _built(self, name: str, states: tuple[State, ...], moves: Moves, title: Text | None, way: Way) -> Made:
        try:
            return Made(Chart(name, states, moves.all, title=title), moves)
        except DefinitionError as error:
            for each in error.problems:
                if not (moves.lost and each.code in _SHAPE):
                    self._place(name, each, way)
        return _stand_in(name, states, moves)

    def _place(self, name: str, problem: Problem, way: Way) -> None:
        parts = problem.path.removeprefix(f"charts/{name}").strip("/").split("/")
        at: Way = (*way, *way_to(_inside(self.data, way), [each for each in parts if each != "."]))
        found = None if problem.about in {None, at[-1]} else seek(self.data, at, str(problem.about))
        if found is None and problem.about not in {None, at[-1]}:
            found = seek(self.data, way, str(problem.about))
        place, is_key = found or (at, True)
        self.ledger.take(problem, place, at_key=is_key)


def _inside(data: object, way: Way) -> object:
    for step in way:
        data = data[step]  # type: ignore[index]  # the way was found in this very data
    return data


def _stand_in(name: str, states: tuple[State, ...], moves: Moves) -> Made:
    """Give a chart that has the same states and asks the same of the same roles, but cannot be wrong."""
    named = {each.name: each for each in states} or {"unstated": State("unstated")}
    rests = [attrs.evolve(each, final=True) for each in named.values() if _is_slug(each.name)] or [
        State("unstated", final=True)
    ]
    there = [_entering(f"enter-{index}", each.name) for index, each in enumerate(rests)]
    standins = dict(zip(_names(), moves.written, strict=False))
    asked = [
        Move(trigger, "*", "=", by=each.move.by or "authority", requires=each.move.requires)
        for trigger, each in standins.items()
    ]
    return Made(Chart(name if _is_slug(name) else "unstated", rests, [*there, *asked]), moves, standins=standins)


def _entering(trigger: str, dest: str) -> Move:
    requires = NO_VALIDATION if dest == "under-way" else ()
    return Move(trigger, "*", dest, by="authority", requires=requires)


def _names() -> Iterator[str]:
    return (f"stands-in-{number}" for number in itertools.count())


def _is_slug(word: str) -> bool:
    return not list(check_slug(word))
