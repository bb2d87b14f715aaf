"""A value that went through pickle, or through its own repr."""

from __future__ import annotations

import pickle
from typing import TypeVar

from concertation import charts, findings, model, planning
from concertation.texts import Text

__all__ = ["pickled", "rebuilt"]

T = TypeVar("T")

NAMES = {name: getattr(home, name) for home in (model, charts, findings, planning) for name in home.__all__}


def pickled(value: T) -> T:
    """Pickle a value and give what comes out."""
    again: T = pickle.loads(pickle.dumps(value))  # noqa: S301  # our own bytes
    return again


def rebuilt(value: T) -> T:
    """Evaluate what a value shows of itself, with the public names in scope."""
    again: T = eval(repr(value), {**NAMES, "Text": Text})  # noqa: S307  # our own text
    return again
