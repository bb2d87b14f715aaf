"""Why an action has the dates that it has: what decides its earliest start, said in a sentence."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

import attrs

from concertation.model import Action, Dependency
from concertation.planning.network import FROM_END, TO_END
from concertation.planning.placing import Clock, Entry, Floor
from concertation.planning.rows import Placed
from concertation.planning.saying import said_date, said_days, said_lag, said_moment
from concertation.texts import Lang, Message, Text

__all__ = ["Driver", "Why", "floor_driver", "link_driver", "sentences"]

Kind: TypeAlias = Floor | Literal["link"]

_FLOORS: Final = {
    "actual": Text(en="the day on which it really started", fr="le jour où elle a réellement commencé"),
    "beginning": Text(en="the beginning of the programme", fr="le début du programme"),
    "delay": Text(en="the delay that is supposed here", fr="le retard supposé ici"),
    "start": Text(en="its stated start, {day}", fr="son début annoncé, {day}"),
    "end": Text(en="its stated end, {day}, less its duration", fr="sa fin annoncée, {day}, moins sa durée"),
    "on": Text(en="the status date, {day}", fr="la date de situation, {day}"),
}
_END = Text(en="the end of '{title}'", fr="la fin de « {title} »")
_START = Text(en="the start of '{title}'", fr="le début de « {title} »")
_BINDS_END = Text(en="{moment}, before which it does not end", fr="{moment}, avant quoi elle ne se termine pas")
_PLACED = Text(
    en="'{title}' starts at the earliest on {start} and ends on {end}; what decides its start: {drivers}.",
    fr="« {title} » commence au plus tôt le {start} et se termine le {end} ; ce qui décide de son début : {drivers}.",
)
_STARTED = Text(
    en="'{title}' started on {start} and ends at the earliest on {end}.",
    fr="« {title} » a commencé le {start} et se termine au plus tôt le {end}.",
)
_DONE = Text(
    en="'{title}' started on {start} and ended on {end}: it is done.",
    fr="« {title} » a commencé le {start} et s'est terminée le {end} : elle est faite.",
)
_CRITICAL = Text(
    en="Any delay puts off the end of the programme.", fr="Tout retard repousse la fin du programme."
)
_SLACK = Text(
    en="It may be {days} late without putting off the end of the programme.",
    fr="Elle peut prendre {days} de retard sans repousser la fin du programme.",
)
_STRETCHED = Text(
    en="On the status date it is not done, {days} after its planned end.",
    fr="À la date de situation elle n'est pas faite, {days} après sa fin prévue.",
)
_ROUGH = Text(
    en="One of its dates is known to the month, the season or the year only: it is taken at its widest.",
    fr="Une de ses dates n'est connue qu'au mois, à la saison ou à l'année près : elle est prise au plus large.",
)
_UNLINKED = Text(en="Nobody has said what it waits for.", fr="Personne n'a dit ce qu'elle attend.")


@attrs.frozen
class Driver:
    """One thing that decides the earliest start of an action; of a link, from which action and by which dependency."""

    kind: Kind
    message: Message
    first: str | None = None
    dependency: Dependency | None = None

    def text(self, lang: Lang = "en") -> str:
        """Say what it is."""
        return self.message.render(lang)


@attrs.frozen
class Why:
    """Why an action has its dates, or has none; ``drivers`` are what decides its earliest start, all of them."""

    id: str
    messages: tuple[Message, ...]
    drivers: tuple[Driver, ...] = ()

    def text(self, lang: Lang = "en") -> str:
        """Say it in a few sentences."""
        return " ".join(each.render(lang) for each in self.messages)


def floor_driver(kind: Floor, action: Action, clock: Clock) -> Driver:
    """Say what an action cannot start before, of itself."""
    day = {"start": action.start, "end": action.end, "on": clock.on}.get(kind)
    template = _FLOORS[kind]
    return Driver(kind, template.with_() if day is None else template.with_(day=said_date(day)))


def link_driver(link: Dependency, first: Action) -> Driver:
    """Say what an action cannot start before, because of another."""
    moment = (_END if link.kind in FROM_END else _START).with_(title=str(first.label))
    put_off = said_lag(moment, link.lag_days)
    if link.kind in TO_END:
        put_off = _BINDS_END.with_(moment=put_off)
    return Driver("link", Text(en="{moment}", fr="{moment}").with_(moment=put_off), first.id, link)


def sentences(placed: Placed, entry: Entry, drivers: tuple[Driver, ...], *, is_linked: bool) -> tuple[Message, ...]:
    """Say the dates of an action, and all that decides them."""
    data = {
        "title": placed.title,
        "start": said_moment(placed.early_start, placed.offsets.early_start + 1),
        "end": said_moment(placed.early_end, max(placed.offsets.early_finish, 1)),
    }
    said = []
    if placed.progress == "planned":
        said.append(_PLACED.with_(**data, drivers=tuple(each.message for each in drivers)))
    else:
        said.append((_DONE if placed.progress == "done" else _STARTED).with_(**data))
    if entry.stretched:
        said.append(_STRETCHED.with_(days=said_days(entry.stretched)))
    if placed.progress != "done":
        said.append(_CRITICAL.with_() if placed.critical else _SLACK.with_(days=said_days(placed.total_slack)))
    if not is_linked:
        said.append(_UNLINKED.with_())
    if placed.rough:
        said.append(_ROUGH.with_())
    return tuple(said)
