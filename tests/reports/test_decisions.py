"""A refusal and a move that was made, as text."""

from __future__ import annotations

import pytest

from concertation.documents import load
from concertation.findings import Level
from concertation.model import Action, Fire
from concertation.process import Process
from concertation.reports import Checked, done_text, refusal_text
from concertation.rules import Context, Verdict, rule
from concertation.texts import LANGS, Lang
from tests.reports.texts import LAW, ON, PLAN, bare, breaks

REFUSED: dict[Lang, str] = {
    "en": """\
Refused: programme.propose (programme is drafting)
  not yours: 'propose' belongs to the body
  action-has-indicator: the action has no performance indicator: Schéma directeur des aires de
      livraison – "d'indicateurs de mesure de la performance" (method, 5) → name an indicator in the
      action
      actions/bays/indicators (l. 19)
  action-has-pilot: the action has no pilot: 2 actions – "assorties d'un pilote" (method, 5) → state
      the action's pilot
      actions/hub/pilot (l. 29), actions/zfe/pilot (l. 35)
  action-has-calendar: the action has no calendar, neither start, end nor horizon: Zone à faibles
      émissions – "d'un calendrier" (method, 5) → state a start, an end or a horizon
      actions/zfe/start (l. 35)""",
    "fr": """\
Refusé : programme.propose (programme est « en élaboration » (drafting))
  ne vous revient pas : « proposer » (propose) revient à l'instance
  action-has-indicator : l'action n'a pas d'indicateur de performance : Schéma directeur des aires
      de livraison – « d'indicateurs de mesure de la performance » (méthode, 5) → citez un
      indicateur dans l'action
      actions/bays/indicators (l. 19)
  action-has-pilot : l'action n'a pas de pilote : 2 actions – « assorties d'un pilote » (méthode, 5)
      → renseignez le pilote (pilot) de l'action
      actions/hub/pilot (l. 29), actions/zfe/pilot (l. 35)
  action-has-calendar : l'action n'a pas de calendrier, ni début, ni fin, ni horizon : Zone à
      faibles émissions – « d'un calendrier » (méthode, 5) → renseignez un début, une fin ou un
      horizon
      actions/zfe/start (l. 35)""",
}

DONE: dict[Lang, str] = {
    "en": """\
Done: prepare.frame (drafting → framed), on 2026-02-01, by the authority
  warning[ground-rules-recorded] the rule of the game is not recorded
  not known[wondered] nobody has said: horizon""",
    "fr": """\
Fait : prepare.frame (en préparation → cadrée), le 1er février 2026, par la collectivité
  avertissement[ground-rules-recorded] la règle du jeu n'est pas consignée
  non connu[wondered] personne n'a dit : horizon""",
}


@rule("wondered", phase="preparation", level=Level.INFO, message="never said")
def wondered(action: Action, ctx: Context) -> Verdict:
    """Never know."""
    return ctx.unknown("horizon", at=f"actions/{action.id}/horizon")


@pytest.mark.parametrize("lang", LANGS)
def test_a_refusal_has_every_reason_with_its_places_its_source_and_its_way_out(lang: Lang) -> None:
    """What a rule finds unsaid of several is one reason with several places."""
    document, process = load(PLAN), Process.stock()
    decision = process.may(document.concertation, Fire("programme.propose"), by="fret", on=ON)
    checked = Checked.nothing(document, process, on=ON)
    assert refusal_text(decision, checked, lang) == REFUSED[lang]


@pytest.mark.parametrize("lang", LANGS)
def test_a_move_that_was_made_says_from_where_to_where_and_what_its_gate_noticed(lang: Lang) -> None:
    """Advice and what is not known do not block, and are not kept silent."""
    text = bare(
        "standings: {prepare: {state: drafting}}",
        "starting_point: {text: x}",
        "expectations: [{kind: follow_up}]",
        "actions: [{id: bays}, {id: hub}]",
    )
    document, process = load(text), Process(rules=LAW.rules | [wondered])
    fire = Fire("prepare.frame")
    decision = process.may(document.concertation, fire, by="authority", on=ON)
    (entry,) = process.do(document.concertation, fire, by="authority", on=ON).entries
    assert done_text(decision, entry, Checked.nothing(document, process, on=ON), lang) == DONE[lang]


def test_an_undated_move_by_a_party_says_its_name() -> None:
    """A date that nobody gave is not made up."""
    text = bare("standings: {prepare: {state: framed}}").replace("id: a,", "id: a, name: Métropole,")
    document, process = load(text), Process.stock()
    fire = Fire("prepare.reopen", motive="Nouveau mandat")
    decision = process.may(document.concertation, fire, by="a")
    (entry,) = process.do(document.concertation, fire, by="a").entries
    checked = Checked.nothing(document, process)
    assert done_text(decision, entry, checked) == "Done: prepare.reopen (framed → drafting), by Métropole"


def test_a_rule_that_crashed_in_a_gate_is_a_reason_without_a_way_out() -> None:
    """A gate fails closed, and says which rule failed."""
    text = bare("standings: {programme: {state: drafting}}", "objectives: [{id: o}]", "actions: [{id: bays}]")
    document, process = load(text), Process(rules=LAW.rules | [breaks])
    decision = process.may(document.concertation, Fire("programme.propose"), by="body", on=ON)
    assert (
        "  breaks: the rule breaks failed on actions/bays: LookupError: bays; the other rules were asked all\n"
        "      the same\n"
        "      actions/bays (l. 7)\n"
    ) in refusal_text(decision, Checked.nothing(document, process, on=ON))
