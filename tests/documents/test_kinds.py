"""Each type of the model reads its own form and no other, even where no class uses it alone."""

from __future__ import annotations

import pytest

from concertation.documents.converter import reader
from concertation.documents.model_types import Kind
from concertation.documents.troubles import Misfit
from concertation.model import Json, Period, Range, When
from concertation.texts import Text

VALUES: list[object] = [None, True, 3, 2.5, "a", [3, 4], {"en": "a", "fr": "b"}]
TAKES: dict[Kind, list[object]] = {
    str: ["a"],
    bool: [True],
    int: [3],
    float: [3, 2.5],
    When: [3, "a"],
    Period: ["a"],
    Range: [[3, 4]],
    Text: [{"en": "a", "fr": "b"}],
    Json: [{"en": "a", "fr": "b"}],
}


@pytest.mark.parametrize("kind", TAKES, ids=repr)
@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_type_takes_its_own_form_only(kind: Kind, value: object) -> None:
    """Nothing is turned into anything else in silence: true is no number, three no text, nothing is nothing."""
    if any(value is each or (type(value) is type(each) and value == each) for each in TAKES[kind]):
        reader(kind)(value)
    else:
        with pytest.raises(Misfit) as caught:
            reader(kind)(value)
        (trouble,) = caught.value.troubles
        assert trouble.code == ("null" if value is None else "type")
