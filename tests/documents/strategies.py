"""Hypothesis strategies for texts that readers of YAML get wrong, for plain data, and for documents gone wrong."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

__all__ = ["any_data", "any_texts", "spoilt", "spoilt_text"]

MARKS = "\n\t\r :#-?,[]{}&*!|>'\"%@`ab0.\u2028\x85\x7f\ufeff\xa0~=<\\"
TRAPS = [
    *("on", "NO", "y", "~", "null", "Null", "=", "<<", "...", "---", "- a", "? a", "|", "x: ", "a #b", "a:", "true"),
    *("1e3", "0o7", "12e03", "0x1F", "0b1", "1_000", "+1", ".5", "5.", "012", "1:30", "190:20:30.15", ".inf", "-.INF"),
    *(".nan", "2014", "2014-11-05", "2001-1-1", "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43.10 -5", "1,5"),
    *("\n", "a\n", "a\nb", "a\nb\n", "a\n\n", "a\n\nb", " a\nb", "a\n b\n", "\ta\nb", "a\nb ", "a\r\nb", "# a\n# b"),
]
OTHERS = st.sampled_from(["referent", [], {}, 0, [None], {"id": "a"}, {"id": "a", "action": "b"}, "unknown"])


def any_texts() -> SearchStrategy[str]:
    """Draw any text that UTF-8 can hold, most often one that means something to somebody."""
    return st.text(max_size=20) | st.text(MARKS, max_size=12) | st.sampled_from(TRAPS)


def any_data() -> SearchStrategy[object]:
    """Draw plain data."""
    scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | any_texts()

    def nested(inner: SearchStrategy[object]) -> SearchStrategy[object]:
        return st.lists(inner, max_size=3) | st.dictionaries(any_texts().filter(bool), inner, max_size=3)

    return st.recursive(scalars, nested, max_leaves=8)


def _slots(held: object) -> list[tuple[Any, Any]]:
    if not isinstance(held, dict | list):
        return []
    names = list(held) if isinstance(held, dict) else list(range(len(held)))
    return [each for name in names for each in ((held, name), *_slots(held[name]))]


def spoilt(draw: DataObject, document: dict[str, object]) -> dict[str, object]:
    """Spoil a document somewhere: a value is taken out, replaced, or put where it does not belong."""
    made = copy.deepcopy(document)
    for _ in range(draw.draw(st.integers(1, 3))):
        slots = _slots(made)
        if not slots:
            break
        held, name = slots[draw.draw(st.integers(0, len(slots) - 1))]
        match draw.draw(st.sampled_from(["replace", "remove", "repeat"])), held:
            case "replace", _:
                held[name] = draw.draw(any_data() | OTHERS)
            case "remove", _:
                del held[name]
            case _, list():
                held.append(held[name])
            case _:
                held[draw.draw(any_texts().filter(bool))] = held[name]
    return made


def spoilt_text(draw: DataObject, text: str) -> str:
    """Spoil a text somewhere: a few characters are taken out, and others put in their place."""
    for _ in range(draw.draw(st.integers(1, 3))):
        start = draw.draw(st.integers(0, len(text)))
        text = text[:start] + draw.draw(any_texts()) + text[start + draw.draw(st.integers(0, 3)) :]
    return text
