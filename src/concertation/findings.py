"""Findings: what a rule says of a concertation, where, how seriously, on whose word, and the way out."""

from __future__ import annotations

import functools
import re
from enum import Enum
from typing import Protocol, Self

import attrs

from concertation.errors import InvalidValue, Problem, unknown_name
from concertation.texts import Lang, Message, Text

__all__ = ["Finding", "Level", "Path", "Related", "Remedy", "Source"]

_NAME = re.compile(r"[^/\s]+")
_NO_LEVEL = Text(en="no level is called '{word}'", fr="aucun niveau ne s'appelle « {word} »")
_NOT_AN_ADDRESS = Text(en="'{word}' is not an address", fr="« {word} » n'est pas une adresse")
_ADDRESS_HINT = Text(
    en="'.' is the whole; otherwise names separated by '/', as in actions/bays/pilot",
    fr="« . » désigne le tout ; sinon des noms séparés par « / », comme actions/bays/pilot",
)


def is_name(word: str) -> bool:
    """Whether a word may be one name of an address."""
    return word not in {".", ".."} and _NAME.fullmatch(word) is not None


class Path(str):
    """An address inside a concertation: ``.`` is the whole, else names separated by ``/``.

    It is a string, so that it compares, sorts and serialises as one.

    >>> Path("actions") / "bays" / "pilot"
    Path('actions/bays/pilot')
    >>> Path("actions/bays/pilot").within("actions/bays")
    True

    Raises:
        InvalidValue: if the text is not an address.
    """

    __slots__ = ()

    def __new__(cls, text: str = ".") -> Self:
        """Check the form of an address; whether it leads anywhere depends on the concertation."""
        given: object = text
        if not isinstance(given, str):
            problem = Problem(
                code="type", path=".", message=_NOT_AN_ADDRESS.with_(word=repr(given)), hint=_ADDRESS_HINT.with_()
            )
            raise InvalidValue([problem])
        if text != "." and not all(map(is_name, text.split("/"))):
            raise InvalidValue(
                [
                    Problem(
                        code="address", path=".", message=_NOT_AN_ADDRESS.with_(word=text), hint=_ADDRESS_HINT.with_()
                    )
                ]
            )
        return super().__new__(cls, text)

    @property
    def parts(self) -> tuple[str, ...]:
        """The names along the way; the whole has none."""
        return () if self == "." else tuple(self.split("/"))

    @property
    def parent(self) -> Path:
        """The address that holds this one; the whole is its own parent."""
        head, _, _ = self.rpartition("/")
        return Path(head or ".")

    def __truediv__(self, name: str) -> Path:
        """Go one name (or one relative address) further."""
        if name == ".":
            return self
        return Path(name if self == "." else f"{self}/{name}")

    def within(self, other: str) -> bool:
        """Whether this address is the other one or below it."""
        return other in {".", str(self)} or self.startswith(f"{other}/")

    def __repr__(self) -> str:
        """Show what would build it."""
        return f"Path({str(self)!r})"


@functools.total_ordering
class Level(Enum):
    """How serious a finding is, after the method's verbs.

    "Il faut", "doivent", "devez" make an error; "il est préférable" a warning; "peut", "pouvez" an information.
    """

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    def __lt__(self, other: Level) -> bool:
        """Order by seriousness."""
        ranks = list(Level)
        return ranks.index(self) < ranks.index(other)

    @classmethod
    def of(cls, level: Level | str) -> Level:
        """Read a level; a string is its name.

        Raises:
            InvalidValue: if it names none.
        """
        if isinstance(level, Level):
            return level
        found = next((each for each in cls if each.value == level), None)
        if found is None:
            names = [each.value for each in cls]
            problem = unknown_name("unknown-level", ".", _NO_LEVEL.with_(word=str(level)), str(level), names)
            raise InvalidValue([problem])
        return found

    @property
    def label(self) -> Text:
        """The name of the level in both languages."""
        return _LEVELS[self]


_LEVELS = {
    Level.INFO: Text(en="info", fr="information"),
    Level.WARNING: Text(en="warning", fr="avertissement"),
    Level.ERROR: Text(en="error", fr="erreur"),
}


def as_text(text: Text | str) -> Text:
    """Take a plain string for what is said in both languages."""
    return Text.of(text)


@attrs.frozen
class Source:
    """On whose word a rule speaks: a few words of the method with its step, or a cited practice.

    ``quote`` is in the language of the source; ``where`` says the document and the step; ``url`` where to read it.
    """

    quote: str
    where: Text = attrs.field(converter=as_text)
    url: str | None = None

    def text(self, lang: Lang = "en") -> str:
        """Say it as a citation."""
        quoted = f"« {self.quote} »" if lang == "fr" else f'"{self.quote}"'
        return f"{quoted} ({self.where.render(lang)})"


class Remedy(Protocol):
    """An act that would lift a finding, as far as a finding needs to know it."""

    def code(self) -> str:
        """Give the Python that builds the act."""
        ...


@attrs.frozen
class Related:
    """Another place that a finding speaks of, and what it is there."""

    path: Path
    message: Message


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that a rule found: the rule, the level, the place, the words, the source, the way out.

    ``path`` is the field that the rule speaks of, else its subject; ``subject`` is what the rule was asked about.
    ``crashed`` is true when the rule itself failed: that finding can neither be waived nor silenced.
    """

    rule: str
    level: Level
    path: Path
    subject: Path
    message: Message
    sources: tuple[Source, ...] = ()
    remedy: tuple[Remedy, ...] = attrs.field(default=(), eq=False)
    related: tuple[Related, ...] = ()
    crashed: bool = False

    def text(self, lang: Lang = "en") -> str:
        """Say the finding in one sentence."""
        return self.message.render(lang)
