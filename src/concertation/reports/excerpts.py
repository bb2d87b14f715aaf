"""The line of a document that a finding speaks of, with a caret under the words."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from concertation.documents import Place
from concertation.reports.layout import WIDTH

__all__ = ["excerpt"]

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_BEFORE: Final = 30
_CUT: Final = "…"


def excerpt(text: str, place: Place, note: str = "") -> list[str]:
    r"""Draw a line of a text, framed, with carets under the place and a note beside them.

    >>> print("\n".join(excerpt("id: c\ntitle: Charte", Place("c.yaml", 2, 8, 14), "too short")))
      |
    2 | title: Charte
      |        ^^^^^^ too short
      |
    """
    lines = _LINE_END.split(text)
    number, margin = str(place.line), " " * len(str(place.line))
    start = place.column - 1
    end = max((place.end_column or place.column + 1) - 1, start + 1)
    shown, start, end = _window(lines[place.line - 1], start, end, WIDTH - len(number) - 3)
    carets = "".join(map(_blank, shown[:start])) + "^" * max(sum(map(_columns, shown[start:end])), 1)
    marked = f"{margin} | {carets} {note}".rstrip()
    return [f"{margin} |", f"{number} | {shown}".rstrip(), marked, f"{margin} |"]


def _window(line: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """Cut a line that is too long around the place."""
    if len(line) <= width:
        return line, start, end
    first = max(min(start - _BEFORE, len(line) - width), 0)
    last = first + width
    shown = (_CUT if first else "") + line[first + bool(first) : last - (last < len(line))]
    return shown + (_CUT if last < len(line) else ""), start - first, min(end, last) - first


def _columns(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1


def _blank(letter: str) -> str:
    return "\t" if letter == "\t" else " " * _columns(letter)
