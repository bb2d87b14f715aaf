"""How much a document may ask of whoever reads it."""

from __future__ import annotations

import attrs

from concertation.errors import InvalidValue, Problem
from concertation.texts import Text

__all__ = ["Limits"]

_DEEPEST = 100
_NOT_A_LIMIT = Text(
    en="a limit is a whole number, one or more; {name} is {value}",
    fr="une limite est un nombre entier, un ou plus ; {name} vaut {value}",
)
_TOO_DEEP = Text(en="the depth that can be allowed is at most {most}", fr="la profondeur permise est au plus de {most}")


@attrs.frozen(kw_only=True)
class Limits:
    """What a document may not exceed; none is hidden, each may be raised.

    Args:
        size: the bytes of the whole, in UTF-8.
        depth: how many lists and mappings may hold one another; at most 100.
        nodes: how many values there are, lists and mappings included.
        length: the characters of one text.
        digits: the characters of one number.
        problems: how many problems are told; the rest is counted.

    Raises:
        InvalidValue: if a limit is not a whole number, one or more.

    >>> Limits(depth=8).depth
    8
    """

    size: int = 8 * 2**20
    depth: int = 32
    nodes: int = 200_000
    length: int = 100_000
    digits: int = 300
    problems: int = 1_000

    def __attrs_post_init__(self) -> None:
        """Refuse what is not a limit."""
        problems = [
            Problem(code="limit", path=name, message=_NOT_A_LIMIT.with_(name=name, value=repr(value)))
            for name, value in attrs.asdict(self).items()
            if type(value) is not int or value < 1
        ]
        if not problems and self.depth > _DEEPEST:
            problems.append(Problem(code="limit", path="depth", message=_TOO_DEEP.with_(most=_DEEPEST)))
        if problems:
            raise InvalidValue(problems)
