"""What is left of a place when nobody knows it exactly."""

from __future__ import annotations

import pytest
from yaml.error import MarkedYAMLError, YAMLError

from concertation.documents import Place
from concertation.documents.limits import Limits
from concertation.documents.pages import address
from concertation.documents.parsing import page_of
from concertation.documents.places import Source
from concertation.documents.yaml_errors import unreadable_yaml


def test_a_way_that_leads_nowhere_has_the_place_of_what_would_hold_it() -> None:
    """A problem of what is not written stands where it should have been."""
    page = page_of("a: [b]\n", Limits())
    assert page.place(("a", 3, "c")) == Place("<text>", 1, 4)
    assert page.place(("a", 3), at_key=True) == Place("<text>", 1, 4)
    assert page_of({"a": []}, Limits()).typed(("a",)) is None


def test_an_address_stops_where_a_name_cannot_be_one() -> None:
    """Ids that cannot stand in an address are said by their place in the list; keys that cannot end it."""
    data = {"members": [{"id": "cci"}, {"id": "a b"}, "dreal"], "a b": 1, "actions": [{"id": "b", "after": ["c"]}]}
    assert address(data, ("members", 0, "name")) == "members/cci/name"
    assert address(data, ("members", 1, "name")) == "members/1/name"
    assert address(data, ("members", 2)) == "members/2"
    assert address(data, ("members", 9)) == "members/9"
    assert address(data, ("actions", 0, "after", 0)) == "actions/b/after/c"
    assert address(data, ("a b",)) == "."


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (YAMLError("broken"), "this cannot be read as YAML: broken"),
        (MarkedYAMLError(problem="found something new"), "this cannot be read as YAML: found something new"),
    ],
)
def test_a_complaint_that_nobody_foresaw_is_passed_on(error: YAMLError, expected: str) -> None:
    """Another version of the parser may say other things."""
    problem = unreadable_yaml(Source("c.yaml", "a"), error)
    assert problem.text() == f"c.yaml:1:1 syntax {expected} → check the indentation and the quotes"
