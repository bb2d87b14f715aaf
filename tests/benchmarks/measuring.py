"""How benchmarks measure: every contender in turn, round after round, so that a busy machine slows them all alike."""

from __future__ import annotations

import gc
import importlib
import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Final, TypeAlias

__all__ = ["PAGES", "interleaved", "optional", "table", "write"]

PAGES: Final = Path(__file__).resolve().parents[2] / "docs" / "explanation"

Work: TypeAlias = Callable[[], object]


def _once(work: Work, number: int) -> float:
    start = time.perf_counter()
    for _ in range(number):
        work()
    return (time.perf_counter() - start) / number


def _number(work: Work, seconds: float) -> int:
    work()
    return max(1, round(seconds / max(_once(work, 1), 1e-9)))


def interleaved(contenders: Mapping[str, Work], *, rounds: int = 15, seconds: float = 0.05) -> dict[str, float]:
    """Give the median time of one call of each contender, in seconds, over rounds in which each has its turn.

    Args:
        contenders: what to call, by name.
        rounds: how many turns each has.
        seconds: how long a turn lasts, roughly.
    """
    numbers = {name: _number(work, seconds) for name, work in contenders.items()}
    times: dict[str, list[float]] = {name: [] for name in contenders}
    gc.disable()
    try:
        for _ in range(rounds):
            for name, work in contenders.items():
                times[name].append(_once(work, numbers[name]))
    finally:
        gc.enable()
    return {name: statistics.median(each) for name, each in times.items()}


def optional(name: str) -> ModuleType | None:
    """Import a peer, or say loudly that it is left out."""
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"!!! {name} is not installed, so it is NOT measured: pip install -e '.[benchmarks]'")
        return None


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Write a table in Markdown."""
    lines = [list(head), *([str(each) for each in row] for row in rows)]
    rule = ["---", *("--:" for _ in lines[0][1:])]
    return "\n".join(f"| {' | '.join(line)} |" for line in (lines[0], rule, *lines[1:]))


def write(name: str, text: str) -> None:
    """Put a table in the page about speed, between the comments that name it."""
    page = PAGES / "speed.md"
    first, last = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, _, rest = page.read_text(encoding="utf-8").partition(first)
    _, _, after = rest.partition(last)
    page.write_text(f"{before}{first}\n{text}\n{last}{after}", encoding="utf-8")
