"""Pathways as documents: what a territory writes, what it comes to, and what it departs from."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings

from concertation.charts import Chart, Pathway, diff
from concertation.documents import DocumentError, dump_pathway, load_pathway
from concertation.findings import Level
from concertation.model import Circle, Period
from concertation.process import Process
from concertation.rules import RuleSet
from concertation.texts import Text
from tests.pathways import pathways

STOCK = Pathway.stock()
HEAD = 'schema: 1\nid: havre\nversion: "2026"\nextends: cheminement\n'
HAVRE = (
    HEAD
    + """\
title: {en: Le Havre's pathway, fr: Le cheminement du Havre}
steps:
  diagnose:
    after: prepare
    number: 2
    title: Établir le diagnostic
    chart: diagnosis
    phases: {diagnosis: drafting}
    defines: diagnosis
  prepare:
    defines: {remove: diagnosis}
circles:
  port: {after: companies, title: Acteurs du port, kinds: [armateurs, manutentionnaires]}
  companies: {title: Entreprises de la place}
charts:
  diagnosis:
    states:
      drafting: {title: {en: drafting, fr: en cours}}
      shared: {final: true}
    moves:
      share: {source: drafting, dest: shared, by: authority}
  programme:
    states:
      proposed: {title: {en: submitted, fr: soumis}}
    moves:
      validate: {requires: {add: three-circles}, within: P3M}
      launch:
        - {source: proposed, remove: true}
      close:
        - {source: under-way, by: [authority, political-level]}
levels: {start-easy-and-short: error}
options: {start-easy-and-short: {days: 40}}
waives: political-level
because:
  steps/diagnose: délibération du 3 mars
  circles: le port est le premier employeur
  charts/programme/moves/launch: le conseil valide toujours
x-source: https://example.org
"""
)


def chart(pathway: Pathway, name: str) -> Chart:
    """Give a chart that is there."""
    found = pathway.chart(name)
    assert found is not None
    return found


def problems(text: str, **options: object) -> list[str]:
    """Give what is wrong with a document."""
    with pytest.raises(DocumentError) as caught:
        load_pathway(text, **options)  # type: ignore[arg-type]  # options of the function
    return caught.value.text().splitlines()


def test_a_territory_extends_the_pathway_of_the_method() -> None:
    """Steps, circles, charts, gates, levels and options are the parent's, as the document changes them."""
    pathway = load_pathway(HAVRE, rules=RuleSet.stock()).pathway
    assert [step.id for step in pathway.steps] == ["prepare", "diagnose", "members", "programme"]
    assert [circle.id for circle in pathway.circles] == ["public", "associations", "companies", "port"]
    (validate,) = chart(pathway, "programme").named("validate")
    assert (validate.requires, validate.within, validate.decides) == (
        ("@programme", "three-circles"),
        Period("P3M"),
        True,
    )
    assert [move.source for move in chart(pathway, "programme").named("launch")] == [("validated",)]
    assert pathway.levels == {"start-easy-and-short": Level.ERROR}
    assert pathway.options == {"start-easy-and-short": {"days": 40}}
    assert pathway.waives == ("political-level",)
    assert chart(pathway, "prepare") is chart(STOCK, "prepare")


def test_a_process_runs_on_it() -> None:
    """What a document says is what is asked: a new step begins with the others."""
    process = Process(load_pathway(HAVRE).pathway)
    begun = process.begin("Le Havre", authority="Le Havre", by="authority").concertation
    assert begun.standings["diagnose"].state == "drafting"
    assert process.may(begun, by="authority").allowed


def test_every_departure_is_listed_with_its_reason() -> None:
    """Nothing departs in silence; what gives no reason is a notice, and does not keep the document from loading."""
    loaded = load_pathway(HAVRE)
    assert "\n".join(each.text() for each in loaded.departures) == DEPARTURES
    assert "\n".join(each.text("fr") for each in loaded.departures) == DEPARTURES_FR
    assert "\n".join(each.text() for each in loaded.notices) == NOTICES
    assert "\n".join(each.text("fr") for each in loaded.notices) == NOTICES_FR
    assert loaded.departures == diff(STOCK, loaded.pathway)


DEPARTURES = """\
the title of the pathway: 'setting up a consultation body' → 'Le Havre's pathway'
added: the step 'Établir le diagnostic' (diagnose) (because: délibération du 3 mars)
the step 'Prepare the concertation' (prepare), what it defines: diagnosis, exemplarity, starting_point, expectations, ground_rules → exemplarity, starting_point, expectations, ground_rules
added: the circle 'Acteurs du port' (port) (because: le port est le premier employeur)
the circle 'Entreprises de la place' (companies), title: 'companies' → 'Entreprises de la place' (because: le port est le premier employeur)
added: the chart 'diagnosis'
the state 'submitted' (proposed) of 'work programme' (programme), title: 'proposed' → 'submitted'
removed: the move 'launch' of 'work programme' (programme) from proposed (because: le conseil valide toujours)
the move 'validate' of 'work programme' (programme), what it requires: @programme → @programme, three-circles
the move 'validate' of 'work programme' (programme), deadline: nothing → 3 months
the move 'close' of 'work programme' (programme) from under-way, who may make it: authority → authority, political-level
added: the level of the rule start-easy-and-short = error
added: the option days of the rule start-easy-and-short = 40
who may waive: authority, political-level → political-level"""
DEPARTURES_FR = """\
le titre du cheminement : « mettre en place une instance de concertation » → « Le cheminement du Havre »
ajout : l'étape « Établir le diagnostic » (diagnose) (motif : délibération du 3 mars)
l'étape « Préparer la concertation » (prepare), ce qu'elle définit : diagnosis, exemplarity, starting_point, expectations, ground_rules → exemplarity, starting_point, expectations, ground_rules
ajout : le cercle « Acteurs du port » (port) (motif : le port est le premier employeur)
le cercle « Entreprises de la place » (companies), titre : « entreprises » → « Entreprises de la place » (motif : le port est le premier employeur)
ajout : le diagramme « diagnosis »
l'état « soumis » (proposed) de « programme de travail » (programme), titre : « proposé » → « soumis »
retrait : le mouvement « lancer » (launch) de « programme de travail » (programme) depuis proposed (motif : le conseil valide toujours)
le mouvement « valider » (validate) de « programme de travail » (programme), ce qu'il exige : @programme → @programme, three-circles
le mouvement « valider » (validate) de « programme de travail » (programme), délai : rien → 3 mois
le mouvement « clore » (close) de « programme de travail » (programme) depuis under-way, qui peut le faire : authority → authority, political-level
ajout : le niveau de la règle start-easy-and-short = erreur
ajout : l'option days de la règle start-easy-and-short = 40
qui peut accorder une dérogation : authority, political-level → political-level"""
NOTICES = """\
<text>:5:1 no-reason no reason is given: the title of the pathway → say why in because, at title
<text>:15:5 no-reason no reason is given: the step 'Prepare the concertation' (prepare), what it defines → say why in because, at steps/prepare/defines
<text>:20:3 no-reason no reason is given: the chart 'diagnosis' → say why in because, at charts/diagnosis
<text>:28:18 no-reason no reason is given: the state 'submitted' (proposed) of 'work programme' (programme), title → say why in because, at charts/programme/states/proposed/title
<text>:30:18 no-reason no reason is given: the move 'validate' of 'work programme' (programme), what it requires → say why in because, at charts/programme/moves/validate/requires
<text>:30:50 no-reason no reason is given: the move 'validate' of 'work programme' (programme), deadline → say why in because, at charts/programme/moves/validate/within
<text>:34:31 no-reason no reason is given: the move 'close' of 'work programme' (programme) from under-way, who may make it → say why in because, at charts/programme/moves/close/under-way/by
<text>:35:10 no-reason no reason is given: the level of the rule start-easy-and-short → say why in because, at levels/start-easy-and-short
<text>:36:34 no-reason no reason is given: the option days of the rule start-easy-and-short → say why in because, at options/start-easy-and-short/days
<text>:37:1 no-reason no reason is given: who may waive → say why in because, at waives"""
NOTICES_FR = """\
<text>:5:1 no-reason aucun motif n'est donné : le titre du cheminement → dites pourquoi dans because, à title
<text>:15:5 no-reason aucun motif n'est donné : l'étape « Préparer la concertation » (prepare), ce qu'elle définit → dites pourquoi dans because, à steps/prepare/defines
<text>:20:3 no-reason aucun motif n'est donné : le diagramme « diagnosis » → dites pourquoi dans because, à charts/diagnosis
<text>:28:18 no-reason aucun motif n'est donné : l'état « soumis » (proposed) de « programme de travail » (programme), titre → dites pourquoi dans because, à charts/programme/states/proposed/title
<text>:30:18 no-reason aucun motif n'est donné : le mouvement « valider » (validate) de « programme de travail » (programme), ce qu'il exige → dites pourquoi dans because, à charts/programme/moves/validate/requires
<text>:30:50 no-reason aucun motif n'est donné : le mouvement « valider » (validate) de « programme de travail » (programme), délai → dites pourquoi dans because, à charts/programme/moves/validate/within
<text>:34:31 no-reason aucun motif n'est donné : le mouvement « clore » (close) de « programme de travail » (programme) depuis under-way, qui peut le faire → dites pourquoi dans because, à charts/programme/moves/close/under-way/by
<text>:35:10 no-reason aucun motif n'est donné : le niveau de la règle start-easy-and-short → dites pourquoi dans because, à levels/start-easy-and-short
<text>:36:34 no-reason aucun motif n'est donné : l'option days de la règle start-easy-and-short → dites pourquoi dans because, à options/start-easy-and-short/days
<text>:37:1 no-reason aucun motif n'est donné : qui peut accorder une dérogation → dites pourquoi dans because, à waives"""


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("steps/diagnose/number", "<text>:9:13"),
        ("charts/programme/moves/validate/requires", "<text>:30:28"),
        ("charts/programme/moves/close/under-way/by", "<text>:34:35"),
        ("charts/programme/moves/amend", "<text>:30:7"),
        ("circles/public", "<text>:17:3"),
        ("circles/port/kinds/armateurs", "<text>:17:60"),
        ("steps/diagnose/number/more", "<text>:9:13"),
        ("nowhere", "<text>:1:1"),
    ],
)
def test_an_address_has_the_place_of_what_says_it(address: str, place: str) -> None:
    """What the document says has its line and column; what it leaves to the parent, those of the nearest it says."""
    assert str(load_pathway(HAVRE).place(address)) == place


def titles(pathway: Pathway) -> list[object]:
    """Give every title of a pathway, which equality leaves out."""
    found: list[object] = [
        pathway.title,
        *(step.title for step in pathway.steps),
        *(each.title for each in pathway.circles),
    ]
    for each in pathway.charts:
        found += [each.title, *(state.title for state in each.states), *(move.title for move in each.moves)]
    return found


@settings(max_examples=50)
@given(pathways())
def test_what_is_written_reads_back_the_same(pathway: Pathway) -> None:
    """A pathway that is dumped and loaded is the same, titles included, and is written the same way again."""
    text = dump_pathway(pathway)
    read = load_pathway(text).pathway
    assert read == pathway
    assert titles(read) == titles(pathway)
    assert read.hash == pathway.hash
    assert dump_pathway(read) == text


def test_the_stock_pathway_reads_back_the_same() -> None:
    """The method's own pathway is a document like another; it departs from nothing."""
    loaded = load_pathway(dump_pathway(STOCK), rules=RuleSet.stock())
    assert (loaded.pathway, loaded.departures, loaded.notices) == (STOCK, (), ())
    assert titles(loaded.pathway) == titles(STOCK)


@settings(max_examples=20)
@given(pathways())
def test_a_document_that_says_no_more_is_its_parent(pathway: Pathway) -> None:
    """A document that only extends is its parent under another name, and departs from nothing."""
    parent = attrs.evolve(pathway, id="parent", because={})
    loaded = load_pathway('schema: 1\nid: child\nversion: "1"\nextends: parent\n', parents={"parent": parent})
    assert loaded.departures == ()
    assert loaded.pathway == attrs.evolve(parent, id="child", version="1")


def test_data_that_somebody_has_parsed_is_read_too() -> None:
    """A mapping is a document without places."""
    loaded = load_pathway({"schema": 1, "id": "p", "version": "1", "extends": "cheminement", "waives": ["authority"]})
    assert loaded.pathway.waives == ("authority",)
    assert loaded.place("waives") is None


def test_a_file_is_read_by_its_name(tmp_path: Path) -> None:
    """A path is a file, and places name it."""
    path = tmp_path / "pathway.yaml"
    path.write_text(HAVRE, encoding="utf-8")
    assert str(load_pathway(path).place("waives")) == f"{path}:37:9"


def test_parents_may_be_documents() -> None:
    """A document may extend another, which extends the stock pathway; departures are from its own parent."""
    child = 'schema: 1\nid: quartier\nversion: "1"\nextends: havre\nsteps:\n  diagnose: {number: 3}\n'
    loaded = load_pathway(child, parents={"havre": HAVRE})
    assert [each.address for each in loaded.departures] == ["steps/diagnose/number"]
    assert [step.id for step in loaded.pathway.steps] == ["prepare", "diagnose", "members", "programme"]


def test_a_parent_may_be_pinned() -> None:
    """A document may say which state of its parent it was written on; another one is refused, never guessed."""
    pinned = f"extends: {{id: cheminement, version: '1', hash: {STOCK.hash}}}\n"
    assert load_pathway(HEAD.replace("extends: cheminement\n", pinned)).departures == ()
    other = HEAD.replace("extends: cheminement\n", "extends: {id: cheminement, version: '2', hash: abc}\n")
    assert problems(other) == [
        "<text>:4:37 other-pathway the pathway 'cheminement' at hand has the version 1, not 2",
        f"<text>:4:48 other-pathway the pathway 'cheminement' at hand has the hash {STOCK.hash}, not abc",
    ]


def test_what_the_parent_document_has_wrong_is_told_with_the_rest(tmp_path: Path) -> None:
    """The problems of a parent have their own file, line and column."""
    parent = tmp_path / "havre.yaml"
    parent.write_text(HEAD + "waives: authorty\nstepps: {}\n", encoding="utf-8")
    child = 'schema: 1\nid: quartier\nversion: "1"\nextends: havre\n'
    assert problems(child, parents={"havre": parent}) == [
        f"{parent}:6:1 unknown-key unknown key 'stepps' → did you mean 'steps'?"
    ]


@pytest.mark.parametrize(
    ("extends", "said"),
    [
        ("cheminment", "<text>:4:10 unknown-pathway no pathway is called 'cheminment' → did you mean 'cheminement'?"),
        ("elsewhere", "<text>:4:10 unknown-pathway no pathway is called 'elsewhere' → one of: cheminement, loop, rond"),
        ("havre", "<text>:4:10 loop pathways extend each other in a circle: havre → havre"),
        ("rond", "<text>:4:10 loop pathways extend each other in a circle: havre → rond → loop → havre"),
        ("[havre]", "<text>:4:10 type expected an id, or keys with their values, got a list"),
    ],
)
def test_a_parent_that_cannot_be_is_an_error(extends: str, said: str) -> None:
    """An unknown parent gets the nearest name; documents that extend each other in a circle are named in order."""
    parents = {
        "rond": 'schema: 1\nid: rond\nversion: "1"\nextends: loop\n',
        "loop": 'schema: 1\nid: loop\nversion: "1"\nextends: havre\n',
    }
    (told,) = problems(HEAD.replace("cheminement", extends), parents=parents)
    assert told == said


def test_a_title_in_one_language_stands_for_both() -> None:
    """A title may be one text; a brace in it is a brace."""
    (departure,) = load_pathway(HEAD + "title: Plan {2026}\n").departures
    assert (
        departure.text("fr")
        == "le titre du cheminement : « mettre en place une instance de concertation » → « Plan {2026} »"
    )


def test_a_new_chart_may_extend_one_of_the_parent() -> None:
    """A step may have a chart of its own, which is the parent's but for what it says."""
    text = HEAD + (
        "steps:\n  plan: {before: programme, chart: plan}\n"
        "charts:\n  plan:\n    extends: programme\n    title: Plan\n    moves:\n      propose: {by: {add: authority}}\n"
    )
    pathway = load_pathway(text).pathway
    assert chart(pathway, "plan").named("propose")[0].by == ("body", "authority")
    assert chart(pathway, "plan").states == chart(STOCK, "programme").states
    assert chart(pathway, "plan").label == Text(en="Plan", fr="Plan")
    assert [step.id for step in pathway.steps] == ["prepare", "members", "plan", "programme"]


def test_new_parts_keep_the_order_in_which_they_are_written() -> None:
    """Two steps placed at the same spot stay in order, one may be placed by another, and an old one may move."""
    text = HEAD + (
        "steps:\n"
        "  c: {after: b, chart: prepare}\n"
        "  a: {after: prepare, chart: prepare}\n"
        "  b: {after: prepare, chart: prepare}\n"
        "  z: {before: prepare, chart: prepare}\n"
        "  programme: {before: members}\n"
    )
    assert [step.id for step in load_pathway(text).pathway.steps] == [
        "z", "prepare", "a", "b", "c", "programme", "members",
    ]  # fmt: skip


def test_parts_may_be_taken_out() -> None:
    """A step, a circle, a chart, a state and a move are taken out by ``remove: true``."""
    text = HEAD + (
        "steps:\n  members: {remove: true}\n"
        "circles:\n  companies: {remove: true}\n"
        "charts:\n  members: {remove: true}\n"
        "  formation:\n"
        "    states:\n      restricted: {remove: true}\n"
        "    moves:\n      restrict: {remove: true}\n      enlarge: {remove: true}\n      end: {source: {remove: restricted}}\n"
    )
    pathway = load_pathway(text).pathway
    assert [step.id for step in pathway.steps] == ["prepare", "programme"]
    assert [circle.id for circle in pathway.circles] == ["public", "associations"]
    assert pathway.chart("members") is None
    assert [state.name for state in chart(pathway, "formation").states] == ["planned", "enlarged", "ended"]


def test_a_new_candidate_may_be_tried_first() -> None:
    """A move that shares its trigger comes last, unless it says ``tried: first``."""
    text = HEAD + (
        "charts:\n  members:\n    moves:\n"
        "      constitute:\n"
        "        - {source: identifying, dest: identifying, by: authority, requires: my-rule, tried: first}\n"
        "        - {source: identifying, dest: constituted, otherwise: true}\n"
    )
    moves = chart(load_pathway(text).pathway, "members").named("constitute")
    assert [(move.dest, move.otherwise) for move in moves] == [("identifying", False), ("constituted", True)]


def test_moves_may_be_written_as_a_list() -> None:
    """A list of moves, each with its trigger, says the same as moves by trigger; so the order of candidates is kept."""
    by_trigger = HEAD + "charts:\n  members:\n    moves:\n      start: {requires: []}\n"
    as_list = HEAD + "charts:\n  members:\n    moves:\n      - {trigger: start, requires: []}\n"
    assert load_pathway(by_trigger).pathway == load_pathway(as_list).pathway
    loaded = load_pathway(as_list)
    assert str(loaded.place("charts/members/moves/start/requires")) == "<text>:8:36"
    assert str(loaded.place("charts/members/moves/reopen")) == "<text>:8:7"


def test_a_deadline_may_be_taken_out() -> None:
    """A deadline is a period; ``none`` takes the parent's away."""
    child = 'schema: 1\nid: q\nversion: "1"\nextends: havre\ncharts:\n  programme:\n    moves:\n      validate: {within: none}\n'
    loaded = load_pathway(child, parents={"havre": HAVRE})
    assert chart(loaded.pathway, "programme").named("validate")[0].within is None


def test_a_whole_pathway_extends_nothing() -> None:
    """A document that extends nothing says everything: at least an id, a version, steps and charts."""
    text = (
        "schema: 1\nid: mine\nversion: '1'\nsteps: {only: {}}\n"
        "charts:\n  only:\n    states: {open: {}, shut: {final: true}}\n"
        "    moves: {shut: {source: open, dest: shut, by: body}}\n"
        "circles: {one: {x-note: mine}}\nx-note: mine\n"
    )
    pathway = load_pathway(text).pathway
    assert ([step.id for step in pathway.steps], pathway.circles) == (["only"], (Circle("one"),))
    assert problems("schema: 1\n") == [
        "<text>:1:1 missing 'id' is missing",
        "<text>:1:1 missing 'version' is missing",
        "<text>:1:1 missing 'steps' is missing",
        "<text>:1:1 missing 'charts' is missing",
    ]
