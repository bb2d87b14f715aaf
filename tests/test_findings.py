"""Findings: a place, a level, a source, a way out."""

from __future__ import annotations

import itertools
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from concertation.findings import Finding, Level, Path, Related, Source
from concertation.model import Change, Put
from concertation.texts import Text
from tests.refusals import refused
from tests.roundtrips import pickled, rebuilt

NAMES = st.text("abcdefghij-_0123456789é.x", min_size=1, max_size=5).filter(lambda name: name not in {".", ".."})
ADDRESSES = st.just(".") | st.lists(NAMES, min_size=1, max_size=4).map("/".join)


@given(ADDRESSES)
def test_an_address_is_text(text: str) -> None:
    """It compares, sorts, hashes and serialises as its text, and is a value."""
    path = Path(text)
    assert path == text
    assert hash(path) == hash(text)
    assert str(path) == text
    assert sorted([path, "a"]) == sorted([text, "a"])
    assert (type(pickled(path)), pickled(path)) == (Path, path)
    assert rebuilt(path) == path
    assert Path(path) == path


@given(ADDRESSES)
def test_an_address_is_its_parts(text: str) -> None:
    """The whole has none; going down each part leads back to it; its parent holds it."""
    path = Path(text)
    here = Path()
    for part in path.parts:
        assert (here / part).parent == here
        here /= part
    assert here == path
    assert path / "." == path
    assert path.within(path.parent)
    assert path.within(".")
    assert Path(".").parts == ()
    assert Path(".").parent == "."


@given(ADDRESSES, ADDRESSES)
def test_an_address_is_within_another_when_its_parts_begin_alike(one: str, other: str) -> None:
    """A name that begins like another does not lie within it: actions/bays-2 is not within actions/bays."""
    path, around = Path(one), Path(other)
    assert path.within(around) is (path.parts[: len(around.parts)] == around.parts)
    assert (path / "x").within(path)
    if path != ".":
        assert not Path(f"{path}x").within(path)
        assert not Path(".").within(path)


@given(ADDRESSES, ADDRESSES)
def test_a_relative_address_is_added_whole(one: str, other: str) -> None:
    """To go two names further is to go one, then the other."""
    path, further = Path(one), Path(other)
    assert (path / further).parts == (*path.parts, *further.parts)


@pytest.mark.parametrize("text", ["", "/", "a/", "/a", "a//b", "..", "a/..", "a/./b", "a b", "a\n", "\t", "a/b\u2028"])
def test_what_is_no_address_is_refused(text: str) -> None:
    """Names have no space, no slash, and are not dots."""
    assert refused(lambda: Path(text)) == (
        f"'{text}' is not an address → '.' is the whole; otherwise names separated by '/', as in actions/bays/pilot",
        f"« {text} » n'est pas une adresse → « . » désigne le tout ; sinon des noms séparés par « / », comme actions/bays/pilot",
    )


def test_levels_are_ordered_by_seriousness() -> None:
    """An error is more serious than a warning, a warning than an information."""
    assert Level.INFO < Level.WARNING < Level.ERROR
    assert sorted([Level.ERROR, Level.INFO, Level.WARNING]) == list(Level)
    for one, other in itertools.product(Level, Level):
        assert (one <= other) is (not one > other)
    assert [level.value for level in Level] == ["info", "warning", "error"]
    assert [level.label.render("en") for level in Level] == ["info", "warning", "error"]
    assert [level.label.render("fr") for level in Level] == ["information", "avertissement", "erreur"]


def test_a_level_may_be_read_from_its_name() -> None:
    """A level is itself; a word that names none comes with the nearest that does."""
    assert [Level.of(level.value) for level in Level] == [Level.of(level) for level in Level] == list(Level)
    assert refused(lambda: Level.of("eror")) == (
        "no level is called 'eror' → did you mean 'error'?",
        "aucun niveau ne s'appelle « eror » → vouliez-vous dire « error » ?",
    )


def test_a_source_is_quoted_as_each_language_quotes() -> None:
    """The words are those of the source, whatever the language."""
    source = Source("Il faut définir un point de démarrage", Text(en="method, 1", fr="méthode, 1"))
    assert source.text() == '"Il faut définir un point de démarrage" (method, 1)'
    assert source.text("fr") == "« Il faut définir un point de démarrage » (méthode, 1)"
    assert Source("Il faut", "CEREMA").text("fr") == "« Il faut » (CEREMA)"


def finding(**fields: Any) -> Finding:  # noqa: ANN401  # the fields of a finding
    """Give a finding of which only some fields are said."""
    given: dict[str, Any] = {
        "rule": "action-has-pilot",
        "level": Level.ERROR,
        "path": Path("actions/bays/pilot"),
        "subject": Path("actions/bays"),
        "message": Text(en="'{title}' has no pilot", fr="« {title} » n'a pas de pilote").with_(title="Aires"),
        **fields,
    }
    return Finding(**given)


def test_a_finding_is_one_sentence_in_each_language() -> None:
    """Its place, its level and its source are beside it."""
    assert finding().text() == "'Aires' has no pilot"
    assert finding().text("fr") == "« Aires » n'a pas de pilote"
    assert (finding().sources, finding().remedy, finding().related, finding().crashed) == ((), (), (), False)


def test_a_finding_is_a_value_whatever_would_lift_it() -> None:
    """Two findings are one when they say the same; a way out is advice."""
    plain = finding(sources=(Source("pilote", "method, 5"),), related=(Related(Path("members"), Text.of("b").with_()),))
    advised = attrs.evolve(plain, remedy=(Change("actions/bays", group=["cci"]), Put()))
    assert advised == plain
    assert hash(advised) == hash(plain)
    assert pickled(advised) == plain
    assert [act.code() for act in pickled(advised).remedy] == ["Change('actions/bays', group=('cci',))", "Put()"]
    assert finding(level=Level.WARNING) != finding()
    assert finding(crashed=True) != finding()
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        plain.level = Level.INFO  # type: ignore[misc]  # on purpose
