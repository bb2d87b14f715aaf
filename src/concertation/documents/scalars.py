"""What a plain scalar of YAML means, by the core rules of YAML 1.2, and which texts some reader would misread."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Final, TypeAlias

__all__ = ["Scalar", "is_ambiguous", "meaning"]

Scalar: TypeAlias = "str | int | float | bool | None"

_WORDS: Final[Mapping[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_FIRST: Final = frozenset("0123456789+-.")
_DECIMAL = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_NUMBER = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
    r"|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)

_AMBIGUOUS = re.compile(
    r"""
    ~ | = | << | null | y | n | yes | no | on | off | true | false
    | [-+]?[0-9.][0-9_.:,]*(e[-+]?[0-9]*)?                  # numbers of YAML 1.1 and 1.2, sexagesimals too
    | [-+]?0[box][0-9a-f_]*
    | [-+]?\.(inf|nan)
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([t\s].*)?              # what YAML 1.1 takes for a date or a time
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def meaning(text: str, digits: int = 300) -> Scalar:
    """Read a plain scalar; a number that is not finite, or is too long, comes out as one that is not finite.

    >>> meaning("NO"), meaning("012"), meaning("2014-11"), meaning("~")
    ('NO', 12, '2014-11', None)
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _FIRST or not _NUMBER.fullmatch(text):
        return text
    return _number(text) if len(text) <= digits else math.inf


def _number(text: str) -> int | float:
    if _DECIMAL.fullmatch(text):
        return int(text)
    if _BASED.fullmatch(text):
        return int(text, 0)
    return float(text.replace(".", "", 1) if text[-1] in "fFnN" else text)


def is_ambiguous(text: str) -> bool:
    """Whether a reader of YAML 1.1 or 1.2 would take a plain text for something else.

    >>> is_ambiguous("on"), is_ambiguous("1e3"), is_ambiguous("2014-11-05"), is_ambiguous("2014-11")
    (True, True, True, False)
    """
    return _AMBIGUOUS.fullmatch(text) is not None
