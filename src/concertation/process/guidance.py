"""Guidance: which acts would lift a reason, and what a party can do next, first what unlocks the next gate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from concertation.charts import Chart, Pathway
from concertation.findings import Path
from concertation.model import Act, Change, Concertation, Fire, Put, Remove, Unwaive, Waive
from concertation.process.decision import Decision, said
from concertation.process.reasons import Gated, Locked, MotiveMissing, NoSuchMove, Reason
from concertation.texts import Lang, Message, Text

__all__ = ["NextStep", "next_steps", "ways_out"]

MOTIVE: Final = "…"
_LIFT = Text(en="for {move} ({rule}): {what}", fr="pour {move} ({rule}) : {what}")
_MAKE = Text(en="make the move {move}", fr="faire le mouvement {move}")
_MOTIVATED = Text(en="make the move {move}, with a motive", fr="faire le mouvement {move}, avec un motif")


def ways_out(decision: Decision) -> Mapping[Reason, tuple[Act, ...]]:
    """Give, for each reason of a decision about one move, the acts any of which would lift it, or lead to it.

    For a rule: its remedy, and the waiver that would lift the finding (a crash has none). For a lock: the moves that
    unlock. For a move that does not leave this state: the first move of the shortest way to a state that it leaves.
    For a missing motive: the same move with one. Where nothing but another party would help there is no act.

    >>> from concertation.process import Process
    >>> process = Process.stock()
    >>> begun = process.begin("Logistique urbaine", authority="Collectivité", by="authority").concertation
    >>> list(ways_out(process.may(begun, Fire("prepare.frame"), by="authority")).values())[0]
    (Fire('prepare.start'),)
    """
    move = next((act.move for act in decision.acts if isinstance(act, Fire)), "")
    return {reason: tuple(_acts(reason, move)) for reason in decision.reasons}


def _acts(reason: Reason, move: str) -> Iterator[Act]:
    subject, _, trigger = move.rpartition(".")
    match reason:
        case Gated():
            yield from (act for act in reason.finding.remedy if isinstance(act, Put | Change | Remove))
            if not reason.finding.crashed:
                yield Waive(reason.rule, reason.path, reason=MOTIVE)
        case Locked():
            yield from (Fire(name, motive=MOTIVE) for name in reason.lock.unlocks)
        case NoSuchMove():
            first = _first_move_to(reason.chart, reason.state.name, trigger)
            if first is not None:
                wants = any(each.motive for each in reason.chart.named(first))
                yield Fire(f"{subject}.{first}", motive=MOTIVE if wants else None)
        case MotiveMissing() if move:
            yield Fire(move, motive=MOTIVE)
        case _:
            return


def _first_move_to(chart: Chart, state: str, trigger: str) -> str | None:
    seen = {state}
    frontier: list[tuple[str, str | None]] = [(state, None)]
    while frontier:
        here, first = frontier.pop(0)
        if first is not None and chart.rows(here, trigger):
            return first
        for each in chart.offered(here):
            for candidate in chart.rows(here, each):
                if candidate.dest not in seen:
                    seen.add(candidate.dest)
                    frontier.append((candidate.dest, first or each))
    return None


@attrs.frozen(kw_only=True)
class NextStep:
    """Something that a party can do now.

    Args:
        message: what to do.
        path: where.
        act: the act, where it takes no choosing; a motive that is still to be given is ``…``.
        unlocks: the moves whose gate it helps to pass.
    """

    message: Message
    path: Path
    act: Act | None = None
    unlocks: tuple[str, ...] = ()

    def text(self, lang: Lang = "en") -> str:
        """Say what to do."""
        return self.message.render(lang)


def next_steps(
    concertation: Concertation, pathway: Pathway, explained: Mapping[str, Decision], ways: Mapping[str, Text]
) -> tuple[NextStep, ...]:
    """Rank what a party can do, from what ``explain`` says of every move on its behalf.

    First what lifts the blocks of the next gate, step by step; then the moves that lead on, those of steps before
    those of entities; then the moves that lead back or end something.

    Args:
        concertation: where things stand.
        pathway: the steps and charts.
        explained: every move with its decision.
        ways: what to do about each rule, in words.
    """
    lifting = list(_lifting(concertation, pathway, explained, ways))
    opened = [(move, decision) for move, decision in explained.items() if _is_open(decision)]
    forward = [each for each in opened if _leads_on(pathway, *each)]
    back = [each for each in opened if each not in forward]
    return (*lifting, *(_move(*each) for each in (*forward, *back)))


def _is_open(decision: Decision) -> bool:
    return decision.allowed or decision.only_wants_a_motive


def _leads_on(pathway: Pathway, move: str, decision: Decision) -> bool:
    chart = pathway.chart_of(move.rpartition(".")[0])
    if chart is None or decision.state is None or decision.only_wants_a_motive:
        return False
    return any(chart.rank(option.dest) > chart.rank(decision.state.name) for option in decision.options)


def _move(move: str, decision: Decision) -> NextStep:
    motivated = decision.only_wants_a_motive
    return NextStep(
        message=(_MOTIVATED if motivated else _MAKE).with_(move=move),
        path=Path(move.rpartition(".")[0]),
        act=Fire(move, motive=MOTIVE if motivated else None),
    )


def _lifting(
    concertation: Concertation, pathway: Pathway, explained: Mapping[str, Decision], ways: Mapping[str, Text]
) -> Iterator[NextStep]:
    found: dict[tuple[str, Path], list[str]] = {}
    gated: dict[tuple[str, Path], Gated] = {}
    for step in pathway.steps:
        if step.id in concertation.standings:
            for move, reason in _blocks(step.id, explained):
                found.setdefault((reason.rule, reason.path), []).append(move)
                gated[reason.rule, reason.path] = reason
    for key, moves in found.items():
        reason = gated[key]
        acts = [act for act in reason.finding.remedy if isinstance(act, Put | Change | Remove | Waive | Unwaive)]
        what: Text | Message = said(acts[0]) if acts else ways.get(reason.rule, Text.plain(reason.rule))
        yield NextStep(
            message=_LIFT.with_(rule=reason.rule, move=tuple(moves), what=what),
            path=reason.path,
            act=acts[0] if acts else None,
            unlocks=tuple(moves),
        )


def _blocks(step: str, explained: Mapping[str, Decision]) -> Iterable[tuple[str, Gated]]:
    for move, decision in explained.items():
        if move.startswith(f"{step}.") and not any(isinstance(each, NoSuchMove) for each in decision.reasons):
            yield from ((move, each) for each in decision.reasons if isinstance(each, Gated))
