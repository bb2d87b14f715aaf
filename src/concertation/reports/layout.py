"""How lines are laid out: wrapped at a width, as each language is typeset, and lists of places run together."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from typing import Final

__all__ = ["WIDTH", "wrapped"]

WIDTH: Final = 100
"""The columns that a line keeps to, where its words let it."""

_GLUE: Final = "\ue000"
_KEPT_TOGETHER = re.compile(r"(?<=[«“–→]) | (?=[:;?!»”])| (?=\(l\. )|(?<=\(l\.) (?=\d)|(?<=,) (?=\d+\))")


def wrapped(text: str, *, first: str = "", rest: str = "    ") -> list[str]:
    """Break a text into lines; a mark never begins a line, and no word is cut.

    >>> wrapped("le programme est validé par le niveau politique, " * 2 + "or : rien", first="= ", rest="  ")[1]
    '  or : rien'
    """
    glued = _KEPT_TOGETHER.sub(_GLUE, " ".join(text.split()))
    lines = textwrap.wrap(
        glued,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_GLUE, " ") for line in lines] or [first.rstrip()]


def listed(words: Iterable[str], *, first: str, rest: str) -> list[str]:
    """Run words together with commas; a line never breaks inside one.

    >>> listed(["actions/bays (l. 3)", "actions/hub (l. 9)"], first="  ", rest="  ")
    ['  actions/bays (l. 3), actions/hub (l. 9)']
    """
    return wrapped(", ".join(words), first=first, rest=rest)
