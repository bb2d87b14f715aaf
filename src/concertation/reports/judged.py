"""What came of one document: a report on it, or everything that makes any report impossible."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from concertation.documents import DocumentProblem
from concertation.reports.checked import Checked

__all__ = ["Judged", "Unreadable"]


@attrs.frozen
class Unreadable:
    """A document that cannot be read or judged, with everything that is wrong with it."""

    file: str
    problems: tuple[DocumentProblem, ...]


Judged: TypeAlias = Checked | Unreadable
"""What came of one document."""
