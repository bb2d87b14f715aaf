"""One process serves any number of concertations and threads."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from concertation.model import Action, Concertation, Fire, Put
from concertation.process import Process, Refused

THREADS, ROUNDS = 8, 36


@pytest.fixture
def hurried() -> Iterator[None]:
    """Let threads be switched as often as can be."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def walk(process: Process, begun: Concertation, rounds: int) -> list[tuple[str, bool, str]]:
    """Retain, set aside and reopen, some of it refused, and note where that leads."""
    now, seen = begun, []
    for number in range(rounds):
        for move, by in (
            ("prepare.start", "authority"),
            ("prepare.frame", "authority"),
            ("programme.start", "body"),
            ("programme.validate", "body"),
            (f"actions/a{number % 3}.retain", "body"),
            (f"actions/a{number % 3}.plan", "authority"),
            ("prepare.reopen", "member"),
        ):
            try:
                now = process.do(now, Fire(move), by=by, on="2026-02-01").concertation
            except Refused as refused:
                seen.append((move, False, refused.text()))
            else:
                seen.append((move, True, repr(now.standings)))
        assert process.explain(now)[f"actions/a{number % 3}.retain"].allowed is False
    return seen


@pytest.mark.usefixtures("hurried")
def test_eight_threads_share_a_process() -> None:
    """The same value is carried forward by eight threads at once; each goes the way that one alone goes."""
    process = Process.stock()
    begun = process.begin("Charte", authority="Ville", by="authority", on="2026-01-05").concertation
    begun = process.do(
        begun, *(Put(Action(f"a{each}")) for each in range(3)), by="authority", on="2026-01-06"
    ).concertation
    alone = walk(process, begun, ROUNDS)
    together = threading.Barrier(THREADS)

    def with_others(_: int) -> list[tuple[str, bool, str]]:
        together.wait()
        return walk(process, begun, ROUNDS)

    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(with_others, range(THREADS))) == [alone] * THREADS
    assert {allowed for _, allowed, _ in alone} == {True, False}
