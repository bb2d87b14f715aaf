"""Markdown that says what a text says: nothing in the text is taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

__all__ = ["code", "fenced", "plain", "table"]

_SYNTAX: Final = re.compile(r"[\\`*\[\]<>|~#$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_FIRST: Final = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))")


def plain(text: str) -> str:
    r"""Write words so that they are read as they stand, on one line.

    >>> plain("Aires *bleues* | zone_30 <2026>"), plain("- 1"), plain("1. non")
    ('Aires \\*bleues\\* \\| zone_30 \\<2026\\>', '\\- 1', '1\\. non')
    """
    escaped = _SYNTAX.sub(lambda found: f"\\{found[0]}", " ".join(text.split()))
    return _FIRST.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", escaped)


def code(word: str, *, in_table: bool = False) -> str:
    """Write a word as code, whatever backticks it holds.

    >>> code("actions/*/pilot"), code("a`b")
    ('`actions/*/pilot`', '`` a`b ``')
    """
    longest = max(map(len, re.findall(r"`+", word)), default=0)
    fence, space = "`" * (longest + 1), " " if longest else ""
    said = f"{fence}{space}{' '.join(word.split())}{space}{fence}"
    return said.replace("|", "\\|") if in_table else said


def fenced(text: str, language: str) -> list[str]:
    """Write lines of code as a block.

    >>> fenced("a: 1", "yaml")
    ['```yaml', 'a: 1', '```']
    """
    longest = max(map(len, re.findall(r"`+", text)), default=0)
    fence = "`" * max(longest + 1, 3)
    return [f"{fence}{language}", *text.rstrip("\n").split("\n"), fence]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Write a table; columns that no row fills are left out.

    >>> table(["a", "b", "c"], [["1", "", "2"], ["3", "", ""]])
    ['| a | c |', '|---|---|', '| 1 | 2 |', '| 3 |  |']
    """
    filled = [tuple(row) for row in rows]
    kept = [index for index in range(len(head)) if any(row[index] for row in filled)]
    return [
        _row([head[index] for index in kept]),
        f"|{'---|' * len(kept)}",
        *(_row([row[index] for index in kept]) for row in filled),
    ]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
