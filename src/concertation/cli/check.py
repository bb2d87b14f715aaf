"""``concertation check``: what the rules in force say of documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from concertation.cli.codes import Code
from concertation.cli.laws import law
from concertation.cli.opening import opened, tell
from concertation.cli.options import (
    CheckFormat,
    CheckFormatOption,
    FailOn,
    Format,
    LanguageOption,
    OnOption,
    PathwayOption,
    day,
    language,
)
from concertation.cli.screen import answer
from concertation.documents import DocumentError
from concertation.findings import Level
from concertation.model import When
from concertation.process import Process
from concertation.reports import (
    Checked,
    Judged,
    Unreadable,
    as_json,
    problems_data,
    report_concise,
    report_data,
    report_github,
    report_markdown,
    report_sarif,
    report_text,
)
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
    form: CheckFormatOption = CheckFormat.TEXT,
) -> None:
    """Say what good practice asks for and is not there: where, why, on whose word, and what it blocks.

    Every file is checked, even when another cannot be read. JSON is one object for one file, a list for several;
    SARIF is one log. Text tells on standard error what is wrong with a document; every other form tells it in place.

    Exit code: 0 nothing at or above --fail-on, 1 findings, 2 a document cannot be read or judged, 3 a rule crashed.
    With several files the highest wins.
    """
    tongue = language(lang)
    date = day(on, tongue)
    process = law(pathway, tongue, Format.JSON if form is CheckFormat.JSON else Format.TEXT)
    judged = [_judge(file, process, date) for file in files]
    _SAY[form](judged, tongue)
    raise typer.Exit(max(_code(each, fail_on.level) for each in judged))


def _judge(file: Path, process: Process, on: When) -> Judged:
    try:
        return Checked.of(opened(file, process), process, on=on)
    except DocumentError as error:
        return Unreadable(str(file), error.problems)


def _text(judged: Sequence[Judged], lang: Lang) -> None:
    gap = ""
    for each in judged:
        if isinstance(each, Unreadable):
            tell(each.problems, lang)
        else:
            tell(each.document.notices if each.document else (), lang)
            answer(gap + report_text(each, lang))
        gap = "\n"


def _json(judged: Sequence[Judged], _: Lang) -> None:
    data = [_data(each) for each in judged]
    answer(as_json(data[0] if len(data) == 1 else data))


def _data(judged: Judged) -> dict[str, object]:
    if isinstance(judged, Unreadable):
        return problems_data(judged.problems, judged.file)
    return report_data(judged, judged.document.notices if judged.document else ())


def _sarif(judged: Sequence[Judged], lang: Lang) -> None:
    answer(as_json(report_sarif(judged, lang)))


def _each(told: Callable[[Judged, Lang], str], gap: str = "\n") -> Callable[[Sequence[Judged], Lang], None]:
    def say(judged: Sequence[Judged], lang: Lang) -> None:
        said = [*filter(None, (told(each, lang) for each in judged))]
        if said:
            answer(gap.join(said))

    return say


_SAY: Final[Mapping[CheckFormat, Callable[[Sequence[Judged], Lang], None]]] = {
    CheckFormat.TEXT: _text,
    CheckFormat.CONCISE: _each(report_concise),
    CheckFormat.JSON: _json,
    CheckFormat.MARKDOWN: _each(report_markdown, gap="\n\n"),
    CheckFormat.SARIF: _sarif,
    CheckFormat.GITHUB: _each(report_github),
}


def _code(judged: Judged, level: Level) -> Code:
    if isinstance(judged, Unreadable):
        return Code.UNUSABLE
    if judged.report.crashed:
        return Code.CRASHED
    worst = judged.report.worst
    return Code.FOUND if worst is not None and worst >= level else Code.FINE
