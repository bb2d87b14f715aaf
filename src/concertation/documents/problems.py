"""What is wrong with a document: every problem at once, each with its place and a way out."""

from __future__ import annotations

import operator
from collections.abc import Iterable
from typing import Final

import attrs

from concertation.documents.places import Place, Source, Span
from concertation.errors import Problem, ProblemsError
from concertation.texts import Lang, Message, Text

__all__ = ["DocumentError", "DocumentProblem", "RelatedPlace"]

MORE: Final = "more"

_AT_LINE = Text(en="at line {line}", fr="à la ligne {line}")
_MORE = Text(en="and {count} more problems", fr="et {count} autres problèmes")
_MORE_HINT = Text(en="correct these first", fr="corrigez d'abord ceux-ci")


@attrs.frozen(kw_only=True)
class RelatedPlace:
    """Another place that a problem speaks of, and what it is there."""

    path: str
    message: Message
    place: Place | None = None


@attrs.frozen(kw_only=True)
class DocumentProblem(Problem):
    """One problem of a document, or something that its reader should know.

    ``place`` is the line and column, absent where the data did not come from a text; ``path`` is the address of the
    value by the ids of the document, as ``actions/bays/days``; ``related`` says where the other occurrence is.
    """

    place: Place | None = None
    related: tuple[RelatedPlace, ...] = ()

    def text(self, lang: Lang = "en") -> str:
        """Say the problem on one line: the place, the code, what is wrong, and the way out."""
        hint = f" → {self.hint.render(lang)}" if self.hint else ""
        return f"{self.place or self.path} {self.code} {self.message.render(lang)}{hint}"

    @property
    def order(self) -> tuple[int, int, bool, str, str]:
        """The key that sorts problems as one reads."""
        at = self.place
        return (at.line if at else 0, at.column if at else 0, self.code == MORE, self.path, self.code)


class DocumentError(ProblemsError, ValueError):
    r"""A document cannot be read; every problem is told at once, in the order of the text.

    >>> from concertation.documents import load
    >>> try:
    ...     load("schema: 1\nid: pilote\ntitle: Charte\nautority: {id: metropole}\n")
    ... except DocumentError as error:
    ...     print(error)
    <text>:1:1 missing 'authority' is missing
    <text>:4:1 unknown-key unknown key 'autority' → did you mean 'authority'?
    """

    problems: tuple[DocumentProblem, ...]

    def __init__(self, problems: Iterable[DocumentProblem]) -> None:
        """Keep the problems in the order of the text."""
        ordered = sorted(problems, key=operator.attrgetter("order"))
        super().__init__(ordered)


def spoken(source: Source, code: str, span: Span, message: Message, hint: Message | None = None) -> DocumentProblem:
    """Build the problem of a stretch of a text."""
    return DocumentProblem(code=code, path=".", message=message, hint=hint, place=source.place(span))


def at_line(place: Place) -> Message:
    """Say a line, to be read inside a sentence."""
    return _AT_LINE.with_(line=place.line)


def few(problems: Iterable[DocumentProblem], most: int, total: int = 0) -> list[DocumentProblem]:
    """Keep the first problems of a text, and count the others; some of the total may not be given at all."""
    ordered = sorted(problems, key=operator.attrgetter("order"))
    kept = ordered[:most]
    rest = max(total, len(ordered)) - most
    if rest > 0:
        message, hint = _MORE.with_(count=rest), _MORE_HINT.with_()
        kept.append(attrs.evolve(kept[-1], code=MORE, message=message, hint=hint, about=None, related=()))
    return kept
