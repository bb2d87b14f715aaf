"""The laws of documents: what is written is read back, by everybody; and nothing but a document error comes out."""

from __future__ import annotations

import json
import math

import attrs
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from concertation.documents import DocumentError, dump, load, yaml_text
from concertation.documents.dumping import Format, data_of
from concertation.documents.emitting import yaml_of
from concertation.documents.reading import Readable
from concertation.documents.scalars import meaning
from concertation.model import Concertation, resolve
from tests.documents.strategies import any_data, any_texts, spoilt, spoilt_text
from tests.strategies import addresses, concertations

LAWS = settings(max_examples=60, deadline=None)
FORMATS = st.sampled_from(["yaml", "json"])


def read_by_both(text: str, monkeypatch: pytest.MonkeyPatch) -> list[Concertation | DocumentError]:
    """Read a text with the parser written in C and with the pure one."""
    outcomes: list[Concertation | DocumentError] = []
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        monkeypatch.setattr(yaml_text, "LOADER", loader)
        try:
            outcomes.append(load(text).concertation)
        except DocumentError as error:
            outcomes.append(error)
    return outcomes


def fate_of(source: Readable) -> Concertation | list[tuple[str, str, str | None]]:
    """Give what a document is loaded as, or the problems that it has."""
    try:
        return load(source).concertation
    except DocumentError as error:
        return sorted((each.code, each.path, each.about) for each in error.problems)


@LAWS
@given(concertations(), FORMATS)
def test_what_is_dumped_is_loaded_back(whole: Concertation, form: Format) -> None:
    """``load(dump(c)) == c``, in each format; and dumping again gives the same text."""
    text = dump(whole, form)
    again = load(text).concertation
    assert again == whole
    assert hash(again) == hash(whole)
    assert dump(again, form) == text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@LAWS
@given(concertations(), any_texts().filter(str.strip), any_data())
def test_any_text_and_any_data_survive_a_document(whole: Concertation, title: str, data: object) -> None:
    """What readers of YAML get wrong is written so that none does, ours included."""
    odd = attrs.evolve(whole, title=title, extra={"x-data": data})
    assert load(dump(odd)).concertation == odd
    assert load(dump(odd, "json")).concertation == odd
    assert load(data_of(odd)).concertation == odd


@LAWS
@given(st.dictionaries(any_texts().filter(bool), any_data(), min_size=1, max_size=4))
@example({"k" * 1001: ["a"]})
@example({"é" * 1100: {"a": "b\nc"}})
def test_every_reader_of_yaml_reads_the_same_data(data: dict[str, object]) -> None:
    """PyYAML, which reads YAML 1.1, and the core rules of YAML 1.2 agree on what is emitted."""
    text = yaml_of(data)
    assert yaml.safe_load(text) == data
    assert json.loads(json.dumps(yaml.load(text, Loader=yaml.CSafeLoader))) == data


@LAWS
@given(any_texts() | st.floats(allow_nan=False).map(str) | st.integers().map(str))
def test_a_text_that_is_not_quoted_means_itself(text: str) -> None:
    """What our own reading takes for something else is quoted."""
    (line,) = yaml_of({"a": text}).splitlines() if "\n" not in text else ['a: ""']
    if not line.startswith('a: "'):
        assert meaning(text) == text


@LAWS
@given(concertations(), FORMATS, st.data())
def test_every_address_of_a_dumped_document_has_a_place(whole: Concertation, form: Format, draw: DataObject) -> None:
    """Where a value is said, its place is there, and what is typed there is the value."""
    address = draw.draw(addresses(whole))
    loaded = load(dump(whole, form))
    place = loaded.place(address)
    assert place is not None
    assert place.end_column is not None
    value = resolve(whole, address)
    if value and isinstance(value, int | float) and not isinstance(value, bool):
        line = str(loaded.text).splitlines()[place.line - 1]
        assert math.isclose(float(line[place.column - 1 : place.end_column - 1]), value)


@LAWS
@given(st.text() | st.binary() | any_texts() | any_data().map(json.dumps))
def test_nothing_but_a_document_error_comes_out_of_any_input(source: Readable) -> None:
    """Garbage is refused, each problem at a place of the input, in both languages."""
    with pytest.raises(DocumentError) as caught:
        load(source)
    assert caught.value.problems
    assert all(each.place is not None for each in caught.value.problems)
    assert caught.value.text("fr")


@LAWS
@given(concertations(), st.data())
def test_a_document_gone_wrong_is_loaded_or_refused(whole: Concertation, draw: DataObject) -> None:
    """Whatever the values, every form of the same data has the same fate, and what stands in for an id stays inside."""
    data = spoilt(draw, json.loads(dump(whole, "json")))
    said, *others = [fate_of(source) for source in (data, json.dumps(data), yaml_of(data) or "{}")]
    assert others == [said, said]
    assert "unstated" not in repr(said)


@LAWS
@given(concertations(), st.data())
def test_both_parsers_of_yaml_say_the_same(whole: Concertation, draw: DataObject) -> None:
    """The parser written in C is only faster; of tabs, and of the like, the pure one may speak in other words."""
    text = spoilt_text(draw, dump(whole))
    with pytest.MonkeyPatch.context() as patch:
        fast, pure = read_by_both(text, patch)
    assert isinstance(fast, Concertation) == isinstance(pure, Concertation)
    if isinstance(fast, Concertation):
        assert fast == pure
