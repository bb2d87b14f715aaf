"""Exploring: planted faults are found by the shortest trace, the shipped pathway holds, and nothing is guessed."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping

import attrs
import pytest

from concertation.charts import Chart, Move, Pathway, State, Step
from concertation.errors import DefinitionError, InvalidValue
from concertation.model import (
    ROLES,
    Act,
    Change,
    Concertation,
    Expectation,
    Fire,
    Member,
    Objective,
    Put,
    Remove,
    StartingPoint,
    Unwaive,
    Waive,
)
from concertation.process import Decision, Entry, Exploration, Outcome, Process, Refused, Scope, Trace, Turn
from concertation.process.definition import settings_of
from concertation.process.exploring import explore
from concertation.process.exploring.slots import Layout
from concertation.process.exploring.universe import Universe
from concertation.process.exploring.watching import watched
from concertation.rules import Context, Rule, RuleSet, Verdict, rule

NOTHING = Scope(members=0, actions=0, objectives=0, indicators=0)
ALWAYS = ("prepare", "members", "programme")


@pytest.fixture(scope="module")
def stock() -> Exploration:
    """The shipped pathway, explored with the default scope; elsewhere, since measuring coverage takes ten times longer."""
    script = "import pickle, sys; from concertation.process import Process"
    script += "; sys.stdout.buffer.write(pickle.dumps(Process.stock().explore()))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)  # noqa: S603  # our own script
    found: Exploration = pickle.loads(done.stdout)  # noqa: S301  # it was written a line above
    return found


def process(
    *steps: Chart, rules: Iterable[Rule] = (), defines: tuple[str, ...] = ("members", "starting_point")
) -> Process:
    """A process of a few steps, each with its own chart, and rules beside the stock ones."""
    first, *others = (Step(chart.name) for chart in steps)
    made = (attrs.evolve(first, defines=defines), *others)
    return Process(Pathway("essai", version="1", steps=made, charts=steps), RuleSet.stock() | rules)


def talk(*moves: Move, states: tuple[State, ...] = (), name: str = "talk") -> Chart:
    """A chart from open to shut, by way of other states."""
    return Chart(name, (State("open"), *states, State("shut", final=True)), moves)


def shortest(law: Process, scope: Scope, holds: Callable[[Concertation], bool]) -> int:
    """Search naively, value by value, for the fewest acts that lead where something does not hold."""
    universe = Universe(law.pathway, settings_of(law.pathway, law.rules), scope)
    turns = [option.turn for option in universe.options]
    level = {law.begin("Exploration", authority="Collectivité", by="authority").concertation}
    for acts in range(12):
        if not all(map(holds, level)):
            return acts
        level = {after for now in level for turn in turns for after in _after(law, now, turn)}
    pytest.fail("it always holds")


def _after(law: Process, now: Concertation, turn: Turn) -> list[Concertation]:
    try:
        return [law.do(now, turn.act, by=turn.by).concertation]
    except Refused:
        return []


@rule("nothing-does", message="never")
def nothing_does(concertation: Concertation, ctx: Context) -> Verdict:
    """A rule that nothing satisfies, whatever it is asked about."""
    return ctx.find()


@rule("three-members", message="three")
def three_members(concertation: Concertation, ctx: Context) -> Verdict:
    """A rule that small scopes do not satisfy."""
    return ctx.ok if len(concertation.members) >= 3 else ctx.find("members")


def waits_for(step: str) -> Rule:
    """A rule that wants another step shut."""

    @rule(f"{step}-is-shut", message="wait")
    def is_shut(concertation: Concertation, ctx: Context) -> Verdict:
        return ctx.ok if concertation.standings[step].state == "shut" else ctx.find("standings")

    return is_shut


# what is planted is found


def test_a_gate_that_nothing_satisfies_is_dead() -> None:
    """What the rule never looks at cannot lift it: the answer is no, whatever the scope."""
    law = process(
        talk(
            Move("begin", "open", "busy", by="authority"),
            Move("end", "busy", "shut", by="authority", requires="nothing-does"),
            states=(State("busy"),),
        ),
        rules=[nothing_does],
    )
    found = law.explore(NOTHING)
    assert found.reachable("talk", "shut").answer == "no"
    assert found.live("talk").answer == "no"
    assert found.reachable("talk", "shut").text() == (
        "no: whatever is said, no sequence of acts leads there without a waiver\n"
        "1. the authority: begin the step “talk” (talk.begin)"
    )
    trace = found.reachable("talk", "shut").trace
    assert trace is not None
    assert len(trace) == shortest(law, NOTHING, lambda now: now.standings["talk"].state != "busy")
    assert found.coverage.dead_moves == ("talk.end",)
    assert found.coverage.never_passed == ("nothing-does",)
    assert not found


def test_a_result_says_what_is_wrong_and_where() -> None:
    """The size of it, what does not hold, what is not reached, what was never made."""
    moves = (
        Move("begin", "open", "busy", by="authority"),
        Move("end", "busy", "shut", by="body", requires="nothing-does"),
    )
    law = process(talk(*moves, states=(State("busy"),)), rules=[nothing_does])
    found = law.explore(NOTHING, invariants=[("idle", lambda now: now.standings["talk"].state == "open")])
    assert found.text("fr").splitlines() == [
        "états : 2 ; passages : 1 ; actes au plus : 1",
        "tout le périmètre a été essayé",
        "",
        "l'invariant « idle » n'est plus vrai",
        "1. la collectivité : begin l'étape « talk » (talk.begin)",
        "",
        "peut toujours s'achever : talk : non : quoi que l'on précise, aucune suite d'actes n'y mène sans dérogation",
        "",
        "atteint : talk.shut : non : quoi que l'on précise, aucune suite d'actes n'y mène sans dérogation",
        "1. la collectivité : begin l'étape « talk » (talk.begin)",
        "",
        "jamais faits : talk.end",
    ]
    assert found.coverage.never_blocked == ()
    assert "cut by the bound on depth" in law.explore(Scope(depth=1)).text()


def test_a_gate_beyond_the_scope_is_unknown_never_no() -> None:
    """A rule that wants three members is not dead because the scope holds one."""
    law = process(talk(Move("end", "open", "shut", by="authority", requires="three-members")), rules=[three_members])
    small, large = law.explore(attrs.evolve(NOTHING, members=1)), law.explore(attrs.evolve(NOTHING, members=3))
    assert small.reachable("talk", "shut").answer == "unknown"
    assert small.live("talk").text("fr") == (
        "inconnu : dans ce périmètre rien ne satisfait : three-members ; élargissez le périmètre, ou corrigez-les"
    )
    assert large.reachable("talk", "shut")
    assert large.live("talk")


def test_gates_that_wait_for_each_other_are_a_trap_two_acts_away() -> None:
    """Each step may be shut directly; once both are committed, each waits for the other."""
    moves = {
        name: (
            Move("skip", "open", "shut", by="authority"),
            Move("commit", "open", "busy", by="authority"),
            Move("end", "busy", "shut", by="authority", requires=f"{other}-is-shut"),
        )
        for name, other in (("a", "b"), ("b", "a"))
    }
    charts = [talk(*each, states=(State("busy"),), name=name) for name, each in moves.items()]
    law = process(*charts, rules=[waits_for("a"), waits_for("b")])
    found = law.explore(attrs.evolve(NOTHING, members=1))
    assert found.reachable("a", "shut")
    assert found.live("a").answer == found.live("b").answer == "no"
    trace = found.live("b").trace
    assert trace is not None
    assert len(trace) == shortest(
        law, NOTHING, lambda now: any(each.state != "busy" for each in now.standings.values())
    )
    assert trace.text() == (
        "1. the authority: commit the step “a” (a.commit)\n2. the authority: commit the step “b” (b.commit)"
    )


def test_what_is_locked_too_early_is_a_trap() -> None:
    """A state that locks what a later gate asks for is left by nobody who had not said it before."""
    sealed = State("sealed", locks="starting_point")
    law = process(
        talk(
            Move("seal", "open", "sealed", by="authority"),
            Move("end", "sealed", "shut", by="authority", requires="starting-point-defined"),
            states=(sealed,),
        )
    )
    found = law.explore(NOTHING)
    assert found.reachable("talk", "shut")
    live = found.live("talk")
    assert live.answer == "no"
    assert live.trace is not None
    assert [each.act for each in live.trace] == [Fire("talk.seal")]


def test_a_waiver_opens_what_a_rule_bars() -> None:
    """Where waivers are tried, only the charts themselves can bar the way."""
    law = process(talk(Move("end", "open", "shut", by="authority", requires="nothing-does")), rules=[nothing_does])
    found = law.explore(attrs.evolve(NOTHING, waivers=True))
    assert found.live("talk")
    trace = found.reachable("talk", "shut").trace
    assert trace is not None
    assert [type(each.act) for each in trace] == [Waive, Fire]


def test_a_move_given_to_nobody_is_not_a_chart() -> None:
    """That fault is found before anything is explored."""
    with pytest.raises(DefinitionError, match="nobody may make the move 'end'"):
        talk(Move("end", "open", "shut", by=()))


def _is_not_full(now: Concertation) -> bool:
    return not (len(now.members) == 2 and now.starting_point is not None and now.standings["talk"].state == "shut")


def test_an_invariant_is_broken_by_the_fewest_acts() -> None:
    """Two members, a starting point and a move: four acts, and no fewer."""
    law = process(talk(Move("end", "open", "shut", by="authority")))
    scope = attrs.evolve(NOTHING, members=2)
    found = law.explore(scope, invariants=[("never-full", _is_not_full), ("always", lambda now: bool(now.title))])
    (violation,) = found.violations
    assert violation.name == "never-full"
    assert len(violation.trace) == 4
    assert not _is_not_full(violation.trace.replay(law))
    assert violation.text("fr").startswith("l'invariant « never-full » n'est plus vrai\n1. la collectivité : ")
    assert shortest(law, attrs.evolve(scope, payloads="full"), _is_not_full) == 4
    assert found.coverage.tried == ("starting_point", "members")


def test_an_invariant_that_fails_is_told() -> None:
    """It does not stop the search, and the error is said."""
    found = Process.stock().explore(
        NOTHING, invariants=[("odd", lambda now: bool(1 // len(now.standings["none"].state)))]
    )
    assert found.violations[0].text() == "the invariant “odd” fails: KeyError: 'none'"


def test_what_an_invariant_reads_is_tried() -> None:
    """No gate of the method reads the rule of the game, but somebody asked about it."""
    assert "ground_rules" not in Process.stock().explore(NOTHING).coverage.tried
    found = Process.stock().explore(NOTHING, invariants=[("silent", lambda now: now.ground_rules is None)])
    assert [len(each.trace) for each in found.violations] == [1]


def test_revisions_are_counted_where_somebody_looks() -> None:
    """Amending again and again is one state, unless an invariant reads the revision."""
    chart = talk(
        Move("again", "open", "open", by="authority", revises=True), Move("end", "open", "shut", by="authority")
    )
    law = process(chart, defines=())
    assert law.explore(NOTHING).states == 2
    found = law.explore(attrs.evolve(NOTHING, states=40), invariants=[("few", lambda now: now.revision < 3)])
    assert [len(each.trace) for each in found.violations] == [3]
    assert found.cut == "states"


# the laws of a process are asked on the way


class Faulty:
    """A process with one fault, as whoever writes one could make it."""

    def __init__(self, fault: str, law: Process, rules: RuleSet | None = None) -> None:
        """Take the fault by the name of the law that it breaks, and the rules that it says it has."""
        self._fault, self._law = fault, law
        self.pathway, self.rules = law.pathway, rules or law.rules

    def begin(self, title: str, *, authority: str, by: str) -> Outcome:
        """Begin as one should."""
        return self._law.begin(title, authority=authority, by=by)

    def do(self, concertation: Concertation, *acts: Act, by: str) -> Outcome:
        """Do acts, with the fault."""
        (act,) = acts
        if self._fault == "reasons" and isinstance(act, Remove):
            raise Refused(Decision(allowed=False))
        if self._fault == "roles":
            by = next((each for each in ROLES if self._law.may(concertation, act, by=each).allowed), by)
        if isinstance(act, Fire) and self._fault == "motive":
            act = Fire(act.move, motive="…")
        done = self._law.do(concertation, act, by=by)
        if self._fault == "footprint" and isinstance(act, Fire):
            return attrs.evolve(done, concertation=attrs.evolve(done.concertation, starting_point=StartingPoint("…")))
        if self._fault == "row" and isinstance(act, Fire):
            return Outcome(done.concertation, tuple(attrs.evolve(each, rows=()) for each in done.entries))
        return done

    def explain(self, concertation: Concertation) -> Mapping[str, Decision]:
        """Explain, with the fault."""
        told = self._law.explain(concertation)
        return {} if self._fault == "explain" else told

    def replay(self, entries: Iterable[Entry], start: Concertation | None = None) -> Concertation:
        """Replay, with the fault."""
        done = self._law.replay(entries, start)
        return attrs.evolve(done, revision=99) if self._fault == "replay" else done


@pytest.mark.parametrize("fault", ["reasons", "roles", "motive", "footprint", "row", "explain", "replay"])
def test_a_process_that_breaks_a_law_is_found_out(fault: str) -> None:
    """Each law is broken by one fault, and found by the trace that shows it."""
    law = process(
        talk(
            Move("begin", "open", "busy", by="authority", motive=True),
            Move("end", "busy", "shut", by="authority", requires="starting-point-defined"),
            states=(State("busy"),),
        )
    )
    found = explore(Faulty(fault, law), attrs.evolve(NOTHING, members=1, payloads="full"))
    assert f"law:{fault}" in {each.name for each in found.violations}
    assert not explore(Faulty("none", law), attrs.evolve(NOTHING, members=1, payloads="full")).violations


def test_a_decision_taken_by_others_is_found_out() -> None:
    """Whoever lets the authority decide for the political level is told so."""
    law = process(talk(Move("end", "open", "shut", by="political-level", decides=True)))
    broken = {each.name for each in explore(Faulty("roles", law), NOTHING).violations}
    assert broken == {"law:decides", "law:roles"}


def test_a_gate_that_lets_through_is_found_out() -> None:
    """Whoever forgets to ask a rule is told so."""

    @rule("nothing-does", message="always")
    def everything_does(concertation: Concertation, ctx: Context) -> Verdict:
        return ctx.ok if concertation.id else ctx.nothing

    chart = talk(Move("end", "open", "shut", by="authority", requires="nothing-does"))
    lax, strict = process(chart, rules=[everything_does]), process(chart, rules=[nothing_does])
    broken = {each.name for each in explore(Faulty("gate", lax, strict.rules), NOTHING).violations}
    assert broken == {"law:gate"}


def test_a_rule_that_remembers_is_found_out() -> None:
    """A gate that answers otherwise about the same thing is no gate."""
    calls = iter(range(10_000))

    @rule("moody", message="moody")
    def moody(concertation: Concertation, ctx: Context) -> Verdict:
        return ctx.ok if concertation.title and next(calls) < 12 else ctx.find()

    moves = (
        Move("end", "open", "shut", by="authority", requires="moody"),
        Move("back", "shut", "open", by="authority"),
    )
    law = process(talk(*moves), rules=[moody])
    found = law.explore(attrs.evolve(NOTHING, members=3, payloads="full"))
    assert {each.name for each in found.violations} >= {"law:pure"}


def test_what_is_judged_once_is_what_is_judged_each_time() -> None:
    """A search that asks the process about every act in every state meets the same states."""
    law, scope = Process.stock(), attrs.evolve(NOTHING, members=1, depth=3)
    settings = settings_of(law.pathway, law.rules)
    universe = Universe(law.pathway, settings, scope)
    now = law.begin("Exploration", authority="Collectivité", by="authority").concertation
    layout = Layout(universe, now)
    met, level = {layout.read(now)}, [now]
    for _ in range(3):
        after = [each for now in level for option in universe.options for each in _after(law, now, option.turn)]
        new = {layout.read(each): each for each in after}
        level = [each for row, each in new.items() if row not in met]
        met |= set(new)
    assert law.explore(scope).states == len(met)


# the shipped pathway


def test_every_state_of_every_step_is_reached(stock: Exploration) -> None:
    """Everything that the method names happens in a small concertation."""
    assert stock.cut is None
    for step in ALWAYS:
        chart = Process.stock().pathway.chart_of(step)
        assert chart is not None
        assert [bool(stock.reachable(step, state.name)) for state in chart.states] == [True] * len(chart.states)
    assert all(answer for place, answer in stock.reached.items() if place.startswith("actions."))


def test_closed_stays_reachable_from_everywhere(stock: Exploration) -> None:
    """No sequence of acts paints the authority into a corner, and no law is broken."""
    assert {step: stock.live(step).answer for step in ALWAYS} == dict.fromkeys(ALWAYS, "yes")
    assert stock.violations == ()
    assert stock.coverage.dead_moves == ()
    assert stock.coverage.never_passed == ()
    assert stock
    assert "everything in the scope was tried" in stock.text()


def test_each_trace_is_played_by_its_own_python(stock: Exploration) -> None:
    """A trace as Python gives the concertation that the trace leads to."""
    for answer in stock.reached.values():
        if answer.trace is not None:
            played: dict[str, object] = {}
            exec(answer.trace.code(), played)  # noqa: S102  # the code is the library's own
            assert played["c"] == answer.trace.replay(Process.stock())


@pytest.mark.parametrize("collection", ["experiments", "formations", "propositions"])
def test_every_state_of_other_entities_is_reached(collection: str) -> None:
    """An experiment runs to each of its ends; a formation is restricted, enlarged, ended."""
    scope = attrs.evolve(NOTHING, states=2_000, **{collection: 1})  # type: ignore[arg-type]  # all are counts
    found = Process.stock().explore(scope)
    answers = {place: answer.answer for place, answer in found.reached.items() if place.startswith(collection)}
    assert set(answers.values()) == {"yes"}
    assert found.holds


def test_what_the_scope_does_not_hold_is_unknown() -> None:
    """No experiment in the scope says nothing about experiments."""
    answer = Process.stock().explore(NOTHING).reachable("experiments", "running")
    assert answer.text() == "unknown: the scope holds none: experiments"


# bounds and keys


@pytest.mark.parametrize(("bound", "scope"), [("depth", Scope(depth=2)), ("states", Scope(states=30))])
def test_a_search_that_is_cut_answers_unknown(bound: str, scope: Scope) -> None:
    """Nothing that was left untried is answered with no."""
    found = Process.stock().explore(scope)
    assert found.cut == bound
    assert found.reachable("programme", "validated").answer == "unknown"
    assert found.live("prepare").answer == "unknown"
    assert not any(answer.answer == "no" for answer in (*found.reached.values(), *found.rests.values()))


def test_members_are_interchangeable_unless_ids_are_kept() -> None:
    """One member of two is the same whichever it is."""
    law = process(talk(Move("end", "open", "shut", by="authority", requires="three-members")), rules=[three_members])
    scope = attrs.evolve(NOTHING, members=3)
    canonical, ids = law.explore(scope), law.explore(attrs.evolve(scope, keys="ids"))
    assert (canonical.states, ids.states) == (8, 16)
    assert [each.answer for each in canonical.reached.values()] == [each.answer for each in ids.reached.values()]


def test_full_payloads_try_more() -> None:
    """Each thing asked for is left out in turn."""
    scope = attrs.evolve(NOTHING, actions=1, states=100)
    bare = Process.stock().explore(scope).coverage
    full = Process.stock().explore(attrs.evolve(scope, payloads="full")).coverage
    assert set(bare.tried) < set(full.tried)


def test_a_scope_that_is_none_is_refused_whole() -> None:
    """Every bound that is wrong is named."""
    with pytest.raises(InvalidValue) as caught:
        Scope(members=-1, actions=True, depth=1.5, payloads="all", keys="id")  # type: ignore[arg-type]  # on purpose
    assert caught.value.text().splitlines() == [
        "members: members is a whole number, 0 or more",
        "actions: actions is a whole number, 0 or more",
        "depth: depth is a whole number, 0 or more",
        "payloads: 'all' is not a choice of payloads → one of: full, minimal",
        "keys: 'id' is not a choice of keys → did you mean 'ids'?",
    ]


def test_a_state_that_nothing_has_is_refused(stock: Exploration) -> None:
    """The nearest is named."""
    with pytest.raises(InvalidValue, match="did you mean 'programme.closed'"):
        stock.reachable("programme", "close")


SCRIPT = """
from concertation.process import Process, Scope
found = Process.stock().explore(Scope(actions=0, experiments=1, members=2, states=1500))
print(found.text('fr'), found.coverage, found.states, found.edges, found.depth)
for place, answer in found.reached.items():
    print(place, answer.answer, answer.trace.code() if answer.trace else '')
"""


def test_the_result_does_not_depend_on_the_order_of_hashes() -> None:
    """The same scope gives the same result in another interpreter."""
    said = {
        subprocess.run(  # noqa: S603  # our own interpreter, our own script
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert len(said) == 1


# traces and watching


def test_a_trace_is_said_in_both_languages_and_compares() -> None:
    """Every kind of act has its sentence."""
    turns = (
        Turn(Put(Member("m1", name="CCI", circle="public"), Objective("o1")), "authority"),
        Turn(Change(expectations=[Expectation("action_plan")], starting_point=StartingPoint(diagnosis=True)), "m1"),
        Turn(Change("authority", referent=None), "authority"),
        Turn(Waive("three-circles", reason="Petite commune"), "political-level"),
        Turn(Unwaive("three-circles"), "political-level"),
        Turn(Fire("actions/a1.drop", motive="Trop cher"), "political-level"),
        Turn(Remove("members/m1", "starting_point"), "body"),
    )
    trace = Trace(turns, pathway=Pathway.stock(), stock=True)
    assert trace == Trace(turns, pathway=Pathway.stock(), stock=True)
    assert trace != trace.then(turns[0])
    assert trace.text("fr").splitlines() == [
        "1. la collectivité : placer le membre « m1 », en précisant circle ; placer l'objectif « o1 »"
        " (members/m1, objectives/o1)",
        "2. m1 : préciser ce qui est attendu : action_plan ; préciser le point de démarrage"
        " (expectations, starting_point)",
        "3. la collectivité : laisser le référent non précisé (authority)",
        "4. le niveau politique : lever la règle three-circles, au motif « Petite commune » (.)",
        "5. le niveau politique : rétablir la règle three-circles (.)",
        "6. le niveau politique : abandonner l'action « a1 », au motif « Trop cher » (actions/a1.drop)",
        "7. l'instance : retirer le membre « m1 » ; laisser le point de démarrage non précisé"
        " (members/m1, starting_point)",
    ]
    assert trace.text("en").splitlines()[5] == (
        "6. the political level: drop the action “a1”, for the reason “Trop cher” (actions/a1.drop)"
    )


def test_a_watched_value_is_the_value() -> None:
    """Whoever reads it sees no difference, and what was read is noted."""
    now = Process.stock().begin("Essai", authority="Collectivité", by="authority").concertation
    read: set[str] = set()
    twin = watched(now, read.add)
    assert isinstance(twin, Concertation)
    assert twin.standings["prepare"].state == "pending"
    assert read == {"standings"}
    assert (twin == now, hash(twin) == hash(now)) == (True, True)
    assert "members" in read
