"""The imperative handle: a concertation and its journal, moved forward act by act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TypeAlias

import attrs

from concertation.errors import InvalidValue, Problem
from concertation.model import Act, Adopt, Authority, Change, Concertation, Fire, Unwaive, Waive, When
from concertation.process.decision import Decision, Refused
from concertation.process.entries import Entry, Outcome
from concertation.process.process import Process, as_date
from concertation.rules import Report
from concertation.texts import Lang, Text

__all__ = ["Dossier"]

_ANOTHER = Text(
    en="the journal is that of '{theirs}', the document that of '{ours}'",
    fr="le journal est celui de « {theirs} », le document celui de « {ours} »",
)
Clock: TypeAlias = Callable[[], "dt.date | When"]


@attrs.define(eq=False)
class Dossier:
    """A concertation that is carried forward, with the journal of what was done.

    A refusal changes nothing. ``by`` and the clock come from the host: the library authenticates nobody and looks at
    no clock.

    Args:
        now: the concertation as it stands.
        journal: the entries so far.
        by: who acts, where a call does not say.
        process: the pathway and the rules.
        clock: gives the date, where a call does not say.
        lang: the language of refusals.
        adopted: whether the document given to ``open`` differed from its journal and was adopted.

    >>> from concertation.model import Member, Put
    >>> dossier = Dossier.begin("Logistique urbaine", authority="Collectivité", by="authority", on="2026-01-05")
    >>> dossier.do(Put(Member("cci", name="Chambre de commerce", circle="public")))
    >>> dossier.now.members[0].circle
    'public'
    """

    now: Concertation
    journal: tuple[Entry, ...] = ()
    by: str | None = attrs.field(default=None, kw_only=True)
    process: Process = attrs.field(factory=Process.stock, kw_only=True)
    clock: Clock | None = attrs.field(default=None, kw_only=True)
    lang: Lang = attrs.field(default="en", kw_only=True)
    adopted: bool = attrs.field(default=False, kw_only=True)

    @classmethod
    def begin(
        cls,
        title: str,
        *,
        authority: str | Authority,
        by: str,
        on: When | str | dt.date | None = None,
        id: str | None = None,  # noqa: A002  # the field's own name
        process: Process | None = None,
        clock: Clock | None = None,
        lang: Lang = "en",
        **fields: object,
    ) -> Dossier:
        """Begin a concertation; see ``Process.begin``.

        Raises:
            InvalidValue: if the title or the authority cannot be what it should.
            Refused: if the fields are refused.
        """
        law = process or Process.stock()
        date = as_date(on) if on is not None or clock is None else as_date(_day(clock()))
        begun = law.begin(title, authority=authority, by=by, on=date, id=id, **fields)
        return cls(begun.concertation, begun.entries, by=by, process=law, clock=clock, lang=lang)

    @classmethod
    def open(
        cls,
        document: Concertation,
        journal: Iterable[Entry] = (),
        *,
        by: str | None = None,
        process: Process | None = None,
        clock: Clock | None = None,
        lang: Lang = "en",
    ) -> Dossier:
        """Open a concertation with its journal; where the two differ, the document is adopted, and ``adopted`` says so.

        Raises:
            InvalidValue: if the journal cannot be replayed, or is that of another concertation.
        """
        law = process or Process.stock()
        entries = tuple(journal)
        told = law.replay(entries) if entries else document
        if told.id != document.id:
            message = _ANOTHER.with_(theirs=told.id, ours=document.id)
            raise InvalidValue([Problem(code="journal", path="id", message=message)])
        agrees = bool(entries) and told == document
        if not agrees:
            date = as_date(_day(clock())) if clock else None
            entries = (*entries, Entry(Adopt(document), by or "authority", date))
        return cls(document, entries, by=by, process=law, clock=clock, lang=lang, adopted=not agrees)

    def do(self, *acts: Act, by: str | None = None, on: When | str | dt.date | None = None) -> None:
        """Do acts, all or nothing.

        Raises:
            Refused: with every reason; nothing is done then.
        """
        who, date = self._who_and_when(by, on)
        try:
            done = self.process.do(self.now, *acts, by=who, on=date, after=self._last)
        except Refused as refused:
            raise Refused(refused.decision, self.lang) from None
        self._take(done)

    def _take(self, done: Outcome) -> None:
        self.now, self.journal = done.concertation, (*self.journal, *done.entries)

    def may(self, *acts: Act, by: str | None = None, on: When | str | dt.date | None = None) -> Decision:
        """Judge acts as ``do`` would, without doing them."""
        who, date = self._who_and_when(by, on)
        return self.process.may(self.now, *acts, by=who, on=date, after=self._last)

    def change(
        self,
        address: str | None = None,
        /,
        **fields: object,
    ) -> None:
        """Change fields of the concertation, or of what an address leads to; by whom and when, the dossier knows.

        Raises:
            Refused: with every reason; nothing is done then.
        """
        self.do(Change(address, **fields))

    def fire(
        self,
        move: str,
        *,
        motive: str | None = None,
        by: str | None = None,
        on: When | str | dt.date | None = None,
    ) -> None:
        """Make a move.

        Raises:
            Refused: with every reason; nothing is done then.
        """
        self.do(Fire(move, motive=motive), by=by, on=on)

    def waive(
        self,
        rule: str,
        target: str = ".",
        *,
        reason: str,
        until: When | str | None = None,
        by: str | None = None,
        on: When | str | dt.date | None = None,
    ) -> None:
        """Lift what a rule finds at an address and below, for a reason.

        Raises:
            Refused: with every reason; nothing is done then.
        """
        self.do(Waive(rule, target, reason, until), by=by, on=on)

    def unwaive(
        self, rule: str, target: str = ".", *, by: str | None = None, on: When | str | dt.date | None = None
    ) -> None:
        """Take a waiver back.

        Raises:
            Refused: with every reason; nothing is done then.
        """
        self.do(Unwaive(rule, target), by=by, on=on)

    def check(self, on: When | str | dt.date | None = None) -> Report:
        """Ask the rules that are in force."""
        return self.process.check(self.now, on=on if on is not None else self._today())

    @property
    def _last(self) -> When | None:
        dated = [entry.on for entry in self.journal if entry.on is not None]
        return max(dated, key=lambda each: each.order, default=None)

    def _today(self) -> When | None:
        return as_date(_day(self.clock())) if self.clock else None

    def _who_and_when(self, by: str | None, on: When | str | dt.date | None) -> tuple[str, When | str | dt.date | None]:
        return by or self.by or "", on if on is not None else self._today()


def _day(moment: dt.date | When) -> dt.date | When:
    return moment.date() if isinstance(moment, dt.datetime) else moment
