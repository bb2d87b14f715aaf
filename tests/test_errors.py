"""Errors: what the caller did wrong, every mistake at once, in both languages."""

from __future__ import annotations

import pytest

from concertation.errors import (
    ConcertationError,
    DefinitionError,
    InvalidValue,
    MissingExtra,
    Problem,
    ProblemsError,
    unknown_name,
)
from concertation.texts import Text
from tests.roundtrips import pickled

NO_MAP = Text(en="no map of {place}", fr="pas de plan de {place}").with_(place="Pau")
DRAW = Text(en="draw one", fr="dessinez-en un").with_()


@pytest.mark.parametrize(
    ("problem", "en", "fr"),
    [
        (Problem(code="map", path=".", message=NO_MAP), "no map of Pau", "pas de plan de Pau"),
        (
            Problem(code="map", path="actions/bays", message=NO_MAP),
            "actions/bays: no map of Pau",
            "actions/bays: pas de plan de Pau",
        ),
        (
            Problem(code="map", path="actions/bays", message=NO_MAP, hint=DRAW),
            "actions/bays: no map of Pau → draw one",
            "actions/bays: pas de plan de Pau → dessinez-en un",
        ),
    ],
)
def test_a_problem_is_one_line(problem: Problem, en: str, fr: str) -> None:
    """Where, what, and the way out if there is one."""
    assert (problem.text(), problem.text("en"), problem.text("fr")) == (en, en, fr)
    assert pickled(problem) == problem
    assert hash(pickled(problem)) == hash(problem)


def test_a_problem_is_placed_where_its_value_is() -> None:
    """Below an address, as often as the value is held by another."""
    problem = Problem(code="map", path=".", message=NO_MAP, about="Pau")
    assert problem.under("bays").under("actions") == Problem(
        code="map", path="actions/bays", message=NO_MAP, about="Pau"
    )


@pytest.mark.parametrize(
    ("cls", "bases"),
    [
        (ProblemsError, {ConcertationError}),
        (InvalidValue, {ConcertationError, ProblemsError, ValueError}),
        (DefinitionError, {ConcertationError, ProblemsError, ValueError}),
    ],
)
def test_an_error_says_all_its_problems(cls: type[ProblemsError], bases: set[type[Exception]]) -> None:
    """One a line, in the order given, in English unless asked otherwise; and it is what a caller would guess."""
    problems = [
        Problem(code="map", path=".", message=NO_MAP),
        Problem(code="map", path="a", message=NO_MAP, hint=DRAW),
    ]
    error = cls(iter(problems))
    assert error.problems == tuple(problems)
    assert str(error) == error.text() == "no map of Pau\na: no map of Pau → draw one"
    assert error.text("fr") == "pas de plan de Pau\na: pas de plan de Pau → dessinez-en un"
    assert all(isinstance(error, base) for base in bases)
    again = pickled(error)
    assert (type(again), again.problems, str(again)) == (cls, error.problems, str(error))


def test_a_missing_extra_names_the_line_that_installs_it() -> None:
    """It is an import that failed, and ours."""
    error = MissingExtra("yaml", "PyYAML")
    assert str(error) == "PyYAML is not installed: pip install 'concertation[yaml]'"
    assert isinstance(error, ImportError)
    assert isinstance(error, ConcertationError)
    again = pickled(error)
    assert (again.extra, again.package, str(again)) == ("yaml", "PyYAML", str(error))


@pytest.mark.parametrize(
    ("word", "known", "en", "fr"),
    [
        ("publics", ["public", "other"], " → did you mean 'public'?", " → vouliez-vous dire « public » ?"),
        ("zzz", ["public", "other"], " → one of: other, public", " → au choix : other, public"),
        ("zzz", [], "", ""),
        ("zzz", [f"a{place:02}" for place in range(12)], None, None),
        ("zzz", [f"a{place:02}" for place in range(13)], "", ""),
    ],
)
def test_an_unknown_name_comes_with_the_nearest_or_with_all_of_them(
    word: str, known: list[str], en: str | None, fr: str | None
) -> None:
    """The nearest if there is one; else all that there are, as long as they fit on a line; else nothing."""
    message = Text(en="no circle '{word}'", fr="aucun cercle « {word} »").with_(word=word)
    problem = unknown_name("unknown", "members/cci", message, word, known)
    assert (problem.code, problem.path, problem.about) == ("unknown", "members/cci", word)
    names = ", ".join(known)
    assert problem.text("en") == f"members/cci: no circle '{word}'{f' → one of: {names}' if en is None else en}"
    assert problem.text("fr") == f"members/cci: aucun cercle « {word} »{f' → au choix : {names}' if fr is None else fr}"
