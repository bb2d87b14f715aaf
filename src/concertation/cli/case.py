"""A document with its journal beside it, opened to be carried forward, and written back."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import attrs

from concertation.cli.opening import opened
from concertation.documents import (
    DocumentError,
    DocumentProblem,
    Loaded,
    Place,
    append_entries,
    dump,
    load,
    load_entries,
    save,
)
from concertation.errors import InvalidValue, Problem
from concertation.model import When
from concertation.process import Dossier, Entry, Process
from concertation.texts import Message, Text

__all__ = ["Case", "Unwritten"]

_UNPLAYABLE: Final = Text(en="the journal cannot be replayed: {said}", fr="le journal ne peut pas être rejoué : {said}")
_UNWRITTEN: Final = Text(
    en="{file} cannot be written: {error}; nothing is changed",
    fr="{file} ne peut pas être écrit : {error} ; rien n'est changé",
)
_UNRECORDED: Final = Text(
    en="{file} is written, but not {journal}: {error}; the next move takes the document over as it is",
    fr="{file} est écrit, mais pas {journal} : {error} ; le prochain mouvement reprendra le document tel qu'il est",
)


class Unwritten(Exception):
    """A file could not be written; ``said`` says which, and what became of the other."""

    def __init__(self, said: Message) -> None:
        """Keep what to say."""
        self.said = said
        super().__init__(said.render())


@attrs.frozen
class Case:
    """A document and its journal, as they were read, and the dossier that carries both forward."""

    file: Path
    loaded: Loaded
    dossier: Dossier
    recorded: tuple[Entry, ...]

    @classmethod
    def open(cls, file: Path, process: Process, *, by: str, on: When) -> Case:
        """Read both; a document without a journal has an empty one.

        Raises:
            DocumentError: if one of them cannot be read, judged or replayed.
        """
        loaded, journal = opened(file, process), journal_of(file)
        recorded = load_entries(journal) if journal.exists() else ()
        try:
            dossier = Dossier.open(loaded.concertation, recorded, by=by, process=process, clock=lambda: on)
        except InvalidValue as error:
            raise DocumentError(_unplayable(journal, each) for each in error.problems) from None
        return cls(file, loaded, dossier, recorded)

    @property
    def journal(self) -> Path:
        """The file of the journal."""
        return journal_of(self.file)

    @property
    def added(self) -> tuple[Entry, ...]:
        """The entries that the journal does not hold yet."""
        return self.dossier.journal[len(self.recorded) :]

    def write(self) -> None:
        """Write both, the document first.

        A journal may never tell what did not happen, and the document is what people read: so the document is written
        first. If the journal then cannot be, the next run finds that the two differ, and adopts the document.

        Raises:
            Unwritten: if one of them cannot be written.
        """
        try:
            load(dump(self.dossier.now))  # so that what is written can be read again
            save(self.file, self.dossier.now)
        except (OSError, DocumentError) as error:
            raise Unwritten(_UNWRITTEN.with_(file=str(self.file), error=_words(error))) from error
        try:
            append_entries(self.journal, self.added)
        except (OSError, DocumentError) as error:
            said = _UNRECORDED.with_(file=str(self.file), journal=str(self.journal), error=_words(error))
            raise Unwritten(said) from error


def journal_of(file: Path) -> Path:
    """Give the journal of a document.

    >>> journal_of(Path("plans/plan.yaml")).name
    'plan.journal.jsonl'
    """
    return file.with_name(f"{file.stem}.journal.jsonl")


def _unplayable(journal: Path, problem: Problem) -> DocumentProblem:
    return DocumentProblem(
        code=problem.code,
        path=problem.path,
        message=_UNPLAYABLE.with_(said=problem.message),
        hint=problem.hint,
        place=Place(str(journal), 1, 1),
    )


def _words(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
