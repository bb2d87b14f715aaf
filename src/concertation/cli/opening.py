"""From the name of a file to a document that the process can judge, or to everything that stands in the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from concertation.charts import Pathway
from concertation.cli.options import Format
from concertation.cli.screen import answer, aside
from concertation.documents import DocumentError, DocumentProblem, Loaded, load
from concertation.process import Invalid, OtherPathway, Process
from concertation.reports import as_json, problems_data
from concertation.texts import Lang

__all__ = ["opened", "tell", "told"]


def opened(file: Path, process: Process) -> Loaded:
    """Read a document that follows the pathway of a process.

    Raises:
        DocumentError: if it cannot be read, or follows another pathway, or names what the pathway does not have.
    """
    is_stock = process.pathway == Pathway.stock()
    loaded = load(file, pathway=None if is_stock else process.pathway)
    problems = tuple(_misfits(loaded, process))
    if problems:
        raise DocumentError(problems)
    return loaded


def _misfits(loaded: Loaded, process: Process) -> Iterator[DocumentProblem]:
    """Name what holds whatever is asked, by whom and when: what makes any answer about the document impossible."""
    reasons = process.may(loaded.concertation).reasons
    for reason in (each for each in reasons if isinstance(each, OtherPathway | Invalid)):
        yield DocumentProblem(
            code=reason.code,
            path=reason.path,
            message=reason.problem.message if isinstance(reason, Invalid) else reason.message,
            hint=reason.hint,
            place=loaded.place(reason.path),
        )


def told(problems: tuple[DocumentProblem, ...], file: Path, lang: Lang, form: Format) -> None:
    """Tell that a document cannot be judged: beside the answer as text, as the answer itself in JSON."""
    if form is Format.JSON:
        answer(as_json(problems_data(problems, str(file))))
    else:
        tell(problems, lang)


def tell(problems: tuple[DocumentProblem, ...], lang: Lang) -> None:
    """Write problems, or what a reader should know, beside the answer."""
    if problems:
        aside("\n".join(each.text(lang) for each in problems))
