"""Where a value stands in the text that it was read from."""

from __future__ import annotations

import bisect
import functools
import re
from typing import TypeAlias

import attrs

__all__ = ["Place", "Source", "Span"]

Span: TypeAlias = tuple[int, int]
"""The first character of a value, and the one after its last, counted from the beginning of the text."""

_LINE_END = re.compile(r"\r\n|\r|\n")


@attrs.frozen(order=True)
class Place:
    """A line and a column of a document, both counted from one.

    ``end_column`` is the column after the last character of the value on that line: a caret is drawn up to it.

    >>> print(Place("plan.yaml", 10, 13))
    plan.yaml:10:13
    """

    file: str
    line: int
    column: int
    end_column: int | None = attrs.field(default=None, eq=False)

    def __str__(self) -> str:
        """Give the place as compilers and editors write it."""
        return f"{self.file}:{self.line}:{self.column}"


@attrs.frozen
class Source:
    """A text and the name of where it comes from; ``first_line`` is the number of its first line."""

    name: str
    text: str
    first_line: int = 1

    @functools.cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *(found.end() for found in _LINE_END.finditer(self.text)))

    @functools.cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text, without their ends."""
        return tuple(_LINE_END.split(self.text))

    def place(self, span: Span) -> Place:
        """Give the line and the columns of a stretch of the text; only its first line counts."""
        start, end = span
        row = bisect.bisect_right(self._starts, start) - 1
        head = self._starts[row]
        line = self.lines[row]
        stop = min(end - head, len(line.rstrip())) + 1
        column = start - head + 1
        return Place(self.name, row + self.first_line, column, max(stop, column + 1))

    def typed(self, span: Span) -> str:
        """Give a stretch of the text as it was typed."""
        return self.text[slice(*span)].strip()
