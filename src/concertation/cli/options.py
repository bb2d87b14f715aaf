"""The options that the commands share, and what is meant where one is not given."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from concertation.errors import InvalidValue
from concertation.findings import Level
from concertation.model import When
from concertation.texts import Lang

__all__ = [
    "CheckFormat",
    "CheckFormatOption",
    "FailOn",
    "Format",
    "FormatOption",
    "Language",
    "LanguageOption",
    "OnOption",
    "PathwayOption",
    "day",
    "language",
]


class Language(StrEnum):
    """The language of an answer."""

    EN = "en"
    FR = "fr"


class Format(StrEnum):
    """The form of an answer."""

    TEXT = "text"
    JSON = "json"


class CheckFormat(StrEnum):
    """The form of what a check says."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    MARKDOWN = "markdown"
    SARIF = "sarif"
    GITHUB = "github"


class FailOn(StrEnum):
    """The least level of finding that makes a check fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def level(self) -> Level:
        """The level itself."""
        return Level(self.value)


LanguageOption = Annotated[
    Language | None,
    typer.Option("--lang", envvar="CONCERTATION_LANG", help="Language of the answer; by default that of the system."),
]
FormatOption = Annotated[
    Format, typer.Option("--format", help="Text for people, JSON (in both languages) for programs.")
]
CheckFormatOption = Annotated[
    CheckFormat,
    typer.Option(
        "--format",
        help="Text for people; concise, one line a finding, for grep and editors; JSON (in both languages) and SARIF"
        " for programs; Markdown for a merge request or minutes; GitHub for annotations of a workflow.",
    ),
]
OnOption = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The date of the question or of the move; today by default.")
]

PathwayOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--pathway",
        metavar="FILE",
        help="The pathway that is followed; after those that it extends, where there are several.",
    ),
]

_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def language(given: Language | None, environment: Mapping[str, str] = os.environ) -> Lang:
    """Give the language that was asked for, else that of the system where it is French, else English.

    >>> language(None, {"LANG": "fr_FR.UTF-8"}), language(None, {"LC_ALL": "C", "LANG": "fr_FR.UTF-8"})
    ('fr', 'en')
    """
    if given is not None:
        return "fr" if given is Language.FR else "en"
    system = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    return "fr" if system.startswith("fr") else "en"


def today() -> dt.date:
    """Give the day that it is where the command is run."""
    return dt.datetime.now(dt.UTC).astimezone().date()


def day(given: str | None, lang: Lang) -> When:
    """Read the date that was given, today by default.

    Raises:
        typer.BadParameter: if it is no date, with the forms that a date may have.
    """
    try:
        return When(today() if given is None else given)
    except InvalidValue as error:
        raise typer.BadParameter(error.text(lang), param_hint="'--on'") from None
