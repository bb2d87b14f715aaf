"""``concertation status``: the situation, for anybody or for somebody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from concertation.documents import load
from concertation.process import Process
from concertation.reports import Situation, status_text
from concertation.rules import RuleSet
from concertation.texts import LANGS, Lang
from tests.cli.running import ran, written
from tests.reports.texts import ON, PLAN, bare, breaks


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("by", [None, "authority", "fret"])
def test_a_status_prints_the_situation_and_nothing_else(tmp_path: Path, by: str | None, lang: Lang) -> None:
    """Whoever asks, and in either language."""
    path = written(tmp_path, PLAN)
    result = ran("status", str(path), "--on", "2026-02-01", "--lang", lang, *(["--by", by] if by else []))
    assert result.stdout == status_text(Situation.of(load(path), by=by, on=ON), lang) + "\n"
    assert (result.stderr, result.exit_code) == ("", 0)


def test_nobody_is_refused_with_the_nearest_name(tmp_path: Path) -> None:
    """It is an answer, not a misuse."""
    result = ran("status", str(written(tmp_path, PLAN)), "--by", "autority")
    assert (
        "  not possible: 'autority' is neither a role nor a party here → did you mean 'authority'?\n" in result.stdout
    )
    assert result.exit_code == 1


def test_json_has_every_move(tmp_path: Path) -> None:
    """In both languages, whatever the language that was asked for."""
    result = ran("status", str(written(tmp_path, PLAN)), "--format", "json", "--lang", "fr")
    data = json.loads(result.stdout)
    assert data["format"] == "concertation-status"
    assert data["steps"][0]["label"]["en"] == "Prepare the concertation"
    assert result.exit_code == 0


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_document_that_cannot_be_judged_has_no_status(tmp_path: Path, form: str) -> None:
    """Its problems are told, beside the answer or as the answer."""
    path = written(tmp_path, bare("pathway: lyon"))
    result = ran("status", str(path), "--format", form)
    said = f"{path}:5:10 other-pathway the concertation follows lyon, the process has cheminement\n"
    assert result.exit_code == 2
    if form == "text":
        assert (result.stdout, result.stderr) == ("", said)
    else:
        assert [each["code"] for each in json.loads(result.stdout)["problems"]] == ["other-pathway"]


def test_a_rule_that_crashes_in_a_gate_shows_in_the_exit_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate is closed, and the reason says so."""
    monkeypatch.setattr(Process, "stock", staticmethod(lambda: Process(rules=RuleSet.stock() | [breaks])))
    result = ran("status", str(written(tmp_path, PLAN)))
    assert "      breaks: the rule breaks failed on actions/bays: LookupError: bays;" in result.stdout
    assert result.exit_code == 3
