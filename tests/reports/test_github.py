"""Workflow commands, read back as the runner reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from concertation.documents import Place
from concertation.findings import Level
from concertation.reports import Checked, Unreadable, report_github
from concertation.texts import LANGS, Lang, Text
from tests.reports.forms import NOTICE, crashing, noticed, reports, unreadable
from tests.reports.texts import LAW, ON, PLAN, bare, checked

Command: TypeAlias = tuple[str, dict[str, str], str]

SAID: dict[Lang, list[str]] = {
    "en": [
        "::error file=<text>,line=35,col=5,title=action-has-calendar::the action has no calendar, neither start, end nor"
        " horizon: Zone à faibles émissions [actions/zfe/start]%0A→ state a start, an end or a horizon",
        "::notice title=concertation::<text>: 4 errors, 2 warnings; 3 not known",
    ],
    "fr": [
        "::error file=<text>,line=35,col=5,title=action-has-calendar::l'action n'a pas de calendrier, ni début, ni fin,"
        " ni horizon : Zone à faibles émissions [actions/zfe/start]%0A→ renseignez un début, une fin ou un horizon",
        "::notice title=concertation::<text> : 4 erreurs, 2 avertissements ; 3 non connus",
    ],
}


def commands(said: str) -> Iterator[Command]:
    """Read commands as the runner does: split first, then take each escape back."""
    for line in said.split("\n"):
        assert line.startswith("::"), line
        head, _, data = line[2:].partition("::")
        name, _, rest = head.partition(" ")
        pairs = (pair.split("=", 1) for pair in rest.split(","))
        yield name, {key: _unescaped(value, ":,\r\n%") for key, value in pairs}, _unescaped(data, "\r\n%")


def _unescaped(text: str, letters: str) -> str:
    for letter in letters:
        text = text.replace(f"%{ord(letter):02X}", letter)
    return text


@pytest.mark.parametrize("lang", LANGS)
def test_a_finding_is_a_command_and_the_counts_are_a_notice(lang: Lang) -> None:
    """Whole lines: the last finding, and the count."""
    assert report_github(checked(PLAN), lang).split("\n")[-2:] == SAID[lang]


@given(reports(), st.sampled_from(LANGS))
def test_the_runner_reads_back_what_each_finding_says(report: Checked, lang: Lang) -> None:
    """Nothing in a title ends a property, a line or a command."""
    said = report_github(report, lang)
    findings = report.report.findings
    read = list(commands(said)) if said else []
    assert len(read) == len(findings) + bool(findings or report.report.unknown or report.report.waived)
    for finding, (_, properties, data) in zip(findings, read, strict=False):
        spot = report.spot(finding.path)
        assert spot is not None
        assert data.startswith(f"{finding.text(lang)} [{finding.path}]")
        assert properties == {
            "file": "<text>",
            "line": str(spot.place.line),
            "col": str(spot.place.column),
            "title": finding.rule,
        }


@given(st.text(st.characters(exclude_characters="\0"), min_size=1), st.text())
def test_no_name_of_a_file_and_no_text_escapes_its_place(file: str, text: str) -> None:
    """What somebody else wrote cannot give commands."""
    problem = attrs.evolve(NOTICE, message=Text.plain(text).with_(), hint=None, place=Place(file, 1, 2), code="a:b,c")
    (read,) = commands(report_github(Unreadable("plans/" + file.replace("/", "-"), (problem,))))
    assert read == (
        "error",
        {"file": "plans/" + file.replace("/", "-"), "line": "1", "col": "2", "title": "a:b,c"},
        f"{text} [pathway]",
    )


def test_levels_are_those_that_the_runner_knows() -> None:
    """An information is a notice; a crash is an error without a way out."""
    read = list(commands(report_github(crashing())))
    by_rule = {properties["title"]: (name, data) for name, properties, data in read}
    levels = {each.rule: each.level for each in crashing().report.findings}
    names = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
    assert {rule: by_rule[rule][0] for rule in levels} == {rule: names[level] for rule, level in levels.items()}
    assert set(levels.values()) == set(Level)
    assert by_rule["breaks"][1].endswith("the other rules were asked all the same [actions/hub]")


@pytest.mark.parametrize("lang", LANGS)
def test_the_problems_of_a_document_that_cannot_be_judged_are_errors(lang: Lang) -> None:
    """Each beside its line."""
    first, second = commands(report_github(unreadable(), lang))
    said = {
        "en": "unknown key 'referant' → did you mean 'referent'? [authority/referant]",
        "fr": "clé inconnue « referant » → vouliez-vous dire « referent » ? [authority/referant]",
    }
    assert first == ("error", {"file": "broken.yaml", "line": "4", "col": "20", "title": "unknown-key"}, said[lang])
    assert second[1]["line"] == "5"


def test_what_the_reader_should_know_is_a_notice() -> None:
    """Before the findings."""
    name, properties, data = next(commands(report_github(noticed())))
    assert (name, properties["title"], properties["line"]) == ("notice", "unchecked", "2")
    assert data == "the circles were not checked → give the pathway [pathway]"


def test_without_anything_to_say_there_is_no_annotation() -> None:
    """A merge request is not told that all is well, once a file."""
    assert report_github(checked(bare())) == ""


def test_a_concertation_that_comes_from_no_document_is_annotated_without_a_file() -> None:
    """The runner shows it on the page of the run."""
    read = list(commands(report_github(Checked.of(checked(PLAN).concertation, LAW, on=ON))))
    assert [properties for _, properties, _ in read][-2:] == [
        {"title": "action-has-calendar"},
        {"title": "concertation"},
    ]
