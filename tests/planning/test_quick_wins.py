"""Quick wins: easy, short, mastered, and so for everything that they still wait for."""

from __future__ import annotations

import gc
import itertools
from collections.abc import Iterator, Mapping

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from concertation.model import Action, Authority, Dependency, Range, Standing
from concertation.planning import ActionGraph
from concertation.planning.quick_wins import QuickWins, quick_wins
from tests.planning.plans import graph_of, links, plans, whole
from tests.roundtrips import pickled

MANY = 100_000
HELD = Authority("a", powers={"voirie": True, "police": False})


@pytest.fixture
def no_collection() -> Iterator[None]:
    """Keep the collector from going through a hundred thousand actions again and again."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def good(name: str, *after: str | Dependency, **fields: object) -> Action:
    """Give an action that is a quick win unless the fields or what it waits for say otherwise."""
    said: dict[str, object] = {"ease": "easy", "days": 30, "mastered": True, "after": after, **fields}
    return Action(name, **said)  # type: ignore[arg-type]  # fields by name


def found(*actions: Action) -> QuickWins:
    """Find the quick wins of an authority that holds one power and not another."""
    return quick_wins(graph_of(*actions), authority=HELD)


def answers(wins: QuickWins) -> Mapping[str, bool | None]:
    """Give the answer about each action that was looked at, in the order of its rank."""
    surely = {each.id for each in wins.surely}
    known = {each.id: True if each.id in surely else None for each in wins.maybe}
    return {**known, **{name: False for name in wins.why_not if name not in known}}


def ids(actions: tuple[Action, ...]) -> list[str]:
    """Give the ids of actions."""
    return [each.id for each in actions]


ENDED, RUNNING, PLANNED, DROPPED = (Standing(state) for state in ("done", "in-progress", "planned", "abandoned"))


@pytest.mark.parametrize(
    ("fields", "certain", "en", "fr"),
    [
        ({"ease": "moderate"}, True, "it is only moderately easy", "elle n'est que moyennement facile"),
        ({"ease": "hard"}, True, "it is hard", "elle est difficile"),
        ({"ease": None}, False, "nobody has said whether it is easy", "personne n'a dit si elle est facile"),
        (
            {"days": 61},
            True,
            "it takes 61 working days, more than 60",
            "elle demande 61 jours ouvrés, plus que 60",
        ),
        (
            {"days": Range(70, 90)},
            True,
            "it takes 70 to 90 working days, more than 60",
            "elle demande 70 à 90 jours ouvrés, plus que 60",
        ),
        (
            {"days": Range(50, 70)},
            False,
            "it takes 50 to 70 working days, perhaps more than 60",
            "elle demande 50 à 70 jours ouvrés, peut-être plus que 60",
        ),
        ({"days": None}, False, "nobody has said how long it takes", "personne n'a dit combien de temps elle demande"),
        (
            {"mastered": False},
            True,
            "the authority is not fully in control of it",
            "la collectivité ne la maîtrise pas pleinement",
        ),
        (
            {"mastered": None, "needs_powers": ["police", "voirie"]},
            True,
            "it needs powers that the authority does not hold: police",
            "elle demande des compétences que la collectivité n'a pas : police",
        ),
        (
            {"mastered": None, "needs_powers": ["stationnement", "voirie"]},
            False,
            "nobody has said whether the authority holds the powers that it needs: stationnement",
            "personne n'a dit si la collectivité a les compétences qu'elle demande : stationnement",
        ),
        (
            {"mastered": None},
            False,
            "nobody has said whether the authority is fully in control of it",
            "personne n'a dit si la collectivité la maîtrise pleinement",
        ),
        ({"after": None}, False, "nobody has said what it waits for", "personne n'a dit ce qu'elle attend"),
        (
            {"after": [Dependency(text="Accord", met=False)]},
            True,
            "it waits for a prerequisite outside the plan that is not met: Accord",
            "elle attend un préalable extérieur au plan qui n'est pas rempli : Accord",
        ),
        (
            {"after": [Dependency(text="Accord")]},
            False,
            "nobody has said whether a prerequisite outside the plan is met: Accord",
            "personne n'a dit si un préalable extérieur au plan est rempli : Accord",
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_one_reason_is_enough(fields: dict[str, object], certain: bool, en: str, fr: str) -> None:
    """What is otherwise a quick win is none, or nobody can tell, for one reason."""
    wins = found(good("bays", **fields))
    (reason,) = wins.why_not["bays"]
    assert (reason.certain, reason.text("en"), reason.text("fr")) == (certain, en, fr)
    assert (ids(wins.surely), ids(wins.maybe)) == ([], [] if certain else ["bays"])


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"days": 60},
        {"days": 0},
        {"days": Range(1, 60)},
        {"mastered": None, "needs_powers": ["voirie"]},
        {"mastered": None, "needs_powers": []},
        {"after": [Dependency(text="Accord", met=True)]},
        {"horizon": "long"},
        {"standing": PLANNED},
        {"standing": RUNNING},
    ],
    ids=repr,
)
def test_an_action_is_a_quick_win_where_everything_is_said_and_holds(fields: dict[str, object]) -> None:
    """Its horizon says nothing of it."""
    wins = found(good("bays", **fields))
    assert (ids(wins.surely), ids(wins.maybe), dict(wins.why_not)) == (["bays"], ["bays"], {})


@pytest.mark.parametrize("state", ["done", "abandoned"])
def test_what_is_over_is_not_looked_at(state: str) -> None:
    """Neither as a quick win, nor as something that is none."""
    assert found(good("bays", standing=Standing(state)), Action("hub", standing=Standing(state))) == QuickWins(
        (), (), {}
    )


WAITS = "elle attend « Étude », qui n'est pas elle-même à la fois facile, courte et maîtrisée"


@pytest.mark.parametrize(
    ("study", "link", "certain", "en", "fr"),
    [
        (
            {"ease": "hard", "standing": PLANNED},
            "FS",
            True,
            "it waits for 'Étude', which is no quick win itself",
            WAITS,
        ),
        (
            {"ease": "hard", "standing": RUNNING},
            "FF",
            True,
            "it waits for 'Étude', which is no quick win itself",
            WAITS,
        ),
        (
            {"ease": "hard", "standing": PLANNED},
            "SF",
            True,
            "it waits for 'Étude', which is no quick win itself",
            WAITS,
        ),
        (
            {"ease": "hard"},
            "FS",
            False,
            "it waits for 'Étude', which is no quick win itself; nobody has said whether it is done",
            f"{WAITS} ; personne n'a dit si elle est faite",
        ),
        (
            {"ease": "hard"},
            "SS",
            False,
            "it waits for 'Étude', which is no quick win itself; nobody has said whether it has started",
            f"{WAITS} ; personne n'a dit si elle a commencé",
        ),
        (
            {"ease": None, "standing": PLANNED},
            "SS",
            False,
            "it waits for 'Étude', of which nobody can tell whether it is a quick win itself",
            "elle attend « Étude », dont on ne peut dire si elle est elle-même à la fois facile, courte et maîtrisée",
        ),
        (
            {"standing": DROPPED},
            "FS",
            True,
            "it waits for 'Étude', which is abandoned",
            "elle attend « Étude », qui est abandonnée",
        ),
    ],
)
def test_what_it_waits_for_counts(study: dict[str, object], link: str, certain: bool, en: str, fr: str) -> None:
    """By a link of any kind: the action that is waited for is named, not why it is none."""
    first = good("study", title="Étude", **study)
    wins = found(first, good("bays", Dependency("study", kind=link)))  # type: ignore[arg-type]  # a kind
    (reason,) = wins.why_not["bays"]
    assert (reason.certain, reason.about, reason.text("en"), reason.text("fr")) == (certain, "study", en, fr)
    assert ("bays" in ids(wins.maybe)) is not certain


@pytest.mark.parametrize(
    ("state", "kind", "still"),
    [
        ("done", "FS", False),
        ("done", "SS", False),
        ("done", "FF", False),
        ("done", "SF", False),
        ("in-progress", "FS", True),
        ("in-progress", "SS", False),
        ("in-progress", "FF", True),
        ("in-progress", "SF", False),
        ("paused", "SS", False),
        ("planned", "SS", True),
        ("planned", "SF", True),
    ],
)
def test_it_no_longer_waits_for_what_is_over(state: str, kind: str, still: bool) -> None:
    """For an end until it is done, for a start until it has started."""
    first = good("study", ease="hard", standing=Standing(state))
    wins = found(first, good("bays", Dependency("study", kind=kind)))  # type: ignore[arg-type]  # a kind
    assert ("bays" in wins.why_not) is still


@pytest.mark.parametrize(("kind", "still"), [("FS", False), ("SS", False), ("FF", True), ("SF", True)])
def test_what_has_started_waits_for_what_binds_its_end_only(kind: str, still: bool) -> None:
    """The same of a prerequisite outside the plan."""
    hard = good("study", ease="hard", standing=PLANNED)
    begun = good("bays", Dependency("study", kind=kind), standing=RUNNING)  # type: ignore[arg-type]  # a kind
    assert ("bays" in found(hard, begun).why_not) is still
    outside = Dependency(text="Accord", kind=kind, met=False)  # type: ignore[arg-type]  # a kind
    assert ("bays" in found(good("bays", outside, standing=RUNNING)).why_not) is still


def test_it_is_none_however_far_the_hard_action_is() -> None:
    """But each action names only what it waits for itself."""
    chain = [good("a", ease="hard", standing=PLANNED)]
    chain += [good(after, before, standing=PLANNED) for before, after in itertools.pairwise("abcd")]
    wins = found(*chain)
    assert ids(wins.maybe) == []
    assert {name: [each.kind for each in reasons] for name, reasons in wins.why_not.items()} == {
        "a": ["ease"],
        "b": ["waits-for"],
        "c": ["waits-for"],
        "d": ["waits-for"],
    }
    assert [reason.about for reason in wins.why_not["d"]] == ["c"]


def test_actions_that_wait_for_each_other_are_none_and_say_so() -> None:
    """What waits for them is none either, but is in no circle; what does not is untouched."""
    ring = [good("a", "c"), good("b", "a"), good("c", "b"), good("d", "a"), good("e")]
    wins = found(*(attrs.evolve(each, standing=PLANNED) for each in ring))
    assert answers(wins) == {"a": False, "b": False, "c": False, "d": False, "e": True}
    assert {name: [each.kind for each in reasons] for name, reasons in wins.why_not.items()} == {
        "a": ["circle"],
        "b": ["circle"],
        "c": ["circle"],
        "d": ["waits-for"],
    }
    (reason,) = wins.why_not["a"]
    assert reason.text("en") == "it waits for 'c', which waits for it in turn"
    assert reason.text("fr") == "elle attend « c », qui l'attend à son tour"


def test_what_is_unsaid_may_part_those_that_wait_for_each_other() -> None:
    """Where one of them may be done, nobody can tell."""
    assert answers(found(good("a", "b", standing=PLANNED), good("b", "a"))) == {"a": None, "b": None}
    done = good("a", "b", standing=PLANNED), good("b", "a", standing=ENDED)
    assert answers(found(*done)) == {"a": True}


def test_the_best_come_first() -> None:
    """Those that wait for nothing, then the shortest by its longest, then by id; those in doubt after, the least first."""
    wins = found(
        good("late", "slow", days=1),
        good("slow", days=40),
        good("range", days=Range(1, 35)),
        good("b", days=10),
        good("a", days=10),
        good("over", "done-already", days=5),
        good("done-already", standing=ENDED),
        good("doubt", ease=None, days=1),
        good("doubts", ease=None, days=None, mastered=None),
        good("no", ease="hard"),
    )
    assert ids(wins.surely) == ["over", "a", "b", "range", "slow", "late"]
    assert ids(wins.maybe) == [*ids(wins.surely), "doubt", "doubts"]


def test_how_short_is_for_the_caller_to_say() -> None:
    """Sixty working days unless another bound is given."""
    plan = whole(good("bays", days=61))
    assert ids(quick_wins(plan).surely) == []
    assert ids(quick_wins(plan, days=61).surely) == ["bays"]


def test_the_authority_is_that_of_the_concertation_unless_another_is_given() -> None:
    """A graph has none: only what actions say of themselves is then known."""
    plan = attrs.evolve(whole(good("bays", mastered=None, needs_powers=["voirie"])), authority=HELD)
    assert answers(quick_wins(plan)) == {"bays": True}
    assert answers(quick_wins(plan, authority=Authority("b", powers={"voirie": False}))) == {"bays": False}
    assert answers(quick_wins(ActionGraph.of(plan))) == {"bays": None}
    assert answers(quick_wins(ActionGraph.of(plan), authority=HELD)) == {"bays": True}


@st.composite
def programmes(draw: st.DrawFn) -> tuple[Action, ...]:
    """Draw a few actions of which anything may be said or not, which may wait for each other."""
    eases = st.sampled_from(["easy", "easy", "easy", "hard", None])
    days = st.sampled_from([10, 10, Range(10, 20), Range(50, 70), 90, None])
    mastered = st.sampled_from([True, True, True, False, None])
    return tuple(
        attrs.evolve(each, ease=draw(eases), days=draw(days), mastered=draw(mastered))
        for each in draw(plans(cyclic=True))
    )


def holds(actions: Mapping[str, Action], name: str, hopeful: bool, way: tuple[str, ...] = ()) -> bool:
    """Say whether an action is a quick win where all that is unsaid turns out for the best, or for the worst."""
    action = actions[name]
    state = action.standing.state if action.standing else None
    longest = action.days.high if isinstance(action.days, Range) else action.days
    shortest = action.days.low if isinstance(action.days, Range) else action.days
    length = shortest if hopeful else longest
    if name in way or state == "abandoned" or (action.after is None and not hopeful):
        return False
    if not (action.ease == "easy" or (action.ease is None and hopeful)):
        return False
    if not (hopeful if length is None else length <= 60) or not (
        hopeful if action.mastered is None else action.mastered
    ):
        return False
    for link in action.after or ():
        if state == "done" or (state in {"in-progress", "paused"} and link.kind in {"FS", "SS"}):
            continue
        if link.action is None:
            if not (hopeful if link.met is None else link.met):
                return False
            continue
        other = actions[link.action].standing
        over = {"done"} if link.kind in {"FS", "FF"} else {"done", "in-progress", "paused"}
        is_over = hopeful if other is None else other.state in over
        if not is_over and not holds(actions, link.action, hopeful, (*way, name)):
            return False
    return True


@given(programmes())
def test_an_action_is_one_for_sure_when_it_is_whatever_is_unsaid(actions: tuple[Action, ...]) -> None:
    """Compared with the worst and the best that what is unsaid may turn out to be."""
    by_id = {each.id: each for each in actions}
    looked_at = [
        name
        for name, each in by_id.items()
        if each.standing is None or each.standing.state not in {"done", "abandoned"}
    ]
    expected = {
        name: True if holds(by_id, name, hopeful=False) else (None if holds(by_id, name, hopeful=True) else False)
        for name in looked_at
    }
    assert answers(quick_wins(graph_of(*actions))) == expected


@given(programmes())
def test_every_action_that_is_none_has_a_reason_and_no_other_has(actions: tuple[Action, ...]) -> None:
    """A certain one where it is none; only doubts where nobody can tell. All of it can be said, and pickled."""
    wins = quick_wins(graph_of(*actions))
    for name, answer in answers(wins).items():
        reasons = wins.why_not.get(name, ())
        assert bool(reasons) is (answer is not True)
        assert any(each.certain for each in reasons) is (answer is False)
        assert all(each.text("en") and each.text("fr") for each in reasons)
    assert pickled(wins) == wins


@given(programmes(), st.randoms())
def test_the_order_of_a_plan_changes_nothing(actions: tuple[Action, ...], random: object) -> None:
    """Of which are quick wins, in which order, and why not."""
    shuffled = list(actions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a Random
    assert quick_wins(whole(*shuffled)) == quick_wins(whole(*actions))


@pytest.mark.usefixtures("no_collection")
def test_a_hundred_thousand_actions_in_a_chain_or_a_ring_are_no_trouble() -> None:
    """Each is asked once, and none recursively."""
    chain = links((f"a{place}", f"a{place - 1}" if place else None) for place in range(MANY))
    wins = quick_wins(chain)
    assert len(wins.why_not) == len(wins.maybe) == MANY
    ring = links((f"a{place}", f"a{(place - 1) % MANY}") for place in range(MANY))
    assert len(quick_wins(ring).why_not[f"a{MANY - 1}"]) == 4
