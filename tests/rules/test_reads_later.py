"""What the rules of the decision, the follow-up and the experiments declare that they look at is what they look at."""

from __future__ import annotations

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from concertation.charts import Pathway
from concertation.model import (
    COLLECTIONS,
    Commitment,
    Concertation,
    Dependency,
    Entity,
    Expectation,
    Measure,
    Obstacle,
    Party,
    Roadmap,
    Standing,
    When,
)
from concertation.rules import Context, Rule, Setting, evaluate, subjects
from concertation.rules.reads import Changed
from concertation.rules.stock import decision, experiments, follow_up
from concertation.rules.stock.practice import decision as later_decision
from concertation.rules.stock.practice import experiments as later_experiments
from concertation.rules.stock.practice import follow_up as later_follow_up
from concertation.rules.stock.practice import signature
from tests.rules.asking import AUTHORITY, whole

MODULES = (decision, follow_up, experiments, later_decision, signature, later_follow_up, later_experiments)
RULES = tuple(rule for module in MODULES for rule in module.RULES)

DATES = st.sampled_from([None, "2024", "2025-05", "2026-03-01", "2026-05", "2027"])
TITLES = st.sampled_from([None, "Un", "Deux"])
PARTIES = st.sampled_from([None, "cci", "copil", "metropole", Party(name="Bureau")])
SOME = st.sampled_from([None, [], ["cci"]])


def standings(*states: str) -> st.SearchStrategy[Standing | None]:
    """A standing in one of the states, or none."""
    motives = st.sampled_from([None, "Coût"])
    made = st.builds(
        lambda state, since, motive: Standing(state, since, motive=motive), st.sampled_from(states), DATES, motives
    )
    return st.none() | made


ENTITIES: dict[str, dict[str, st.SearchStrategy[object]]] = {
    "members": {"name": TITLES, "category": st.sampled_from([None, "consulaires"])},
    "formations": {"title": TITLES, "members": SOME},
    "actions": {
        "title": TITLES,
        "pilot": PARTIES,
        "co_pilots": SOME,
        "group": SOME,
        "partners": SOME,
        "start": st.sampled_from([None, "2024", "2025-01"]),
        "end": st.sampled_from([None, "2025-05", "2026-03", "2028"]),
        "actual_start": st.sampled_from([None, "2024", "2025-01"]),
        "actual_end": st.sampled_from([None, "2025-05", "2026-03", "2028"]),
        "after": st.sampled_from([None, [], [Dependency(text="Accord", met=False)]]),
        "indicators": st.sampled_from([None, [], ["one"]]),
        "obstacle": st.sampled_from([None, Obstacle("Foncier"), Obstacle("Foncier", since="2026")]),
        "standing": standings("planned", "in-progress", "paused", "done", "abandoned"),
    },
    "indicators": {"measures": st.sampled_from([None, [], [Measure("2027", 1)], [Measure(situation="ex-post")]])},
    "propositions": {
        "title": TITLES,
        "answer": st.sampled_from([None, "Retenue"]),
        "standing": standings("submitted", "discussed", "retained"),
    },
    "experiments": {
        "title": TITLES,
        "place": TITLES,
        "start": st.sampled_from([None, "2024"]),
        "end": st.sampled_from([None, "2025", "2027"]),
        "owner": PARTIES,
        "criteria": st.sampled_from([None, [], ["délais"]]),
        "verdict": st.sampled_from([None, "Concluant"]),
        "leads_to": st.sampled_from([None, "one"]),
        "standing": standings("planned", "running", "evaluated", "stopped"),
    },
    "reviews": {
        "date": DATES,
        "led_by": PARTIES | st.just("referent"),
        "actions": st.sampled_from([None, [], ["one"]]),
    },
    "resolutions": {
        "kind": st.sampled_from([None, "validation", "adoption", "signature", "accession", "report", "bylaw"]),
        "date": DATES,
        "by": PARTIES,
        "reference": st.sampled_from([None, "Annexe"]),
    },
}
OWN: dict[str, st.SearchStrategy[object]] = {
    "authority": st.sampled_from([AUTHORITY, attrs.evolve(AUTHORITY, referent="Service mobilités")]),
    "standings": standings("pending", "drafting", "proposed", "validated", "under-way", "closed").map(
        lambda standing: {} if standing is None else {"programme": standing}
    ),
    "expectations": st.sampled_from(
        [
            [],
            [Expectation("action_plan")],
            [Expectation("follow_up"), Expectation("action_plan")],
            [Expectation("experiments")],
            [Expectation("follow_up"), Expectation("experiments")],
        ]
    ),
    "roadmap": st.none()
    | st.builds(
        lambda first, last: Roadmap(comments_from=first, comments_until=last),
        st.sampled_from([None, "2024", "2025-05-01"]),
        st.sampled_from([None, "2025-05-10", "2027"]),
    ),
    "commitments": st.sampled_from(
        [[], [Commitment("cci", text="Agir")], [Commitment(category="consulaires", text="Agir")]]
    ),
    "totals": st.sampled_from(
        [{}, *({name: "unknown"} for name in ("actions", "reviews", "resolutions", "experiments", "commitments"))]
    ),
}


def entities(name: str) -> st.SearchStrategy[list[Entity]]:
    """The entities of a collection; those that others refer to are always there."""
    ids = {"members": ["cci"], "formations": ["copil"]}.get(name, ["one", "two"])
    several = st.tuples(*[st.fixed_dictionaries(ENTITIES[name])] * len(ids)).map(
        lambda each: [COLLECTIONS[name](one, **fields) for one, fields in zip(ids, each, strict=True)]
    )
    is_referred_to = name in {"members", "formations", "actions", "indicators"}
    return several if is_referred_to else st.tuples(several, st.integers(0, 2)).map(lambda made: made[0][: made[1]])


LISTS = {name: entities(name) for name in ENTITIES}
OFTEN = [*OWN, *ENTITIES, *["actions"] * 6, *["resolutions", "experiments", "reviews"] * 3]


@st.composite
def changes(draw: st.DrawFn) -> tuple[Concertation, Concertation]:
    """A concertation before and after one field of it, or of one entity, has changed, or an entity has gone."""
    own = {name: draw(values) for name, values in OWN.items()}
    lists = {name: draw(values) for name, values in LISTS.items()}
    name = draw(st.sampled_from(OFTEN))
    before = whole(**own, **lists)
    if name in OWN:
        return before, whole(**{**own, name: draw(OWN[name])}, **lists)
    if not lists[name]:
        return before, before
    *kept, last = lists[name]
    field = draw(st.sampled_from([None, *ENTITIES[name]]))
    if field is not None:
        fields: dict[str, object] = {field: draw(ENTITIES[name][field])}
        kept.append(attrs.evolve(last, **fields))  # type: ignore[arg-type]  # fields by name
    elif name in {"members", "formations"}:
        return before, before
    return before, whole(**own, **{**lists, name: kept})


def said(rule: Rule, concertation: Concertation) -> dict[str, list[str]]:
    """What a rule says of each of its subjects, in full."""
    context = Context(concertation, Pathway.stock().circles_of(concertation), When("2026-06-01"))
    report = evaluate([Setting(rule, rule.level, rule.options)], context, subjects(context))
    assert not report.crashed, [each.text() for each in report.crashed]
    told: dict[str, list[str]] = {}
    for finding in report.findings:
        told.setdefault(finding.subject, []).append(
            f"{finding.path} {finding.text('fr')} {finding.remedy} {finding.related}"
        )
    for unknown in report.unknown:
        told.setdefault(unknown.subject, []).append(f"? {unknown.path} {unknown.text('fr')}")
    return told


def is_asked_again(rule: Rule, changed: Changed, subject: str) -> bool:
    """Whether a recheck asks a rule about a subject after a change."""
    reads = Setting(rule, rule.level, rule.options).reads
    if reads is None or reads.concern_all(changed):
        return True
    collection, _, name = subject.partition("/")
    touched = changed.entities.get(collection, {})
    return rule.subject is not Concertation and name in touched and reads.concern(touched[name])


@settings(max_examples=300)
@given(changes())
def test_rules_say_the_same_of_what_they_are_not_asked_about_again(change: tuple[Concertation, Concertation]) -> None:
    """A field left out of a rule's reads would leave yesterday's answer in a recheck."""
    before, after = change
    changed = Changed.between(before, after)
    for rule in RULES:
        first, second = said(rule, before), said(rule, after)
        for subject in first.keys() | second.keys():
            is_stale = first.get(subject) != second.get(subject) and not is_asked_again(rule, changed, subject)
            assert not is_stale, (rule.name, subject)
