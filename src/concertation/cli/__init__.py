"""The command line: ``concertation check``, ``status`` and ``do``.

An answer goes to standard output, and what is beside it to standard error. The exit code says what came of it:

====  ==========================================================================
code  meaning
====  ==========================================================================
0     nothing at or above the level of ``--fail-on``, or the move was made
1     findings at or above it, or the move was refused
2     the command was misused, or a document cannot be read, judged or written
3     a rule crashed
====  ==========================================================================

With several files the highest code wins.
"""

from __future__ import annotations

import sys

from concertation.errors import MissingExtra

__all__ = ["main"]


def main() -> None:
    """Run the command line, or say what is missing to run it."""
    try:
        from concertation.cli.app import run  # noqa: PLC0415  # so that what is not installed can be named
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in {"typer", "rich", "click"}:
            raise
        sys.stderr.write(f"{MissingExtra('cli', missing)}\n")
        raise SystemExit(2) from None
    run()
