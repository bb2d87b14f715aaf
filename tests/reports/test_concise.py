"""A report in one line a finding."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from concertation.reports import Checked, report_concise
from concertation.texts import LANGS, Lang
from tests.reports.forms import noticed, reports, unreadable
from tests.reports.texts import LAW, ON, PLAN, bare, checked

LINE = re.compile(r"<text>:\d+:\d+: (error|warning|info) [a-z/-]+: \S.* \[[^\[\]]+\]")

SAID: dict[Lang, str] = {
    "en": """\
<text>:12:1: warning circle-has-referent: the circle has no referent: companies [circles/companies/referent]
<text>:19:5: error action-has-indicator: the action has no performance indicator: Schéma directeur des aires de livraison [actions/bays/indicators]
<text>:31:5: warning action-serves-objective: the action serves no objective: Centre de distribution urbaine [actions/hub/objectives]
<text>:29:5: error action-has-pilot: the action has no pilot: Centre de distribution urbaine [actions/hub/pilot]
<text>:35:5: error action-has-pilot: the action has no pilot: Zone à faibles émissions [actions/zfe/pilot]
<text>:35:5: error action-has-calendar: the action has no calendar, neither start, end nor horizon: Zone à faibles émissions [actions/zfe/start]
<text>: 4 errors, 2 warnings; 3 not known""",
    "fr": """\
<text>:12:1: warning circle-has-referent: le cercle n'a pas de référent : entreprises [circles/companies/referent]
<text>:19:5: error action-has-indicator: l'action n'a pas d'indicateur de performance : Schéma directeur des aires de livraison [actions/bays/indicators]
<text>:31:5: warning action-serves-objective: l'action ne sert aucun objectif : Centre de distribution urbaine [actions/hub/objectives]
<text>:29:5: error action-has-pilot: l'action n'a pas de pilote : Centre de distribution urbaine [actions/hub/pilot]
<text>:35:5: error action-has-pilot: l'action n'a pas de pilote : Zone à faibles émissions [actions/zfe/pilot]
<text>:35:5: error action-has-calendar: l'action n'a pas de calendrier, ni début, ni fin, ni horizon : Zone à faibles émissions [actions/zfe/start]
<text>: 4 erreurs, 2 avertissements ; 3 non connus""",
}

BROKEN_SAID: dict[Lang, str] = {
    "en": """\
broken.yaml:4:20: error unknown-key: unknown key 'referant' → did you mean 'referent'? [authority/referant]
broken.yaml:5:25: error duplicate: the id 'm' is given twice → the first is at line 5: give each its own id [members/m/id]""",
    "fr": """\
broken.yaml:4:20: error unknown-key: clé inconnue « referant » → vouliez-vous dire « referent » ? [authority/referant]
broken.yaml:5:25: error duplicate: l'identifiant « m » est donné deux fois → le premier est à la ligne 5 : donnez à chacun le sien [members/m/id]""",
}


@pytest.mark.parametrize("lang", LANGS)
def test_each_finding_is_one_line_and_what_is_not_known_is_counted(lang: Lang) -> None:
    """Words of the format are the same in both languages, so that scripts may hold on to them."""
    assert report_concise(checked(PLAN), lang) == SAID[lang]


@pytest.mark.parametrize("lang", LANGS)
def test_the_problems_of_a_document_that_cannot_be_judged_are_lines_too(lang: Lang) -> None:
    """There is nothing to count beside them."""
    assert report_concise(unreadable(), lang) == BROKEN_SAID[lang]


@given(reports())
def test_every_finding_is_exactly_one_line_whatever_titles_hold(report: Checked) -> None:
    """Line breaks in a title do not break the line."""
    *lines, count = report_concise(report).split("\n")
    assert len(lines) == len(report.report.findings)
    assert all(LINE.fullmatch(line) for line in lines), lines
    assert count.startswith("<text>: ")


def test_a_line_break_in_a_title_is_a_space() -> None:
    """One finding, one line."""
    report = checked(bare('actions: [{id: bays, title: "Aires\\nde  livraison"}]'))
    assert "the action has no pilot: Aires de livraison [actions/bays/pilot]\n" in report_concise(report)


def test_what_the_reader_should_know_of_the_document_comes_first() -> None:
    """It is no finding, and not counted as one."""
    first, *_, last = report_concise(noticed(), "fr").split("\n")
    said = "les cercles n'ont pas été vérifiés → fournissez le cheminement"
    assert first == f"<text>:2:1: info unchecked: {said} [pathway]"
    assert last == "<text>: 4 erreurs, 2 avertissements ; 3 non connus"


def test_a_concertation_that_comes_from_no_document_has_lines_without_places() -> None:
    """Nothing is made up."""
    first, *_, last = report_concise(Checked.of(checked(PLAN).concertation, LAW, on=ON)).split("\n")
    assert first == "warning circle-has-referent: the circle has no referent: companies [circles/companies/referent]"
    assert last == "4 errors, 2 warnings; 3 not known"
