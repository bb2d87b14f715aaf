"""Changing pathways: only what keeps its meaning moves, all of it or nothing, and the journal tells it."""

from __future__ import annotations

import pickle

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concertation.charts import Chart, Move, Pathway, State, Step
from concertation.documents import dump_entry, load_entries, load_pathway
from concertation.errors import InvalidValue
from concertation.model import (
    Action,
    Authority,
    Circle,
    Concertation,
    Fire,
    Member,
    Migrate,
    PathwayRef,
    Proposition,
    Renaming,
    Standing,
    When,
)
from concertation.process import NotMigrated, OtherPathwayError, Process, migrate, plan_migration
from tests.strategies import concertations

STOCK = Pathway.stock()
NEW = load_pathway("""\
schema: 1
id: havre
version: "2"
extends: cheminement
steps:
  consult: {after: prepare, chart: prepare}
  plan:
    after: programme
    chart: plan
    phases: {programme: drafting, decision: submitted, follow-up: under-way, experiments: under-way}
    defines: [roadmap, objectives, propositions, actions, indicators, experiments]
  programme: {remove: true}
circles:
  companies: {remove: true}
charts:
  plan:
    extends: programme
    states:
      submitted: {after: drafting, title: {en: submitted, fr: soumis}}
      proposed: {remove: true}
    moves:
      propose: {dest: submitted}
      validate: {source: {add: submitted, remove: proposed}}
      return: {source: {add: submitted, remove: proposed}}
      launch:
        - {source: proposed, remove: true}
      close:
        - {source: [drafting, proposed], remove: true}
        - {source: [drafting, submitted], dest: closed, by: authority, motive: true}
  action:
    states:
      stopped: {after: paused, title: {en: stopped, fr: à l'arrêt}}
      paused: {remove: true}
    moves:
      pause: {dest: stopped}
      resume: {source: {add: stopped, remove: paused}}
      withdraw: {source: {add: stopped, remove: paused}}
      drop: {source: {add: stopped, remove: paused}}
""").pathway
MAPPING = Renaming(
    {"programme": {"proposed": "submitted"}, "action": {"paused": "stopped"}}, steps={"programme": "plan"}
)
PROPOSED = Standing("proposed", since="2026-02", by="body", due="2026-05-31")
WHOLE = Concertation(
    "havre",
    title="Le Havre",
    authority=Authority("ville"),
    pathway=STOCK.ref,
    standings={"prepare": Standing("framed", since="2025"), "members": Standing("pending"), "programme": PROPOSED},
    members=[Member("port", circle="public")],
    actions=[
        Action("bays", standing=Standing("paused", since="2026-01", motive="travaux")),
        Action("data", standing=Standing("retained")),
        Action("said-by-nobody"),
    ],
)


def test_everything_that_keeps_its_meaning_moves() -> None:
    """States under the same name stay, others take the name that the mapping gives; nothing else changes."""
    done = Process(NEW).migrate(WHOLE, old=STOCK, mapping=MAPPING, by="authority", on="2026-03-01")
    assert done.concertation == attrs.evolve(
        WHOLE,
        pathway=NEW.ref,
        standings={
            "prepare": Standing("framed", since="2025"),
            "members": Standing("pending"),
            "consult": Standing("pending", since="2026-03-01", by="authority"),
            "plan": attrs.evolve(PROPOSED, state="submitted"),
        },
        actions=[
            Action("bays", standing=Standing("stopped", since="2026-01", motive="travaux")),
            Action("data", standing=Standing("retained")),
            Action("said-by-nobody"),
        ],
    )


def test_the_journal_tells_it_and_replays_without_any_pathway() -> None:
    """The entry is enough, whatever process replays it, and it is written on a line of the journal."""
    done = Process(NEW).migrate(WHOLE, old=STOCK, mapping=MAPPING, by="authority", on="2026-03-01")
    (entry,) = done.entries
    assert (entry.act, entry.by, entry.on) == (Migrate(NEW.ref, MAPPING), "authority", When("2026-03-01"))
    assert Process.stock().replay(done.entries, start=WHOLE) == done.concertation
    line = dump_entry(entry)
    assert load_entries(line) == done.entries
    assert line == (
        '{"schema": 1, "date": "2026-03-01", "by": "authority", "act": {"migrate": {"pathway": {"id": "havre", '
        f'"version": "2", "hash": "{NEW.hash}"}}, "states": {{"action": {{"paused": "stopped"}}, '
        '"programme": {"proposed": "submitted"}}, "steps": {"programme": "plan"}}}, "rows": ['
        '{"address": "members", "source": "pending", "dest": "pending"}, '
        '{"address": "prepare", "source": "framed", "dest": "framed"}, '
        '{"address": "plan", "source": "proposed", "dest": "submitted"}, '
        '{"address": "consult", "dest": "pending"}, '
        '{"address": "actions/bays", "source": "paused", "dest": "stopped"}]}'
    )


def test_a_plain_change_of_version_is_one_short_line() -> None:
    """Nothing that is called the same needs a mapping."""
    later = attrs.evolve(STOCK, version="2")
    done = Process(later).migrate(WHOLE, old=STOCK, by="authority")
    assert done.concertation == attrs.evolve(WHOLE, pathway=later.ref)
    assert load_entries(dump_entry(done.entries[0])) == done.entries


def test_the_process_goes_on_from_there() -> None:
    """The old process no longer judges the concertation; the new one does, from where it stood."""
    done = Process(NEW).migrate(WHOLE, old=STOCK, mapping=MAPPING, by="authority", on="2026-03-01")
    with pytest.raises(OtherPathwayError):
        Process.stock().check(done.concertation)
    returned = Process(NEW).do(
        done.concertation, Fire("plan.return", motive="à revoir"), by="political-level", on="2026-04-01"
    )
    assert returned.concertation.standings["plan"].state == "drafting"


def test_what_needs_a_mapping_or_cannot_move_refuses_the_whole() -> None:
    """Every part says what becomes of it; as long as one cannot move, nothing does."""
    whole = attrs.evolve(WHOLE, members=[Member("port", circle="companies")])
    migration = migrate(whole, old=STOCK, new=NEW, mapping={"action": {"paused": "in-progress"}})
    assert (migration.verdict, bool(migration), migration.outcome) == ("cannot", False, None)
    assert migration.text() == ENGLISH
    assert migration.text("fr") == FRENCH
    with pytest.raises(NotMigrated) as caught:
        Process(NEW).migrate(whole, old=STOCK, by="authority")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301  # our own
    assert [each.text("fr") for each in migration.parts if each.verdict == "cannot"] == [
        "ne peut pas  members/port/circle  il n'y a plus de cercle companies : précisez-le d'abord dans le document"
    ]


ENGLISH = """\
havre: cheminement 1 → havre 2: cannot
  can move         members              stays 'pending'
  can move         prepare              stays 'framed'
  needs a mapping  programme            is no longer there, and stands at 'proposed': map it to one of prepare, consult, members, plan
  can move         consult              is new, and begins 'pending'
  can move         plan                 is new, and begins 'pending'
  can move         actions/bays         'paused' becomes 'in progress' (in-progress)
  can move         actions/data         stays 'retained'
  cannot           members/port/circle  there is no circle companies any more: state it in the document first"""
FRENCH = """\
havre : cheminement 1 → havre 2 : ne peut pas
  peut passer                 members              reste « à venir » (pending)
  peut passer                 prepare              reste « cadrée » (framed)
  demande une correspondance  programme            n'existe plus, et en est à « proposé » (proposed) : faites-la correspondre à l'une de prepare, consult, members, plan
  peut passer                 consult              est nouvelle, et commence « à venir » (pending)
  peut passer                 plan                 est nouvelle, et commence « à venir » (pending)
  peut passer                 actions/bays         « en pause » (paused) devient « en cours » (in-progress)
  peut passer                 actions/data         reste « retenue » (retained)
  ne peut pas                 members/port/circle  il n'y a plus de cercle companies : précisez-le d'abord dans le document"""


def test_a_dry_run_over_many_says_what_would_become_of_each() -> None:
    """Nothing moves; those that can are counted, the others are told part by part."""
    movable = attrs.evolve(WHOLE, id="movable", standings={}, actions=[])
    mappable = attrs.evolve(WHOLE, id="mappable", standings={}, actions=[Action("bays", standing=Standing("paused"))])
    stuck = attrs.evolve(WHOLE, id="stuck", standings={}, actions=[], members=[Member("port", circle="companies")])
    plan = plan_migration([movable, mappable, stuck], old=STOCK, new=NEW)
    assert [each.id for verdict in ("can-move", "needs-mapping", "cannot") for each in plan.of(verdict)] == [
        "movable",
        "mappable",
        "stuck",
    ]
    assert plan.text() == PLAN
    assert plan.text("fr") == PLAN_FR


PLAN = """\
can move: 1; need a mapping: 1; cannot: 1
mappable: cheminement 1 → havre 2: needs a mapping
  needs a mapping  actions/bays  there is no state 'paused' any more: map it to one of proposed, retained, planned, in-progress, stopped, done, abandoned
stuck: cheminement 1 → havre 2: cannot
  cannot  members/port/circle  there is no circle companies any more: state it in the document first"""
PLAN_FR = """\
peuvent passer : 1 ; demandent une correspondance : 1 ; ne peuvent pas : 1
mappable : cheminement 1 → havre 2 : demande une correspondance
  demande une correspondance  actions/bays  il n'y a plus d'état « en pause » (paused) : faites-le correspondre à l'un de proposed, retained, planned, in-progress, stopped, done, abandoned
stuck : cheminement 1 → havre 2 : ne peut pas
  ne peut pas  members/port/circle  il n'y a plus de cercle companies : précisez-le d'abord dans le document"""


def test_a_circle_that_the_document_states_is_there() -> None:
    """A circle that the new pathway no longer has is no obstacle where the document names it."""
    whole = attrs.evolve(
        WHOLE, standings={}, actions=[], circles=[Circle("companies")], members=[Member("port", circle="companies")]
    )
    assert migrate(whole, old=STOCK, new=NEW).verdict == "can-move"


def test_a_step_that_disappears_is_dropped_if_nothing_had_begun() -> None:
    """A first state carries no meaning: it goes with its step."""
    whole = attrs.evolve(WHOLE, standings={"programme": Standing("pending")}, actions=[])
    done = Process(NEW).migrate(whole, old=STOCK, by="authority")
    assert sorted(done.concertation.standings) == ["consult", "plan"]
    assert next(each.text() for each in migrate(whole, old=STOCK, new=NEW).parts) == (
        "can move  programme  is no longer there; nothing had begun"
    )


def test_what_is_unsaid_stays_unsaid() -> None:
    """A document that states no standing is given none."""
    whole = attrs.evolve(WHOLE, standings={}, actions=[])
    assert Process(NEW).migrate(whole, old=STOCK, by="authority").concertation.standings == {}


def test_two_steps_do_not_become_one() -> None:
    """Two standings cannot be carried to one step."""
    whole = attrs.evolve(
        WHOLE, standings={"members": Standing("pending"), "programme": Standing("drafting")}, actions=[]
    )
    new = attrs.evolve(STOCK, version="2")
    migration = migrate(whole, old=STOCK, new=new, mapping=Renaming(steps={"members": "programme"}))
    assert [each.text("fr") for each in migration.parts if each.verdict == "cannot"] == [
        "ne peut pas  programme  members passe déjà à l'étape programme"
    ]


def test_an_entity_that_nothing_moves_any_more_cannot() -> None:
    """Where a pathway has no chart for a kind of entity, one that stands somewhere has nowhere to go."""
    charts = [each for each in STOCK.charts if each.name != "proposition"]
    whole = attrs.evolve(WHOLE, actions=[], propositions=[Proposition("p", standing=Standing("discussed"))])
    migration = migrate(whole, old=STOCK, new=attrs.evolve(STOCK, version="2", charts=charts))
    (part,) = (each for each in migration.parts if each.verdict == "cannot")
    assert part.text() == "cannot  propositions/p  stands at 'discussed', and nothing moves propositions any more"
    assert part.text("fr") == (
        "ne peut pas  propositions/p  en est à « discutée » (discussed), et rien ne fait plus évoluer propositions"
    )


def test_an_altered_pathway_is_refused_never_guessed() -> None:
    """A concertation that is pinned to another state of the old pathway does not move; nor one with no such party."""
    whole = attrs.evolve(WHOLE, pathway=PathwayRef("cheminement", version="0", hash="abc"))
    migration = migrate(whole, old=STOCK, new=NEW, mapping=MAPPING, by="nobody", on="2024-01-01")
    assert migration.verdict == "cannot"
    assert [each.code for each in migration.reasons] == ["other-pathway", "unknown-party", "too-early", "not-yours"]
    assert migration.text("fr").splitlines()[1] == (
        f"  ne peut pas  autre cheminement : la concertation suit cheminement 0 abc, le processus a cheminement 1 {STOCK.hash}"
    )


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        (
            Renaming({"programe": {}}),
            "states/programe: no step or chart is called 'programe' → did you mean 'programme'?",
        ),
        (
            Renaming({"programme": {"propsed": "submitted"}}, steps={"programme": "plan"}),
            "states/programme/propsed: no state is called 'propsed' → did you mean 'proposed'?",
        ),
        (
            Renaming({"programme": {"proposed": "submited"}}, steps={"programme": "plan"}),
            "states/programme/proposed: no state is called 'submited' → did you mean 'submitted'?",
        ),
        (
            Renaming(steps={"programe": "plan"}),
            "steps/programe: no step is called 'programe' → did you mean 'programme'?",
        ),
        (Renaming(steps={"programme": "plann"}), "steps/programme: no step is called 'plann' → did you mean 'plan'?"),
    ],
)
def test_a_mapping_that_names_nothing_is_a_mistake_of_the_caller(mapping: Renaming, said: str) -> None:
    """The names of a mapping are checked once, against both pathways, before anything is looked at."""
    with pytest.raises(InvalidValue) as caught:
        migrate(WHOLE, old=STOCK, new=NEW, mapping=mapping)
    assert str(caught.value) == said


def test_a_step_is_mapped_by_its_id_before_its_chart() -> None:
    """Where two steps share a chart, each may have a mapping of its own."""
    note = Chart("note", (State("open"), State("shut", final=True)), (Move("shut", "open", "shut", by="body"),))
    later = Chart("note", (State("now"), State("shut", final=True)), (Move("shut", "now", "shut", by="body"),))
    steps = (Step("one", chart="note"), Step("two", chart="note"))
    old, new = (Pathway("p", version=str(n), steps=steps, charts=[each]) for n, each in enumerate((note, later)))
    whole = Concertation(
        "c",
        title="C",
        authority=Authority("a"),
        pathway="p",
        standings={"one": Standing("open"), "two": Standing("open")},
    )
    mapping = {"note": {"open": "now"}, "one": {"open": "shut"}}
    done = Process(new, Process.stock().rules - Process.stock().rules.names).migrate(
        whole, old=old, mapping=mapping, by="a"
    )
    assert {name: each.state for name, each in done.concertation.standings.items()} == {"one": "shut", "two": "now"}


def test_only_journals_hold_a_migration() -> None:
    """A process does not do it as an act."""
    decision = Process.stock().may(WHOLE, Migrate(NEW.ref))  # type: ignore[arg-type]  # it is no act
    assert [each.text() for each in decision.reasons] == [
        "not possible: Migrate is for journals only → an act is a Put, Change, Remove, Fire, Waive or Unwaive"
    ]


@settings(max_examples=40)
@given(concertations(), st.sampled_from([None, When("2100")]))
def test_a_concertation_moves_to_a_pathway_that_only_has_another_version(whole: Concertation, on: When | None) -> None:
    """What is called the same always moves, and replays to the same value."""
    new = attrs.evolve(STOCK, version="2")
    migration = migrate(whole, old=STOCK, new=new, on=on)
    assert migration.outcome is not None
    assert Process.stock().replay(migration.outcome.entries, start=whole) == migration.outcome.concertation
    assert not list(new.misfits(migration.outcome.concertation))


@settings(max_examples=40)
@given(concertations())
def test_a_migration_that_is_done_leaves_nothing_that_the_new_pathway_does_not_know(whole: Concertation) -> None:
    """Either nothing is done, or every state, step and circle is the new pathway's."""
    migration = migrate(whole, old=STOCK, new=NEW, mapping=MAPPING)
    assert (migration.outcome is not None) == bool(migration)
    if migration.outcome is not None:
        assert not list(NEW.misfits(migration.outcome.concertation))


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        (
            {"programme": {"drafting": "validated"}},
            "the state 'drafting' is still there, so it does not become 'validated'",
        ),
        ({"prepare": {"pending": "framed"}}, "the state 'pending' is still there, so it does not become 'framed'"),
    ],
)
def test_a_mapping_does_not_move_what_keeps_its_state(mapping: dict[str, dict[str, str]], said: str) -> None:
    """A migration is no way around a gate, nor around a decision."""
    stock = Pathway.stock()
    process = Process(attrs.evolve(stock, version="2"))
    now = Process.stock().begin("X", authority="A", by="authority").concertation
    now = Process.stock().do(now, Fire("programme.start"), by="authority").concertation
    with pytest.raises(NotMigrated, match=said):
        process.migrate(now, old=stock, mapping=mapping, by="authority")


def test_a_state_that_is_gone_does_not_become_a_decision() -> None:
    """What nobody decided is not decided by a change of pathway."""
    stock = Pathway.stock()
    programme = stock.charts[2]
    states = [attrs.evolve(each, name="writing" if each.name == "drafting" else each.name) for each in programme.states]
    moves = [
        attrs.evolve(
            each,
            source=tuple("writing" if name == "drafting" else name for name in each.source),
            dest="writing" if each.dest == "drafting" else each.dest,
        )
        for each in programme.moves
    ]
    steps = [
        attrs.evolve(each, phases={name: "writing" if at == "drafting" else at for name, at in each.phases.items()})
        if each.id == "programme"
        else each
        for each in stock.steps
    ]
    charts = [*stock.charts[:2], Chart("programme", states, moves), *stock.charts[3:]]
    process = Process(attrs.evolve(stock, version="2", steps=steps, charts=charts))
    now = Process.stock().begin("X", authority="A", by="authority").concertation
    now = Process.stock().do(now, Fire("programme.start"), by="authority").concertation
    with pytest.raises(NotMigrated, match="for the political level to decide"):
        process.migrate(now, old=stock, mapping={"programme": {"drafting": "validated"}}, by="authority")
    moved = process.migrate(now, old=stock, mapping={"programme": {"drafting": "writing"}}, by="authority")
    assert moved.concertation.standings["programme"].state == "writing"
    with pytest.raises(NotMigrated, match="a migration belongs to"):
        process.migrate(now, old=stock, mapping={"programme": {"drafting": "writing"}}, by="member")
