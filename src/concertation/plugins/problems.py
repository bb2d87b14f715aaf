"""What may be wrong with plugins, told with every other problem of theirs."""

from __future__ import annotations

from concertation.errors import Problem, ProblemsError
from concertation.texts import Message, Text

__all__ = ["PluginError"]


class PluginError(ProblemsError):
    """Plugins that are asked for cannot be had; nothing of any of them is given.

    The place of a problem is ``plugins/PREFIX``, or ``require/DISTRIBUTION`` for one that is required.
    """


def place(prefix: str) -> str:
    """Give the place of what is wrong with a plugin."""
    return f"plugins/{prefix}"


def problem(code: str, prefix: str, message: Message, hint: Text | Message | None = None, about: str = "") -> Problem:
    """Build a problem of a plugin; it is about the prefix, unless it is about another word."""
    said = hint.with_() if isinstance(hint, Text) else hint
    return Problem(code=code, path=place(prefix), message=message, hint=said, about=about or prefix)


def why(error: BaseException) -> str:
    """Say what was raised on one line, whatever its own text does."""
    try:
        text = " ".join(str(error).split())
    except Exception:  # noqa: BLE001  # an error that cannot be said is still told by its name
        text = ""
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
