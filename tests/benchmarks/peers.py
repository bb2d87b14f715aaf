"""The same chart in other libraries, each as its own users would write it, for one closed walk of ten events.

A peer that is not installed is left out, loudly. Each gives what walks, and what lists the moves that are open, if it
has that.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import attrs
from transitions import Machine

from tests.benchmarks.charted import BOTH, CHART, GUARDS, ROWS, STATES, WALK, Facts
from tests.benchmarks.measuring import optional

__all__ = ["peers", "stock_may", "stock_refused"]

Work: TypeAlias = Callable[[], object]
FACTS = Facts()
TRIGGERS = CHART.triggers


@attrs.define
class Cursor:
    """What a shared machine moves."""

    state: str = "idle"
    facts: Facts = FACTS


class Model:
    """What a machine of its own moves; it keeps its guards, as the documentation of transitions shows."""

    def __init__(self, facts: Facts = FACTS) -> None:
        """Keep the facts."""
        self.facts = facts

    def mandate(self) -> bool:
        """Whether somebody asked for it."""
        return self.facts.mandate

    def quorum(self) -> bool:
        """Whether enough are present."""
        return self.facts.quorum


def _transitions() -> list[dict[str, object]]:
    return [{"trigger": name, "source": source, "dest": dest, "conditions": list(BOTH)} for name, source, dest in ROWS]


def _shared() -> Machine:
    asked = {name: (lambda event, guard=guard: guard(event.model.facts)) for name, guard in GUARDS.items()}
    return CHART.to_transitions(asked)


def stock_walk() -> Work:
    """Give a walk on a stock machine that is shared, its model a slotted object: the fastest way with transitions."""
    events, cursor = _shared().events, Cursor()

    def walk() -> None:
        for trigger in WALK:
            events[trigger].trigger(cursor)

    return walk


def stock_refused(facts: Facts) -> Work:
    """Give one event that a stock machine refuses."""
    event, cursor = _shared().events["begin"], Cursor(facts=facts)
    return lambda: event.trigger(cursor)


def _own() -> Any:  # noqa: ANN401  # transitions adds the methods while the program runs
    model = Model()
    Machine(model, states=list(STATES), transitions=_transitions(), initial="idle", auto_transitions=False)
    return model


def stock_may(state: str, facts: Facts) -> Work:
    """Give the loop of ``may_…`` that lists what is open, without any reason."""
    model = _own()
    model.state, model.facts = state, facts
    asks = [getattr(model, f"may_{trigger}") for trigger in TRIGGERS]
    return lambda: [may() for may in asks]


def own_walk() -> Work:
    """Give a walk on a machine of its own."""
    model = _own()

    def walk() -> None:
        for trigger in WALK:
            model.trigger(trigger)

    return walk


def nested_walk() -> Work:
    """Give a walk on a shared hierarchical machine."""
    from transitions.extensions import HierarchicalMachine  # noqa: PLC0415  # slow to import, and only measured here

    asked = {name: (lambda event, guard=guard: guard(event.model.facts)) for name, guard in GUARDS.items()}
    rows = [{**each, "conditions": [asked[name] for name in BOTH]} for each in _transitions()]
    machine = HierarchicalMachine(
        model=None, states=list(STATES), transitions=rows, initial="idle", auto_transitions=False, send_event=True
    )
    cursor = Cursor()

    def walk() -> None:
        for trigger in WALK:
            machine.trigger_event(cursor, trigger)

    return walk


def statemachine_walk() -> Work | None:
    """Give a walk in python-statemachine."""
    library = optional("statemachine")
    if library is None:
        return None
    states = {name: library.State(name, initial=name == "idle") for name in STATES}
    named: dict[str, Any] = {}
    for trigger, source, dest in ROWS:
        row = states[source].to(states[dest], cond=list(BOTH))
        named[trigger] = named[trigger] | row if trigger in named else row
    cls = type("Session", (library.StateMachine,), {**states, **named})
    machine = cls(Model())

    def walk() -> None:
        for trigger in WALK:
            machine.send(trigger)

    return walk


def xstate_walk() -> Work | None:
    """Give a walk in xstate-statemachine."""
    library = optional("xstate_statemachine")
    if library is None:
        return None
    here: dict[str, dict[str, list[dict[str, str]]]] = {name: {} for name in STATES}
    for trigger, source, dest in ROWS:
        here[source].setdefault(trigger, []).append({"target": dest, "guard": "both"})
    config = {"id": "session", "initial": "idle", "context": {"quorum": True, "mandate": True}}
    config["states"] = {name: {"on": on} for name, on in here.items()}
    logic = library.MachineLogic(guards={"both": lambda context, _: context["quorum"] and context["mandate"]})
    machine = library.SyncInterpreter(library.create_machine(config, logic=logic)).start()

    def walk() -> None:
        for trigger in WALK:
            machine.send(trigger)

    return walk


def spiff_walk() -> Work | None:
    """Give a walk in SpiffWorkflow: a choice with a condition before each of ten tasks, in a new workflow each time."""
    if optional("SpiffWorkflow") is None:
        return None
    names = ("operators", "specs.ExclusiveChoice", "specs.Simple", "specs.WorkflowSpec", "workflow")
    operators, choices, simple, root, flows = (importlib.import_module(f"SpiffWorkflow.{name}") for name in names)
    spec = root.WorkflowSpec("session", addstart=True)
    last = spec.start
    for trigger in WALK:
        choice = choices.ExclusiveChoice(spec, f"may-{trigger}")
        refused, task = (simple.Simple(spec, name) for name in (f"refused-{trigger}", trigger))
        last.connect(choice)
        choice.connect(refused)
        choice.connect_if(operators.Equal(operators.Attrib("quorum"), operators.Attrib("mandate")), task)
        last = task

    def walk() -> None:
        workflow = flows.Workflow(spec)
        workflow.task_tree.set_data(quorum=True, mandate=True)
        workflow.run_all()
        if not workflow.is_completed():
            raise RuntimeError(spec.name)

    return walk


def peers() -> Iterator[tuple[str, Work]]:
    """Give each peer that is installed, with its walk."""
    every: list[tuple[str, Work | None]] = [
        ("transitions, shared machine", stock_walk()),
        ("transitions, a machine per model", own_walk()),
        ("transitions, HierarchicalMachine", nested_walk()),
        ("xstate-statemachine", xstate_walk()),
        ("python-statemachine", statemachine_walk()),
        ("SpiffWorkflow", spiff_walk()),
    ]
    yield from ((name, walk) for name, walk in every if walk is not None)
