"""``concertation check``: every file, its findings, and an exit code that tells them apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from concertation.documents import load
from concertation.model import When
from concertation.process import Process
from concertation.reports import Checked, report_text
from concertation.rules import RuleSet
from concertation.texts import LANGS, Lang
from tests.cli.running import ran, written
from tests.reports.texts import ON, PLAN, bare, breaks

WARNED = bare("starting_point: {text: x}", "expectations: [{kind: follow_up}]", "members: [{id: cci}]")
CLEAN = bare()
BROKEN = "schema: 1\nid: c\ntitle: C\nauthority: {id: a, referant: R}\nmembers: [{id: Cci}]\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty directory, so that files are named without it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("lang", LANGS)
def test_a_check_prints_the_report_and_nothing_else(place: Path, lang: Lang) -> None:
    """Off a terminal the text is as it is, without colour."""
    written(place, PLAN)
    result = ran("check", "plan.yaml", "--on", "2026-02-01", "--lang", lang)
    assert result.stdout == report_text(Checked.of(load(Path("plan.yaml")), on=ON), lang) + "\n"
    assert (result.stderr, result.exit_code) == ("", 1)


@pytest.mark.parametrize(
    ("text", "threshold", "code"),
    [
        (CLEAN, "info", 0),
        (WARNED, "error", 0),
        (WARNED, "warning", 1),
        (WARNED, "info", 1),
        (PLAN, "error", 1),
    ],
)
def test_findings_fail_a_check_at_and_above_the_threshold(place: Path, text: str, threshold: str, code: int) -> None:
    """Below it they are printed all the same."""
    written(place, text)
    assert ran("check", "plan.yaml", "--fail-on", threshold).exit_code == code


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            "broken.yaml:4:20 unknown-key unknown key 'referant' → did you mean 'referent'?\n"
            "broken.yaml:5:16 id 'Cci' is not an id → small letters, digits and single dashes, as in plan-aires\n",
        ),
        (
            "fr",
            "broken.yaml:4:20 unknown-key clé inconnue « referant » → vouliez-vous dire « referent » ?\n"
            "broken.yaml:5:16 id « Cci » n'est pas un identifiant"
            " → minuscules, chiffres et tirets simples, comme plan-aires\n",
        ),
    ],
)
def test_every_file_is_checked_even_when_another_cannot_be_read(place: Path, lang: Lang, said: str) -> None:
    """Problems go to standard error, each with its place; reports to standard output, in the order of the files."""
    written(place, BROKEN, "broken.yaml")
    written(place, CLEAN, "clean.yaml")
    result = ran("check", "clean.yaml", "broken.yaml", "clean.yaml", "--lang", lang)
    assert result.stderr == said
    nothing = "nothing found" if lang == "en" else "rien à signaler"
    colon = ":" if lang == "en" else " :"
    assert result.stdout == f"clean.yaml{colon} {nothing}\n\nclean.yaml{colon} {nothing}\n"
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (["clean.yaml", "clean.yaml"], 0),
        (["clean.yaml", "plan.yaml"], 1),
        (["broken.yaml", "plan.yaml"], 2),
        (["plan.yaml", "missing.yaml"], 2),
    ],
)
def test_the_worst_of_several_files_gives_the_exit_code(place: Path, files: list[str], code: int) -> None:
    """A document that cannot be read outweighs findings: they are not all there."""
    written(place, BROKEN, "broken.yaml")
    written(place, CLEAN, "clean.yaml")
    written(place, PLAN)
    assert ran("check", *files).exit_code == code


@pytest.mark.parametrize("others", [[], ["clean.yaml"], ["broken.yaml"]])
def test_a_crashed_rule_outweighs_everything(place: Path, monkeypatch: pytest.MonkeyPatch, others: list[str]) -> None:
    """Nobody knows what it would have said; the other rules are heard."""
    monkeypatch.setattr(Process, "stock", staticmethod(lambda: Process(rules=RuleSet.stock() | [breaks])))
    written(place, BROKEN, "broken.yaml")
    written(place, CLEAN, "clean.yaml")
    written(place, PLAN)
    result = ran("check", "plan.yaml", *others)
    assert result.exit_code == 3
    assert result.stdout.count("error[breaks]") == 3
    assert "error[action-has-pilot]" in result.stdout


def test_json_is_one_object_for_one_file_and_a_list_for_several(place: Path) -> None:
    """A document that cannot be read is an object of its own, and nothing is left to standard error."""
    written(place, BROKEN, "broken.yaml")
    written(place, PLAN)
    alone, both = (
        ran("check", *files, "--format", "json", "--lang", "fr")
        for files in (["plan.yaml"], ["plan.yaml", "broken.yaml"])
    )
    one, several = json.loads(alone.stdout), json.loads(both.stdout)
    assert several[0] == one
    assert (one["format"], one["file"], one["summary"]["error"]) == ("concertation-report", "plan.yaml", 4)
    assert (several[1]["format"], several[1]["file"]) == ("concertation-problems", "broken.yaml")
    assert [each["code"] for each in several[1]["problems"]] == ["unknown-key", "id"]
    assert (alone.stderr, both.stderr, both.exit_code) == ("", "", 2)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("pathway: lyon", "plan.yaml:5:10 other-pathway the concertation follows lyon, the process has cheminement\n"),
        (
            "standings: {prepar: {state: framed}}",
            "plan.yaml:5:21 unknown-step no step is called 'prepar' → did you mean 'prepare'?\n",
        ),
        (
            "members: [{id: m, circle: publics}]",
            "plan.yaml:5:27 unknown-id no circle has the id 'publics' → did you mean 'public'?\n",
        ),
    ],
    ids=["pathway", "step", "circle"],
)
def test_what_the_pathway_does_not_have_makes_a_document_unusable(place: Path, line: str, said: str) -> None:
    """Nothing about it can be judged; each mistake has its line."""
    written(place, bare(line))
    result = ran("check", "plan.yaml")
    assert (result.stdout, result.stderr, result.exit_code) == ("", said, 2)


def test_a_waiver_holds_until_its_end(place: Path) -> None:
    """Today by default: a waiver that has ended lifts nothing."""
    waiver = "waivers: [{rule: body-referent-in-authority, reason: r, until: 2020}]"
    written(place, bare("members: [{id: m}]", waiver).replace(", referent: R", ""))
    before, now = ran("check", "plan.yaml", "--on", "2019-06"), ran("check", "plan.yaml")
    assert "1 waived" in before.stdout
    assert "waived" not in now.stdout


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            "Error: Invalid value for '--on': '2026-13' is not a date"
            " → a day 2014-11-05, a month 2014-11, a season 2014-spring, or a year 2014\n",
        ),
        (
            "fr",
            "Error: Invalid value for '--on': « 2026-13 » n'est pas une date"
            " → un jour 2014-11-05, un mois 2014-11, une saison 2014-spring, ou une année 2014\n",
        ),
    ],
)
def test_a_bad_date_is_told_with_the_forms_that_there_are(place: Path, lang: Lang, said: str) -> None:
    """The usage is wrong, not the document."""
    written(place, CLEAN)
    result = ran("check", "plan.yaml", "--on", "2026-13", "--lang", lang)
    assert result.stderr.endswith(said)
    assert (result.stdout, result.exit_code) == ("", 2)


def test_any_date_of_a_document_is_a_date_of_the_command(place: Path) -> None:
    """A year, a month, a season."""
    written(place, CLEAN)
    for date in ("2026", "2026-03", "2026-spring"):
        result = ran("check", "plan.yaml", "--on", date, "--format", "json")
        assert When(json.loads(result.stdout)["date"]) == When(date)
