"""Entries of the journal: what was done, by whom, when, and the rows that were taken, so that replay asks nothing."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from concertation.findings import Path
from concertation.model import Act, Adopt, Begin, Concertation, Migrate, When

__all__ = ["Entry", "Outcome", "Row"]

Done: TypeAlias = Act | Begin | Adopt | Migrate


@attrs.frozen(kw_only=True)
class Row:
    """A state that was entered: whose, from which state (``None`` for what begins), to which, until when.

    ``address`` is that of a standing's holder: ``prepare`` is a step, ``actions/bays`` an entity. An internal move does
    not enter (``enters``): the standing stays as it was, with its date and its deadline.
    """

    address: Path
    source: str | None
    dest: str
    due: When | None = None
    revises: bool = False
    enters: bool = True


@attrs.frozen
class Entry:
    """One act that was accepted."""

    act: Done
    by: str
    on: When | None = None
    rows: tuple[Row, ...] = ()


@attrs.frozen
class Outcome:
    """What comes of acts that were accepted: the new value, and the entries for the journal."""

    concertation: Concertation
    entries: tuple[Entry, ...]
