"""A report as text: what a reader sees, whole, in both languages."""

from __future__ import annotations

import attrs
import pytest

from concertation.charts import Pathway
from concertation.documents import load
from concertation.findings import Level
from concertation.process import Process
from concertation.reports import Checked, report_text, summary
from concertation.rules import RuleSet
from concertation.texts import LANGS, Lang
from tests.reports.texts import LAW, ON, PLAN, WAIVED, bare, breaks, checked

GENTLE = Process(attrs.evolve(Pathway.stock(), levels={"expectations-stated": Level.INFO}))

PLAN_SAID: dict[Lang, str] = {
    "en": """\
warning[circle-has-referent] the circle has no referent: companies
  --> <text>:12:1  circles/companies/referent
   |
12 | circles: [{id: public, referent: cci}]
   | ^^^^^^^ 'companies' is not stated here
   |
   = why: The referent of a circle is the authority's privileged contact.
   = source: "en identifiant pour chacun un référent" (method, 3)
   = way out: state the circle's referent

error[action-has-indicator] the action has no performance indicator: Schéma directeur des aires de
    livraison
  --> <text>:19:5  actions/bays/indicators
   |
19 |   - id: bays
   |     ^^^^^^^^ 'indicators' is not stated here
   |
   = why: The method asks for it of every action.
   = source: "d'indicateurs de mesure de la performance" (method, 5)
   = way out: name an indicator in the action
   = blocks: programme.propose, programme.validate, actions/bays.plan

warning[action-serves-objective] the action serves no objective: Centre de distribution urbaine
  --> <text>:31:5  actions/hub/objectives
   |
31 |     objectives: []
   |     ^^^^^^^^^^
   |
   = why: An action that serves no objective of the body belongs to another plan.
   = source: "Les objectifs visés par l'instance doivent être déclinés" (method, 5)
   = way out: name an objective in the action

error[action-has-pilot] the action has no pilot: 2 actions
  --> <text>:29:5  actions/*/pilot
   = where: actions/hub/pilot (l. 29), actions/zfe/pilot (l. 35)
   = why: The method asks for it of every action.
   = source: "assorties d'un pilote" (method, 5)
   = way out: state the action's pilot
   = blocks: programme.propose, programme.validate, actions/*.plan

error[action-has-calendar] the action has no calendar, neither start, end nor horizon: Zone à
    faibles émissions
  --> <text>:35:5  actions/zfe/start
   |
35 |   - id: zfe
   |     ^^^^^^^ 'start' is not stated here
   |
   = why: The method asks for it of every action.
   = source: "d'un calendrier" (method, 5)
   = way out: state a start, an end or a horizon
   = blocks: programme.propose, programme.validate, actions/zfe.plan

Not known (3)
  companies-in-own-name: nobody has said: seat
      members/fret/seat (l. 15)
  first-action-mastered: nobody has said whether the first action is in the authority's own hands
      actions (l. 18)
  three-circles: the list of members is known in part
      circles/associations (l. 12)

Nothing to look at: experiment-bounded, experiment-has-criteria

<text>: 4 errors, 2 warnings; 3 not known""",
    "fr": """\
avertissement[circle-has-referent] le cercle n'a pas de référent : entreprises
  --> <text>:12:1  circles/companies/referent
   |
12 | circles: [{id: public, referent: cci}]
   | ^^^^^^^ « companies » n'est pas renseigné ici
   |
   = pourquoi : Le référent d'un cercle est le contact privilégié de la collectivité.
   = source : « en identifiant pour chacun un référent » (méthode, 3)
   = que faire : renseignez le référent (referent) du cercle

erreur[action-has-indicator] l'action n'a pas d'indicateur de performance : Schéma directeur des
    aires de livraison
  --> <text>:19:5  actions/bays/indicators
   |
19 |   - id: bays
   |     ^^^^^^^^ « indicators » n'est pas renseigné ici
   |
   = pourquoi : La méthode le demande de chaque action.
   = source : « d'indicateurs de mesure de la performance » (méthode, 5)
   = que faire : citez un indicateur dans l'action
   = bloque : programme.propose, programme.validate, actions/bays.plan

avertissement[action-serves-objective] l'action ne sert aucun objectif : Centre de distribution
    urbaine
  --> <text>:31:5  actions/hub/objectives
   |
31 |     objectives: []
   |     ^^^^^^^^^^
   |
   = pourquoi : Une action qui ne sert aucun objectif de l'instance relève d'un autre plan.
   = source : « Les objectifs visés par l'instance doivent être déclinés » (méthode, 5)
   = que faire : citez un objectif dans l'action

erreur[action-has-pilot] l'action n'a pas de pilote : 2 actions
  --> <text>:29:5  actions/*/pilot
   = où : actions/hub/pilot (l. 29), actions/zfe/pilot (l. 35)
   = pourquoi : La méthode le demande de chaque action.
   = source : « assorties d'un pilote » (méthode, 5)
   = que faire : renseignez le pilote (pilot) de l'action
   = bloque : programme.propose, programme.validate, actions/*.plan

erreur[action-has-calendar] l'action n'a pas de calendrier, ni début, ni fin, ni horizon : Zone à
    faibles émissions
  --> <text>:35:5  actions/zfe/start
   |
35 |   - id: zfe
   |     ^^^^^^^ « start » n'est pas renseigné ici
   |
   = pourquoi : La méthode le demande de chaque action.
   = source : « d'un calendrier » (méthode, 5)
   = que faire : renseignez un début, une fin ou un horizon
   = bloque : programme.propose, programme.validate, actions/zfe.plan

Non connu (3)
  companies-in-own-name : personne n'a dit : seat
      members/fret/seat (l. 15)
  first-action-mastered : personne n'a dit si la première action est pleinement maîtrisée par la
    collectivité
      actions (l. 18)
  three-circles : la liste « members » n'est connue qu'en partie
      circles/associations (l. 12)

Sans objet : experiment-bounded, experiment-has-criteria

<text> : 4 erreurs, 2 avertissements ; 3 non connus""",
}

WAIVED_SAID: dict[Lang, str] = {
    "en": """\
error[experiment-bounded] the experiment lacks a place, a start, an end: Quai, and 1 more
  --> <text>:10:5  experiments/*/*
   = where: experiments/quai/place (l. 10): the experiment lacks a place, a start, an end: Quai
   = where: experiments/velo/start (l. 11): the experiment lacks a start, an end, an owner:
       Vélo-cargo
   = why: Without bounds nobody can tell what was tried.
   = source: "proposer des expérimentations et en faire l'évaluation" (method, 1)
   = way out: state the place, the start, the end and the owner
   = blocks: experiments/*.start

Waived (2)
  body-has-member: the body has no member
      members
    no reason is given
    by the political level
  experiment-has-criteria: no criterion says how the experiment is judged: Vélo-cargo
      experiments/velo/criteria (l. 11)
    reason: Critères en cours
    by Métropole, since 2025-01-02, until 2027

Nothing to look at: action-has-calendar, action-has-group, action-has-indicator, action-has-pilot,
    action-serves-objective, circle-has-referent, companies-in-own-name, dependencies-acyclic,
    first-action-mastered, objective-has-action, start-easy-and-short, three-circles

<text>: 2 errors; 2 waived""",
    "fr": """\
erreur[experiment-bounded] il manque à l'expérimentation un lieu, un début, une fin : Quai, et 1 de
    plus
  --> <text>:10:5  experiments/*/*
   = où : experiments/quai/place (l. 10) : il manque à l'expérimentation un lieu, un début, une
       fin : Quai
   = où : experiments/velo/start (l. 11) : il manque à l'expérimentation un début, une fin, un
       responsable : Vélo-cargo
   = pourquoi : Sans bornes, nul ne peut dire ce qui a été essayé.
   = source : « proposer des expérimentations et en faire l'évaluation » (méthode, 1)
   = que faire : renseignez le lieu (place), le début (start), la fin (end) et le responsable
       (owner)
   = bloque : experiments/*.start

Levé par dérogation (2)
  body-has-member : l'instance n'a aucun membre
      members
    aucun motif n'est donné
    par le niveau politique
  experiment-has-criteria : aucun critère ne dit comment l'expérimentation sera jugée : Vélo-cargo
      experiments/velo/criteria (l. 11)
    motif : Critères en cours
    par Métropole, depuis le 2 janvier 2025, jusqu'à 2027

Sans objet : action-has-calendar, action-has-group, action-has-indicator, action-has-pilot,
    action-serves-objective, circle-has-referent, companies-in-own-name, dependencies-acyclic,
    first-action-mastered, objective-has-action, start-easy-and-short, three-circles

<text> : 2 erreurs ; 2 constats levés""",
}

CRASHED_SAID: dict[Lang, str] = {
    "en": """\
error[breaks] the rule breaks failed on actions/bays: LookupError: bays; the other rules were asked
    all the same
 --> <text>:5:11  actions/bays
  |
5 | actions: [{id: bays}]
  |           ^^^^^^^^^^
  |
  = way out: tell whoever wrote the rule; a failure cannot be waived
  = blocks: programme.propose, programme.validate""",
    "fr": """\
erreur[breaks] la règle breaks a échoué sur actions/bays : LookupError: bays ; les autres règles ont
    tout de même été examinées
 --> <text>:5:11  actions/bays
  |
5 | actions: [{id: bays}]
  |           ^^^^^^^^^^
  |
  = que faire : signalez-le à qui a écrit la règle ; une défaillance ne peut pas être levée
  = bloque : programme.propose, programme.validate""",
}


@pytest.mark.parametrize("lang", LANGS)
def test_a_finding_is_a_frame_with_its_why_its_source_its_way_out_and_what_it_blocks(lang: Lang) -> None:
    """What is merely unsaid of several is told once; what is not known comes apart; the count comes last."""
    assert report_text(checked(PLAN), lang) == PLAN_SAID[lang]


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_waived_is_told_with_the_reason_who_and_until_when(lang: Lang) -> None:
    """Findings that differ in more than their subject are told one a line under one head."""
    assert report_text(checked(WAIVED), lang) == WAIVED_SAID[lang]


@pytest.mark.parametrize("lang", LANGS)
def test_a_rule_that_crashed_is_told_as_such_and_blocks(lang: Lang) -> None:
    """Neither why nor source: they would speak of what was never found."""
    blocks = report_text(checked(bare("actions: [{id: bays}]"), breaks), lang).split("\n\n")
    assert CRASHED_SAID[lang] in blocks


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "<text>: 1 error, 1 warning, 1 information; 1 not known; 1 waived"),
        ("fr", "<text> : 1 erreur, 1 avertissement, 1 information ; 1 non connu ; 1 constat levé"),
    ],
)
def test_the_summary_counts_by_level_then_what_is_not_known(lang: Lang, said: str) -> None:
    """A count of nothing is left out."""
    text = bare(
        "waivers: [{rule: starting-point-defined, reason: Voté, by: authority}]",
        "totals: {members: unknown}",
        "formations: [{id: copil}]",
    )
    without_referent = load(text.replace(", referent: R", ""))
    assert summary(Checked.of(without_referent, GENTLE, on=ON), lang) == said


def test_nothing_found_is_said() -> None:
    """Silence would look like a failure."""
    report = checked(bare())
    assert (report_text(report, "en"), report_text(report, "fr")) == (
        "<text>: nothing found",
        "<text> : rien à signaler",
    )


def test_a_concertation_that_comes_from_no_document_is_reported_by_address() -> None:
    """There is no line to show, and the summary names no file."""
    report = Checked.of(checked(PLAN).concertation, LAW)
    said = report_text(report)
    assert "\n --> actions/bays/indicators\n  = why:" in said
    assert "  = where: actions/hub/pilot, actions/zfe/pilot\n" in said
    assert said.endswith("\n4 errors, 2 warnings; 3 not known")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("text", [PLAN, WAIVED])
def test_lines_keep_to_a_hundred_columns(lang: Lang, text: str) -> None:
    """A terminal of a hundred columns shows everything unbroken."""
    assert max(map(len, report_text(checked(text), lang).splitlines())) <= 100


def test_a_waiver_that_says_nothing_of_itself_is_told_so() -> None:
    """No reason, nobody, no date: that is worth seeing."""
    text = bare("members: [{id: m}]", "waivers: [{rule: starting-point-defined}]")
    assert (
        "Waived (1)\n"
        "  starting-point-defined: no starting point is stated\n"
        "      starting_point\n"
        "    no reason is given\n\n"
    ) in report_text(checked(text))


def test_a_report_outlives_its_rules() -> None:
    """Without the rule its finding is told without why and way out, and blocks nothing that is known."""
    report = checked(bare("actions: [{id: bays}]"), breaks)
    few = RuleSet(each for each in LAW.rules if each.name != "action-has-pilot")
    bereft = Checked(report.report, report.concertation, Process(_ungated(), few), report.document)
    assert (
        "error[action-has-pilot] the action has no pilot: bays\n"
        " --> <text>:5:11  actions/bays/pilot\n"
        "  |\n"
        "5 | actions: [{id: bays}]\n"
        "  |           ^^^^^^^^^^ 'pilot' is not stated here\n"
        "  |\n\n"
    ) in report_text(bereft)


def _ungated() -> Pathway:
    stock = Pathway.stock()
    kept = {"no-validation-expected"}
    charts = [
        attrs.evolve(chart, moves=[attrs.evolve(each, requires=kept & set(each.requires)) for each in chart.moves])
        for chart in stock.charts
    ]
    return attrs.evolve(stock, charts=charts)
