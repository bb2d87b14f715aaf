"""The speed of a chart, beside a dispatch written by hand and beside other libraries, in one run.

Run ``python tests/benchmarks/bench_charts.py``; ``--write`` puts the tables and the chart in the documentation.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # `python FILE` puts the folder of the file there

from concertation.charts import Record
from tests.benchmarks.charted import CHART, GUARDS, REFUSED, ROWS, WALK, Facts
from tests.benchmarks.drawing import bars
from tests.benchmarks.measuring import interleaved, table, write
from tests.benchmarks.peers import FACTS, peers, stock_may, stock_refused

BUSY = "discussed"
BEGUN = Record("idle", FACTS)

Dispatch = dict[tuple[str, str], list[tuple[tuple[Callable[[Facts], bool], ...], str]]]


def by_hand() -> Dispatch:
    """Write the table as one would by hand."""
    rows: Dispatch = {}
    for trigger, source, dest in ROWS:
        rows.setdefault((source, trigger), []).append((tuple(GUARDS.values()), dest))
    return rows


TABLE = by_hand()


def dispatch(record: Record[Facts], trigger: str) -> Record[Facts] | None:
    """Take a trigger by hand, on the same immutable record."""
    facts = record.data
    for guards, dest in TABLE[record.state, trigger]:
        for guard in guards:
            if not guard(facts):
                break
        else:
            return Record(dest, facts)
    return None


ENGINE = CHART.bind(GUARDS)
TAKEN = ENGINE.run(BEGUN, WALK).candidates
LOG = tuple((row.move.trigger, row.dest) for row in TAKEN)
PAIRS = tuple((Record(row.source, FACTS), row.move.trigger) for row in TAKEN)
MOVES = len(WALK)


def hand_steps() -> None:
    """Take each step of the walk by hand, on immutable records."""
    for record, trigger in PAIRS:
        dispatch(record, trigger)


def steps() -> None:
    """Take each step of the walk with the engine."""
    step = ENGINE.step
    for record, trigger in PAIRS:
        step(record, trigger)


def hand_loop() -> str:
    """Walk by hand in one loop, with nothing but a state that changes: the least that Python can do."""
    state, facts, rows = "idle", FACTS, TABLE
    for trigger in WALK:
        for guards, dest in rows[state, trigger]:
            for guard in guards:
                if not guard(facts):
                    break
            else:
                state = dest
                break
    return state


SLOWER, FASTER = "× as long", "× as fast"
ASKED = (
    ("a step, beside a dispatch by hand on the same record", "step", "by hand, immutable", SLOWER, "at most 1.3"),
    ("a batch, beside a loop by hand on a variable", "run", "by hand, mutable", SLOWER, "at most 2.2"),
    ("a step, beside stock transitions", "transitions, shared machine", "step", FASTER, "at least 5"),
    ("checked replay, beside stock transitions", "transitions, shared machine", "replay", FASTER, "at least 10"),
    ("every move with its reasons, beside a loop of may_…", "transitions, may_…", "explain", FASTER, "at least 6"),
    ("the same where guards refuse", "transitions, may_… refused", "explain, refused", FASTER, "at least 6"),
    ("a refusal with every reason, beside one with none", "transitions, refused", "refused", FASTER, "–"),
)


def main() -> None:
    """Measure, print, and write where asked."""
    beside = dict(peers())
    walks = {
        "by hand, mutable": hand_loop,
        "by hand, immutable": hand_steps,
        "replay": lambda: ENGINE.replay("idle", LOG),
        "run": lambda: ENGINE.run(BEGUN, WALK),
        "step": steps,
        **beside,
    }
    others = {
        "explain": lambda: ENGINE.explain(Record(BUSY, FACTS)),
        "explain, refused": lambda: ENGINE.explain(Record(BUSY, REFUSED)),
        "transitions, may_…": stock_may(BUSY, FACTS),
        "transitions, may_… refused": stock_may(BUSY, REFUSED),
        "refused": lambda: ENGINE.step(Record("idle", REFUSED), "begin"),
        "transitions, refused": stock_refused(REFUSED),
    }
    times = interleaved({**walks, **others})
    least = times["by hand, mutable"]
    each = table(
        ("ten moves with", "× the loop by hand", "× a step of the engine"),
        ((name, f"{times[name] / least:.1f}", f"{times[name] / times['step']:.1f}") for name in walks),
    )
    asked = table(
        ("what is compared", "measured", "asked for"),
        (
            (said, f"{times[one] / times[other]:.1f} {how}", least_or_most)
            for said, one, other, how, least_or_most in ASKED
        ),
    )
    print(f"{each}\n\n{asked}\n\nthe loop by hand: {MOVES / least:,.0f} moves a second here")
    if "--write" in sys.argv:
        write("charts", f"{asked}\n\n{each}")
        bars("charts", {name: times[name] / least for name in walks}, "time of ten moves, × the loop by hand")


if __name__ == "__main__":
    main()
