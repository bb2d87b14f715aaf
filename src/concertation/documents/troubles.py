"""What is wrong with data, said by the way to it, before anybody looks for its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

import attrs

from concertation.texts import Message

__all__ = ["NOTHING", "Elsewhere", "Misfit", "Trouble", "Way"]

Way: TypeAlias = tuple[str | int, ...]
"""The keys and the places in lists that lead to a value of a document, as it is written there."""


@attrs.frozen
class Elsewhere:
    """Another way that a trouble speaks of."""

    way: Way
    message: Message


@attrs.frozen(kw_only=True)
class Trouble:
    """One thing that is wrong: ``at_key`` when it is the key itself, and ``elsewhere`` where the other one is.

    A message may name ``{typed}``, the value as it was typed, and a hint ``{first}``, where the other one is: both are
    filled in by whoever knows the text. A hint that takes time to find is found when the trouble is told.
    """

    code: str
    message: Message
    hint: Message | Callable[[], Message | None] | None = None
    way: Way = ()
    about: str | None = None
    at_key: bool = False
    elsewhere: Elsewhere | None = None

    def under(self, *steps: str | int) -> Trouble:
        """Place the trouble further down, as the value that holds it is."""
        elsewhere = self.elsewhere
        if elsewhere is not None:
            elsewhere = attrs.evolve(elsewhere, way=(*steps, *elsewhere.way))
        return attrs.evolve(self, way=(*steps, *self.way), elsewhere=elsewhere)


class _Nothing:
    """Nothing could be saved of a value."""


NOTHING: Final = _Nothing()


class Misfit(Exception):
    """A value does not fit; ``rest`` is what could be saved of it, for the checks of what it refers to."""

    def __init__(self, troubles: Iterable[Trouble], rest: object = NOTHING) -> None:
        """Keep what is wrong, and what is not."""
        self.troubles = tuple(troubles)
        self.rest = rest
        super().__init__()

    def under(self, step: str | int) -> Iterable[Trouble]:
        """Place every trouble one step further down."""
        return (each.under(step) for each in self.troubles)
