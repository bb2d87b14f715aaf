"""``concertation do``: make a move, and write what came of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Final

import attrs
import typer

from concertation.cli.case import Case, Unwritten
from concertation.cli.codes import Code
from concertation.cli.comments import has_comments
from concertation.cli.laws import law
from concertation.cli.opening import tell, told
from concertation.cli.options import Format, FormatOption, LanguageOption, OnOption, PathwayOption, day, language
from concertation.cli.screen import answer, aside
from concertation.documents import DocumentError, dump_entry
from concertation.model import Fire, When
from concertation.process import Decision, Gated
from concertation.reports import Checked, as_json, decided_data, done_text, refusal_text
from concertation.texts import Lang, Text

__all__ = ["do"]

File = Annotated[Path, typer.Argument(metavar="FILE", help="A document, in YAML or JSON; its journal is beside it.")]
Move = Annotated[str, typer.Argument(metavar="MOVE", help="As programme.propose, or actions/bays.start.")]
ByOption = Annotated[str, typer.Option(metavar="WHO", help="Who makes the move: a role, or the id of a party.")]
MotiveOption = Annotated[str | None, typer.Option(metavar="TEXT", help="Why, where the move asks for a reason.")]

_BEGUN: Final = Text(
    en="{file} had no journal: {journal} begins with the document as it was",
    fr="{file} n'avait pas de journal : {journal} commence par le document tel qu'il était",
)
_ADOPTED: Final = Text(
    en="{file} differed from its journal: {journal} takes the document over as it was",
    fr="{file} différait de son journal : {journal} reprend le document tel qu'il était",
)
_COMMENTS: Final = Text(
    en="{file} is written anew: its comments are not kept",
    fr="{file} est réécrit : ses commentaires ne sont pas conservés",
)


@attrs.frozen(kw_only=True)
class _Asked:
    """What was asked, and how to answer."""

    fire: Fire
    by: str
    on: When
    lang: Lang
    form: Format


def do(
    file: File,
    move: Move,
    *,
    by: ByOption,
    motive: MotiveOption = None,
    on: OnOption = None,
    pathway: PathwayOption = None,
    lang: LanguageOption = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """Make a move, write the document anew, and add to the journal beside it; a refusal changes nothing.

    The document is replaced whole or not at all. The journal of plan.yaml is plan.journal.jsonl.

    Exit code: 0 done, 1 refused, 2 a document cannot be read, judged or written, 3 a rule crashed.
    """
    tongue = language(lang)
    asked = _Asked(fire=Fire(move, motive), by=by, on=day(on, tongue), lang=tongue, form=form)
    try:
        case = Case.open(file, law(pathway, tongue, form), by=by, on=asked.on)
    except DocumentError as error:
        told(error.problems, file, tongue, form)
        raise typer.Exit(Code.UNUSABLE) from None
    tell(case.loaded.notices, tongue)
    decision = case.dossier.may(asked.fire)
    checked = Checked.nothing(case.loaded, case.dossier.process, on=asked.on)
    if not decision.allowed:
        _answer(asked, case, decision, checked, refusal_text(decision, checked, tongue))
        raise typer.Exit(Code.CRASHED if _is_crashed(decision) else Code.FOUND)
    case.dossier.do(asked.fire)
    _write(asked, case)
    _answer(asked, case, decision, checked, done_text(decision, case.added[-1], checked, tongue))


def _is_crashed(decision: Decision) -> bool:
    return any(isinstance(each, Gated) and each.finding.crashed for each in decision.reasons)


def _write(asked: _Asked, case: Case) -> None:
    try:
        case.write()
    except Unwritten as error:
        aside(error.said.render(asked.lang))
        raise typer.Exit(Code.UNUSABLE) from None
    if case.dossier.adopted:
        said = _ADOPTED if case.recorded else _BEGUN
        aside(said.render(asked.lang, file=str(case.file), journal=str(case.journal)))
    if has_comments(case.loaded.text or "") and case.file.suffix.lower() != ".json":
        aside(_COMMENTS.render(asked.lang, file=str(case.file)))


def _answer(asked: _Asked, case: Case, decision: Decision, checked: Checked, text: str) -> None:
    if asked.form is Format.TEXT:
        answer(text)
        return
    said = decided_data(decision, checked, fire=asked.fire, by=asked.by)
    added = case.added if decision.allowed else ()
    entries = [json.loads(dump_entry(each)) for each in added]
    answer(as_json({**said, "journal": str(case.journal), "entries": entries}))
