"""How answers are shown: coloured on a terminal only, and never steered by what a document holds."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from concertation.cli import screen
from tests.cli.running import ran, written
from tests.reports.texts import PLAN, bare

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_colour_changes_no_letter(tmp_path: Path, lang: str) -> None:
    """Without its colours, what a terminal shows is what a file would hold, wide lines included."""
    command = ("check", str(written(tmp_path, PLAN)), "--lang", lang)
    plain = ran(*command).stdout
    coloured = ran(*command, environment={"FORCE_COLOR": "1", "TERM": "xterm", "COLUMNS": "20"}).stdout
    assert coloured != plain
    assert COLOUR.sub("", coloured) == plain


def test_each_level_has_its_colour(tmp_path: Path) -> None:
    """A red error, a yellow warning; a mark in red under the line."""
    command = ("check", str(written(tmp_path, PLAN)))
    said = ran(*command, environment={"FORCE_COLOR": "1", "TERM": "xterm"}).stdout
    assert "\x1b[1;31merror[action-has-pilot]\x1b[0m the action" in said
    assert "\x1b[1;33mwarning[circle-has-referent]\x1b[0m the circle" in said
    assert "\x1b[31m    ^^^^^^^^ 'indicators' is not stated here\x1b[0m" in said


def test_who_wants_no_colour_gets_none(tmp_path: Path) -> None:
    """``NO_COLOR`` is an agreement between programs."""
    command = ("check", str(written(tmp_path, PLAN)))
    bold = ran(*command, environment={"FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "xterm"}).stdout
    assert "\x1b[1;31m" not in bold


def test_brackets_and_smileys_of_a_document_are_shown_as_they_stand(tmp_path: Path) -> None:
    """A title is no markup."""
    text = bare("actions: [{id: a, title: '[red]Aires[/red] :truck: {x}'}]")
    said = ran("check", str(written(tmp_path, text)), environment={"FORCE_COLOR": "1", "TERM": "xterm"}).stdout
    assert "the action has no pilot: [red]Aires[/red] :truck: {x}\n" in said


def test_a_document_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Escapes are shown, not obeyed."""
    text = bare(r'actions: [{id: a, title: "Aires \e[2J \x9b"}]')
    said = ran("status", str(written(tmp_path, text))).stdout + ran("check", str(tmp_path / "plan.yaml")).stdout
    assert "the action has no pilot: Aires \\x1b[2J \\x9b\n" in said
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", said)


def test_a_reader_that_went_away_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is still said goes nowhere."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        screen.answer("one")
        screen.answer("two")
