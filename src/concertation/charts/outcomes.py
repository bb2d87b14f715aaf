"""What asking the engine of a chart comes to: a move that is taken, one that is not here, one that guards hold back."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

import attrs

from concertation.charts.parts import Candidate
from concertation.texts import Lang, Message, Text

__all__ = ["Applied", "Held", "NotHere", "Record", "Refusal", "Unmet", "Walked"]

R = TypeVar("R")

_NO = Text(en="the guard says no", fr="la garde dit non")
_NOT_HERE = Text(
    en="'{trigger}' is not here: from '{state}' there is {offered}",
    fr="« {trigger} » n'est pas ici : depuis « {state} » il y a {offered}",
)
_NOTHING_HERE = Text(
    en="'{trigger}' is not here: nothing leaves '{state}'",
    fr="« {trigger} » n'est pas ici : rien ne sort de « {state} »",
)
_HELD = Text(en="'{trigger}' is refused from '{state}'", fr="« {trigger} » est refusé depuis « {state} »")
_UNMET = Text(en="to {dest}: {guard}: {message}", fr="vers {dest} : {guard} : {message}")


@attrs.frozen
class Record(Generic[R]):
    """Where something stands, and what the guards look at; neither changes.

    >>> Record("open", {"quorum": True}).state
    'open'
    """

    state: str
    data: R


@attrs.frozen
class Refusal:
    """A guard that refuses: its name, what it says, and whether it failed instead of answering."""

    guard: str
    message: Message
    crashed: bool = False

    @staticmethod
    def plain(guard: str) -> Refusal:
        """Give the refusal of a guard that answers ``False`` and no more."""
        return Refusal(guard, _NO.with_())

    def text(self, lang: Lang = "en") -> str:
        """Say why."""
        return self.message.render(lang)


@attrs.frozen
class Unmet:
    """A candidate that is not taken, with every guard that refuses it."""

    candidate: Candidate
    refusals: tuple[Refusal, ...]


class Applied(NamedTuple, Generic[R]):
    """A move is taken: where that leads, and the candidate that was the first to pass.

    It is a tuple because one is made at every step, and no frozen class is made as fast.
    """

    record: Record[R]
    candidate: Candidate

    @property
    def effects(self) -> tuple[str, ...]:
        """What it does, in order, as ``exit open`` and ``enter shut``; nothing has been run."""
        return self.candidate.effects


@attrs.frozen
class NotHere:
    """No candidate of the trigger leaves the state; ``offered`` are the triggers that have one."""

    state: str
    trigger: str
    offered: tuple[str, ...]

    def text(self, lang: Lang = "en") -> str:
        """Say what there is instead.

        >>> NotHere("shut", "shut", ("open",)).text()
        "'shut' is not here: from 'shut' there is open"
        """
        said = _NOT_HERE if self.offered else _NOTHING_HERE
        return said.render(lang, trigger=self.trigger, state=self.state, offered=self.offered)


@attrs.frozen
class Held:
    """Guards hold every candidate back; all of them were asked, and ``unmet`` says what each refuses, by candidate."""

    state: str
    trigger: str
    unmet: tuple[Unmet, ...]

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """Every refusal once, whatever the candidate."""
        return tuple(dict.fromkeys(refusal for each in self.unmet for refusal in each.refusals))

    def text(self, lang: Lang = "en") -> str:
        """Say every reason, by candidate."""
        lines = [
            _UNMET.render(lang, dest=each.candidate.dest, guard=refusal.guard, message=refusal.message)
            for each in self.unmet
            for refusal in each.refusals
        ]
        return "\n  ".join([_HELD.render(lang, trigger=self.trigger, state=self.state), *lines])


@attrs.frozen
class Walked(Generic[R]):
    """A batch of triggers: where it leads, the candidates taken, and what stopped it, if anything did."""

    record: Record[R]
    candidates: tuple[Candidate, ...]
    stopped: NotHere | Held | None = None
