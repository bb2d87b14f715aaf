"""What the caller did wrong, told all at once, each mistake with its place and a way out.

A finding is the condition of a project, and a value; an error is a mistake of whoever called, and an exception.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from concertation.texts import Lang, Message, Text, nearest

__all__ = [
    "ConcertationError",
    "DefinitionError",
    "InvalidValue",
    "MissingExtra",
    "Problem",
    "ProblemsError",
    "unknown_name",
]


@attrs.frozen(kw_only=True)
class Problem:
    """One mistake: a stable code, where it is, what was expected, and the way out.

    ``path`` is an address inside the value that was refused (``.`` is the whole); ``hint`` may be absent.
    ``about`` is the word that was not understood, where the mistake is one word.
    """

    code: str
    path: str
    message: Message
    hint: Message | None = None
    about: str | None = None

    def text(self, lang: Lang = "en") -> str:
        """Say the mistake on one line."""
        place = "" if self.path == "." else f"{self.path}: "
        hint = f" → {self.hint.render(lang)}" if self.hint else ""
        return f"{place}{self.message.render(lang)}{hint}"

    def under(self, prefix: str) -> Problem:
        """Place the problem below an address, as the value that holds it is placed below its own parent."""
        return attrs.evolve(self, path=prefix if self.path == "." else f"{prefix}/{self.path}")


class ConcertationError(Exception):
    """The root of every error that the library raises."""


class ProblemsError(ConcertationError):
    """An error made of one or more problems, reported together and in a stable order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems; the message says them all in English."""
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.text())

    def __reduce__(self) -> tuple[type[ProblemsError], tuple[tuple[Problem, ...]]]:
        """Pickle by what it is made of."""
        return (type(self), (self.problems,))

    def text(self, lang: Lang = "en") -> str:
        """Say every problem, one a line."""
        return "\n".join(problem.text(lang) for problem in self.problems)


class InvalidValue(ProblemsError, ValueError):
    """A value of the model cannot be what it was asked to be."""


class DefinitionError(ProblemsError, ValueError):
    """A chart, a pathway, a rule or a rule set is not well made."""


class MissingExtra(ConcertationError, ImportError):
    """An optional dependency is not installed; the message names the pip line."""

    def __init__(self, extra: str, package: str) -> None:
        """Say which extra brings which package."""
        self.extra = extra
        self.package = package
        super().__init__(f"{package} is not installed: pip install 'concertation[{extra}]'")

    def __reduce__(self) -> tuple[type[MissingExtra], tuple[str, str]]:
        """Pickle by what it is made of."""
        return (type(self), (self.extra, self.package))


_DID_YOU_MEAN = Text(en="did you mean '{word}'?", fr="vouliez-vous dire « {word} » ?")
_ONE_OF = Text(en="one of: {words}", fr="au choix : {words}")
_FEW = 12


def unknown_name(code: str, path: str, message: Message, word: str, known: Iterable[str]) -> Problem:
    """Build the problem of a word that names nothing, with the nearest known word, else the whole list."""
    words = sorted(known)
    close = nearest(word, words)
    hint = _DID_YOU_MEAN.with_(word=close) if close else None
    if hint is None and 0 < len(words) <= _FEW:
        hint = _ONE_OF.with_(words=tuple(words))
    return Problem(code=code, path=path, message=message, hint=hint, about=word)
