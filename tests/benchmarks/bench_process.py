"""The speed of one move of a process on concertations of ten to ten thousand entities, and where the time goes.

Run ``python tests/benchmarks/bench_process.py``; ``--write`` puts the table in the documentation.
"""

from __future__ import annotations

import copy
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # `python FILE` puts the folder of the file there

from concertation.documents import dump_entry
from concertation.model import Concertation, Fire, When
from concertation.process import Process
from concertation.process.definition import settings_of
from concertation.process.draft import Draft, Standings
from concertation.process.moves import rule_on
from concertation.process.view import View
from tests.benchmarks.measuring import interleaved, table, write
from tests.benchmarks.sized import DAY, sized

SIZES = (10, 100, 1_000, 10_000)
MOVES = (("actions/a1.retain", "body"), ("actions/a1.plan", "authority"), ("programme.propose", "body"))
PROCESS = Process.stock()


def parts(concertation: Concertation, move: str, by: str) -> dict[str, float]:
    """Time a move, and what it is made of; ``first`` is on a value about which nothing has been worked out yet."""
    on, fire, settings = When(DAY), Fire(move), settings_of(PROCESS.pathway, PROCESS.rules)
    done = PROCESS.do(concertation, fire, by=by, on=DAY)
    row, entry = done.entries[0].rows[0], done.entries[0]

    def gate() -> object:
        return rule_on(View(concertation, PROCESS.pathway, settings, on), Standings(concertation), fire, by)

    def copied() -> object:
        draft = Draft(concertation)
        draft.enter(row, by, on, None)
        return draft.build()

    return interleaved(
        {
            "whole": lambda: PROCESS.do(concertation, fire, by=by, on=DAY),
            "first": lambda: PROCESS.do(copy.copy(concertation), fire, by=by, on=DAY),
            "gate": gate,
            "copy": copied,
            "journal": lambda: dump_entry(entry),
        },
        rounds=9,
    )


def rows() -> Iterator[tuple[str, ...]]:
    """Measure every move at every size; times are multiples of the first line's."""
    least = 0.0
    for move, by in MOVES:
        for size in SIZES:
            concertation = sized(PROCESS, size)
            if move.endswith(".plan"):
                retain = Fire(move.replace(".plan", ".retain"))
                concertation = PROCESS.do(concertation, retain, by="body", on=DAY).concertation
            times = parts(concertation, move, by)
            whole = times["whole"] + times["journal"]
            least = least or whole
            made_of = (times["gate"], times["copy"], times["journal"])
            shares = (f"{100 * each / whole:.0f} %" for each in (*made_of, max(0.0, whole - sum(made_of))))
            yield (f"`{move}`", f"{size:,}", f"{times['first'] / least:.1f}", f"{whole / least:.1f}", *shares)
    print(f"× 1 is {1e3 * least:.2f} ms here\n")


def main() -> None:
    """Measure, print, and write where asked."""
    said = table(("move", "entities", "×, the first", "×, those after", "gate", "copy", "journal", "the rest"), rows())
    print(said)
    if "--write" in sys.argv:
        write("process", said)


if __name__ == "__main__":
    main()
