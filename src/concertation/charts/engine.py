"""The engine of a chart: its table with guards bound to it, compiled once, which answers and never runs anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeAlias, TypeVar

import attrs

from concertation.charts.outcomes import Applied, Held, NotHere, Record, Refusal, Unmet, Walked
from concertation.charts.parts import Candidate
from concertation.errors import InvalidValue, Problem, unknown_name
from concertation.texts import Message, Text

__all__ = ["Answer", "Engine", "Guard", "Outcome"]

R = TypeVar("R")

Answer: TypeAlias = bool | str | Text | None
"""What a guard answers: ``True`` or ``None`` where it passes, ``False`` or the reason where it refuses."""

Guard: TypeAlias = Callable[[R], Answer]
"""A function of a record's data, for a name that moves require."""

Outcome: TypeAlias = Applied[R] | NotHere | Held
"""What a trigger comes to: a move is taken, there is none from here, or every candidate is refused."""

_FAILED = Text(en="the guard failed: {error}", fr="la garde a échoué : {error}")
_GARBAGE = Text(
    en="the guard answered a value of type {kind} instead of True, False or a text",
    fr="la garde a répondu une valeur de type {kind} au lieu de True, False ou un texte",
)
_UNSTEADY = Text(
    en="a guard refused, then passed when it was asked why",
    fr="une garde a refusé, puis accepté quand la raison lui a été demandée",
)
_NO_STATE = Text(en="no state is called '{word}'", fr="aucun état ne s'appelle « {word} »")
_NO_TRIGGER = Text(en="no move is called '{word}'", fr="aucun mouvement ne s'appelle « {word} »")
_ASTRAY = Text(
    en="no move '{trigger}' leads from '{state}' to '{dest}'",
    fr="aucun mouvement « {trigger} » ne mène de « {state} » à « {dest} »",
)
_ASTRAY_HINT = Text(en="from there: {ways}", fr="de là : {ways}")
_STAYS = Text(en="(stays)", fr="(reste)")
# What Applied(…) and Record(…) come to in half the time: most of a step is the making of these two.
_applied = tuple.__new__
_blank = object.__new__
_set_state, _set_data = (vars(Record)[name].__set__ for name in ("state", "data"))


Row: TypeAlias = tuple[tuple[Guard[R], ...], str, Candidate, tuple[Refusal, ...]]
"""A candidate: its guards, where it ends, itself, and what each guard refuses with when it says no and no more."""

Rows: TypeAlias = Mapping[str, Mapping[str, tuple[Row[R], ...]]]
Ends: TypeAlias = Mapping[str, Mapping[str, Mapping[str | None, str]]]


def _told(answer: object, plain: Refusal) -> Refusal:
    if answer is False:
        return plain
    if isinstance(answer, str):
        return Refusal(plain.guard, Text(en="{said}", fr="{said}").with_(said=answer)) if answer else plain
    if isinstance(answer, Text) and not answer.placeholders:
        return Refusal(plain.guard, answer.with_())
    return Refusal(plain.guard, _GARBAGE.with_(kind=type(answer).__name__), crashed=True)


def _passing(rows: Iterable[Row[R]], data: R) -> Row[R] | None:
    """Give the first row whose guards all pass; one that fails does not."""
    for row in rows:
        for guard in row[0]:
            try:
                answer = guard(data)
            except Exception:  # noqa: BLE001  # whatever a guard raises refuses; it is asked again, and named, below
                break
            if answer is not True and answer is not None:
                break
        else:
            return row
    return None


def _unmet(rows: Iterable[Row[R]], data: R) -> tuple[Unmet, ...]:
    """Ask every guard of every row, and keep what each refuses: none of them passed a moment ago."""
    return tuple(Unmet(row[2], _refusals(row, data)) for row in rows)


def _refusals(row: Row[R], data: R) -> tuple[Refusal, ...]:
    guards, _, candidate, plain = row
    refusals: list[Refusal] = []
    for guard, no in zip(guards, plain, strict=True):
        try:
            answer = guard(data)
        except Exception as error:  # noqa: BLE001  # as in _passing
            refusals.append(Refusal(no.guard, _FAILED.with_(error=f"{type(error).__name__}: {error}"), crashed=True))
        else:
            if answer is not True and answer is not None:
                refusals.append(_told(answer, no))
    names = ", ".join(candidate.move.requires)
    return tuple(refusals) or (Refusal(names, _UNSTEADY.with_(), crashed=True),)


@attrs.frozen(eq=False)
class Engine(Generic[R]):
    """A chart with its guards, which says what a trigger comes to; ``Chart.bind`` makes it.

    It is compiled once and never changes, so that any number of records and threads may share it. A guard looks at the
    data of a record and answers ``True`` or ``None`` where it passes, ``False`` or a text where it refuses; whatever
    else it answers, or raises, refuses too, and is named.

    >>> from concertation.charts import Chart, Move, State
    >>> states = (State("open"), State("shut", final=True))
    >>> chart = Chart("note", states, (Move("shut", "open", "shut", by="body", requires="quorum"),))
    >>> engine = chart.bind({"quorum": lambda present: present > 2 or "too few are present"})
    >>> engine.step(Record("open", 3), "shut").record
    Record(state='shut', data=3)
    >>> print(engine.step(Record("open", 1), "shut").text())
    'shut' is refused from 'open'
      to shut: quorum: too few are present
    """

    _rows: Rows[R]
    _absent: Mapping[str, Mapping[str, NotHere]]
    _ends: Ends

    @staticmethod
    def compile(
        states: Iterable[str],
        triggers: Sequence[str],
        table: Mapping[tuple[str, str], tuple[Candidate, ...]],
        guards: Mapping[str, Guard[R]],
    ) -> Engine[R]:
        """Compile the table of a chart; every name that a move requires has a guard."""
        plain = {name: Refusal.plain(name) for name in guards}
        rows = {
            state: {
                trigger: tuple(_row(each, guards, plain) for each in table[state, trigger])
                for trigger in triggers
                if (state, trigger) in table
            }
            for state in states
        }
        return Engine(rows, {state: _absences(state, triggers, here) for state, here in rows.items()}, _ends(rows))

    def step(self, record: Record[R], trigger: str) -> Outcome[R]:
        """Take a trigger: the first candidate whose guards all pass, or every reason why there is none.

        Raises:
            InvalidValue: if the chart has no such state or no such trigger.
        """
        state = record.state
        try:
            rows = self._rows[state][trigger]
        except KeyError:
            return self._nowhere(state, trigger)
        data = record.data
        for guards, dest, candidate, _ in rows:  # as in _passing, whose call would be a tenth of a step
            for guard in guards:
                try:
                    answer = guard(data)
                except Exception:  # noqa: BLE001  # as in _passing
                    break
                if answer is not True and answer is not None:
                    break
            else:
                made: Record[R] = _blank(Record)
                _set_state(made, dest)
                _set_data(made, data)
                return _applied(Applied, (made, candidate))
        return Held(state, trigger, _unmet(rows, data))

    def run(self, record: Record[R], triggers: Iterable[str]) -> Walked[R]:
        """Take triggers one after the other until one is refused; only one record is made, at the end.

        Raises:
            InvalidValue: if the chart has no such state or no such trigger.
        """
        taken: list[Candidate] = []
        keep, table, state, data = taken.append, self._rows, record.state, record.data
        for trigger in triggers:
            try:
                rows = table[state][trigger]
            except KeyError:
                return Walked(Record(state, data), tuple(taken), self._nowhere(state, trigger))
            row = _passing(rows, data)
            if row is None:
                return Walked(Record(state, data), tuple(taken), Held(state, trigger, _unmet(rows, data)))
            _, state, candidate, _ = row
            keep(candidate)
        return Walked(Record(state, data), tuple(taken))

    def explain(self, record: Record[R]) -> Mapping[str, Outcome[R]]:
        """Say what every trigger of the chart comes to, with all the reasons; those that are here come first.

        Raises:
            InvalidValue: if the chart has no such state.
        """
        state, data = record.state, record.data
        if state not in self._rows:
            self._nowhere(state, "")
        said: dict[str, Outcome[R]] = {}
        for trigger, rows in self._rows[state].items():
            row = _passing(rows, data)
            if row is None:
                said[trigger] = Held(state, trigger, _unmet(rows, data))
            else:
                said[trigger] = Applied(Record(row[1], data), row[2])
        said.update(self._absent[state])
        return said

    def replay(self, state: str, log: Iterable[tuple[str, str | None]]) -> str:
        """Go again the way that a log says was gone, and give the state where it ends; no guard is asked.

        Args:
            state: where it begins.
            log: each trigger with the state that it entered; ``None`` for an internal move, which enters none.

        Raises:
            InvalidValue: if the chart has no such state, or no such row for a line of the log.
        """
        ends = self._ends
        if state not in ends:
            self._nowhere(state, "")
        for index, (trigger, dest) in enumerate(log):
            try:
                state = ends[state][trigger][dest]
            except KeyError:
                raise InvalidValue([self._astray(index, state, trigger, dest)]) from None
        return state

    def _nowhere(self, state: str, trigger: str) -> NotHere:
        if state not in self._absent:
            message = _NO_STATE.with_(word=state)
            raise InvalidValue([unknown_name("unknown-state", ".", message, state, self._absent)])
        if trigger not in self._absent[state]:
            known = {*self._absent[state], *self._rows[state]}
            message = _NO_TRIGGER.with_(word=trigger)
            raise InvalidValue([unknown_name("unknown-move", ".", message, trigger, known)])
        return self._absent[state][trigger]

    def _astray(self, index: int, state: str, trigger: str, dest: str | None) -> Problem:
        message = _ASTRAY.with_(trigger=trigger, state=state, dest=dest or _STAYS)
        ways = tuple(_way(trigger, end) for trigger, ends in self._ends[state].items() for end in ends)
        hint = _ASTRAY_HINT.with_(ways=ways) if ways else None
        return Problem(code="journal", path=str(index), message=message, hint=hint, about=trigger)


def _way(trigger: str, end: str | None) -> Message:
    return Text(en="{trigger} {end}", fr="{trigger} {end}").with_(trigger=trigger, end=end or _STAYS)


def _row(candidate: Candidate, guards: Mapping[str, Guard[R]], plain: Mapping[str, Refusal]) -> Row[R]:
    names = candidate.move.requires
    return tuple(guards[name] for name in names), candidate.dest, candidate, tuple(plain[name] for name in names)


def _absences(state: str, triggers: Iterable[str], here: Mapping[str, object]) -> dict[str, NotHere]:
    offered = tuple(here)
    return {trigger: NotHere(state, trigger, offered) for trigger in triggers if trigger not in here}


def _ends(rows: Rows[R]) -> Ends:
    return {
        state: {
            trigger: {dest if candidate.enters else None: dest for _, dest, candidate, _ in found}
            for trigger, found in here.items()
        }
        for state, here in rows.items()
    }
