"""What holds of every value of the model, whatever it is."""

from __future__ import annotations

import ast
import copy
import os
import pickle
import subprocess
import sys
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concertation import model
from concertation.errors import InvalidValue
from concertation.model import Concertation, Json, Value
from tests.refusals import refused
from tests.roundtrips import pickled, rebuilt
from tests.strategies import anything

FEW = settings(max_examples=40)
CLASSES = [
    each
    for name in model.__all__
    if isinstance(each := getattr(model, name), type) and issubclass(each, Value) and each is not Value
]
EXAMPLES: dict[str, Value] = {
    "Party": model.Party("cci"),
    "Concertation": Concertation("c", title="C", authority=model.Authority("a")),
    "Dependency": model.Dependency("study"),
    "Expectation": model.Expectation("follow_up"),
}


def example(cls: type[Any]) -> Any:  # noqa: ANN401  # one of each class
    """Give the least that a class of values may say."""
    if cls.__name__ in EXAMPLES:
        return EXAMPLES[cls.__name__]
    required = [each.name for each in attrs.fields(cls) if each.default is attrs.NOTHING]
    return cls(**dict.fromkeys(required, "x"))


@FEW
@given(anything())
def test_a_value_is_equal_to_itself_after_pickle(value: Value) -> None:
    """The same value, the same hash, the same words."""
    again = pickled(value)
    assert again == value
    assert hash(again) == hash(value)
    assert repr(again) == repr(value)
    assert copy.deepcopy(value) == value


@pytest.mark.parametrize("seed", ["1", "4321"])
def test_a_hash_is_not_carried_into_another_process(seed: str) -> None:
    """Where texts hash otherwise: a value that was hashed before it was pickled is found there all the same."""
    plain = Concertation("c", title="C", authority=model.Authority("a", powers={"voirie": True}), totals={"members": 3})
    hash(plain)
    code = (
        "import attrs, pickle, sys\n"
        "value = pickle.load(sys.stdin.buffer)\n"
        "assert hash(value) == hash(attrs.evolve(value)) and {value: 1}[attrs.evolve(value)] == 1\n"
        "print(hash(value))"
    )
    run = subprocess.run(  # noqa: S603  # our own interpreter and code
        [sys.executable, "-c", code],
        input=pickle.dumps(plain),
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    assert int(run.stdout) != hash(plain)


@FEW
@given(anything())
def test_a_value_shows_what_would_build_it(value: Value) -> None:
    """The repr is Python that gives an equal value."""
    assert rebuilt(value) == value


@FEW
@given(anything())
def test_a_value_does_not_show_what_is_unsaid(value: Value) -> None:
    """Of the fields that are given by name, only those that say something more than their default are shown."""
    call = ast.parse(repr(value), mode="eval").body
    assert isinstance(call, ast.Call)
    shown = [each.arg for each in call.keywords]
    defaults = attrs.evolve(example(type(value)))
    for each in attrs.fields(type(value)):
        content = getattr(value, each.name)
        if each.name in shown:
            assert content is not None
        elif each.kw_only:
            assert content == getattr(defaults, each.name)


@FEW
@given(anything(), st.data())
def test_a_value_does_not_change(value: Any, data: st.DataObject) -> None:  # noqa: ANN401  # any value
    """No field can be set or taken away, and none can be added."""
    name = data.draw(st.sampled_from([each.name for each in attrs.fields(type(value))]))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, name, None)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        delattr(value, name)
    with pytest.raises((AttributeError, TypeError)):
        value.something_else = 1


@FEW
@given(anything())
def test_a_value_holds_nothing_that_changes(value: Value) -> None:
    """Tuples, tables and frozen values, all the way down: what can be hashed."""
    for each in attrs.fields(type(value)):
        content = getattr(value, each.name)
        assert not isinstance(content, list | dict | set)
        hash(content)


@pytest.mark.parametrize("cls", CLASSES)
def test_nothing_said_is_not_none_at_all(cls: type[Value]) -> None:
    """In a leaf field None is kept apart from (), by equality, hash and repr."""
    plain = example(cls)
    for each in attrs.fields(cls):
        content = getattr(plain, each.name)
        if content is None and "tuple[" in str(each.type):
            none = attrs.evolve(plain, **{each.name: []})
            assert getattr(none, each.name) == ()
            assert none != plain
            assert f"{each.name}=()" in repr(none)
            assert each.name not in repr(plain)


@pytest.mark.parametrize("cls", CLASSES)
def test_every_value_keeps_the_keys_of_its_document(cls: type[Value]) -> None:
    """Every value takes x-* keys, deep-frozen, and they count when values are compared."""
    plain = example(cls)
    noted = attrs.evolve(plain, extra={"x-source": ["a", {"b": 1}]})
    assert noted.extra == Json({"x-source": ("a", {"b": 1})})
    assert noted != plain
    assert hash(noted.extra) == hash(Json({"x-source": ["a", {"b": 1}]}))
    assert attrs.evolve(noted, extra={}) == plain


@pytest.mark.parametrize("cls", CLASSES)
def test_a_key_of_ones_own_begins_with_x(cls: type[Value]) -> None:
    """Any other is a field that does not exist."""
    plain = example(cls)
    assert refused(lambda: attrs.evolve(plain, extra={"source": 1})) == (
        "extra: expected keys that begin with x-, got source",
        "extra: attendu : des clés qui commencent par x- ; reçu : source",
    )
    assert refused(lambda: attrs.evolve(plain, extra={"x-a": {2}})) == (
        "extra: set cannot be kept in a document",
        "extra: set ne peut pas être conservé dans un document",
    )
    assert refused(lambda: attrs.evolve(plain, extra="x-a")) == (
        "extra: expected keys that begin with x-, got 'x-a'",
        "extra: attendu : des clés qui commencent par x- ; reçu : 'x-a'",
    )


@pytest.mark.parametrize("cls", CLASSES)
def test_a_value_with_several_wrong_fields_names_them_all(cls: type[Value]) -> None:
    """One problem for each wrong field, at that field."""
    plain = example(cls)
    names = [each.name for each in attrs.fields(cls)]
    with pytest.raises(InvalidValue) as caught:
        attrs.evolve(plain, **{name: object() for name in names})
    assert sorted(problem.path for problem in caught.value.problems) == sorted(names)
    assert {problem.code for problem in caught.value.problems} <= {"type", "choice"}
