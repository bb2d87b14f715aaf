"""Whether a YAML text holds comments, which writing it anew does not keep."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["has_comments"]

_QUOTED: Final = re.compile(r"""(?:^|(?<=[\s\[{,:]))(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')""")
_COMMENT: Final = re.compile(r"(?:^|\s)#")
_BLOCK: Final = re.compile(r"(?:^|[\s:])[|>][-+1-9]*\s*$")


def has_comments(text: str) -> bool:
    r"""Whether a text in YAML holds a comment, beside the marks that stand in quotes or in a block of text.

    >>> has_comments("title: 'no # here'\n"), has_comments("after: []  # there is none\n")
    (False, True)
    """
    block: int | None = None
    for line in text.splitlines():
        depth = len(line) - len(line.lstrip(" "))
        if block is not None and (depth > block or not line.strip()):
            continue
        bare = _QUOTED.sub("", line)
        if _COMMENT.search(bare):
            return True
        block = depth if _BLOCK.search(bare) else None
    return False
