"""What a refusal says: every reason at once, in both languages, each with its place and its way out."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from concertation.charts import Pathway
from concertation.errors import InvalidValue
from concertation.model import (
    Act,
    Action,
    Adopt,
    Authority,
    Change,
    Circle,
    Concertation,
    Dependency,
    Expectation,
    Fire,
    Formation,
    Indicator,
    Member,
    Milestone,
    Objective,
    PathwayRef,
    Put,
    Remove,
    Review,
    Standing,
    Unwaive,
    Waive,
)
from concertation.process import Decision, Dossier, Process, Refused
from concertation.rules import Context, RuleSet, Verdict, rule
from tests.process.acts import FRONTIERS
from tests.process.test_walk import BAYS, planned, prepared

BEGUN, DRAFTING, VALIDATED, UNDER_WAY, WITH_EXPERIMENT, CLOSED = FRONTIERS


def refusal(dossier: Dossier, *acts: Act, by: str = "authority", on: str | None = None) -> Decision:
    """The decision that refuses acts."""
    with pytest.raises(Refused) as caught:
        dossier.process.do(dossier.now, *acts, by=by, on=on)
    return caught.value.decision


def codes(decision: Decision) -> list[str]:
    """The codes of the reasons, in order."""
    return [reason.code for reason in decision.reasons]


def test_every_reason_is_told_at_once_in_english() -> None:
    """No such move, not yours, and two rules, in one message."""
    assert refusal(BEGUN(), Fire("prepare.frame"), by="member").text() == (
        "Refused: prepare.frame (prepare is pending)\n"
        "  no such move here       from 'pending' one may: start\n"
        "  not yours               'frame' belongs to the authority\n"
        "  starting-point-defined  error  no starting point is stated"
        '          "Il faut définir un point de démarrage" (method, 1)\n'
        "      → dossier.change(starting_point=StartingPoint('…'))\n"
        "  expectations-stated     error  nothing says what is expected of it"
        '  "vous devez également préciser ce que vous attendez" (method, 1)'
    )


def test_every_reason_is_told_at_once_in_french() -> None:
    """The same refusal, for an elected official."""
    assert refusal(BEGUN(), Fire("prepare.frame"), by="member").text("fr") == (
        "Refusé : prepare.frame (prepare est « à venir » (pending))\n"
        "  mouvement impossible à ce stade  depuis « à venir » (pending) on peut : « commencer » (start)\n"
        "  ne vous revient pas              « cadrer » (frame) revient à la collectivité\n"
        "  starting-point-defined           erreur  aucun point de démarrage n'est défini"
        "  « Il faut définir un point de démarrage » (méthode, 1)\n"
        "      → dossier.change(starting_point=StartingPoint('…'))\n"
        "  expectations-stated              erreur  rien ne dit ce qui en est attendu    "
        "  « vous devez également préciser ce que vous attendez » (méthode, 1)"
    )


def test_a_refusal_can_be_pickled_and_keeps_its_language() -> None:
    """A refusal that crosses a process boundary says the same."""
    refused = Refused(refusal(BEGUN(), Fire("prepare.frame")), "fr")
    again = pickle.loads(pickle.dumps(refused))  # noqa: S301  # our own bytes
    assert str(again) == str(refused) == refused.text("fr") == again.text()
    assert str(refused) != refused.text("en")


REFUSED = [
    ("an unknown move names the nearest of its subject", VALIDATED, Fire("actions/bays.finsh"), ["unknown-move"]),
    ("an unknown step names the nearest move", BEGUN, Fire("prepar.start"), ["unknown-move"]),
    ("an unknown entity names the nearest move", VALIDATED, Fire("actions/bay.start"), ["unknown-move"]),
    ("a member has no moves", DRAFTING, Fire("members/cci.start"), ["unknown-move"]),
    ("a word without a dot is no move", BEGUN, Fire("start"), ["unknown-move"]),
    ("a new entity carries no standing", DRAFTING, Put(Action("x", standing=Standing("done"))), ["use-a-move"]),
    ("a replacement carries no other standing", UNDER_WAY, Put(Action("bays", standing=Standing("done"))), None),
    ("a field edit leaves the standing alone", DRAFTING, Change(standings={}), ["use-a-move"]),
    (
        "an entity edit leaves the standing alone",
        VALIDATED,
        Change("actions/bays", standing=None),
        ["use-a-move", "locked"],
    ),
    ("waivers are not edited", DRAFTING, Change(waivers=[]), ["use-a-move"]),
    ("the revision is not edited", DRAFTING, Change(revision=4), ["use-a-move"]),
    ("a standing is not removed", DRAFTING, Remove("standings/prepare"), ["use-a-move"]),
    ("an entity's standing is not removed", VALIDATED, Remove("actions/bays/standing"), ["use-a-move"]),
    ("an id does not change", DRAFTING, Change("members/cci", id="other"), ["held"]),
    ("the pathway does not change by an edit", DRAFTING, Change(pathway=PathwayRef("other")), ["held"]),
    ("an unknown field names the nearest", DRAFTING, Change(membres=[]), ["unknown-field"]),
    ("an unknown field of an entity names the nearest", DRAFTING, Change("members/cci", nom="x"), ["unknown-field"]),
    ("an unknown address names the nearest", DRAFTING, Change("members/cc", name="x"), ["unknown-address"]),
    ("a value inside a value has no address to change", DRAFTING, Change("totals/x", a=1), ["unknown-address"]),
    ("a title cannot be unsaid", DRAFTING, Remove("title"), ["required"]),
    ("what is not there is not removed", DRAFTING, Remove("members/nobody"), ["unknown-address"]),
    ("a field that is not there is not removed", DRAFTING, Remove("members/cci/nom"), ["unknown-field"]),
    ("the whole is not removed", DRAFTING, Remove("."), ["unknown-field"]),
    ("two entities of one id in a batch are refused", DRAFTING, Put(Member("a"), Member("a")), ["duplicate"]),
    ("an authority is not put", DRAFTING, Put(Authority("x")), ["not-an-entity"]),  # type: ignore[arg-type]
    ("a collection takes its own entities", DRAFTING, Change(members=[Action("x")]), ["type"]),
    ("a collection takes a list", DRAFTING, Change(members=3), ["type"]),
    ("a wrong value is named with its place", DRAFTING, Change("members/cci", since="2026-13"), ["date"]),
    (
        "several wrong values are named together",
        DRAFTING,
        Change("members/cci", since="x", seat="y"),
        ["choice", "date"],
    ),
    ("a dangling reference is refused", DRAFTING, Put(Action("x", pilot="cc")), ["unknown-id"]),
    ("a circle that nobody knows is refused", DRAFTING, Put(Member("x", circle="publics")), ["unknown-id"]),
    ("a waiver needs a reason", DRAFTING, Waive("three-circles"), ["motive-missing"]),
    ("a waiver names a rule", DRAFTING, Waive("tree-circles", reason="Motivé"), ["unknown-rule"]),
    ("a waiver names a place", DRAFTING, Waive("three-circles", "circles/x", "Motivé"), ["unknown-address"]),
    ("a waiver ends after it begins", DRAFTING, Waive("three-circles", reason="M", until="2020"), ["order"]),
    ("a waiver that is not there is not taken back", DRAFTING, Unwaive("three-circles"), ["no-waiver"]),
    ("a journal's act is not done", DRAFTING, Adopt(DRAFTING().now), ["not-an-act"]),
    ("a word is not an act", DRAFTING, "start", ["not-an-act"]),
    (
        "criteria are locked while an experiment runs",
        WITH_EXPERIMENT,
        Change("experiments/x1", criteria=["z"]),
        ["locked"],
    ),
    ("a running experiment is not removed", WITH_EXPERIMENT, Remove("experiments/x1"), ["use-a-move", "locked"]),
    ("a validated plan takes no action", VALIDATED, Put(Action("x")), ["locked"]),
    ("a validated plan loses no action", VALIDATED, Remove("actions/bays"), ["locked"]),
    ("a validated plan takes no indicator", VALIDATED, Put(Indicator("x")), ["locked"]),
    ("a validated plan changes no objective", VALIDATED, Change("objectives/livrer-mieux", title="x"), ["locked"]),
    ("nothing changes once closed", CLOSED, Change(starting_point=None, title="x"), ["locked", "locked"]),
    ("nothing moves once closed", CLOSED, Fire("prepare.reopen", motive="x"), ["locked"]),
    ("nothing is waived once closed", CLOSED, Waive("three-circles", reason="x"), ["locked"]),
]


@pytest.mark.parametrize(("law", "place", "act", "expected"), REFUSED, ids=[law for law, *_ in REFUSED])
def test_an_act_is_refused(law: str, place: object, act: Act, expected: list[str] | None) -> None:
    """Each mistake has its own reason, with a text in both languages."""
    assert callable(place)
    decision = refusal(place(), act, on="2026-06-01")
    assert codes(decision) == (expected or codes(decision)), law
    assert decision.text("en") != decision.text("fr")


def test_the_nearest_name_is_given() -> None:
    """A slip of the pen in any name is met with the name that was meant."""
    meant: dict[Act, str] = {
        Fire("prepare.strat"): "prepare.start",
        Change("members/cc", name="x"): "members/cci",
        Change(membres=[]): "members",
        Put(Member("x", circle="publics")): "public",
        Put(Action("x", pilot="colectivite")): "collectivite",
        Waive("tree-circles", reason="x"): "three-circles",
    }
    for act, word in meant.items():
        assert f"did you mean '{word}'?" in refusal(DRAFTING(), act).text("en")
        assert f"vouliez-vous dire « {word} » ?" in refusal(DRAFTING(), act).text("fr")


def test_an_unknown_party_is_refused_with_the_nearest_name() -> None:
    """Whoever acts is a role or a party of the concertation."""
    assert refusal(BEGUN(), Fire("prepare.start"), by="autority").text() == (
        "Refused: prepare.start (prepare is pending)\n"
        "  not possible  'autority' is neither a role nor a party here\n"
        "      → did you mean 'authority'?\n"
        "  not yours     'start' belongs to the authority"
    )


def test_what_is_still_named_is_not_removed() -> None:
    """Removing a member names everything that names it."""
    assert refusal(VALIDATED(), Remove("members/cci")).text("en") == (
        "Refused: remove members/cci\n"
        "  still referenced  members/cci is named at circles/public/referent, actions/bays/group\n"
        "      → change these first"
    )
    assert refusal(VALIDATED(), Remove("members/cci")).text("fr") == (
        "Refusé : retirer members/cci\n"
        "  encore cité  members/cci est cité à circles/public/referent, actions/bays/group\n"
        "      → modifiez-les d'abord"
    )


def test_one_lock_names_its_way_out_once() -> None:
    """Two fields that one state locks share what unlocks them."""
    decision = refusal(VALIDATED(), Change("actions/bays", title="Autre", pilot="cci"))
    assert decision.text("fr") == (
        "Refusé : modifier actions/bays/pilot, actions/bays/title\n"
        "  verrouillé  actions/bays/pilot ne peut pas changer tant que programme est « validé » (validated)\n"
        "  verrouillé  actions/bays/title ne peut pas changer tant que programme est « validé » (validated)\n"
        "      → faites d'abord le mouvement programme.amend"
    )


def test_a_lock_without_a_way_out_says_what_comes_next() -> None:
    """A closed concertation is followed by another."""
    assert refusal(CLOSED(), Change(title="Autre")).text("en") == (
        "Refused: change title\n"
        "  locked  title may not change while programme is 'closed'\n"
        "      → nothing unlocks it: what comes next follows in a new concertation"
    )


LIFTED = [
    Change("actions/bays", actual_start="2026-03"),
    Change("actions/bays", actual_start="2026-03", actual_end="2026-09"),
    Change("actions/bays", milestones=[Milestone("Lancement", date="2026-03")]),
    Change("actions/bays", obstacle=None),
    Change("indicators/aires", measures=[]),
    Put(Member("acteur", circle="associations")),
    Change("authority", project_officer="Chargé de mission"),
]


@pytest.mark.parametrize("act", LIFTED, ids=repr)
def test_a_validated_plan_still_records_what_happens(act: Act) -> None:
    """Follow-up is no change of the plan."""
    dossier = VALIDATED()
    assert dossier.process.do(dossier.now, act, by="authority").concertation != dossier.now or act == LIFTED[3]


def test_whether_an_outside_prerequisite_is_met_is_recorded_under_a_lock() -> None:
    """``met`` is lifted, the rest of the dependency is not."""
    dossier = prepared("action_plan")
    waits = Dependency(text="Accord de la préfecture")
    planned(dossier)
    dossier.fire("programme.return", by="political-level", motive="À préciser")
    dossier.change("actions/bays", after=[waits])
    dossier.fire("programme.propose", by="body")
    dossier.change("actions/bays", after=[Dependency(text="Accord de la préfecture", met=True)])
    with pytest.raises(Refused):
        dossier.change("actions/bays", after=[Dependency(text="Accord de la préfecture", met=True, lag_days=3)])
    with pytest.raises(Refused):
        dossier.change("actions/bays", after=[])


def test_reviews_go_on_once_closed() -> None:
    """A closed programme is still looked back upon."""
    dossier = CLOSED()
    done = dossier.process.do(dossier.now, Put(Review("bilan", led_by="referent")), by="authority")
    assert done.concertation.reviews[0].id == "bilan"


def test_what_comes_too_early_is_refused() -> None:
    """No act is dated before what is already written."""
    decision = refusal(BEGUN(), Change(title="Autre"), on="2025-12-31")
    assert decision.text("fr") == (
        "Refusé : modifier title\n  antérieur au dernier acte enregistré  2025-12-31 précède 2026-01-05"
    )
    assert BEGUN().process.may(BEGUN().now, Change(title="Autre"), by="authority", on="2026").allowed


def test_what_is_unsaid_has_no_move_and_the_reason_says_where_to_say_it() -> None:
    """A document that does not say where a step stands is asked to say it."""
    process = Process.stock()
    silent = Concertation("c", title="C", authority=Authority("a"), actions=[Action("bays")])
    assert process.may(silent, Fire("prepare.reopen", motive="x"), by="authority").text("en") == (
        "Refused: prepare.reopen\n"
        "  standing unsaid  nobody has said where it stands\n"
        "      → state it in the document, at standings/prepare"
    )
    said = process.may(silent, Fire("actions/bays.retain"), by="body").text("fr")
    assert "précisez-le dans le document, à actions/bays/standing" in said


def test_another_pathway_is_refused_never_guessed() -> None:
    """A concertation that pins another pathway, or another state of this one, is not judged."""
    process = Process.stock()
    other = Concertation("c", title="C", authority=Authority("a"), pathway="parcours")
    assert process.may(other, Change(title="x"), by="authority").text("en") == (
        "Refused: change title\n  another pathway  the concertation follows parcours, the process has cheminement"
    )
    altered = Concertation("c", title="C", authority=Authority("a"), pathway=PathwayRef("cheminement", hash="0"))
    assert codes(process.may(altered, Change(title="x"), by="authority")) == ["other-pathway"]
    pinned = Concertation("c", title="C", authority=Authority("a"), pathway=Pathway.stock().ref)
    assert process.may(pinned, Change(title="x"), by="authority").allowed


def test_the_empty_concertation_is_not_proposed_let_alone_validated() -> None:
    """A programme without content does not pass its gate."""
    dossier = Dossier.begin("Vide", authority="Collectivité", by="authority")
    dossier.fire("programme.start")
    assert codes(refusal(dossier, Fire("programme.propose"), by="body")) == ["programme-has-objective"]
    assert codes(refusal(dossier, Fire("programme.validate"), by="political-level")) == [
        "no-such-move",
        "programme-has-objective",
    ]


def test_an_action_is_not_reset_by_leaving_and_coming_back() -> None:
    """What has left its first state does not leave by an edit, alone or with the whole list."""
    dossier = DRAFTING()
    process = dossier.process
    now = process.do(dossier.now, Put(BAYS, Objective("livrer-mieux"), Indicator("aires")), by="body").concertation
    assert process.may(now, Remove("actions/bays"), by="body").allowed
    moved = process.do(now, Fire("actions/bays.retain"), by="body").concertation
    for act in (Remove("actions/bays"), Remove("actions"), Change(actions=[])):
        assert codes(process.may(moved, act, Put(BAYS), by="body")) == ["use-a-move"]
    assert process.may(moved, Remove("actions/bays"), by="body").text("fr") == (
        "Refusé : retirer actions/bays\n"
        "  impossible  actions/bays a quitté son premier état, et une modification ne défait pas cela\n"
        "      → utilisez un mouvement, comme Fire('actions/bays.drop')"
    )


def test_nobody_does_anything() -> None:
    """``may`` judges for nobody in particular; ``do`` takes somebody."""
    assert codes(refusal(BEGUN(), Fire("prepare.start"), by=None)) == ["unknown-party", "not-yours"]  # type: ignore[arg-type]
    assert codes(refusal(BEGUN(), Change(title="x"), by="")) == ["unknown-party"]


def test_the_authority_keeps_its_id() -> None:
    """An edit may say more of the authority, and not make another of it."""
    assert codes(refusal(BEGUN(), Change(authority=Authority("autre")), by="member")) == ["held"]
    done = BEGUN().process.do(BEGUN().now, Change(authority=Authority("collectivite", referent="x")), by="authority")
    assert done.concertation.authority.referent == "x"


def test_a_wrong_value_hides_no_lock() -> None:
    """What is wrong and what is locked are told together."""
    decision = refusal(VALIDATED(), Change("actions/bays", days=-3, nom="x"))
    assert codes(decision) == ["unknown-field", "whole", "locked", "locked"] or "locked" in codes(decision)
    assert codes(decision)[0] == "unknown-field"


def test_a_journal_keeps_what_was_said_then() -> None:
    """A list that the host changes afterwards changes no entry."""
    expected = [Expectation("other", text="x")]
    dossier = Dossier.begin("X", authority="A", by="authority")
    dossier.change(expectations=expected)
    expected.append(Expectation("follow_up"))
    assert dossier.process.replay(dossier.journal) == dossier.now


@pytest.mark.parametrize(
    "mistake",
    [lambda: Fire(3), lambda: Fire("prepare.start", motive=3), lambda: Waive(3), lambda: Unwaive("x", ".", 3)],  # type: ignore[arg-type]
)
def test_acts_are_made_of_text(mistake: Callable[[], Act]) -> None:
    """What is not text is refused where the act is made."""
    with pytest.raises(InvalidValue, match="expected text, got 3"):
        mistake()


def test_a_replacement_keeps_its_standing() -> None:
    """Replacing an entity whole says nothing of where it stands."""
    dossier = DRAFTING()
    process = dossier.process
    now = process.do(dossier.now, Put(Formation("copil")), by="authority").concertation
    now = process.do(now, Fire("formations/copil.convene"), by="authority").concertation
    now = process.do(now, Put(Formation("copil", title="Comité de pilotage")), by="authority").concertation
    assert now.formations[0].standing == Standing("enlarged", by="authority")


def test_a_rule_that_crashes_fails_its_gate_closed() -> None:
    """A rule that fails blocks, is named, and cannot be waived."""

    @rule("always-fails", phase="preparation", message="never said")
    def always_fails(concertation: Concertation, ctx: Context) -> Verdict:
        raise KeyError(concertation.title)

    process = Process(rules=RuleSet.stock() | RuleSet([always_fails]))
    now = process.begin("Titre", authority="Collectivité", by="authority").concertation
    now = process.do(now, Fire("prepare.start"), by="authority").concertation
    now = process.do(now, Waive("always-fails", reason="Motivé"), by="political-level").concertation
    decision = process.may(now, Fire("prepare.frame"), by="authority")
    assert codes(decision) == ["always-fails", "starting-point-defined", "expectations-stated"]
    assert decision.reasons[0].text("en") == (
        "always-fails: the rule always-fails failed on the whole: KeyError: 'Titre'; "
        "the other rules were asked all the same"
    )


def test_a_waiver_lifts_a_block_and_unwaive_sets_it_again() -> None:
    """The authority keeps its power to decide, and says why."""
    dossier = BEGUN()
    process = dossier.process
    now = process.do(dossier.now, Fire("prepare.start"), by="authority").concertation
    blocked = process.may(now, Fire("prepare.frame"), by="authority")
    for code in codes(blocked):
        now = process.do(now, Waive(code, reason="Déjà traité ailleurs"), by="political-level").concertation
    assert process.may(now, Fire("prepare.frame"), by="authority").allowed
    now = process.do(now, Unwaive("expectations-stated"), by="authority").concertation
    assert codes(process.may(now, Fire("prepare.frame"), by="authority")) == ["expectations-stated"]


def test_a_waiver_belongs_to_those_whom_the_pathway_names() -> None:
    """A member lifts no block."""
    decision = refusal(DRAFTING(), Waive("three-circles", reason="x"), by="cci")
    assert decision.text("en") == (
        "Refused: waive three-circles\n  not yours  a waiver belongs to the authority, the political level"
    )


def test_an_expired_waiver_lifts_nothing() -> None:
    """A waiver holds until its date, included."""
    dossier = BEGUN()
    process = dossier.process
    now = process.do(dossier.now, Fire("prepare.start"), by="authority", on="2026-02-01").concertation
    for code in ("starting-point-defined", "expectations-stated"):
        act = Waive(code, reason="Provisoire", until="2026-03-31")
        now = process.do(now, act, by="authority", on="2026-02-01").concertation
    assert process.may(now, Fire("prepare.frame"), by="authority", on="2026-03-31").allowed
    assert len(codes(process.may(now, Fire("prepare.frame"), by="authority", on="2026-04-01"))) == 2


def test_the_pilot_is_whoever_pilots_the_action() -> None:
    """The role of pilot is derived: the authority pilots what names it, another member does not."""
    dossier = UNDER_WAY()
    may = dossier.process.may
    for by in ("pilot", "authority", "collectivite"):
        assert may(dossier.now, Fire("actions/bays.finish"), by=by).allowed
    for by in ("cci", "member", "body", "referent"):
        assert codes(may(dossier.now, Fire("actions/bays.finish"), by=by)) == ["not-yours"]


def test_the_plenary_is_the_body() -> None:
    """The plenary formation acts as the body; another formation does not."""
    dossier = DRAFTING()
    process = dossier.process
    formations = (Formation("plenière".replace("è", "e"), kind="plenary"), Formation("technique", kind="technical"))
    now = process.do(dossier.now, Put(*formations, BAYS, Objective("livrer-mieux"), Indicator("aires")), by="authority")
    assert process.may(now.concertation, Fire("programme.propose"), by="pleniere").allowed
    assert codes(process.may(now.concertation, Fire("programme.propose"), by="technique")) == ["not-yours"]


def test_changing_a_circle_of_the_pathway_says_what_was_unsaid() -> None:
    """A document names only the circles that it changes, and a change names one."""
    dossier = BEGUN()
    now = dossier.process.do(dossier.now, Put(Member("cci", circle="public")), by="authority").concertation
    done = dossier.process.do(now, Change("circles/public", referent="cci"), by="authority")
    assert done.concertation.circles == (Circle("public", referent="cci"),)
    assert dossier.process.replay(done.entries, start=now) == done.concertation


def test_the_authority_acts_by_its_id_as_by_its_role() -> None:
    """A role is derived from the model: the id of the authority is the authority."""
    dossier = BEGUN()
    assert dossier.process.may(dossier.now, Fire("prepare.start"), by="collectivite").allowed
    assert codes(dossier.process.may(DRAFTING().now, Fire("prepare.reopen", motive="x"), by="cci")) == ["not-yours"]


@pytest.mark.parametrize("motive", [None, "", "  "])
def test_a_blank_motive_is_none(motive: str | None) -> None:
    """A reason is words."""
    assert codes(refusal(DRAFTING(), Fire("prepare.reopen", motive=motive))) == ["motive-missing"]


def test_what_comes_before_a_waiver_is_too_early() -> None:
    """A waiver is dated, and leaves its date behind as a move does."""
    dossier = BEGUN()
    waived = dossier.process.do(
        dossier.now, Waive("three-circles", reason="Motivé"), by="authority", on="2026-05-01"
    ).concertation
    decision = dossier.process.may(waived, Change(title="Autre"), by="authority", on="2026-04-30")
    assert codes(decision) == ["too-early"]


def test_a_waiver_replaces_the_one_at_its_place_and_no_other() -> None:
    """Waiving a rule for one circle leaves what was waived for another; taking it back too."""
    dossier = BEGUN()
    do = dossier.process.do
    now = do(dossier.now, Waive("three-circles", "circles/companies", "A"), by="authority").concertation
    now = do(now, Waive("three-circles", "circles/associations", "B"), by="authority").concertation
    now = do(now, Waive("three-circles", "circles/companies", "C"), by="authority").concertation
    assert {(each.target, each.reason) for each in now.waivers} == {
        ("circles/companies", "C"),
        ("circles/associations", "B"),
    }
    now = do(now, Unwaive("three-circles", "circles/companies"), by="authority").concertation
    assert [each.target for each in now.waivers] == ["circles/associations"]


def test_a_field_is_called_by_a_name() -> None:
    """What cannot be the name of a field is refused where the act is made, so that every act can be judged."""
    with pytest.raises(InvalidValue, match="'members/cci/a b' is not an address"):
        Change("members/cci", **{"a b": 1})
