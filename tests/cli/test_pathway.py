"""``concertation pathway``: what a territory makes of the method, checked, shown and compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from concertation.charts import Pathway, diff
from concertation.documents import load_pathway
from concertation.reports import chart_mermaid, departures_text, pathway_data, pathway_text
from concertation.texts import LANGS, Lang
from tests.cli.running import ran, written
from tests.documents.test_pathways import HAVRE

CHILD = 'schema: 1\nid: quartier\nversion: "1"\nextends: havre\nwaives: authority\nbecause: {waives: délégation}\n'
WRONG = 'schema: 1\nid: faux\nversion: "1"\nextends: cheminment\n'
PLAN = """\
schema: 1
id: plan
title: Plan
authority: {id: ville}
pathway: havre
standings: {diagnose: {state: drafting}}
members: [{id: gpm, circle: port}]
"""


@pytest.mark.parametrize("lang", LANGS)
def test_a_check_lists_every_departure(tmp_path: Path, lang: Lang) -> None:
    """With the reason of each, or that there is none."""
    path = written(tmp_path, HAVRE, "havre.yaml")
    result = ran("pathway", "check", str(path), "--lang", lang)
    colon = " :" if lang == "fr" else ":"
    assert result.stdout == f"{path}{colon} havre 2026\n{departures_text(load_pathway(HAVRE).departures, lang)}\n"
    assert (result.stderr, result.exit_code) == ("", 0)


def test_a_check_goes_on_after_a_pathway_that_does_not_load(tmp_path: Path) -> None:
    """Every file is checked; the highest code wins."""
    wrong, child = written(tmp_path, WRONG, "wrong.yaml"), written(tmp_path, CHILD, "child.yaml")
    parent = written(tmp_path, HAVRE, "havre.yaml")
    result = ran("pathway", "check", str(wrong), str(child), "--parent", str(parent), "--lang", "fr")
    assert result.stderr == (
        f"{wrong}:4:10 unknown-pathway aucun cheminement ne s'appelle « cheminment »"
        " → vouliez-vous dire « cheminement » ?\n"
    )
    assert result.stdout == (
        f"\n{child} : quartier 1\nqui peut accorder une dérogation : political-level → authority\n"
        "    motif : délégation\n\n1 écart\n"
    )
    assert result.exit_code == 2


def test_a_check_in_json_has_both_languages(tmp_path: Path) -> None:
    """One object for one file, a list for several; what does not load has its problems."""
    child, parent = written(tmp_path, CHILD, "child.yaml"), written(tmp_path, HAVRE, "havre.yaml")
    wrong = written(tmp_path, WRONG, "wrong.yaml")
    one = json.loads(ran("pathway", "check", str(child), "--parent", str(parent), "--format", "json").stdout)
    assert (one["id"], one["departures"][0]["said"]["fr"]) == (
        "quartier",
        "qui peut accorder une dérogation : political-level → authority",
    )
    several = json.loads(ran("pathway", "check", str(parent), str(wrong), "--format", "json").stdout)
    assert [each.get("id") for each in several] == ["havre", None]
    assert several[1]["problems"][0]["code"] == "unknown-pathway"


@pytest.mark.parametrize("lang", LANGS)
def test_a_pathway_is_shown_in_columns(tmp_path: Path, lang: Lang) -> None:
    """Without a file, the method's own."""
    path = written(tmp_path, HAVRE, "havre.yaml")
    shown = ran("pathway", "show", str(path), "--lang", lang)
    assert (shown.stdout, shown.exit_code) == (pathway_text(load_pathway(HAVRE).pathway, lang) + "\n", 0)
    assert ran("pathway", "show", "--lang", lang).stdout == pathway_text(Pathway.stock(), lang) + "\n"
    as_json = json.loads(ran("pathway", "show", "--format", "json").stdout)
    assert as_json == json.loads(json.dumps(pathway_data(Pathway.stock())))


def test_what_is_shown_says_who_makes_which_move() -> None:
    """Steps with what they put in force, circles, charts, rules and waivers."""
    lines = pathway_text(load_pathway(HAVRE).pathway, "fr").splitlines()
    assert lines[:4] == [
        "Le cheminement du Havre — havre 2026",
        "",
        "Étapes",
        "  1  prepare    Préparer la concertation           preparation dès en préparation",
    ]
    assert (
        "  validate  valider    soumis → validé                    le niveau politique                     @programme, three-circles, pour 3 mois au plus"
        in lines
    )
    assert lines[-5:] == [
        "Règles",
        "  start-easy-and-short  erreur",
        "  start-easy-and-short  days : 40",
        "",
        "Dérogations : le niveau politique",
    ]


def test_a_move_that_stays_is_shown_as_one() -> None:
    """An internal move leads nowhere; a pathway where nobody waives says so."""
    text = (
        "schema: 1\nid: p\nversion: '1'\nsteps: {s: {}}\nwaives: []\n"
        "charts:\n  s:\n    states: {open: {final: true}}\n    moves: {note: {source: open, dest: null, by: body}}\n"
        "circles: {c: {}}\n"
    )
    shown = pathway_text(load_pathway(text).pathway)
    assert "  note  note  open → stays  the body" in shown.splitlines()
    assert shown.splitlines()[-1] == "Waivers: nobody"


@pytest.mark.parametrize("lang", LANGS)
def test_two_pathways_are_compared(tmp_path: Path, lang: Lang) -> None:
    """The exit code says whether they differ; the method's own is called by its name."""
    path = written(tmp_path, HAVRE, "havre.yaml")
    result = ran("pathway", "diff", "cheminement", str(path), "--lang", lang)
    pathway = load_pathway(HAVRE).pathway
    assert result.stdout == departures_text(diff(Pathway.stock(), pathway), lang) + "\n"
    assert result.exit_code == 1
    same = ran("pathway", "diff", str(path), str(path), "--lang", lang)
    assert (same.stdout, same.exit_code) == (departures_text((), lang) + "\n", 0)


def test_a_comparison_in_json_lists_addresses(tmp_path: Path) -> None:
    """Each departure is an object."""
    path = written(tmp_path, HAVRE, "havre.yaml")
    data = json.loads(ran("pathway", "diff", str(path), "cheminement", "--format", "json").stdout)
    assert {"address": "levels/start-easy-and-short", "kind": "removed"}.items() <= data[-3].items()


def test_a_pathway_that_does_not_load_is_not_compared(tmp_path: Path) -> None:
    """Its problems are the answer."""
    result = ran("pathway", "diff", "cheminement", str(written(tmp_path, WRONG)))
    assert result.exit_code == 2
    assert result.stderr.endswith("no pathway is called 'cheminment' → did you mean 'cheminement'?\n")
    assert ran("pathway", "show", str(tmp_path / "nowhere.yaml")).exit_code == 2


def test_a_document_is_judged_by_the_pathway_that_it_names(tmp_path: Path) -> None:
    """``--pathway`` gives it, to check, status and do alike; without it nothing can be said."""
    plan, havre = written(tmp_path, PLAN), written(tmp_path, HAVRE, "havre.yaml")
    assert ran("check", str(plan)).exit_code == 2
    assert ran("check", str(plan), "--pathway", str(havre)).exit_code in {0, 1}
    status = ran("status", str(plan), "--pathway", str(havre), "--lang", "fr")
    assert "Établir le diagnostic" in status.stdout
    done = ran("do", str(plan), "diagnose.share", "--by", "authority", "--pathway", str(havre))
    assert (done.exit_code, "state: shared" in plan.read_text(encoding="utf-8")) == (0, True)


def test_a_pathway_option_that_does_not_load_is_told(tmp_path: Path) -> None:
    """Whatever the command, the exit code is that of what cannot be read."""
    plan, wrong = written(tmp_path, PLAN), written(tmp_path, WRONG, "wrong.yaml")
    assert [ran(command, str(plan), "--pathway", str(wrong)).exit_code for command in ("check", "status")] == [2, 2]


def test_a_chart_is_drawn_for_mermaid_or_dot() -> None:
    """With its current state marked, in the language asked for."""
    drawn = ran("pathway", "draw", "prepare", "--current", "drafting", "--lang", "fr")
    assert drawn.exit_code == 0
    assert drawn.stdout == chart_mermaid(Pathway.stock().charts[0], "fr", current="drafting") + "\n"
    dot = ran("pathway", "draw", "action", "--format", "dot", "--lang", "en")
    assert dot.stdout.startswith('digraph "action" {')


@pytest.mark.parametrize("mistake", [["nothing"], ["prepare", "--current", "nowhere"]])
def test_what_is_not_there_is_not_drawn(mistake: list[str]) -> None:
    """The names that there are are given."""
    refused = ran("pathway", "draw", *mistake, "--lang", "en")
    assert refused.exit_code == 2
    assert "is called" in refused.stderr
