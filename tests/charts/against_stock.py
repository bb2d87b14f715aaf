"""One walk taken four ways: by a stock ``transitions.Machine``, by the engine step by step, by its batch, by replay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from random import Random

import attrs
from transitions import EventData, Machine, MachineError

from concertation.charts import Answer, Applied, Chart, Held, Move, NotHere, Outcome, Record, State

__all__ = ["Answers", "agree", "random_chart", "random_walk"]

Answers = Mapping[str, Answer]

GUARDS = ("quorum", "mandate", "map-drawn", "@phase")
PASSING: tuple[Answer, ...] = (True, None)
REFUSING: tuple[Answer, ...] = (False, "not yet")


@attrs.define
class Cursor:
    """What a stock machine moves: a state, and the answers of its guards."""

    state: str
    answers: Answers


@attrs.frozen
class StockGuard:
    """A guard as transitions calls it, which knows its own name."""

    name: str

    def __call__(self, event: EventData) -> bool:
        """Answer as the data says."""
        answer = event.model.answers[self.name]  # type: ignore[attr-defined]  # transitions calls a model object
        return answer is True or answer is None


def answering(name: str) -> Callable[[Answers], Answer]:
    """Give the engine's guard of the same name."""
    return lambda answers: answers[name]


class Stock:
    """A stock machine of a chart, which notes what it calls."""

    def __init__(self, chart: Chart) -> None:
        """Build the machine, and listen to it."""
        names = {name for move in chart.moves for name in move.requires}
        self.machine: Machine = chart.to_transitions({name: StockGuard(name) for name in names})
        self.called: list[str] = []
        self.machine.before_state_change = [self._noting("before")]
        self.machine.after_state_change = [self._noting("after")]
        for name, state in self.machine.states.items():
            state.add_callback("exit", self._noting(f"exit {name}"))
            state.add_callback("enter", self._noting(f"enter {name}"))

    def _noting(self, what: str) -> Callable[[EventData], None]:
        return lambda _: self.called.append(what)

    def fire(self, cursor: Cursor, trigger: str) -> tuple[bool | None, tuple[str, ...]]:
        """Give ``True``, ``False`` (refused) or ``None`` (not here), and what was called."""
        self.called.clear()
        try:
            taken = self.machine.events[trigger].trigger(cursor)
        except MachineError:
            return None, ()
        return taken, tuple(self.called)

    def matches(self, said: Outcome[Answers], done: bool | None, called: tuple[str, ...], answers: Answers) -> None:
        """Assert that an outcome is what the machine did, called and refused."""
        match said:
            case Applied():
                assert done is True
                assert ("before", *said.effects, "after") == called
            case Held():
                assert done is False
                assert called == ()
                refused = [(each.candidate.dest, [why.guard for why in each.refusals]) for each in said.unmet]
                assert refused == self._refused(said.state, said.trigger, answers)
            case NotHere():
                assert done is None
                here = [name for name, event in self.machine.events.items() if event.transitions.get(said.state)]
                assert list(said.offered) == here

    def _refused(self, state: str, trigger: str, answers: Answers) -> list[tuple[str, list[str]]]:
        """Give the end of each candidate that the machine tries, with the guards that refuse it."""
        return [
            (row.dest or state, [guard.name for guard in map(guard_of, row.conditions) if no(answers[guard.name])])
            for row in self.machine.events[trigger].transitions[state]
        ]


def guard_of(condition: object) -> StockGuard:
    """Give the guard that a condition of transitions holds."""
    guard: object = getattr(condition, "func", None)
    assert isinstance(guard, StockGuard)
    return guard


def no(answer: Answer) -> bool:
    """Whether an answer refuses."""
    return not (answer is True or answer is None)


def agree(chart: Chart, start: str, answers: Answers, walk: Sequence[str]) -> Counter[str]:
    """Assert that the four ways agree at every step, and count what the steps came to."""
    stock, cursor = Stock(chart), Cursor(start, answers)
    engine = chart.bind({name: answering(name) for name in answers})
    record, log, taken, counted = Record(start, answers), list[tuple[str, str | None]](), list[str](), Counter[str]()
    for trigger in walk:
        done, called = stock.fire(cursor, trigger)
        said = engine.step(record, trigger)
        stock.matches(said, done, called, answers)
        assert engine.explain(record)[trigger] == said
        batch = engine.run(Record(start, answers), [*taken, trigger])
        counted[type(said).__name__] += 1
        if isinstance(said, Applied):
            record = said.record
            taken.append(trigger)
            log.append((trigger, said.candidate.dest if said.candidate.enters else None))
            assert batch.stopped is None
        else:
            assert batch.stopped == said
        assert cursor.state == record.state == batch.record.state == engine.replay(start, log)
        assert len(batch.candidates) == len(taken)
    return counted


def random_chart(random: Random) -> Chart:
    """Make a well-made chart: wildcards, several candidates of a trigger, internal and reflexive moves, guards."""
    states = [f"s{place}" for place in range(random.randint(1, 5))]
    moves = [Move(f"to-{name}", "s0", name, by="body", requires=some(random, GUARDS)) for name in states[1:]]
    for _ in range(random.randint(1, 7)):
        move = Move(
            random.choice(["go", "stay", "back"]),
            "*" if random.random() < 0.25 else some(random, states) or states[:1],
            random.choice([*states, "=", None]),
            by="body",
            requires=some(random, GUARDS),
        )
        moves += able(move, states, moves)
    return Chart("note", [State(name, final=True) for name in states], moves)


def some(random: Random, words: Sequence[str]) -> list[str]:
    """Draw some words, perhaps none."""
    return random.sample(words, random.randint(0, min(3, len(words))))


def able(move: Move, states: Sequence[str], before: Sequence[Move]) -> list[Move]:
    """Keep of a move what may fire after those before it, and order it on purpose."""
    rivals = {
        name: [each for each in before if each.trigger == move.trigger and {name, "*"} & {*each.source}]
        for name in (states if "*" in move.source else move.source)
    }
    left = [name for name, others in rivals.items() if not any({*each.requires} <= {*move.requires} for each in others)]
    if not left:
        return []
    whole = "*" in move.source and len(left) == len(states)
    shares = any(rivals[name] for name in left)
    return [attrs.evolve(move, source=move.source if whole else left, otherwise=shares)]


def random_walk(random: Random, chart: Chart) -> tuple[str, Answers, list[str]]:
    """Draw where a walk begins, what its guards answer, and its triggers."""
    ease = random.random()
    answers = {name: random.choice(PASSING if random.random() < ease else REFUSING) for name in GUARDS}
    return random.choice(chart.states).name, answers, random.choices(chart.triggers, k=random.randint(1, 8))
