"""Which addresses may not be edited, in which state, and which moves unlock them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from concertation.charts import CHARTED, Chart, Pathway, State
from concertation.findings import Path
from concertation.model import Standing

__all__ = ["Lock", "lock_on", "stop_on_moves"]


@attrs.frozen
class Lock:
    """A state that locks: whose it is (a step or an entity), the state, and the moves that lead out of the lock."""

    subject: str
    state: State
    unlocks: tuple[str, ...]


def _is_prefix(pattern: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    return len(pattern) <= len(parts) and all(
        mine in {"*", theirs} for mine, theirs in zip(pattern, parts, strict=False)
    )


def _locks(patterns: Iterable[str], address: Path) -> bool:
    locked = False
    parts = address.parts
    for pattern in patterns:
        if pattern.startswith("!"):
            if _is_prefix(Path(pattern[1:]).parts, parts):
                return False
        else:
            wanted = Path(pattern).parts
            locked = locked or _is_prefix(wanted, parts) or _is_prefix(parts, wanted)
    return locked


def _patterns(state: State, subject: str) -> tuple[str, ...]:
    if "/" not in subject:
        return state.locks
    name = subject.partition("/")[2]
    return tuple(_of_entity(pattern, subject, name) for pattern in state.locks)


def _of_entity(pattern: str, subject: str, name: str) -> str:
    lift, bare = ("!", pattern[1:]) if pattern.startswith("!") else ("", pattern)
    first, slash, rest = bare.partition("/")
    if first == "*":
        return f"{lift}{subject}{slash}{rest}"
    return lift + "/".join(name if part == "*" else part for part in bare.split("/"))


def _unlocking(chart: Chart, subject: str, state: State, address: Path) -> Iterator[str]:
    for trigger in chart.offered(state.name):
        for candidate in chart.rows(state.name, trigger):
            dest = chart.state(candidate.dest)
            if dest is not None and not _locks(_patterns(dest, subject), address):
                yield f"{subject}.{trigger}"
                break


def _subjects(pathway: Pathway, address: Path) -> Iterator[str]:
    yield from (step.id for step in pathway.steps)
    if len(address.parts) > 1 and address.parts[0] in CHARTED:
        yield "/".join(address.parts[:2])


def lock_on(pathway: Pathway, standings: Mapping[str, Standing], address: Path) -> Lock | None:
    """Give the lock on an address, if a step or the entity it belongs to is in a state that locks it.

    ``standings`` gives the standing of each step and entity by its address; those that are unsaid lock nothing.
    """
    for subject in _subjects(pathway, address):
        chart, standing = pathway.chart_of(subject), standings.get(subject)
        state = chart.state(standing.state) if chart and standing else None
        if chart and state and _locks(_patterns(state, subject), address):
            return Lock(subject, state, tuple(_unlocking(chart, subject, state, address)))
    return None


def stop_on_moves(pathway: Pathway, standings: Mapping[str, Standing], subject: str) -> Lock | None:
    """Give the lock on the moves of a subject: another step's state that locks everything."""
    for step in pathway.steps:
        chart, standing = pathway.chart_of(step.id), standings.get(step.id)
        state = chart.state(standing.state) if chart and standing else None
        if chart and state and "*" in state.locks and step.id != subject:
            return Lock(step.id, state, tuple(_unlocking(chart, step.id, state, Path("standings"))))
    return None
