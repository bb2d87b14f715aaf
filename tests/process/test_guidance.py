"""What would lift each reason, and what a party can do next."""

from __future__ import annotations

import pytest

from concertation.model import Change, Fire, StartingPoint, Waive
from concertation.process import Dossier, Process, Refused, ways_out
from concertation.rules import RuleSet, rule
from tests.process.acts import FRONTIERS

BEGUN, DRAFTING, VALIDATED, UNDER_WAY, WITH_EXPERIMENT, CLOSED = FRONTIERS
PROCESS = Process.stock()


def drafting_the_preparation() -> Dossier:
    """A dossier whose preparation has started, with nothing said."""
    dossier = Dossier.begin("X", authority="Collectivité", by="authority")
    dossier.fire("prepare.start")
    return dossier


def test_each_reason_has_its_ways_out() -> None:
    """A remedy, a waiver, the move that leads there, the same move with a motive, or nobody's act."""
    decision = PROCESS.may(BEGUN().now, Fire("prepare.frame"), by="member")
    assert {reason.code: acts for reason, acts in ways_out(decision).items()} == {
        "no-such-move": (Fire("prepare.start"),),
        "not-yours": (),
        "starting-point-defined": (
            Change(starting_point=StartingPoint("…")),
            Waive("starting-point-defined", "starting_point", "…"),
        ),
        "expectations-stated": (Waive("expectations-stated", "expectations", "…"),),
    }
    reopened = PROCESS.may(VALIDATED().now, Fire("prepare.reopen"), by="authority")
    assert list(ways_out(reopened).values()) == [(Fire("prepare.reopen", motive="…"),)]


def test_a_lock_is_lifted_by_the_moves_that_unlock() -> None:
    """Each with the motive that it asks for."""
    decision = PROCESS.may(VALIDATED().now, Change("actions/bays", title="Autre"), by="authority")
    assert list(ways_out(decision).values()) == [(Fire("programme.amend", motive="…"),)]


def test_the_way_to_a_move_is_the_first_move_of_the_shortest_way() -> None:
    """From drafting, launching begins with proposing; where no way leads there, there is no act."""
    decision = PROCESS.may(DRAFTING().now, Fire("programme.launch"), by="authority")
    assert ways_out(decision)[decision.reasons[0]] == (Fire("programme.propose"),)
    stuck = PROCESS.may(DRAFTING().now, Fire("programme.start"), by="authority")
    assert ways_out(stuck)[stuck.reasons[0]] == ()


def test_a_crash_is_not_waived() -> None:
    """Only mending the rule lifts what it failed on."""
    made = rule("broken", phase="preparation", message="x", subject=type(BEGUN().now))(
        lambda whole, ctx: ctx.find("nowhere")
    )
    process = Process(rules=RuleSet([*RuleSet.stock(), made]))
    decision = process.may(BEGUN().now, Fire("prepare.frame"), by="authority")
    crash = next(reason for reason in decision.reasons if reason.code == "broken")
    assert ways_out(decision)[crash] == ()


def test_what_unlocks_the_next_gate_comes_first() -> None:
    """Then the moves that lead on, then those that lead back."""
    steps = PROCESS.next_steps(drafting_the_preparation().now, by="authority")
    assert [step.text("en") for step in steps] == [
        "for prepare.frame (starting-point-defined): change starting_point",
        "for prepare.frame, members.start (expectations-stated):"
        " state expectations: action_plan, follow_up, experiments or other",
        "make the move programme.start",
    ]
    assert [step.act for step in steps] == [Change(starting_point=StartingPoint("…")), None, Fire("programme.start")]
    assert steps[1].unlocks == ("prepare.frame", "members.start")
    assert steps[0].text("fr") == "pour prepare.frame (starting-point-defined) : modifier starting_point"


def test_moves_that_lead_back_come_last() -> None:
    """With the motive that they ask for."""
    steps = PROCESS.next_steps(VALIDATED().now, by="authority")
    assert [step.text("fr") for step in steps] == [
        "pour programme.launch (first-action-started) : démarrez une première action",
        "faire le mouvement prepare.reopen, avec un motif",
        "faire le mouvement members.reopen, avec un motif",
        "faire le mouvement programme.amend, avec un motif",
    ]
    body = PROCESS.next_steps(VALIDATED().now, by="body")
    assert "make the move actions/bays.retain" in [step.text() for step in body]


def test_following_the_steps_leads_through_the_gate() -> None:
    """What is offered can be done, and the gate opens."""
    dossier = drafting_the_preparation()
    steps = dossier.process.next_steps(dossier.now, by="authority")
    assert isinstance(steps[0].act, Change)
    dossier.do(steps[0].act)
    dossier.waive("expectations-stated", reason="Dites à l'oral")
    dossier.fire("prepare.frame")


def test_each_candidate_has_its_own_reasons() -> None:
    """From proposed, launching asks two things; from validated one."""
    validated = PROCESS.may(VALIDATED().now, Fire("programme.launch"), by="member")
    assert [(each.dest, each.roles, [reason.code for reason in each.reasons]) for each in validated.options] == [
        ("under-way", ("authority",), ["not-yours", "first-action-started"])
    ]
    drafting = PROCESS.may(DRAFTING().now, Fire("programme.launch"), by="authority")
    assert [[reason.code for reason in each.reasons] for each in drafting.options] == [
        ["first-action-started"],
        ["no-validation-expected", "first-action-started"],
    ]


def test_a_decision_is_told_in_markdown() -> None:
    """A line, then a list."""
    decision = PROCESS.may(BEGUN().now, Fire("prepare.frame"), by="member")
    assert decision.markdown("fr").splitlines() == [
        "**Refusé : prepare.frame (prepare est « à venir » (pending))**",
        "",
        "- **mouvement impossible à ce stade** – depuis « à venir » (pending) on peut : « commencer » (start)",
        "- **ne vous revient pas** – « cadrer » (frame) revient à la collectivité",
        "- **starting-point-defined** – erreur aucun point de démarrage n'est défini",
        "  - « Il faut définir un point de démarrage » (méthode, 1)",
        "  - → `dossier.change(starting_point=StartingPoint('…'))`",
        "- **expectations-stated** – erreur rien ne dit ce qui en est attendu",
        "  - « vous devez également préciser ce que vous attendez » (méthode, 1)",
        "- *ground-rules-recorded* – avertissement la règle du jeu n'est pas consignée",
    ]
    assert PROCESS.may(BEGUN().now, Fire("prepare.start"), by="authority").markdown() == (
        "**Allowed: prepare.start (prepare is pending)**"
    )
    locked = PROCESS.may(VALIDATED().now, Change("actions/bays", title="Autre"), by="authority")
    assert locked.markdown("en").endswith("  - → first make the move programme.amend")


def test_a_decision_is_plain_data() -> None:
    """Codes and addresses, and texts in both languages."""
    data = PROCESS.may(BEGUN().now, Fire("prepare.frame"), by="authority").data()
    assert data["allowed"] is False
    assert data["acts"] == ["Fire('prepare.frame')"]
    assert (data["state"], data["roles"]) == ("pending", ["authority"])
    reasons = data["reasons"]
    assert isinstance(reasons, list)
    assert reasons[1] == {
        "code": "starting-point-defined",
        "path": "starting_point",
        "heading": {"en": "rule", "fr": "règle"},
        "message": {"en": "no starting point is stated", "fr": "aucun point de démarrage n'est défini"},
        "hint": None,
        "finding": {
            "rule": "starting-point-defined",
            "level": "error",
            "path": "starting_point",
            "subject": ".",
            "message": {"en": "no starting point is stated", "fr": "aucun point de démarrage n'est défini"},
            "sources": [
                {"quote": "Il faut définir un point de démarrage", "where": {"en": "method, 1", "fr": "méthode, 1"}}
            ],
            "remedy": ["Change(starting_point=StartingPoint('…'))"],
            "related": [],
            "crashed": False,
        },
    }


def test_decisions_compare() -> None:
    """The same question has an equal answer; another question another."""
    ask = Fire("prepare.frame")
    now = BEGUN().now
    assert PROCESS.may(now, ask, by="authority") == PROCESS.may(now, ask, by="authority")
    assert PROCESS.may(now, ask, by="authority") != PROCESS.may(now, ask, by="member")
    with pytest.raises(Refused):
        PROCESS.do(now, ask, by="authority")


def test_several_moves_of_one_trigger_are_told_apart() -> None:
    """What holds for all first, then what each lacks, under where it leads."""
    decision = PROCESS.may(DRAFTING().now, Fire("programme.launch"), by="authority")
    assert decision.text("en").splitlines() == [
        "Refused: programme.launch (programme is drafting)",
        "  no such move here  from 'drafting' one may: propose, close",
        "  to 'under way' (under-way) (the authority):",
        '    first-action-started  error  nothing has started yet  "démarrer le travail par une action" (method, 5)',
        "  to 'under way' (under-way) (the authority):",
        "    no-validation-expected  error  an action plan is expected: the political level validates it first"
        '  "construire un plan d\'actions à proposer au niveau politique pour validation" (method, 1)',
        "    first-action-started    error  nothing has started yet                                           "
        '  "démarrer le travail par une action" (method, 5)',
    ]
    assert "- vers « en œuvre » (under-way) (la collectivité) :" in decision.markdown("fr")


def test_the_move_on_the_way_is_given_the_motive_that_it_wants() -> None:
    """What is offered can be done as it is, once the reason is written in."""
    decision = PROCESS.may(VALIDATED().now, Fire("programme.propose"), by="body")
    assert ways_out(decision)[decision.reasons[0]] == (Fire("programme.amend", motive="…"),)
