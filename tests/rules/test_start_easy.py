"""The method's own advice, in full: start with an action that is easy and short."""

from __future__ import annotations

import attrs
import pytest

from concertation.charts import Pathway
from concertation.errors import DefinitionError
from concertation.model import Action, Authority, Dependency, Range, Standing
from concertation.process import Process
from tests.rules.asking import AUTHORITY, ask, verdicts, whole

EASY = Action("easy", title="Plan aires", start="2026-03", days=60, ease="easy", after=[])
HARD = Action("hard", title="Hub logistique", start="2026-03", days=400, ease="hard", after=[])
RULE = "start-easy-and-short"
FIND, PASS, UNKNOWN = "find", "pass", "unknown"


def with_(action: Action, name: str | None = None, **fields: object) -> Action:
    """The same action, but for these fields and its id."""
    return attrs.evolve(action, id=name or action.id, **fields)  # type: ignore[arg-type]  # fields by name


CASES: list[tuple[str, list[Action], dict[str, object], str]] = [
    ("easy and short", [EASY], {}, PASS),
    ("sixty-one days", [with_(EASY, days=61)], {}, FIND),
    ("moderate", [with_(EASY, ease="moderate")], {}, FIND),
    ("horizon says nothing of days", [with_(EASY, days=None, horizon="short")], {}, UNKNOWN),
    ("ease unsaid", [with_(EASY, ease=None)], {}, UNKNOWN),
    ("hard, but for how long is unsaid", [with_(HARD, days=None)], {}, UNKNOWN),
    ("long, but how easy is unsaid", [with_(HARD, ease=None)], {}, UNKNOWN),
    ("a range within", [with_(EASY, days=[30, 60])], {}, PASS),
    ("a range beyond", [with_(EASY, days=[61, 90])], {}, FIND),
    ("a range across", [with_(EASY, days=[30, 90])], {}, UNKNOWN),
    ("a tie with an easy one", [EASY, HARD], {}, PASS),
    ("a tie with one that is unsaid", [with_(EASY, ease=None), HARD], {}, UNKNOWN),
    ("a hard one first", [with_(EASY, start="2026-04"), HARD], {}, FIND),
    ("an easy one first", [with_(EASY, start="2026-02"), HARD], {}, PASS),
    ("dates that overlap", [with_(EASY, start="2026"), HARD], {}, UNKNOWN),
    (
        "dates that overlap but begin and end right",
        [with_(EASY, start="2026-01"), with_(HARD, start="2026")],
        {},
        UNKNOWN,
    ),
    ("the same year", [with_(EASY, start="2026"), with_(HARD, start="2026")], {}, PASS),
    ("undated alone", [with_(EASY, start=None)], {}, UNKNOWN),
    ("undated beside a hard first one", [with_(EASY, start=None), HARD], {}, FIND),
    ("undated beside an easy first one", [EASY, with_(HARD, start=None)], {}, PASS),
    ("after unsaid", [with_(EASY, after=None)], {}, UNKNOWN),
    ("after unsaid, beside an easy first one", [EASY, with_(HARD, after=None)], {}, PASS),
    ("after unsaid on an earlier hard one", [EASY, with_(HARD, start="2026-01", after=None)], {}, UNKNOWN),
    ("after unsaid on a later one", [EASY, with_(HARD, start="2027", after=None)], {}, PASS),
    ("an easy one that waits", [with_(EASY, after=["hard"]), with_(HARD, standing=Standing("planned"))], {}, FIND),
    (
        "an easy one whose wait is over",
        [with_(EASY, start="2026-01", after=["hard"]), with_(HARD, standing=Standing("done"))],
        {},
        PASS,
    ),
    ("an easy one whose wait is unsaid", [with_(EASY, start="2026-01", after=["hard"]), HARD], {}, UNKNOWN),
    ("a prerequisite outside, not met", [with_(EASY, after=[Dependency(text="Accord", met=False)]), HARD], {}, FIND),
    ("everything waits", [with_(EASY, after=[Dependency(text="Accord", met=False)])], {}, UNKNOWN),
    ("actual dates count first", [with_(EASY, actual_start="2025-12"), with_(HARD, start="2026-01")], {}, PASS),
    (
        "abandoned is not looked at",
        [with_(EASY, start="2026-04"), with_(HARD, standing=Standing("abandoned"))],
        {},
        PASS,
    ),
    ("all abandoned", [with_(EASY, standing=Standing("abandoned"))], {}, PASS),
    ("none", [], {}, PASS),
    ("known in part", [EASY], {"actions": 10}, UNKNOWN),
    ("known in part, hard first", [HARD], {"actions": 10}, UNKNOWN),
    ("nobody knows how many", [EASY], {"actions": "unknown"}, UNKNOWN),
    ("counted in full", [EASY], {"actions": 1}, PASS),
]


@pytest.mark.parametrize(
    ("actions", "totals", "verdict"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_start_easy_and_short(actions: list[Action], totals: dict[str, object], verdict: str) -> None:
    """The truth table."""
    finds, unknown = verdicts(RULE, whole(actions=actions, totals=totals))
    assert (bool(finds), bool(unknown)) == {FIND: (True, False), UNKNOWN: (False, True), PASS: (False, False)}[verdict]


def test_nothing_is_looked_at_where_there_is_no_action() -> None:
    """No action, or none that is not abandoned."""
    assert ask(RULE, whole()).nothing_to_look_at == (RULE,)
    dropped = [with_(EASY, standing=Standing("abandoned"))]
    assert ask(RULE, whole(actions=dropped)).nothing_to_look_at == (RULE,)


def test_the_best_candidates_are_named() -> None:
    """Mastered first, then the shortest; and the place is the action that comes first."""
    later = [
        with_(EASY, "slow", title="Lente", start="2027", days=50),
        with_(EASY, "quick", title="Rapide", start="2027", days=9),
        with_(EASY, "ours", title="La nôtre", start="2027", days=60, mastered=True),
    ]
    found = ask(RULE, whole(actions=[HARD, *later])).findings
    assert [str(each.path) for each in found] == ["actions/hard"]
    assert found[0].text("en") == (
        "no first action is easy and short: Hub logistique; better to start with: La nôtre, Rapide, Lente"
    )
    assert found[0].text("fr") == (
        "aucune première action n'est facile et courte : Hub logistique ; "
        "mieux vaudrait commencer par : La nôtre, Rapide, Lente"
    )


def test_a_tie_is_told_as_a_tie() -> None:
    """The order of a file decides nothing."""
    found = ask(RULE, whole(actions=[HARD, with_(HARD, "other", title="Autre")])).findings
    assert [str(each.path) for each in found] == ["actions"]
    assert found[0].text("en") == (
        "no first action is easy and short: Hub logistique, Autre; nothing in the programme is"
    )


def test_what_is_missing_is_named() -> None:
    """Ease and duration, start, what it waits for, and the actions that are not listed."""
    bare = Action("sdal", title="Schéma directeur des aires de livraison")
    unknown = ask(RULE, whole(actions=[bare], totals={"actions": 10})).unknown
    assert [each.text("en") for each in unknown] == [
        "nobody can tell whether the first action is easy and short; missing: "
        "its ease, its duration, what it waits for, its start, the actions that are not listed; "
        "without a start: Schéma directeur des aires de livraison"
    ]
    assert unknown[0].text("fr") == (
        "on ne peut dire si la première action est facile et courte ; il manque : "
        "sa facilité, sa durée, ce qu'elle attend, son début, les actions qui ne sont pas listées ; "
        "sans date de début : Schéma directeur des aires de livraison"
    )
    overlapping = [with_(EASY, start="2026"), HARD]
    assert [each.text("en") for each in ask(RULE, whole(actions=overlapping)).unknown] == [
        "nobody can tell whether the first action is easy and short; missing: dates that tell which one comes first"
    ]


def test_a_territory_says_how_long_short_is() -> None:
    """The option is days."""
    process = Process(attrs.evolve(Pathway.stock(), options={RULE: {"days": 400}}))
    easy = with_(HARD, ease="easy")
    found = {finding.rule for finding in process.check(whole(actions=[easy])).findings}
    assert RULE not in found
    assert RULE in {finding.rule for finding in Process.stock().check(whole(actions=[easy])).findings}


MASTERED: list[tuple[str, list[Action], str]] = [
    ("said", [with_(EASY, mastered=True)], PASS),
    ("denied", [with_(EASY, mastered=False)], FIND),
    ("unsaid", [EASY], UNKNOWN),
    ("powers held", [with_(EASY, needs_powers=["voirie"])], PASS),
    ("no power needed", [with_(EASY, needs_powers=[])], PASS),
    ("a power not held", [with_(EASY, needs_powers=["voirie", "police"])], FIND),
    ("a power of which nobody speaks", [with_(EASY, needs_powers=["voirie", "urbanisme"])], UNKNOWN),
    ("one of a tie", [with_(EASY, mastered=True), with_(HARD, mastered=False)], PASS),
    ("none", [], PASS),
]


@pytest.mark.parametrize(("actions", "verdict"), [case[1:] for case in MASTERED], ids=[case[0] for case in MASTERED])
def test_first_action_mastered(actions: list[Action], verdict: str) -> None:
    """The first action is within the authority's own powers, as said or as it follows."""
    finds, unknown = verdicts("first-action-mastered", whole(actions=actions, authority=AUTHORITY))
    assert (bool(finds), bool(unknown)) == {FIND: (True, False), UNKNOWN: (False, True), PASS: (False, False)}[verdict]


def test_powers_unsaid_make_it_unknown() -> None:
    """An authority that says nothing of its powers is not judged."""
    actions = [with_(EASY, needs_powers=["voirie"], days=Range(1, 2))]
    assert verdicts("first-action-mastered", whole(authority=Authority("m"), actions=actions)) == ([], ["actions"])
    assert verdicts("first-action-mastered", whole(actions=[EASY], totals={"actions": 3})) == ([], ["actions"])


def test_short_is_at_least_a_day() -> None:
    """An option that nothing satisfies is refused where it is set."""
    with pytest.raises(DefinitionError, match="start-easy-and-short: 'days' must be >= 1: -4"):
        Process(attrs.evolve(Pathway.stock(), options={RULE: {"days": -4}}))
