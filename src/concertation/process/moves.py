"""What a move comes to: the row that it would take, or every reason why it cannot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import attrs

from concertation.charts import CHARTED, Candidate, Chart, Move, State
from concertation.errors import InvalidValue, Problem, unknown_name
from concertation.findings import Finding, Level, Path
from concertation.model import Fire, PathwayRef, Standing, When
from concertation.process.decision import Decision, Option
from concertation.process.entries import Row
from concertation.process.locks import stop_on_moves
from concertation.process.reasons import (
    Gated,
    Locked,
    MotiveMissing,
    NoSuchMove,
    NotYours,
    OtherPathway,
    Reason,
    TooEarly,
    Unstated,
    invalid,
    named,
)
from concertation.process.roles import roles_of, unknown_party
from concertation.process.view import View
from concertation.rules import Unknown
from concertation.texts import Text

__all__ = ["Ruling", "circumstances", "decided", "moves_of", "once", "rule_on"]

T = TypeVar("T")

_NO_MOVE = Text(en="no move is called '{word}'", fr="aucun mouvement ne s'appelle « {word} »")
_UNMOVED = Text(en="nothing moves {word}", fr="rien ne fait évoluer {word}")


@attrs.frozen(kw_only=True)
class Ruling:
    """What a move comes to: the row if it is taken, else the reasons; and what the gate says beside."""

    reasons: tuple[Reason, ...] = ()
    advice: tuple[Finding, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    row: Row | None = None
    chart: Chart | None = None
    state: State | None = None
    roles: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()


def circumstances(view: View, by: str | None, after: When | None = None) -> Iterator[Reason]:
    """Give the reasons that hold whatever the act.

    Another pathway, circles or states that it does not have, an unknown party, a date before what is already written:
    the standings, the waivers, and ``after`` where the caller keeps a journal.
    """
    theirs, ours = view.concertation.pathway, view.pathway.ref
    pinned = attrs.evolve(ours, version=theirs.version and ours.version, hash=theirs.hash and ours.hash)
    if attrs.evolve(theirs, extra=ours.extra) != pinned:
        yield OtherPathway(Path("pathway"), " ".join(_words(theirs)), " ".join(_words(pinned)))
    else:
        yield from map(invalid, view.pathway.misfits(view.concertation))
    nobody = unknown_party(view.concertation, by) if by is not None else None
    if nobody is not None:
        yield invalid(nobody)
    written = [after, *view.concertation.tally.dates, *(each.since for each in view.concertation.waivers)]
    later = [each for each in written if each is not None and view.on is not None and view.on.before(each)]
    if later and view.on is not None:
        yield TooEarly(Path("."), view.on, max(later, key=lambda each: each.order))


def _words(ref: PathwayRef) -> list[str]:
    return [word for word in (ref.id, ref.version, ref.hash) if word]


def moves_of(view: View) -> Iterator[str]:
    """Name every move of every step and entity, whether or not it is open."""
    for step in view.pathway.steps:
        chart = view.pathway.chart(step.chart)
        yield from (f"{step.id}.{trigger}" for trigger in (chart.triggers if chart else ()))
    for collection, name in CHARTED.items():
        chart = view.pathway.chart(name)
        for entity in view.concertation.collection(collection) if chart else ():
            yield from (f"{collection}/{entity.id}.{trigger}" for trigger in (chart.triggers if chart else ()))


def _found(view: View, word: str) -> tuple[str, str, Chart] | Problem:
    subject, _, trigger = word.rpartition(".")
    chart = view.pathway.chart_of(subject)
    _, slash, name = subject.partition("/")
    is_there = not slash or view.concertation.find(subject) is not None
    if chart is None and slash and is_there and name:
        return Problem(code="unknown-move", path=".", message=_UNMOVED.with_(word=subject), about=word)
    if chart is None or not is_there:
        return unknown_name("unknown-move", ".", _NO_MOVE.with_(word=word), word, moves_of(view))
    if trigger not in chart.triggers:
        known = [f"{subject}.{each}" for each in chart.triggers]
        return unknown_name("unknown-move", ".", _NO_MOVE.with_(word=word), word, known)
    return subject, trigger, chart


def rule_on(view: View, standings: Mapping[str, Standing], fire: Fire, by: str | None) -> Ruling:
    """Judge a move; without ``by`` nobody in particular asks, and roles are not judged."""
    found = _found(view, fire.move)
    if isinstance(found, Problem):
        return Ruling(reasons=(invalid(found),))
    subject, trigger, chart = found
    standing = standings.get(subject)
    state = chart.state(standing.state) if standing else None
    candidates = chart.rows(state.name, trigger) if state else ()
    moves = [each.move for each in candidates] or chart.named(trigger)
    before = list(_where(view, standings, subject, state))
    if state is not None and not candidates:
        before.append(NoSuchMove(standing_at(subject), chart, state))
    judged = [_judge(view, move, subject, by, fire.motive) for move in moves]
    taken = next((i for i, each in enumerate(judged) if candidates and not before and not each.reasons), None)
    chosen = judged if taken is None else [judged[taken]]
    return Ruling(
        reasons=() if taken is not None else once((*before, *(reason for each in judged for reason in each.reasons))),
        advice=once(finding for each in chosen for finding in each.advice),
        unknown=once(unknown for each in chosen for unknown in each.unknown),
        row=None if taken is None else _row(view, subject, candidates[taken]),
        chart=chart,
        state=state,
        roles=once(role for move in moves for role in move.by),
        options=tuple(
            Option(dest=dest, roles=move.by, reasons=each.reasons)
            for dest, move, each in zip(_ends(candidates, moves), moves, judged, strict=True)
        ),
    )


def _ends(candidates: Iterable[Candidate], moves: Iterable[Move]) -> list[str]:
    return [each.dest for each in candidates] or [move.dest or "=" for move in moves]


def once(values: Iterable[T]) -> tuple[T, ...]:
    """Keep the first of each value; what a rule says need not be hashable."""
    kept: list[T] = []
    seen: set[T] = set()
    for value in values:
        try:
            is_new = value not in seen
            seen.add(value)
        except TypeError:
            is_new = value not in kept
        if is_new:
            kept.append(value)
    return tuple(kept)


def _beyond(view: View, move: Move, subject: str) -> Iterator[Reason]:
    if move.within is not None and view.on is not None:
        try:
            move.within.after(view.on)
        except InvalidValue as error:
            yield from (invalid(each.under(standing_at(subject))) for each in error.problems)


def _row(view: View, subject: str, candidate: Candidate) -> Row:
    within = candidate.move.within
    return Row(
        address=Path(subject),
        source=candidate.source,
        dest=candidate.dest,
        due=within.after(view.on) if within and view.on else None,
        revises=candidate.move.revises,
        enters=candidate.enters,
    )


def standing_at(subject: str) -> Path:
    """Give the address of the standing of a step or an entity."""
    return Path(f"{subject}/standing" if "/" in subject else f"standings/{subject}")


def _where(view: View, standings: Mapping[str, Standing], subject: str, state: State | None) -> Iterator[Reason]:
    stop = stop_on_moves(view.pathway, standings, subject)
    if stop is not None:
        yield Locked(standing_at(subject), stop)
    if state is None:
        yield Unstated(standing_at(subject))


def _judge(view: View, move: Move, subject: str, by: str | None, motive: str | None) -> Ruling:
    reasons: list[Reason] = list(_beyond(view, move, subject))
    place = standing_at(subject)
    trigger = named(move.trigger, move.label)
    if by is not None and not roles_of(view.concertation, by, subject) & set(move.by):
        reasons.append(NotYours(place, trigger, move.by))
    if move.motive and not (motive or "").strip():
        reasons.append(MotiveMissing(place, trigger))
    report = view.gate(move.requires, Path(subject) if "/" in subject else None)
    blocking = [each for each in report.findings if each.level is Level.ERROR]
    reasons += [Gated(each.path, each) for each in blocking]
    advice = tuple(each for each in report.findings if each.level is not Level.ERROR)
    return Ruling(reasons=tuple(reasons), advice=advice, unknown=report.unknown)


def decided(ruling: Ruling, fire: Fire, common: tuple[Reason, ...]) -> Decision:
    """Make the decision about one move, with the reasons that hold whatever the act."""
    reasons = once((*common, *ruling.reasons))
    return Decision(
        allowed=not reasons,
        reasons=reasons,
        advice=ruling.advice,
        unknown=ruling.unknown,
        acts=(fire,),
        chart=ruling.chart,
        state=ruling.state,
        roles=ruling.roles,
        options=ruling.options,
    )
