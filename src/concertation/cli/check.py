"""``concertation check``: what the rules in force say of documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import attrs
import typer

from concertation.cli.codes import Code
from concertation.cli.laws import law
from concertation.cli.opening import opened, tell
from concertation.cli.options import (
    FailOn,
    Format,
    FormatOption,
    LanguageOption,
    OnOption,
    PathwayOption,
    day,
    language,
)
from concertation.cli.screen import answer
from concertation.documents import DocumentError, DocumentProblem
from concertation.findings import Level
from concertation.model import When
from concertation.process import Process
from concertation.reports import Checked, as_json, problems_data, report_data, report_text
from concertation.texts import Lang

__all__ = ["check"]

Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="Documents, in YAML or JSON.")]
FailOnOption = Annotated[FailOn, typer.Option(help="The least level of finding that makes the check fail.")]


def check(
    files: Files,
    *,
    fail_on: FailOnOption = FailOn.ERROR,
    on: OnOption = None,
    pathway: PathwayOption = None,
    lang: LanguageOption = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """Say what good practice asks for and is not there: where, why, on whose word, and what it blocks.

    Every file is checked, even when another cannot be read. JSON is one object for one file, a list for several.

    Exit code: 0 nothing at or above --fail-on, 1 findings, 2 a document cannot be read or judged, 3 a rule crashed.
    With several files the highest wins.
    """
    tongue = language(lang)
    date = day(on, tongue)
    process = law(pathway, tongue, form)
    judged = [_judge(file, process, date) for file in files]
    if form is Format.JSON:
        data = [each.data for each in judged]
        answer(as_json(data[0] if len(data) == 1 else data))
    else:
        for index, each in enumerate(judged):
            each.say(tongue, is_first=index == 0)
    raise typer.Exit(max(each.code(fail_on.level) for each in judged))


@attrs.frozen
class _Judged:
    """What came of one file: a report with what its reader should know, or the problems of the document."""

    file: str
    checked: Checked | None
    problems: tuple[DocumentProblem, ...]

    @property
    def data(self) -> dict[str, object]:
        if self.checked is None:
            return problems_data(self.problems, self.file)
        return report_data(self.checked, self.problems)

    def say(self, lang: Lang, *, is_first: bool) -> None:
        tell(self.problems, lang)
        if self.checked is not None:
            answer(("" if is_first else "\n") + report_text(self.checked, lang))

    def code(self, level: Level) -> Code:
        if self.checked is None:
            return Code.UNUSABLE
        if self.checked.report.crashed:
            return Code.CRASHED
        worst = self.checked.report.worst
        return Code.FOUND if worst is not None and worst >= level else Code.FINE


def _judge(file: Path, process: Process, on: When) -> _Judged:
    try:
        loaded = opened(file, process)
    except DocumentError as error:
        return _Judged(str(file), None, error.problems)
    return _Judged(str(file), Checked.of(loaded, process, on=on), loaded.notices)
