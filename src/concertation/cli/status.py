"""``concertation status``: where a concertation stands, and what may be done now."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from concertation.cli.codes import Code
from concertation.cli.laws import law
from concertation.cli.opening import opened, tell, told
from concertation.cli.options import Format, FormatOption, LanguageOption, OnOption, PathwayOption, day, language
from concertation.cli.screen import answer
from concertation.documents import DocumentError
from concertation.process import Gated
from concertation.reports import Situation, as_json, status_data, status_text

__all__ = ["status"]

File = Annotated[Path, typer.Argument(metavar="FILE", help="A document, in YAML or JSON.")]
ByOption = Annotated[
    str | None, typer.Option(metavar="WHO", help="A role, or the id of a party: what may be done by it.")
]


def status(
    file: File,
    *,
    by: ByOption = None,
    on: OnOption = None,
    pathway: PathwayOption = None,
    lang: LanguageOption = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """Say where each step stands, which moves are open now and for whom, and why each other is closed.

    A move that only wants a motive is open. Entities come after the steps, in short.

    Exit code: 0 said, 1 nobody is called --by, 2 the document cannot be read or judged, 3 a rule crashed.
    """
    tongue = language(lang)
    date = day(on, tongue)
    process = law(pathway, tongue, form)
    try:
        loaded = opened(file, process)
    except DocumentError as error:
        told(error.problems, file, tongue, form)
        raise typer.Exit(Code.UNUSABLE) from None
    tell(loaded.notices, tongue)
    situation = Situation.of(loaded, process, by=by, on=date)
    answer(as_json(status_data(situation)) if form is Format.JSON else status_text(situation, tongue))
    raise typer.Exit(_code(situation))


def _code(situation: Situation) -> Code:
    reasons = [
        reason
        for subject in (*situation.steps, *situation.entities)
        for decision in subject.moves.values()
        for reason in decision.reasons
    ]
    if any(isinstance(each, Gated) and each.finding.crashed for each in reasons):
        return Code.CRASHED
    return Code.FOUND if situation.is_nobody else Code.FINE
