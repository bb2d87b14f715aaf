"""One engine serves any number of threads."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from concertation.charts import Applied, Record
from tests.benchmarks.charted import CHART, GUARDS, REFUSED, WALK, Facts

THREADS, ROUNDS = 8, 100


@pytest.fixture
def hurried() -> Iterator[None]:
    """Let threads be switched as often as can be."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hurried")
def test_eight_threads_share_an_engine() -> None:
    """Eight thousand steps, some refused, and no walk goes wrong."""
    engine = CHART.bind(GUARDS)
    together = threading.Barrier(THREADS)

    def walk(number: int) -> int:
        together.wait()
        right = 0
        facts = Facts() if number % 2 else REFUSED
        for _ in range(ROUNDS):
            record, seen = Record("idle", facts), ["idle"]
            for trigger in WALK:
                said = engine.step(record, trigger)
                record = said.record if isinstance(said, Applied) else record
                seen.append(record.state)
            right += seen == (expected if number % 2 else ["idle"] * len(seen))
        return right

    expected = ["idle", *(row.dest for row in engine.run(Record("idle", Facts()), WALK).candidates)]
    assert len(expected) == len(WALK) + 1
    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(walk, range(THREADS))) == [ROUNDS] * THREADS
