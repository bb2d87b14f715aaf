"""Where a step or an entity stands in its chart."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from concertation.errors import Problem
from concertation.model import fields
from concertation.model.fields import Value
from concertation.model.when import When

__all__ = ["Standing"]


@attrs.frozen(kw_only=True, repr=False)
class Standing(Value):
    """A state, since when, by whose act, for what motive, and until when it may last.

    ``by`` is a role or the id of a party; ``due`` is the deadline of the state, frozen when the move was made. Only a
    move changes a standing. A standing that is absent is unsaid: it is not the initial state.

    >>> Standing("framed", since="2023").state
    'framed'
    """

    state: str = attrs.field(kw_only=False, metadata=fields.STATE)
    since: When | None = attrs.field(default=None, kw_only=False, converter=fields.as_when, metadata=fields.WHEN)
    by: str | None = attrs.field(default=None, metadata=fields.SLUG)
    motive: str | None = attrs.field(default=None, metadata=fields.TEXT)
    due: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)

    def _incoherences(self) -> Iterator[Problem]:
        yield from fields.in_order(self.since, self.due, "due")
