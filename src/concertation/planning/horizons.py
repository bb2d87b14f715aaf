"""Short, medium or long term: what is announced of each action, against what its dates say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeAlias

import attrs

from concertation.errors import InvalidValue, Problem
from concertation.model import Action, Concertation, Period, Table, When
from concertation.planning.calendar import WorkCalendar
from concertation.planning.extent import Extent, extent_of
from concertation.planning.graph import ABANDONED, state_of
from concertation.texts import Lang, Message, Text

__all__ = ["ActionHorizon", "Horizon", "Horizons", "horizons"]

Horizon: TypeAlias = Literal["short", "medium", "long"]

_HORIZONS: Final[tuple[Horizon, ...]] = ("short", "medium", "long")
_TERM: Final = {
    "short": Text(en="short-term", fr="court terme"),
    "medium": Text(en="medium-term", fr="moyen terme"),
    "long": Text(en="long-term", fr="long terme"),
}
_OR: Final = Text(en="{first} or {second}", fr="{first} ou {second}")
_AGREES: Final = Text(
    en="'{title}' is {declared}, as its dates say", fr="« {title} » est à {declared}, comme ses dates"
)
_DISAGREES: Final = Text(
    en="'{title}' is announced as {declared}; its dates say {derived}",
    fr="« {title} » est annoncée à {declared} ; d'après ses dates, elle est à {derived}",
)
_MAY_AGREE: Final = Text(
    en="'{title}' is announced as {declared}; its dates do not tell: {derived}",
    fr="« {title} » est annoncée à {declared} ; ses dates ne permettent pas de le dire : {derived}",
)
_UNDECLARED: Final = Text(
    en="nobody has said the horizon of '{title}'; its dates say {derived}",
    fr="personne n'a dit l'horizon de « {title} » ; d'après ses dates, elle est à {derived}",
)
_UNKNOWN: Final = Text(
    en="nobody has said the horizon of '{title}', nor do its dates tell",
    fr="personne n'a dit l'horizon de « {title} », et ses dates ne permettent pas de le dire",
)
_ANY: Final = Text(en="it may be any", fr="tous sont possibles")
_THRESHOLDS: Final = Text(
    en="the short term ends after at least one month, and before the medium term does",
    fr="le court terme s'achève au bout d'un mois au moins, et avant le moyen terme",
)


@attrs.frozen
class ActionHorizon:
    """The horizon of an action: the one that is declared, and those that its dates leave possible."""

    action: Action
    possible: tuple[Horizon, ...]

    @property
    def declared(self) -> Horizon | None:
        """What is announced, or ``None`` where nobody has said."""
        return self.action.horizon

    @property
    def derived(self) -> Horizon | None:
        """What the dates say, or ``None`` where they leave a doubt."""
        return self.possible[0] if len(self.possible) == 1 else None

    @property
    def disagrees(self) -> bool | None:
        """Whether what is announced is not what the dates say: yes, no, or unknown (``None``)."""
        if self.declared is None:
            return None
        if self.declared not in self.possible:
            return True
        return None if self.derived is None else False

    @property
    def message(self) -> Message:
        """What there is to say of it."""
        title = str(self.action.label)
        if self.declared is None:
            text = _UNKNOWN if len(self.possible) == len(_HORIZONS) else _UNDECLARED
        else:
            text = {True: _DISAGREES, False: _AGREES, None: _MAY_AGREE}[self.disagrees]
        declared = None if self.declared is None else _TERM[self.declared]
        return text.with_(title=title, declared=declared, derived=self._said())

    def _said(self) -> Text | Message:
        terms = [_TERM[each] for each in self.possible]
        if len(terms) == len(_HORIZONS):
            return _ANY
        return terms[0] if len(terms) == 1 else _OR.with_(first=terms[0], second=terms[1])

    def text(self, lang: Lang = "en") -> str:
        """Say what is announced, and what the dates say."""
        return self.message.render(lang)


@attrs.frozen
class Horizons:
    """The horizon of each action that is not abandoned, counted from the ``start``, which is between two days.

    ``start`` is ``None`` where nothing says when the programme starts: then no date tells anything.
    """

    start: tuple[dt.date, dt.date] | None
    actions: Mapping[str, ActionHorizon]

    @property
    def disagreements(self) -> tuple[ActionHorizon, ...]:
        """The actions of which what is announced is not what the dates say."""
        return tuple(each for each in self.actions.values() if each.disagrees)


def horizons(
    concertation: Concertation,
    *,
    start: When | str | dt.date | None = None,
    short: int = 12,
    medium: int = 36,
    calendar: WorkCalendar | None = None,
) -> Horizons:
    """Compare the horizon of each action with the dates at which it starts and ends.

    An action is short-term when it ends at most ``short`` months after the start, medium-term when it ends at most
    ``medium`` months after, and long-term beyond. Where its end is not said, it ends at least not before it starts.
    The start is the first of these that is known: ``start``; the earliest start that is stated for an action that is
    not abandoned; the date of the document (``as_of``).

    Args:
        concertation: the whole.
        start: from when months are counted.
        short: how many months the short term lasts.
        medium: how many months, from the same start, the medium term lasts.
        calendar: the working days in which durations are counted; those of France by default.

    Raises:
        InvalidValue: if the thresholds are not in order, the start is no date, or a duration leads out of the calendar.

    >>> from concertation.model import Authority
    >>> plan = [Action("bays", start="2026", end="2026"), Action("hub", start="2026-03", end="2028", horizon="short")]
    >>> found = horizons(Concertation("c", title="C", authority=Authority("a"), actions=plan), start="2026-01-01")
    >>> found.actions["bays"].derived, found.actions["hub"].derived, found.actions["hub"].disagrees
    ('short', 'medium', True)
    """
    if not 1 <= short < medium:
        raise InvalidValue([Problem(code="order", path="medium", message=_THRESHOLDS.with_())])
    counted = WorkCalendar.france() if calendar is None else calendar
    actions = [each for each in concertation.actions if state_of(each) != ABANDONED]
    extents = [extent_of(each, counted) for each in actions]
    known = _start(None if start is None else When(start), extents, concertation.as_of)
    possible = [_possible(each, known, (short, medium)) for each in extents]
    return Horizons(
        known, Table({each.id: ActionHorizon(each, terms) for each, terms in zip(actions, possible, strict=True)})
    )


def _start(given: When | None, extents: Iterable[Extent], as_of: When | None) -> tuple[dt.date, dt.date] | None:
    if given is not None:
        return given.first, given.last
    starts = [(each.first_start, each.last_start) for each in extents if each.first_start and each.last_start]
    if starts:
        return min(first for first, _ in starts), min(last for _, last in starts)
    return None if as_of is None else (as_of.first, as_of.last)


def _possible(extent: Extent, start: tuple[dt.date, dt.date] | None, terms: tuple[int, int]) -> tuple[Horizon, ...]:
    if start is None:
        return _HORIZONS
    first_end = extent.first_end or extent.first_start
    earliest = _HORIZONS[0] if first_end is None else _term(first_end, start[1], terms)
    latest = _HORIZONS[-1] if extent.last_end is None else _term(extent.last_end, start[0], terms)
    return _HORIZONS[_HORIZONS.index(earliest) : _HORIZONS.index(latest) + 1]


def _term(end: dt.date, start: dt.date, terms: tuple[int, int]) -> Horizon:
    for horizon, months in zip(_HORIZONS, terms, strict=False):
        if end <= Period(f"P{months}M").after(start):
            return horizon
    return _HORIZONS[-1]
