"""What is meant where an option is not given, and what is wrong with one that is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from concertation.cli.comments import has_comments
from tests.cli.running import ran, written
from tests.reports.texts import bare

FRENCH, ENGLISH = "plan.yaml : rien à signaler\n", "plan.yaml: nothing found\n"


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, ENGLISH),
        ({"LANG": "fr_FR.UTF-8"}, FRENCH),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "en_GB.UTF-8"}, ENGLISH),
        ({"LC_ALL": "fr"}, FRENCH),
        ({"LC_MESSAGES": "fr_BE", "LANG": "en_US"}, FRENCH),
        ({"LANG": "de_DE"}, ENGLISH),
        ({"CONCERTATION_LANG": "fr"}, FRENCH),
        ({"CONCERTATION_LANG": "en", "LC_ALL": "fr_FR"}, ENGLISH),
    ],
)
def test_the_language_is_the_own_variable_then_that_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: Mapping[str, str], said: str
) -> None:
    """English where nothing says French."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path, bare())
    assert ran("check", "plan.yaml", environment=environment).stdout == said


def test_the_option_goes_before_every_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever types it knows best."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path, bare())
    assert ran("check", "plan.yaml", "--lang", "fr", environment={"CONCERTATION_LANG": "en"}).stdout == FRENCH


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "plan.yaml", "--lang", "de"),
        ("check", "plan.yaml", "--format", "xml"),
        ("check", "plan.yaml", "--fail-on", "fatal"),
        ("check",),
        ("status",),
        ("status", "plan.yaml", "other.yaml"),
        ("do", "plan.yaml", "prepare.start"),
        ("do", "plan.yaml", "--by", "authority"),
        ("chek", "plan.yaml"),
        ("check", "plan.yaml", "--wrong"),
    ],
)
def test_a_misuse_is_two_and_prints_no_answer(arguments: tuple[str, ...]) -> None:
    """Usage goes to standard error."""
    result = ran(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: ")


def test_an_unknown_command_is_told_with_the_nearest() -> None:
    """As an unknown name is anywhere."""
    assert "'chek'. Did you mean 'check'?" in ran("chek").stderr


def test_without_a_command_the_help_is_shown() -> None:
    """It is no answer, so it exits as a misuse."""
    result = ran()
    assert result.exit_code == 2
    assert "Usage: " in result.output


def test_the_help_names_the_commands_and_has_a_line_in_french() -> None:
    """So that whoever does not read English finds the way."""
    said = ran("--help").stdout
    assert all(f"\n  {name} " in said for name in ("check", "status", "do"))
    assert "En français : ajoutez --lang fr" in said


@pytest.mark.parametrize("command", ["check", "status", "do"])
def test_the_help_of_a_command_tells_its_exit_codes(command: str) -> None:
    """They are part of what it answers."""
    said = " ".join(ran(command, "--help").stdout.split())
    assert "Exit code: 0 " in said
    assert "3 a rule crashed" in said


def test_the_version_is_that_of_the_package() -> None:
    """One line."""
    result = ran("--version")
    assert (result.stdout, result.exit_code) == ("concertation 0.1.0\n", 0)


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("# head\nid: c\n", True),
        ("id: c  # tail\n", True),
        ("id: c\n\t# tabbed\n", True),
        ("title: no#comment\n", False),
        ("title: 'not # here'\n", False),
        ('title: "nor \\" # there"\n', False),
        ("title: l'eau # d'ici\n", True),
        ("text: |\n  # a heading\n\n  words\nid: c\n", False),
        ("text: >-\n  words\n# after\n", True),
        ("- text: |2\n    # in it\n  id: c\n", False),
        ("", False),
    ],
)
def test_comments_are_told_from_marks_in_texts(text: str, has: bool) -> None:
    """Quotes and blocks of text may hold the mark."""
    assert has_comments(text) is has
