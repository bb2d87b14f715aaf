"""What a schedule says of each action: its dates, or why it has none, and what a reader must know beside."""

from __future__ import annotations

import datetime as dt
from typing import Final

import attrs

from concertation.model import When
from concertation.planning.network import Offsets
from concertation.planning.placing import Progress, Reason
from concertation.planning.saying import said_date, said_days
from concertation.texts import Lang, Message, Text

__all__ = ["Outside", "Overrun", "Placed", "Unplaced"]

_REASONS: Final = {
    "abandoned": Text(en="'{title}' is abandoned", fr="« {title} » est abandonnée"),
    "permanent": Text(en="'{title}' is permanent: it has no end", fr="« {title} » est permanente : elle n'a pas de fin"),
    "duration": Text(
        en="nobody has said how long '{title}' lasts, nor both its start and its end",
        fr="personne n'a dit combien de temps dure « {title} », ni à la fois son début et sa fin",
    ),
    "no-working-day": Text(
        en="'{title}' starts and ends without a working day between",
        fr="« {title} » commence et se termine sans jour ouvré entre les deux",
    ),
    "ends-before-start": Text(
        en="'{title}' ends before it starts", fr="« {title} » se termine avant d'avoir commencé"
    ),
    "begun": Text(
        en="'{title}' has begun, and nobody has said when it started or when it ended",
        fr="« {title} » a commencé, et personne n'a dit quand elle a débuté ou quand elle s'est terminée",
    ),
    "waits-for": Text(
        en="'{title}' waits for '{other}', which has no date", fr="« {title} » attend « {other} », qui n'a pas de date"
    ),
    "waits-for-abandoned": Text(
        en="'{title}' waits for '{other}', which is abandoned", fr="« {title} » attend « {other} », qui est abandonnée"
    ),
}
_OUTSIDE = Text(
    en="'{title}' also waits for something outside the plan that has no date: {text}",
    fr="« {title} » attend aussi un préalable extérieur au plan, qui n'a pas de date : {text}",
)
_OVERRUN = Text(
    en="'{title}' ends on {end} at the earliest, {days} after its stated end, {stated}",
    fr="« {title} » se termine au plus tôt le {end}, {days} après sa fin annoncée, {stated}",
)


@attrs.frozen(kw_only=True)
class Placed:
    """An action with its earliest and latest dates; they are unsaid where the programme has no date at all.

    An end is the last day worked. A milestone, of no working day, has one date: that on which what it waits for closes,
    or its own where it waits for nothing later. ``rough`` says that one of its stated dates is known to the month, the
    season or the year only.
    """

    id: str
    title: str
    days: int
    offsets: Offsets
    early_start: dt.date | None
    early_end: dt.date | None
    late_start: dt.date | None
    late_end: dt.date | None
    progress: Progress
    rough: bool

    @property
    def total_slack(self) -> int:
        """How many working days late it may be without delaying the programme."""
        return self.offsets.total_slack

    @property
    def free_slack(self) -> int:
        """How many working days late it may be without delaying anything else."""
        return self.offsets.free_slack

    @property
    def critical(self) -> bool:
        """Whether any delay delays the programme; what is done is not."""
        return not self.offsets.total_slack and self.progress != "done"

    @property
    def milestone(self) -> bool:
        """Whether it takes no working day."""
        return not self.days


@attrs.frozen
class Unplaced:
    """An action that has no place in the schedule, and why; ``waits_for`` is the other action that holds it."""

    id: str
    title: str
    reason: Reason
    waits_for: str | None = None
    waits_for_title: str | None = None

    @property
    def message(self) -> Message:
        """Why it has none."""
        template, data = _REASONS[self.reason], {"title": self.title, "other": self.waits_for_title}
        return template.with_(**{name: data[name] for name in template.placeholders})

    def text(self, lang: Lang = "en") -> str:
        """Say why it has none."""
        return self.message.render(lang)


@attrs.frozen
class Outside:
    """A prerequisite outside the plan that is not met (``False``) or not known to be: no date takes it into account."""

    id: str
    title: str
    prerequisite: str
    met: bool | None

    @property
    def message(self) -> Message:
        """What the dates do not take into account."""
        return _OUTSIDE.with_(title=self.title, text=self.prerequisite)

    def text(self, lang: Lang = "en") -> str:
        """Say what the dates do not take into account."""
        return self.message.render(lang)


@attrs.frozen
class Overrun:
    """An action that cannot end by its stated end: the date that it can end on, and how many working days late."""

    id: str
    title: str
    stated: When
    end: dt.date
    days: int

    @property
    def message(self) -> Message:
        """By how much it goes past its stated end."""
        return _OVERRUN.with_(
            title=self.title, end=said_date(self.end), days=said_days(self.days), stated=said_date(self.stated)
        )

    def text(self, lang: Lang = "en") -> str:
        """Say by how much it goes past its stated end."""
        return self.message.render(lang)
