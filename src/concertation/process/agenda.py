"""The agenda: what is late, due or coming on a date, read off the concertation. It looks at no clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal

import attrs

from concertation.charts import CHARTED, Pathway
from concertation.findings import Path
from concertation.model import Action, Concertation, Experiment, Indicator, Period, Standing, When
from concertation.process.locks import stop_on_moves
from concertation.texts import Lang, Message, Text

__all__ = ["Agenda", "Due", "DueKind", "DueStatus", "agenda"]

DueKind = Literal[
    "standing",
    "end",
    "milestone",
    "review",
    "measure",
    "target",
    "mandate",
    "waiver",
    "objective",
    "experiment",
    "comments",
]
"""What falls due."""

DueStatus = Literal["late", "due", "coming", "unknown"]
"""How a deadline stands to a date."""

_STATUSES: Final[Mapping[DueStatus, Text]] = {
    "late": Text(en="late", fr="en retard"),
    "due": Text(en="due", fr="à échéance"),
    "coming": Text(en="coming", fr="à venir"),
    "unknown": Text(en="not known", fr="non connu"),
}
_STANDING: Final = Text(en="'{state}' should not last longer", fr="« {state} » ne devrait pas durer davantage")
_END: Final = Text(en="the action '{title}' is to end", fr="l'action « {title} » doit se terminer")
_MILESTONE: Final = Text(en="'{milestone}', of the action '{title}'", fr="« {milestone} », de l'action « {title} »")
_REVIEW: Final = Text(en="a review is to be held", fr="un point de suivi doit se tenir")
_MEASURE: Final = Text(en="the indicator '{title}' is to be measured", fr="l'indicateur « {title} » doit être mesuré")
_NEVER_MEASURED: Final = Text(
    en="nobody has said when the indicator '{title}' was last measured (frequency: {every})",
    fr="personne n'a dit quand l'indicateur « {title} » a été mesuré (fréquence : {every})",
)
_TARGET: Final = Text(
    en="the indicator '{title}' is to reach its target", fr="l'indicateur « {title} » doit atteindre sa cible"
)
_MANDATE: Final = Text(en="the mandate of '{title}' ends", fr="le mandat de « {title} » prend fin")
_WAIVER: Final = Text(en="the waiver of {rule} expires", fr="la dérogation à {rule} expire")
_OBJECTIVE: Final = Text(en="the objective '{title}' is to be reached", fr="l'objectif « {title} » doit être atteint")
_EXPERIMENT: Final = Text(
    en="the experiment '{title}' is to end and be evaluated",
    fr="l'expérimentation « {title} » doit se terminer et être évaluée",
)
_COMMENTS: Final = Text(en="members can no longer comment", fr="les membres ne peuvent plus faire de remarques")
_LINE: Final = Text(en="{status}  {date}  {address}  {message}", fr="{status}  {date}  {address}  {message}")
_NO_DATE: Final = Text(en="no date", fr="sans date")
_EMPTY: Final = Text(en="nothing is due", fr="rien à échéance")


@attrs.frozen(kw_only=True)
class Due:
    """Something that a date waits for.

    Args:
        kind: what kind of thing.
        address: where it is said.
        date: when; ``None`` where that is not known.
        status: late when the whole of the date is past; due when the date and the day of the question may be the
            same; coming when it is all ahead; unknown when nobody has said what would settle it.
        message: what is to happen.
    """

    kind: DueKind
    address: Path
    date: When | None
    status: DueStatus
    message: Message

    def text(self, lang: Lang = "en") -> str:
        """Say it in one line."""
        date = self.date.say(lang) if self.date else _NO_DATE
        return _LINE.render(
            lang, status=_STATUSES[self.status], date=date, address=str(self.address), message=self.message
        )

    @property
    def order(self) -> tuple[dt.date, dt.date, str, str]:
        """The key that sorts: by date, what has none at the end."""
        first, last = self.date.order if self.date else (dt.date.max, dt.date.max)
        return first, last, self.address, self.kind


@attrs.frozen
class Agenda:
    """What is late, due, coming or not known on a date, the earliest first."""

    on: When
    items: tuple[Due, ...]

    def __iter__(self) -> Iterator[Due]:
        """Go through the items."""
        return iter(self.items)

    def __len__(self) -> int:
        """Count the items."""
        return len(self.items)

    def of(self, status: DueStatus) -> tuple[Due, ...]:
        """Give the items with a status."""
        return tuple(each for each in self.items if each.status == status)

    def text(self, lang: Lang = "en") -> str:
        """Say every item, one a line, in columns."""
        rows = [
            (
                _STATUSES[each.status].render(lang),
                each.date.say(lang) if each.date else _NO_DATE.render(lang),
                str(each.address),
                each.message.render(lang),
            )
            for each in self.items
        ]
        wide = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
        lines = [
            "  ".join([*(cell.ljust(width) for cell, width in zip(row, wide, strict=False)), row[3]]) for row in rows
        ]
        return "\n".join(lines) or _EMPTY.render(lang)


def agenda(
    concertation: Concertation,
    on: When | str | dt.date,
    *,
    horizon: Period | str | None = None,
    pathway: Pathway | None = None,
) -> Agenda:
    """List what is late, due or coming: moves, ends, milestones, reviews, measures, mandates, waivers, comments.

    Nothing is invented: a review that has no date, or a measure that has no frequency, is not due. Dates are as
    people know them: a season that may hold the day of the question is due, and never late. Once a step has locked
    everything, only reviews are left to hold.

    Args:
        concertation: what is read.
        on: the day of the question.
        horizon: how far ahead to look; without it everything that is coming is listed.
        pathway: whose charts say what is finished; the stock one by default.

    Raises:
        InvalidValue: if the date or the period is none.

    >>> from concertation.model import Action, Authority, Standing
    >>> bays = Action("bays", title="Livraisons", end="2026-03", standing=Standing("in-progress"))
    >>> whole = Concertation("c", title="C", authority=Authority("a"), actions=[bays])
    >>> print(agenda(whole, "2026-04-01").text())
    late  2026-03  actions/bays/end  the action 'Livraisons' is to end
    """
    day = When(on)
    reader = _Reader(concertation, day, pathway or Pathway.stock())
    limit = None if horizon is None else Period(horizon).after(day)
    items = [each for each in reader.items() if _is_within(each, limit)]
    return Agenda(day, tuple(sorted(items, key=lambda each: each.order)))


def _is_within(item: Due, limit: When | None) -> bool:
    if limit is None or item.date is None or item.status != "coming":
        return True
    return item.date.first <= limit.last


@attrs.frozen
class _Reader:
    concertation: Concertation
    on: When
    pathway: Pathway

    def items(self) -> Iterator[Due]:
        yield from self._reviews()
        if self._is_closed():
            return
        yield from self._standings()
        for action in self.concertation.actions:
            yield from self._action(action)
        for indicator in self.concertation.indicators:
            yield from self._indicator(indicator)
        yield from self._experiments()
        yield from self._mandates()
        yield from self._others()

    def _is_closed(self) -> bool:
        return stop_on_moves(self.pathway, dict(self.concertation.standings), ".") is not None

    def _due(self, kind: DueKind, address: str, date: When, message: Message, *, past: DueStatus = "late") -> Due:
        """Judge a date; ``past`` is what it means that all of it has gone by."""
        is_past, is_ahead = date.before(self.on), date.after(self.on)
        status: DueStatus = past if is_past else "coming" if is_ahead else "due"
        return Due(kind=kind, address=Path(address), date=date, status=status, message=message)

    def _is_final(self, collection: str, standing: Standing | None) -> bool:
        chart = self.pathway.chart(CHARTED[collection])
        state = chart.state(standing.state) if chart and standing else None
        return state is not None and state.final

    def _standings(self) -> Iterator[Due]:
        for address, standing in self._standing():
            if standing.due is not None:
                chart = self.pathway.chart_of(address)
                state = chart.state(standing.state) if chart else None
                message = _STANDING.with_(state=state.label if state else standing.state)
                place = f"{address}/standing/due" if "/" in address else f"standings/{address}/due"
                yield self._due("standing", place, standing.due, message)

    def _standing(self) -> Iterator[tuple[str, Standing]]:
        yield from self.concertation.standings.items()
        for collection in CHARTED:
            for entity in self.concertation.collection(collection):
                standing: Standing | None = getattr(entity, "standing", None)
                if standing is not None:
                    yield f"{collection}/{entity.id}", standing

    def _action(self, action: Action) -> Iterator[Due]:
        if action.actual_end is not None or self._is_final("actions", action.standing):
            return
        title = action.title or action.id
        if action.end is not None:
            past: DueStatus = "unknown" if action.standing is None else "late"
            yield self._due("end", f"actions/{action.id}/end", action.end, _END.with_(title=title), past=past)
        for index, milestone in enumerate(action.milestones or ()):
            if milestone.date is not None:
                message = _MILESTONE.with_(milestone=milestone.title, title=title)
                place = f"actions/{action.id}/milestones/{index}"
                yield self._due("milestone", place, milestone.date, message, past="unknown")

    def _indicator(self, indicator: Indicator) -> Iterator[Due]:
        title, at = indicator.title or indicator.id, f"indicators/{indicator.id}"
        last = _last_measured(indicator)
        if indicator.every is not None and last is None:
            every = Text.plain(indicator.every.say("en"), indicator.every.say("fr"))
            message = _NEVER_MEASURED.with_(title=title, every=every)
            yield Due(kind="measure", address=Path(f"{at}/every"), date=None, status="unknown", message=message)
        elif indicator.every is not None and last is not None:
            next_one = indicator.every.after(last)
            yield self._due("measure", f"{at}/every", next_one, _MEASURE.with_(title=title))
        if indicator.due is not None and not (last is not None and indicator.due.before(last)):
            yield self._due("target", f"{at}/due", indicator.due, _TARGET.with_(title=title))

    def _experiments(self) -> Iterator[Due]:
        for each in self.concertation.experiments:
            if each.end is not None and not self._is_evaluated(each):
                past: DueStatus = "unknown" if each.standing is None else "late"
                message = _EXPERIMENT.with_(title=each.title or each.id)
                yield self._due("experiment", f"experiments/{each.id}/end", each.end, message, past=past)

    def _is_evaluated(self, experiment: Experiment) -> bool:
        return experiment.verdict is not None or self._is_final("experiments", experiment.standing)

    def _mandates(self) -> Iterator[Due]:
        for member in self.concertation.members:
            if member.until is not None:
                message = _MANDATE.with_(title=member.name or member.id)
                yield self._due("mandate", f"members/{member.id}/until", member.until, message)
        for formation in self.concertation.formations:
            if formation.until is not None and not self._is_final("formations", formation.standing):
                message = _MANDATE.with_(title=formation.title or formation.id)
                yield self._due("mandate", f"formations/{formation.id}/until", formation.until, message)

    def _reviews(self) -> Iterator[Due]:
        dated = ((each, each.date) for each in self.concertation.reviews if each.date is not None)
        items = (self._due("review", f"reviews/{each.id}/date", date, _REVIEW.with_()) for each, date in dated)
        yield from _ahead(items)

    def _others(self) -> Iterator[Due]:
        for index, waiver in enumerate(self.concertation.waivers):
            if waiver.until is not None:
                yield self._due("waiver", f"waivers/{index}/until", waiver.until, _WAIVER.with_(rule=waiver.rule))
        for objective in self.concertation.objectives:
            if objective.due is not None:
                message = _OBJECTIVE.with_(title=objective.title or objective.id)
                yield self._due("objective", f"objectives/{objective.id}/due", objective.due, message, past="unknown")
        roadmap = self.concertation.roadmap
        if roadmap is not None and roadmap.comments_until is not None:
            yield from _ahead(
                [self._due("comments", "roadmap/comments_until", roadmap.comments_until, _COMMENTS.with_())]
            )


def _ahead(items: Iterable[Due]) -> Iterator[Due]:
    """Leave out what is past: a review that was dated was held, a window that is closed is closed."""
    return (each for each in items if each.status != "late")


def _last_measured(indicator: Indicator) -> When | None:
    """Give the date of the last measure that was made; a forecast is none."""
    made = (each.date for each in indicator.measures or () if each.situation != "forecast")
    return max((date for date in made if date is not None), key=lambda date: (date.last, date.first), default=None)
