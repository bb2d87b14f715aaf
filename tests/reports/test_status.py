"""Where a concertation stands, as text: what a reader sees, whole, in both languages."""

from __future__ import annotations

import pytest

from concertation.documents import load
from concertation.model import Authority, Concertation
from concertation.process import Process
from concertation.reports import Situation, status_text
from concertation.texts import LANGS, Lang
from tests.reports.texts import ON, PLAN, WAIVED, bare

SAID: dict[Lang, str] = {
    "en": """\
Charte de logistique urbaine durable
<text>, on 2026-02-01

1. Prepare the concertation: framed (since 2023)
  may be done now:
    prepare.reopen: the authority, with a motive
  no such move here: from 'framed' one may: reopen
    prepare.start, prepare.frame

3. Define the members of the body: standing unsaid
  may be done now:
    nothing
  standing unsaid: nobody has said where it stands → state it in the document, at standings/members
    members.start, members.constitute
    members.reopen
      motive missing: 'reopen' asks for a reason → give it as motive

5. Define the work programme: drafting (since spring 2025, until 2026-06-30)
  may be done now:
    programme.close: the authority, with a motive
  not yet:
    programme.propose
      action-has-indicator: the action has no performance indicator: Schéma directeur des aires de
          livraison – "d'indicateurs de mesure de la performance" (method, 5) → name an indicator in
          the action
      action-has-pilot: the action has no pilot: 2 actions – "assorties d'un pilote" (method, 5)
          → state the action's pilot
      action-has-calendar: the action has no calendar, neither start, end nor horizon: Zone à
          faibles émissions – "d'un calendrier" (method, 5) → state a start, an end or a horizon
  no such move here: from 'drafting' one may: propose, close
    programme.start
    programme.validate
      action-has-indicator: the action has no performance indicator: Schéma directeur des aires de
          livraison – "d'indicateurs de mesure de la performance" (method, 5) → name an indicator in
          the action
      action-has-pilot: the action has no pilot: 2 actions – "assorties d'un pilote" (method, 5)
          → state the action's pilot
      action-has-calendar: the action has no calendar, neither start, end nor horizon: Zone à
          faibles émissions – "d'un calendrier" (method, 5) → state a start, an end or a horizon
    programme.return
      motive missing: 'return' asks for a reason → give it as motive
    programme.launch
      no-validation-expected: an action plan is expected: the political level validates it first
          – "construire un plan d'actions à proposer au niveau politique pour validation"
          (method, 1) → have the programme validated first
    programme.amend
      motive missing: 'amend' asks for a reason → give it as motive

Actions: retained
  actions/bays: Schéma directeur des aires de livraison (since 2023-10)
    may be done now:
      drop: the political level, with a motive
    not yet:
      plan: action-has-indicator

Actions: proposed
  actions/zfe: Zone à faibles émissions
    may be done now:
      retain: the body
      set-aside: the body, with a motive
      drop: the political level, with a motive

Actions: standing unsaid, so no move
  actions/hub
    → state it in the document, at actions/*/standing""",
    "fr": """\
Charte de logistique urbaine durable
<text>, le 1er février 2026

1. Préparer la concertation : cadrée (depuis 2023)
  peut se faire maintenant :
    prepare.reopen (rouvrir) : la collectivité, avec un motif
  mouvement impossible à ce stade : depuis « cadrée » (framed) on peut : « rouvrir » (reopen)
    prepare.start (commencer), prepare.frame (cadrer)

3. Définir les membres de l'instance : état non précisé
  peut se faire maintenant :
    rien
  état non précisé : personne n'a dit où cela en est → précisez-le dans le document, à
      standings/members
    members.start (commencer), members.constitute (constituer)
    members.reopen (rouvrir)
      motif manquant : « rouvrir » (reopen) demande un motif → donnez-le dans « motive »

5. Définir le programme de travail : en élaboration (depuis le printemps 2025, jusqu'au 30 juin
    2026)
  peut se faire maintenant :
    programme.close (clore) : la collectivité, avec un motif
  pas encore :
    programme.propose (proposer)
      action-has-indicator : l'action n'a pas d'indicateur de performance : Schéma directeur des
          aires de livraison – « d'indicateurs de mesure de la performance » (méthode, 5) → citez un
          indicateur dans l'action
      action-has-pilot : l'action n'a pas de pilote : 2 actions – « assorties d'un pilote »
          (méthode, 5) → renseignez le pilote (pilot) de l'action
      action-has-calendar : l'action n'a pas de calendrier, ni début, ni fin, ni horizon : Zone à
          faibles émissions – « d'un calendrier » (méthode, 5) → renseignez un début, une fin ou un
          horizon
  mouvement impossible à ce stade : depuis « en élaboration » (drafting) on peut : « proposer »
      (propose), « clore » (close)
    programme.start (commencer)
    programme.validate (valider)
      action-has-indicator : l'action n'a pas d'indicateur de performance : Schéma directeur des
          aires de livraison – « d'indicateurs de mesure de la performance » (méthode, 5) → citez un
          indicateur dans l'action
      action-has-pilot : l'action n'a pas de pilote : 2 actions – « assorties d'un pilote »
          (méthode, 5) → renseignez le pilote (pilot) de l'action
      action-has-calendar : l'action n'a pas de calendrier, ni début, ni fin, ni horizon : Zone à
          faibles émissions – « d'un calendrier » (méthode, 5) → renseignez un début, une fin ou un
          horizon
    programme.return (renvoyer)
      motif manquant : « renvoyer » (return) demande un motif → donnez-le dans « motive »
    programme.launch (lancer)
      no-validation-expected : un plan d'actions est attendu : le niveau politique le valide d'abord
          – « construire un plan d'actions à proposer au niveau politique pour validation »
          (méthode, 1) → faites d'abord valider le programme
    programme.amend (amender)
      motif manquant : « amender » (amend) demande un motif → donnez-le dans « motive »

Actions : retenue
  actions/bays : Schéma directeur des aires de livraison (depuis octobre 2023)
    peut se faire maintenant :
      drop (abandonner) : le niveau politique, avec un motif
    pas encore :
      plan (planifier) : action-has-indicator

Actions : proposée
  actions/zfe : Zone à faibles émissions
    peut se faire maintenant :
      retain (retenir) : l'instance
      set-aside (écarter) : l'instance, avec un motif
      drop (abandonner) : le niveau politique, avec un motif

Actions : état non précisé, donc aucun mouvement
  actions/hub
    → précisez-le dans le document, à actions/*/standing""",
}

ESSAIS: dict[Lang, str] = {
    "en": """\
Experiments: running
  experiments/quai: Quai (since 2025)
    not yet:
      evaluate: experiment-has-verdict

Experiments: planned
  experiments/velo: Vélo-cargo
    not yet:
      start: experiment-bounded""",
    "fr": """\
Expérimentations : en cours
  experiments/quai : Quai (depuis 2025)
    pas encore :
      evaluate (évaluer) : experiment-has-verdict

Expérimentations : prévue
  experiments/velo : Vélo-cargo
    pas encore :
      start (lancer) : experiment-bounded""",
}

ASKED: dict[Lang, str] = {
    "en": """\
Charte
<text>, on 2026-02-01, asked by Fret SA

1. Prepare the concertation: pending
  may be done now:
    nothing
  not yet:
    prepare.start
      not yours: 'start' belongs to the authority
  no such move here: from 'pending' one may: start
    prepare.frame
      not yours: 'frame' belongs to the authority
      starting-point-defined: no starting point is stated – "Il faut définir un point de démarrage"
          (method, 1) → state starting_point, with a text or the diagnosis that feeds it
      expectations-stated: nothing says what is expected of it – "vous devez également préciser ce
          que vous attendez" (method, 1) → state expectations: action_plan, follow_up, experiments
          or other
    prepare.reopen
      not yours: 'reopen' belongs to the authority
      motive missing: 'reopen' asks for a reason → give it as motive""",
    "fr": """\
Charte
<text>, le 1er février 2026, demandé par Fret SA

1. Préparer la concertation : à venir
  peut se faire maintenant :
    rien
  pas encore :
    prepare.start (commencer)
      ne vous revient pas : « commencer » (start) revient à la collectivité
  mouvement impossible à ce stade : depuis « à venir » (pending) on peut : « commencer » (start)
    prepare.frame (cadrer)
      ne vous revient pas : « cadrer » (frame) revient à la collectivité
      starting-point-defined : aucun point de démarrage n'est défini – « Il faut définir un point de
          démarrage » (méthode, 1) → renseignez le point de démarrage (starting_point), par un texte
          ou par le diagnostic qui le nourrit
      expectations-stated : rien ne dit ce qui en est attendu – « vous devez également préciser ce
          que vous attendez » (méthode, 1) → renseignez les attentes (expectations) : action_plan,
          follow_up, experiments ou other
    prepare.reopen (rouvrir)
      ne vous revient pas : « rouvrir » (reopen) revient à la collectivité
      motif manquant : « rouvrir » (reopen) demande un motif → donnez-le dans « motive »""",
}

NOBODY: dict[Lang, str] = {
    "en": """\
Charte
<text>, on 2026-02-01, asked by autority

Whatever the move:
  not possible: 'autority' is neither a role nor a party here → did you mean 'authority'?""",
    "fr": """\
Charte
<text>, le 1er février 2026, demandé par autority

Quel que soit le mouvement :
  impossible : « autority » n'est ici ni un rôle ni une partie prenante → vouliez-vous dire
      « authority » ?""",
}


@pytest.mark.parametrize("lang", LANGS)
def test_each_step_has_its_open_moves_then_each_closed_one_with_every_reason(lang: Lang) -> None:
    """A move that only wants a motive is open; entities whose standing is unsaid are told in one place."""
    assert status_text(Situation.of(load(PLAN), on=ON), lang) == SAID[lang]


@pytest.mark.parametrize("lang", LANGS)
def test_entities_are_told_by_position_with_what_is_in_the_way(lang: Lang) -> None:
    """The reasons themselves are in the check; here the rules are named."""
    assert status_text(Situation.of(load(WAIVED), on=ON), lang).endswith(f"\n\n{ESSAIS[lang]}")


@pytest.mark.parametrize("lang", LANGS)
def test_whoever_asks_is_told_what_is_not_theirs(lang: Lang) -> None:
    """``by`` narrows what is open to what it may do."""
    text = bare("standings: {prepare: {state: pending}}", "members: [{id: fret, name: Fret SA}]")
    assert status_text(Situation.of(load(text), by="fret", on=ON), lang).startswith(f"{ASKED[lang]}\n\n3. ")


@pytest.mark.parametrize("lang", LANGS)
def test_nobody_is_told_only_that_they_are_nobody(lang: Lang) -> None:
    """The nearest name comes with it."""
    situation = Situation.of(load(bare("standings: {prepare: {state: pending}}")), by="autority", on=ON)
    assert situation.is_nobody
    assert status_text(situation, lang) == NOBODY[lang]


def test_what_holds_whatever_the_move_is_said_once() -> None:
    """A date before what is already written closes every move; each then shows its other reasons only."""
    situation = Situation.of(load(bare("standings: {prepare: {state: pending, since: 2026-03-01}}")), on=ON)
    said = status_text(situation)
    assert said.count("2026-02-01 comes before 2026-03-01") == 1
    assert "Whatever the move:\n  earlier than the last entry: 2026-02-01 comes before 2026-03-01\n" in said
    assert (
        "  not yet:\n    prepare.start\n  no such move here: from 'pending' one may: start\n    prepare.frame\n" in said
    )


def test_a_locked_step_says_what_locks_it() -> None:
    """Once the programme is closed, nothing moves: the lock heads the moves of the others."""
    text = bare(
        "standings: {prepare: {state: drafting}, programme: {state: closed}}",
        "actions: [{id: bays, standing: {state: done}}]",
    )
    said = status_text(Situation.of(load(text), on=ON))
    assert (
        "  locked: standings/prepare may not change while programme is 'closed' → nothing unlocks it: what\n"
        "      comes next follows in a new concertation\n"
        "    prepare.start\n"
        "      no such move here: from 'drafting' one may: frame\n"
    ) in said
    assert said.endswith("Actions: done\n  actions/bays: bays\n    nothing more may be done")


def test_a_lock_is_what_is_in_the_way_of_an_entity() -> None:
    """It is named once, whatever else there is."""
    text = bare("standings: {programme: {state: closed}}", "actions: [{id: bays, standing: {state: paused}}]")
    assert status_text(Situation.of(load(text), on=ON)).endswith(
        "Actions: paused\n  actions/bays: bays\n    not yet:\n      resume: locked\n      withdraw: locked\n      drop: locked"
    )


def test_a_concertation_that_comes_from_no_document_has_a_status_too() -> None:
    """Neither file nor date heads it, and a title is said as it stands."""
    whole = Concertation("c", title="Charte {1}", authority=Authority("a"))
    assert status_text(Situation.of(whole)).startswith("Charte {1}\n\n1. Prepare the concertation: standing unsaid\n")


def test_the_status_asks_the_process_that_it_is_given() -> None:
    """A host's own pathway and rules are judged, not the stock ones."""
    process = Process(rules=Process.stock().rules)
    situation = Situation.of(load(PLAN), process, on=ON)
    assert situation.checked.process is process
    assert [each.address for each in situation.steps] == ["prepare", "members", "programme"]
    assert [each.address for each in situation.entities] == ["actions/bays", "actions/hub", "actions/zfe"]
