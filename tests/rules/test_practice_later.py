"""What practice adds to the decision, the follow-up and the experiments, case by case, in both languages."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from concertation.findings import Level
from concertation.model import (
    Action,
    Commitment,
    Concertation,
    Experiment,
    Formation,
    Indicator,
    Measure,
    Member,
    Obstacle,
    Party,
    Period,
    Proposition,
    Resolution,
    Review,
    Roadmap,
    Standing,
    When,
)
from concertation.rules import Context, Example, Rule, RuleSet, Setting, evaluate, subjects
from concertation.rules.options import described
from concertation.rules.sources import DOCUMENTS
from concertation.rules.stock.practice import decision, experiments, follow_up, signature
from tests.rules.asking import whole
from tests.rules.judging import EVERY, examples, judge, related, shown_as_it_says, words

RULES = (*decision.RULES, *signature.RULES, *follow_up.RULES, *experiments.RULES)
ON = "2026-06-01"
DONE, DROPPED, RUNNING = Standing("done"), Standing("abandoned"), Standing("in-progress")


def stands(state: str, since: str | None = None) -> dict[str, object]:
    """The programme in a state."""
    return {"standings": {"programme": Standing(state, since)}}


def decided(*resolutions: Resolution) -> dict[str, object]:
    """Resolutions."""
    return {"resolutions": list(resolutions)}


def open_for(start: str | None, end: str | None) -> dict[str, object]:
    """A roadmap open to comments between dates."""
    return {"roadmap": Roadmap("Charte", comments_from=start, comments_until=end)}


@pytest.mark.parametrize(
    ("case", "fields", "expected"),
    [
        ("no plan", {}, "nothing"),
        ("actions without a roadmap", {"actions": [Action("a")]}, "find roadmap"),
        ("neither date", open_for(None, None), "find roadmap"),
        ("no end", open_for("2026-06", None), "find roadmap/comments_until"),
        ("no start", open_for(None, "2026-06"), "find roadmap/comments_from"),
        ("twenty-eight days", open_for("2026-02-01", "2026-02-28"), "pass"),
        ("twenty-seven days", open_for("2026-02-01", "2026-02-27"), "find roadmap/comments_until"),
        ("a month, roughly", open_for("2026-06", "2026-06"), "unknown roadmap/comments_until"),
        ("a quarter, roughly", open_for("2026-06", "2026-08"), "pass"),
        ("thirty days at most", open_for("2026-06", "2026-06-30"), "unknown roadmap/comments_until"),
    ],
)
def test_the_draft_is_open_to_comments_for_a_month(case: str, fields: dict[str, object], expected: str) -> None:
    """Both days count, and rough dates decide only where every reading agrees."""
    assert judge("comment-window", fields) == expected, case


@pytest.mark.parametrize(
    ("case", "proposition", "more", "expected"),
    [
        ("an answer", Proposition("p", answer="Retenue"), {}, "pass"),
        ("unsaid", Proposition("p"), {}, "find propositions/p/answer"),
        ("unsaid, drafting", Proposition("p"), stands("drafting"), "nothing"),
        ("unsaid, proposed", Proposition("p"), stands("proposed"), "find propositions/p/answer"),
        ("discussed, drafting", Proposition("p", standing=Standing("discussed")), stands("drafting"), "nothing"),
        (
            "submitted, with the motive of a move back",
            Proposition("p", standing=Standing("submitted", motive="À revoir")),
            {},
            "find propositions/p/answer",
        ),
        ("settled with a motive", Proposition("p", standing=Standing("amended", motive="Coût")), {}, "pass"),
        (
            "settled without a word, even while drafting",
            Proposition("p", standing=Standing("set-aside")),
            stands("drafting"),
            "find propositions/p/answer",
        ),
    ],
)
def test_a_proposition_gets_an_answer(
    case: str, proposition: Proposition, more: dict[str, object], expected: str
) -> None:
    """In its answer, or in the motive of the move that settled it."""
    assert judge("answers-to-propositions", {"propositions": [proposition], **more}) == expected, case


VALIDATED = Resolution("v", kind="validation", date="2026-06-17")
SIGNED = Resolution("s", kind="signature", date="2026-06-24")
REPORT = Resolution("r", kind="report")


@pytest.mark.parametrize(
    ("case", "fields", "expected"),
    [
        ("undecided", stands("drafting"), "nothing"),
        ("proposed", stands("proposed"), "nothing"),
        ("nobody knows", {}, "unknown resolutions"),
        ("validated", stands("validated"), "find resolutions"),
        ("under way", stands("under-way"), "find resolutions"),
        ("signed, at no known stage", decided(SIGNED), "find resolutions"),
        ("validated by a resolution", decided(VALIDATED), "find resolutions"),
        ("known in part", {**decided(VALIDATED), "totals": {"resolutions": 3}}, "unknown resolutions"),
        ("a report that is kept", decided(VALIDATED, attrs.evolve(REPORT, reference="Annexe 2")), "pass"),
        ("a report kept nowhere", decided(REPORT), "find resolutions/r/reference"),
        ("a bylaw decides nothing here", decided(Resolution("b", kind="bylaw")), "unknown resolutions"),
    ],
)
def test_a_report_is_adopted_and_kept(case: str, fields: dict[str, object], expected: str) -> None:
    """Once the plan is decided."""
    assert judge("concertation-report", fields) == expected, case


@pytest.mark.parametrize(
    ("case", "fields", "expected"),
    [
        ("no resolution", {}, "nothing"),
        ("of another kind", decided(Resolution("b", kind="bylaw")), "nothing"),
        ("of no known kind", decided(Resolution("b")), "unknown resolutions/b/kind"),
        ("an accession", decided(Resolution("a", kind="accession", date="2026")), "nothing"),
        ("before", decided(VALIDATED, SIGNED), "pass"),
        ("on the same day", decided(attrs.evolve(VALIDATED, date="2026-06-24"), SIGNED), "pass"),
        ("after", decided(attrs.evolve(VALIDATED, date="2026-06-25"), SIGNED), "find resolutions/s/date"),
        ("adopted before", decided(Resolution("o", kind="adoption", date="2025"), SIGNED), "pass"),
        ("never", decided(SIGNED), "find resolutions/s"),
        ("perhaps", {**decided(SIGNED), "totals": {"resolutions": "unknown"}}, "unknown resolutions"),
        ("in the same month", decided(attrs.evolve(VALIDATED, date="2026-06"), SIGNED), "unknown resolutions/s"),
        ("undated validation", decided(attrs.evolve(VALIDATED, date=None), SIGNED), "unknown resolutions/s"),
        ("undated signature", decided(VALIDATED, attrs.evolve(SIGNED, date=None)), "unknown resolutions/s"),
        (
            "one after, one before",
            decided(attrs.evolve(VALIDATED, date="2027"), Resolution("o", kind="adoption", date="2025"), SIGNED),
            "pass",
        ),
        ("validated since before", {**decided(SIGNED), **stands("validated", "2026-06-17")}, "pass"),
        ("validated since after", {**decided(SIGNED), **stands("validated", "2026-07")}, "find resolutions/s"),
        ("validated, nobody knows since when", {**decided(SIGNED), **stands("validated")}, "unknown resolutions/s"),
        ("under way since before", {**decided(SIGNED), **stands("under-way", "2020")}, "unknown resolutions/s"),
        ("still drafting", {**decided(SIGNED), **stands("drafting", "2020")}, "find resolutions/s"),
    ],
)
def test_the_political_level_validates_before_partners_sign(
    case: str, fields: dict[str, object], expected: str
) -> None:
    """By a resolution, or by where the programme stands."""
    assert judge("plan-validated-before-signature", fields) == expected, case


JOINED = Resolution("j", kind="accession", by="cci")
CCI = Member("cci", name="Chambre de commerce", category="consulaires")
FOUND, COULD = "find resolutions/j", "unknown resolutions/j"


@pytest.mark.parametrize(
    ("case", "joined", "fields", "expected"),
    [
        ("nothing", JOINED, {}, FOUND),
        ("a signature too", attrs.evolve(JOINED, kind="signature"), {}, FOUND),
        ("of no known kind", attrs.evolve(JOINED, kind=None), {}, "unknown resolutions/j/kind"),
        ("of another kind", attrs.evolve(JOINED, kind="bylaw"), {}, "nothing"),
        ("by nobody knows whom", attrs.evolve(JOINED, by=None), {}, "unknown resolutions/j/by"),
        ("by the authority", attrs.evolve(JOINED, by="metropole"), {}, "nothing"),
        ("a commitment", JOINED, {"commitments": [Commitment("cci", text="Diffuser")]}, "pass"),
        (
            "a commitment to an action",
            JOINED,
            {"commitments": [Commitment("cci", actions=["a"])], "actions": [Action("a")]},
            "pass",
        ),
        ("a commitment to nothing", JOINED, {"commitments": [Commitment("cci")]}, FOUND),
        ("another's commitment", JOINED, {"commitments": [Commitment("metropole", text="Aider")]}, FOUND),
        (
            "that of its category",
            JOINED,
            {"commitments": [Commitment(category="consulaires", text="Diffuser")]},
            "pass",
        ),
        ("that of another category", JOINED, {"commitments": [Commitment(category="x", text="Y")]}, FOUND),
        ("its category's to nothing", JOINED, {"commitments": [Commitment(category="consulaires")]}, FOUND),
        (
            "what one of its category committed itself to",
            JOINED,
            {"commitments": [Commitment("metropole", category="consulaires", text="Aider")]},
            FOUND,
        ),
        ("pilot", JOINED, {"actions": [Action("a", pilot="cci")]}, "pass"),
        ("co-pilot", JOINED, {"actions": [Action("a", co_pilots=["cci"])]}, "pass"),
        ("in a project group", JOINED, {"actions": [Action("a", group=["cci"])]}, "pass"),
        ("partner", JOINED, {"actions": [Action("a", partners=["cci"])]}, "pass"),
        ("pilot of what was abandoned", JOINED, {"actions": [Action("a", pilot="cci", standing=DROPPED)]}, FOUND),
        ("in a committee", JOINED, {"formations": [Formation("f", members=["cci"])]}, "pass"),
        ("in no committee", JOINED, {"formations": [Formation("f", members=[]), Formation("g")]}, FOUND),
        ("commitments known in part", JOINED, {"totals": {"commitments": 9}}, COULD),
        ("actions known in part", JOINED, {"totals": {"actions": 9}}, COULD),
        ("formations known in part", JOINED, {"totals": {"formations": "unknown"}}, COULD),
        (
            "somebody outside",
            attrs.evolve(JOINED, by=Party(name="Transporteur")),
            {"commitments": [Commitment(Party(name="Transporteur"), text="Rouler propre")]},
            "pass",
        ),
        (
            "somebody outside who is called as a member is",
            attrs.evolve(JOINED, by=Party(name="cci")),
            {"commitments": [Commitment("cci", text="Diffuser")]},
            FOUND,
        ),
        (
            "somebody outside has no category",
            attrs.evolve(JOINED, by=Party(name="Transporteur")),
            {"commitments": [Commitment(category="consulaires", text="Diffuser")]},
            FOUND,
        ),
    ],
)
def test_to_join_is_to_commit_oneself(case: str, joined: Resolution, fields: dict[str, object], expected: str) -> None:
    """To an action, in a committee, or in words; one's category may do it for all."""
    assert judge("joining-is-committing", {"members": [CCI], "resolutions": [joined], **fields}) == expected, case


def runs(since: str | None = None, start: str | None = None, name: str = "a") -> Action:
    """An action in progress."""
    return Action(name, standing=Standing("in-progress", since), actual_start=start)


def held(*dates: str | None) -> dict[str, object]:
    """Reviews on dates."""
    return {"reviews": [Review(f"r{number}", date=date) for number, date in enumerate(dates)]}


@pytest.mark.parametrize(
    ("case", "actions", "more", "on", "expected"),
    [
        ("no date of the question", [runs("2020")], {}, None, "nothing"),
        ("no action", [], {}, ON, "nothing"),
        ("nothing runs", [Action("a", standing=DONE)], {}, ON, "nothing"),
        ("paused", [Action("a", standing=Standing("paused", "2020"))], {}, ON, "nothing"),
        ("perhaps something runs", [Action("a")], {}, ON, "unknown actions"),
        (
            "perhaps another runs",
            [Action("a", standing=DONE)],
            {"totals": {"actions": 2}},
            ON,
            "unknown actions",
        ),
        ("begun a year ago", [runs("2025-06-01")], {}, ON, "pass"),
        ("begun more than a year ago", [runs("2025-05-31")], {}, ON, "find reviews"),
        ("its real start counts", [runs("2026-05", start="2024-01")], {}, ON, "find reviews"),
        ("one of two begun long ago", [runs("2026-05"), runs("2024-01", name="b")], {}, ON, "find reviews"),
        ("begun nobody knows when", [runs()], {}, ON, "unknown actions"),
        ("begun lately, and nobody knows when", [runs("2026-05"), runs(name="b")], {}, ON, "unknown actions"),
        ("a review this year", [runs("2020")], held("2026-03"), ON, "pass"),
        ("a review a year ago", [runs("2020")], held("2025-06-01"), ON, "pass"),
        ("a review today", [runs("2020")], held("2026-06-01"), ON, "pass"),
        ("a review more than a year ago", [runs("2020")], held("2025-05-31"), ON, "find reviews"),
        ("a review to come", [runs("2020")], held("2026-06-02"), ON, "find reviews"),
        ("a review this year, perhaps to come", [runs("2020")], held("2026"), ON, "unknown reviews"),
        ("an undated review", [runs("2020")], held(None), ON, "unknown reviews"),
        ("an undated review and a recent one", [runs("2020")], held(None, "2026-05"), ON, "pass"),
        ("reviews known in part", [runs("2020")], {"totals": {"reviews": 3}}, ON, "unknown reviews"),
        ("a rough question", [runs("2025-05-15")], {}, "2026-05", "unknown actions"),
        ("the end of the calendar", [runs("9999-06-01")], {}, "9999-12-31", "pass"),
    ],
)
def test_a_review_is_held_every_year(
    case: str, actions: list[Action], more: dict[str, object], on: str | None, expected: str
) -> None:
    """While an action is in progress; nobody is late too early."""
    assert judge("yearly-review", {"actions": actions, **more}, on) == expected, case


@given(months=st.integers(1, 119), start=st.dates(dt.date(2010, 1, 1), dt.date(2026, 5, 31)))
def test_a_longer_time_between_reviews_never_finds_more(months: int, start: dt.date) -> None:
    """The option only loosens, and what it finds began longer ago than it says."""
    action = Action("a", standing=Standing("in-progress", When(start)))

    def finds(longest: int) -> bool:
        rule = EVERY["yearly-review"]
        context = Context(whole(actions=[action]), (), When(ON))
        setting = Setting(rule, rule.level, follow_up.Reviews(months=longest))
        return bool(evaluate([setting], context, subjects(context)).findings)

    assert finds(months + 1) <= finds(months)
    assert finds(months) == (Period(f"P{months}M").after(start) < When(ON).first)


@pytest.mark.parametrize(
    ("case", "action", "expected"),
    [
        ("in no known state", Action("a"), "unknown actions/a/standing"),
        ("planned", Action("a", standing=Standing("planned")), "nothing"),
        ("paused, all said", Action("a", standing=Standing("paused", "2026", motive="Travaux")), "pass"),
        ("paused, no motive", Action("a", standing=Standing("paused", "2026")), "find actions/a/standing"),
        ("dropped, no date", Action("a", standing=Standing("abandoned", motive="Coût")), "find actions/a/standing"),
        ("blocked, all said", Action("a", obstacle=Obstacle("Foncier", since="2026")), "pass"),
        ("blocked, no date", Action("a", obstacle=Obstacle("Foncier")), "find actions/a/obstacle"),
        (
            "paused for an obstacle",
            Action("a", standing=Standing("paused", "2026"), obstacle=Obstacle("Foncier")),
            "pass",
        ),
        (
            "blocked, the date of another state does not count",
            Action("a", standing=Standing("planned", "2026", motive="x"), obstacle=Obstacle("Foncier")),
            "find actions/a/obstacle",
        ),
    ],
)
def test_what_is_blocked_says_why_and_since_when(case: str, action: Action, expected: str) -> None:
    """In the obstacle or in the standing."""
    assert judge("blocked-has-reason", {"actions": [action]}) == expected, case


@pytest.mark.parametrize(
    ("case", "action", "on", "expected"),
    [
        ("no date of the question", Action("a", end="2020"), None, "nothing"),
        ("no end", Action("a", standing=RUNNING), ON, "nothing"),
        ("abandoned", Action("a", end="2020", standing=DROPPED), ON, "nothing"),
        ("done", Action("a", end="2020", standing=DONE), ON, "pass"),
        ("late", Action("a", end="2026-05-31", standing=RUNNING), ON, "find actions/a/end"),
        ("planned and late", Action("a", end="2026-05", standing=Standing("planned")), ON, "find actions/a/end"),
        ("due today", Action("a", end="2026-06-01", standing=RUNNING), ON, "pass"),
        ("due this year", Action("a", end="2026", standing=RUNNING), ON, "pass"),
        ("ended", Action("a", end="2020", actual_end="2021"), ON, "pass"),
        ("ends later", Action("a", end="2020", actual_end="2027", standing=RUNNING), ON, "find actions/a/end"),
        ("past, in no known state", Action("a", end="2020"), ON, "unknown actions/a/end"),
        ("to come, in no known state", Action("a", end="2030"), ON, "pass"),
    ],
)
def test_an_action_is_late_once_its_end_is_past(case: str, action: Action, on: str | None, expected: str) -> None:
    """Unless it is done or abandoned."""
    assert judge("late-action-flagged", {"actions": [action]}, on) == expected, case


@pytest.mark.parametrize(
    ("case", "action", "measures", "expected"),
    [
        ("in no known state", {}, None, "unknown actions/a/standing"),
        ("in progress", {"standing": RUNNING}, None, "nothing"),
        ("no measure", {"standing": DONE}, None, "find actions/a/indicators"),
        ("none at all", {"standing": DONE}, [], "find actions/a/indicators"),
        ("no indicator", {"standing": DONE, "indicators": []}, None, "find actions/a/indicators"),
        ("indicators unsaid", {"standing": DONE, "indicators": None}, None, "find actions/a/indicators"),
        ("ex post", {"standing": DONE}, [Measure(situation="ex-post")], "pass"),
        (
            "of the reference situation, dated after",
            {"standing": DONE, "actual_end": "2025"},
            [Measure("2026-03", 1, situation="reference")],
            "find actions/a/indicators",
        ),
        ("dated after", {"standing": DONE, "actual_end": "2025"}, [Measure("2026-03", 1)], "pass"),
        ("dated before", {"standing": DONE, "actual_end": "2026"}, [Measure("2025", 1)], "find actions/a/indicators"),
        ("done since before it", {"standing": Standing("done", "2025")}, [Measure("2026", 1)], "pass"),
        ("the same year", {"standing": Standing("done", "2026")}, [Measure("2026", 1)], "unknown actions/a/indicators"),
        ("undated", {"standing": Standing("done", "2026")}, [Measure(value=1)], "unknown actions/a/indicators"),
        ("done nobody knows when", {"standing": DONE}, [Measure("2026", 1)], "unknown actions/a/indicators"),
    ],
)
def test_what_is_done_was_measured_afterwards(
    case: str, action: dict[str, object], measures: list[Measure] | None, expected: str
) -> None:
    """By a measure said to be ex post, or dated after it was done."""
    made = Action("a", **{"indicators": ["i"], **action})  # type: ignore[arg-type]  # fields by name
    found = judge("done-has-evidence", {"actions": [made], "indicators": [Indicator("i", measures=measures)]})
    assert found == expected, case


def test_one_measured_indicator_is_enough() -> None:
    """The others may wait."""
    indicators = [Indicator("i"), Indicator("j", measures=[Measure(situation="ex-post")])]
    done = Action("a", indicators=["i", "j"], standing=DONE)
    assert judge("done-has-evidence", {"actions": [done], "indicators": indicators}) == "pass"


@pytest.mark.parametrize(
    ("case", "experiment", "expected"),
    [
        ("in no known state", Experiment("x"), "nothing"),
        ("running", Experiment("x", verdict="Concluant", standing=Standing("running")), "nothing"),
        ("evaluated", Experiment("x", standing=Standing("evaluated")), "find experiments/x/standing"),
        ("a verdict in no known state", Experiment("x", verdict="Concluant"), "unknown experiments/x/standing"),
        *(
            (state, Experiment("x", standing=Standing(state)), "pass")
            for state in ("generalised", "adapted", "permanent", "stopped")
        ),
        ("leads to an action", Experiment("x", standing=Standing("evaluated"), leads_to="a"), "pass"),
    ],
)
def test_an_evaluated_experiment_has_an_outcome(case: str, experiment: Experiment, expected: str) -> None:
    """The political level says what becomes of it, or an action comes out of it."""
    assert judge("experiment-outcome", {"experiments": [experiment], "actions": [Action("a")]}) == expected, case


DATED = "dates are missing or overlap"


@pytest.mark.parametrize(
    ("name", "fields", "en", "fr"),
    [
        (
            "comment-window",
            {"actions": [Action("a")]},
            "the draft plan is not said to be open to the members' comments",
            "rien ne dit que le projet de plan est ouvert aux remarques des membres",
        ),
        (
            "comment-window",
            open_for(None, "2026"),
            "nobody has said from when the draft plan is open to comments",
            "personne n'a dit à partir de quand le projet de plan est ouvert aux remarques",
        ),
        (
            "comment-window",
            open_for("2026", None),
            "nobody has said until when the draft plan is open to comments",
            "personne n'a dit jusqu'à quand le projet de plan est ouvert aux remarques",
        ),
        (
            "comment-window",
            open_for("2026-06-01", "2026-06-10"),
            "the draft plan is open to comments for 10 days at most; at least 28 are wanted",
            "le projet de plan est ouvert aux remarques pendant 10 jours au plus ; il en faudrait 28",
        ),
        (
            "comment-window",
            open_for("2026", "2026"),
            "the dates are too rough to tell whether the draft plan is open to comments for 28 days",
            "les dates sont trop vagues pour dire si le projet de plan est ouvert 28 jours aux remarques",
        ),
        (
            "answers-to-propositions",
            {"propositions": [Proposition("p", title="Casiers")]},
            "the proposition has no answer: Casiers",
            "la proposition n'a pas reçu de réponse : Casiers",
        ),
        (
            "concertation-report",
            decided(VALIDATED),
            "the plan is decided, and no report of the concertation is adopted",
            "le plan est décidé, et aucun bilan de la concertation n'est arrêté",
        ),
        (
            "concertation-report",
            decided(REPORT),
            "nobody has said where the report of the concertation and its observations are kept",
            "personne n'a dit où sont conservés le bilan de la concertation et ses observations",
        ),
        (
            "concertation-report",
            {},
            "nobody has said whether the plan is decided",
            "personne n'a dit si le plan est décidé",
        ),
        (
            "plan-validated-before-signature",
            decided(SIGNED),
            "the plan was signed, and nothing says that the political level validated it before",
            "le plan a été signé, et rien ne dit que le niveau politique l'a validé auparavant",
        ),
        (
            "plan-validated-before-signature",
            decided(SIGNED, attrs.evolve(VALIDATED, date="2027"), Resolution("a", kind="adoption", date="2028")),
            "the plan was signed (2026-06-24) before the political level validated it (2027)",
            "le plan a été signé (24 juin 2026) avant que le niveau politique ne le valide (2027)",
        ),
        (
            "plan-validated-before-signature",
            decided(SIGNED, attrs.evolve(VALIDATED, date=None)),
            f"nobody can tell whether the validation came before the signature: {DATED}",
            "on ne peut dire si la validation a précédé la signature : des dates manquent ou se chevauchent",
        ),
        (
            "joining-is-committing",
            {"members": [CCI], **decided(JOINED)},
            "Chambre de commerce signed, and nothing says what it commits itself to: "
            "no action, no commitment, no committee",
            "Chambre de commerce a signé, et rien ne dit à quoi cela l'engage : ni action, ni engagement, ni comité",
        ),
        (
            "joining-is-committing",
            {"members": [CCI], **decided(JOINED), "totals": {"actions": 3}},
            "the lists of commitments, actions or formations are known in part",
            "les listes des engagements, des actions ou des formations ne sont connues qu'en partie",
        ),
        (
            "yearly-review",
            {"actions": [runs("2020")]},
            "actions have been running for more than 12 months, and no review was held",
            "des actions sont en cours depuis plus de 12 mois, et aucun bilan n'a été tenu",
        ),
        (
            "yearly-review",
            {"actions": [runs("2020")], **held("2024-02", "2025-03", "2027")},
            "actions are running, and the last review (2025-03) was held more than 12 months ago",
            "des actions sont en cours, et le dernier bilan (mars 2025) date de plus de 12 mois",
        ),
        (
            "yearly-review",
            {"actions": [Action("a")]},
            "nobody can tell whether an action is in progress",
            "on ne peut dire si une action est en cours",
        ),
        (
            "yearly-review",
            {"actions": [runs("2020")], **held(None)},
            "nobody can tell whether a review was held in the last 12 months",
            "on ne peut dire si un bilan a été tenu dans les 12 derniers mois",
        ),
        (
            "yearly-review",
            {"actions": [runs()]},
            "nobody can tell how long actions have been in progress",
            "on ne peut dire depuis quand des actions sont en cours",
        ),
        (
            "blocked-has-reason",
            {"actions": [Action("a", title="Hub", standing=Standing("paused"))]},
            "the action is blocked, paused or abandoned, and nobody has said why, since when: Hub",
            "l'action est bloquée, en pause ou abandonnée, et personne n'a dit pourquoi, depuis quand : Hub",
        ),
        (
            "late-action-flagged",
            {"actions": [Action("a", title="Hub", end="2026-03", standing=RUNNING)]},
            "the action is late, its end (2026-03) is past: Hub",
            "l'action est en retard, sa fin (mars 2026) est passée : Hub",
        ),
        (
            "late-action-flagged",
            {"actions": [Action("a", title="Hub", end="2026-03")]},
            "the end of the action (2026-03) is past, and nobody has said whether it is done: Hub",
            "la fin de l'action (mars 2026) est passée, et personne n'a dit si elle est faite : Hub",
        ),
        (
            "done-has-evidence",
            {"actions": [Action("a", title="Hub", indicators=["i"], standing=DONE)], "indicators": [Indicator("i")]},
            "the action is done, and no indicator was measured afterwards: Hub",
            "l'action est faite, et aucun indicateur n'a été mesuré depuis : Hub",
        ),
        (
            "done-has-evidence",
            {"actions": [Action("a", title="Hub", standing=DONE)]},
            "the action is done, and no indicator can show it: Hub",
            "l'action est faite, et aucun indicateur ne peut le montrer : Hub",
        ),
        (
            "done-has-evidence",
            {
                "actions": [Action("a", title="Hub", indicators=["i"], standing=DONE)],
                "indicators": [Indicator("i", measures=[Measure(value=1)])],
            },
            "nobody can tell whether an indicator was measured after the action was done: Hub",
            "on ne peut dire si un indicateur a été mesuré une fois l'action faite : Hub",
        ),
        (
            "experiment-outcome",
            {"experiments": [Experiment("x", title="Feux", standing=Standing("evaluated"))]},
            "the experiment is evaluated, and nothing says what becomes of it: Feux",
            "l'expérimentation est évaluée, et rien ne dit ce qu'elle devient : Feux",
        ),
        (
            "experiment-outcome",
            {"experiments": [Experiment("x", title="Feux", verdict="Concluant")]},
            "the experiment has a verdict; nobody has said what becomes of it: Feux",
            "l'expérimentation a un verdict ; personne n'a dit ce qu'elle devient : Feux",
        ),
    ],
)
def test_what_a_rule_of_practice_says(name: str, fields: dict[str, object], en: str, fr: str) -> None:
    """Whole, in both languages."""
    assert words(name, fields, ON) == [(en, fr)]


def test_every_message_is_said_somewhere() -> None:
    """No message goes untested: each is in the table above, or shown by an example of its rule."""
    mark = next(each for each in test_what_a_rule_of_practice_says.pytestmark if each.name == "parametrize")  # type: ignore[attr-defined]  # pytest adds it
    tabled = [name for name, *_ in mark.args[1]]
    extra = {"joining-is-committing": 1}
    for rule in RULES:
        assert tabled.count(rule.name) == len(rule.messages) + extra.get(rule.name, 0), rule.name


def test_a_late_validation_is_pointed_at() -> None:
    """The earliest, where there are several."""
    late = [attrs.evolve(VALIDATED, date="2028"), Resolution("z", kind="adoption", date="2027")]
    assert related("plan-validated-before-signature", decided(SIGNED, *late)) == [("resolutions/z", "la validation")]


def test_practice_is_a_set_of_its_own() -> None:
    """The method's set holds none of it, whoever wants it adds it, and at a level that never blocks."""
    names = {rule.name for rule in RULES}
    assert names <= set(RuleSet.practice().names)
    assert not names & set(RuleSet.stock().names)
    assert {rule.level for rule in RuleSet.practice().at(Level.INFO)} == {Level.INFO}
    assert {rule.level for rule in RULES} == {Level.WARNING}
    assert {rule.phase for rule in RULES} == {"decision", "follow-up", "experiments"}


def test_every_document_of_practice_can_be_read() -> None:
    """A title in both languages and an address."""
    for name, document in DOCUMENTS.items():
        assert document.url.startswith("https://"), name
        assert document.title.en, name
        assert document.title.fr, name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_of_practice_says_on_whose_word_it_speaks(rule: Rule) -> None:
    """A few words and where to read them; what each option decides, in which unit."""
    assert all(source.url for source in rule.sources)
    assert all(len(source.quote.split()) <= 20 for source in rule.sources)
    assert rule.sources
    assert rule.what
    assert rule.why
    assert rule.way_out
    assert rule.reads is not None
    for each in described(rule.options):
        assert each.what
        assert each.unit
        assert each.source


@pytest.mark.parametrize(("rule", "example"), examples(RULES))
def test_examples_of_practice_show_what_they_say(rule: Rule, example: Example) -> None:
    """Bad ones are found where they say, good ones pass."""
    assert shown_as_it_says(rule, example)


def test_nothing_of_this_changes_a_concertation() -> None:
    """Rules look and say."""
    before: Concertation = whole(actions=[runs("2020")], **decided(SIGNED, JOINED), members=[CCI])
    for rule in RULES:
        context = Context(before, (), When(ON))
        evaluate([Setting(rule, rule.level, rule.options)], context, subjects(context))
    assert before == whole(actions=[runs("2020")], **decided(SIGNED, JOINED), members=[CCI])
