"""The parts of a chart: states, moves, and a move seen from one of the states that it leaves."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from concertation.model import Period
from concertation.texts import Text

__all__ = ["Candidate", "Move", "State"]


def as_names(value: str | Iterable[str]) -> tuple[str, ...]:
    """Read one name or several."""
    return (value,) if isinstance(value, str) else tuple(value)


def as_title(value: Text | str | None) -> Text | None:
    """Read a title; a string says the same in both languages."""
    return Text.plain(value) if isinstance(value, str) else value


def as_within(value: Period | str | None) -> Period | None:
    """Read the deadline of the state that a move enters."""
    return None if value is None else Period(value)


@attrs.frozen
class State:
    """A state of a chart.

    Args:
        name: its slug.
        locks: addresses that may not be edited in this state; ``!`` before one lifts the lock there, ``*`` alone is
            everything. In the chart of an entity ``*`` is that entity.
        final: whether the chart may rest here; a final state may still have exits.
        title: its name in both languages.
    """

    name: str
    locks: tuple[str, ...] = attrs.field(default=(), converter=as_names, kw_only=True)
    final: bool = attrs.field(default=False, kw_only=True)
    title: Text | None = attrs.field(default=None, converter=as_title, kw_only=True, eq=False)

    @property
    def label(self) -> Text:
        """The title, or the name where there is none."""
        return self.title or Text.plain(self.name)


@attrs.frozen
class Move:
    """A move from some states to another.

    Args:
        trigger: its name; several moves may share it and are tried in order.
        source: the states that it leaves; ``*`` is any.
        dest: the state that it enters; ``=`` is the same again, ``None`` stays without entering.
        by: the roles that may make it.
        requires: rules, or ``@phase`` for all the rules of a phase, that gate it.
        motive: whether a reason must be given.
        decides: whether it is the political level's, in every pathway.
        revises: whether it adds one to the concertation's revision.
        within: how long the state entered may last.
        otherwise: whether it is for when the moves before it are refused: said of a move that shares its trigger and
            a state with an earlier one, and asks for something else.
        title: its name in both languages, a verb.

    >>> Move("start", "pending", "drafting", by="authority").by
    ('authority',)
    """

    trigger: str
    source: tuple[str, ...] = attrs.field(converter=as_names)
    dest: str | None
    by: tuple[str, ...] = attrs.field(converter=as_names, kw_only=True)
    requires: tuple[str, ...] = attrs.field(default=(), converter=as_names, kw_only=True)
    motive: bool = attrs.field(default=False, kw_only=True)
    decides: bool = attrs.field(default=False, kw_only=True)
    revises: bool = attrs.field(default=False, kw_only=True)
    within: Period | None = attrs.field(default=None, converter=as_within, kw_only=True)
    otherwise: bool = attrs.field(default=False, kw_only=True)
    title: Text | None = attrs.field(default=None, converter=as_title, kw_only=True, eq=False)

    @property
    def label(self) -> Text:
        """The title, or the trigger where there is none."""
        return self.title or Text.plain(self.trigger)


@attrs.frozen
class Candidate:
    """A move seen from one of the states that it leaves, with the state where it ends.

    Args:
        source: the state that it leaves.
        dest: the state where it ends.
        move: the move.
        enters: whether it enters ``dest``, be it the same state again; an internal move stays without entering.
    """

    source: str
    dest: str
    move: Move
    enters: bool = True

    @property
    def effects(self) -> tuple[str, ...]:
        """What taking it does, in order: the state that is left, then the one that is entered.

        >>> Candidate("open", "shut", Move("shut", "open", "shut", by="body")).effects
        ('exit open', 'enter shut')
        """
        return (f"exit {self.source}", f"enter {self.dest}") if self.enters else ()
