"""``concertation check``: what the rules in force say of documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from concertation.cli.codes import Code
from concertation.cli.opening import opened, tell
from concertation.cli.options import FailOn, Format, FormatOption, LanguageOption, OnOption, day, language
from concertation.cli.screen import answer
from concertation.documents import DocumentError
from concertation.findings import Level
from concertation.process import Process
from concertation.reports import Checked, as_json, problems_data, report_data, report_text

__all__ = ["check"]


def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Documents, in YAML or JSON.")],
    fail_on: Annotated[FailOn, typer.Option(help="The least level of finding that makes the check fail.")] = FailOn.ERROR,
    on: OnOption = None,
    lang: LanguageOption = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """Say what is good practice and is not met, where, on whose word, and what it blocks.

    Every file is checked, even when another cannot be read. JSON gives one object for one file, a list for several.

    \b
    Exit code: 0 nothing at or above --fail-on; 1 findings; 2 a document cannot be read; 3 a rule crashed.
    With several files the highest wins.
    """
