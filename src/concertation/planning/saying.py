"""How days, counts and titles are said in the sentences of planning."""

from __future__ import annotations

import datetime as dt

from concertation.model import When
from concertation.texts import Message, Text

__all__ = ["said_date", "said_days", "said_lag", "said_moment", "said_move"]

_ONE = Text(en="1 working day", fr="1 jour ouvré")
_MANY = Text(en="{count} working days", fr="{count} jours ouvrés")
_NUMBERED = Text(en="working day {number} of the programme", fr="jour ouvré n° {number} du programme")
_PLUS = Text(en="{moment} plus {days}", fr="{moment} plus {days}")
_LATER = Text(en="{days} later", fr="{days} plus tard")
_EARLIER = Text(en="{days} earlier", fr="{days} plus tôt")
_SAME = Text(en="as before", fr="comme avant")
_LESS = Text(en="{moment} less {days}", fr="{moment} moins {days}")


def said_days(count: int) -> Message:
    """Say so many working days.

    >>> said_days(1).render("fr"), said_days(3).render("fr")
    ('1 jour ouvré', '3 jours ouvrés')
    """
    return _ONE.with_() if count == 1 else _MANY.with_(count=count)


def said_date(day: dt.date | When) -> Text:
    """Say a date as a reader of each language would.

    >>> said_date(dt.date(2026, 3, 2)).fr
    '2 mars 2026'
    """
    when = When(day)
    return Text.plain(when.say("en"), when.say("fr"))


def said_moment(day: dt.date | None, number: int) -> Text | Message:
    """Say a day; where no date is known, by its number from the start."""
    return _NUMBERED.with_(number=number) if day is None else said_date(day)


def said_lag(moment: Text | Message, lag: int) -> Text | Message:
    """Say a moment put off, or brought forward, by a lag."""
    if not lag:
        return moment
    return (_PLUS if lag > 0 else _LESS).with_(moment=moment, days=said_days(abs(lag)))


def said_move(days: int) -> Message:
    """Say by how many working days something moved.

    >>> said_move(-2).render("fr")
    '2 jours ouvrés plus tôt'
    """
    if not days:
        return _SAME.with_()
    return (_LATER if days > 0 else _EARLIER).with_(days=said_days(abs(days)))
