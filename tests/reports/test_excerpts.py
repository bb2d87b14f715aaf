"""The line that a finding speaks of: the caret stands under the words, whatever they are made of."""

from __future__ import annotations

import pytest

from concertation.documents import Place, load
from concertation.reports.excerpts import excerpt
from concertation.reports.layout import WIDTH, wrapped
from concertation.reports.spots import spot_of
from tests.reports.texts import PLAN


def marked(line: str, start: int, end: int | None = None) -> list[str]:
    """Draw one line alone, without the frame."""
    return [each[4:] for each in excerpt(line, Place("c.yaml", 1, start, end))[1:3]]


@pytest.mark.parametrize(
    ("line", "start", "end", "carets"),
    [
        ("title: Charte", 8, 14, "       ^^^^^^"),
        ("title: Charte", 8, None, "       ^"),
        ("\ttitle: é", 9, 10, "\t       ^"),
        ("e\u0301te\u0301: x", 8, 9, "     ^"),
        ("配送: 計画", 5, 7, "      ^^^^"),
        ("", 1, None, "^"),
    ],
    ids=["value", "no-end", "tab", "combining", "wide", "empty"],
)
def test_carets_stand_under_the_value(line: str, start: int, end: int | None, carets: str) -> None:
    """Tabs are kept, wide letters count for two columns, accents that combine for none."""
    assert marked(line, start, end) == [line, carets]


@pytest.mark.parametrize("start", [1, 40, 300, 590, 600])
def test_a_long_line_is_cut_around_the_place(start: int) -> None:
    """A document on one line stays readable: the value is shown, and what is cut is marked."""
    line = "".join(chr(ord("a") + index % 26) for index in range(600))
    shown, carets = marked(line, start, start + 1)
    assert shown[len(carets) - 1] == line[start - 1]
    assert len(shown) + 4 <= WIDTH
    assert shown.startswith("…") == (start > 31)
    assert shown.endswith("…") == (start < 500)


def test_a_long_value_is_underlined_as_far_as_it_is_shown() -> None:
    """The carets end with the line."""
    shown, carets = marked("x" * 300, 1, 301)
    assert len(carets) == len(shown)


def test_a_mark_never_begins_a_line() -> None:
    """French marks stay with the word before them, and a quotation with its guillemets."""
    lines = wrapped("mot " * 23 + "cadrée : oui « non » ; (l. 3), (méthode, 5) → fin " * 3, rest="  ")
    assert len(lines) > 2
    assert not any(line.strip()[0] in ":;»" or line.endswith(("«", "(l.", "(méthode,", "→")) for line in lines)


def test_an_empty_text_is_a_line_all_the_same() -> None:
    """What is led by a label keeps its label."""
    assert wrapped("", first="  = why: ") == ["  = why:"]


@pytest.mark.parametrize(
    ("address", "place", "missing"),
    [
        ("actions/bays/ease", "<text>:26:11", None),
        ("actions/bays/pilot", "<text>:22:12", None),
        ("actions/bays/after", "<text>:27:5", None),
        ("actions/bays/indicators", "<text>:19:5", "indicators"),
        ("actions/bays/standing/by", "<text>:28:5", "by"),
        ("actions/bays/extra", "<text>:19:5", None),
        ("actions/bays", "<text>:19:5", None),
        ("actions", "<text>:18:1", None),
        ("authority/elected_lead", "<text>:5:1", "elected_lead"),
        ("circles/companies/referent", "<text>:12:1", "companies"),
        ("roadmap", "<text>:2:1", "roadmap"),
        (".", "<text>:2:1", None),
    ],
)
def test_a_spot_is_the_value_or_the_nearest_thing_that_holds_it(address: str, place: str, missing: str | None) -> None:
    """A short value is shown itself, a long one by its key, and what is not written by its holder."""
    spot = spot_of(load(PLAN), address)
    assert spot is not None
    assert (str(spot.place), spot.missing, spot.is_nowhere) == (place, missing, address == "roadmap")


def test_parsed_data_has_no_spots() -> None:
    """Nothing was written, so nothing can be shown."""
    assert spot_of(load({"schema": 1, "id": "c", "title": "C", "authority": {"id": "a"}}), "authority") is None
