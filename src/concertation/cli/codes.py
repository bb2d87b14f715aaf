"""The exit codes: what came of a command, as a number."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Code"]


class Code(IntEnum):
    """What came of a command; where several came, the highest wins.

    A crash outweighs everything, for nothing is known of what the rule would have said; and a document that cannot be
    read outweighs findings, for they are not all there.
    """

    FINE = 0
    FOUND = 1
    UNUSABLE = 2
    CRASHED = 3
