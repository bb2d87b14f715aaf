"""Where answers are written: in colour on a terminal, as they are anywhere else."""

from __future__ import annotations

import os
import sys
from typing import Final, TextIO

from rich.console import Console
from rich.text import Text

__all__ = ["answer", "aside"]

_STYLES: Final = (
    (r"(?m)^(error|erreur)\[[^\]]*\]", "bold red"),
    (r"(?m)^(warning|avertissement)\[[^\]]*\]", "bold yellow"),
    (r"(?m)^(info|information)\[[^\]]*\]", "bold blue"),
    (r"(?m)^ *-->.*$", "blue"),
    (r"(?m)^ *\d* \|", "blue"),
    (r"(?m)(?<=\| )[ \t]*\^+.*$", "red"),
    (r"(?m)^ +=(?= )", "blue"),
)
_CONTROLS: Final = {code: f"\\x{code:02x}" for code in (*range(32), 127, *range(128, 160)) if chr(code) not in "\n\t"}


def answer(text: str) -> None:
    """Write an answer to standard output."""
    _write(text, sys.stdout)


def aside(text: str) -> None:
    """Write what is beside the answer to standard error."""
    _write(text, sys.stderr)


def _write(text: str, stream: TextIO) -> None:
    """Write lines; what a document holds cannot steer the terminal, and a reader who went away is no error."""
    shown = text.translate(_CONTROLS)
    try:
        console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
        if console.is_terminal:
            console.print(_painted(shown))
        else:
            stream.write(f"{shown}\n")
        stream.flush()
    except BrokenPipeError:
        # What is still buffered would be written when the interpreter ends, and fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _painted(text: str) -> Text:
    painted = Text(text)
    for pattern, style in _STYLES:
        painted.highlight_regex(pattern, style)
    return painted
