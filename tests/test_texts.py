"""Texts in two languages, said in the reader's."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concertation.model import Action, Member
from concertation.texts import LANGS, Message, Text, nearest
from tests.roundtrips import pickled, rebuilt
from tests.strategies import slugs, texts

MEMBERS = Text(en="{n} members of {who}", fr="{who} : {n} membres")


def test_a_text_is_said_in_each_language() -> None:
    """English by default; the placeholders may stand in another order."""
    assert MEMBERS.render(n=3, who="Pau") == MEMBERS.render("en", n=3, who="Pau") == "3 members of Pau"
    assert MEMBERS.render("fr", n=3, who="Pau") == "Pau : 3 membres"
    assert LANGS == ("en", "fr")


def test_a_message_is_said_later() -> None:
    """Its values are bound now, its language is chosen when it is read."""
    message = MEMBERS.with_(who="Pau", n=3)
    assert (message.render(), message.render("fr")) == ("3 members of Pau", "Pau : 3 membres")
    assert message == MEMBERS.with_(n=3, who="Pau")
    assert message.values == {"n": 3, "who": "Pau"}
    assert message.template is MEMBERS


@pytest.mark.parametrize(
    ("value", "en", "fr"),
    [
        (None, "(unsaid)", "(non précisé)"),
        (True, "yes", "oui"),
        (False, "no", "non"),
        (3, "3", "3"),
        ((), "", ""),
        (("a", "b"), "a, b", "a, b"),
        ((None, True), "(unsaid), yes", "(non précisé), oui"),
        (Text(en="action", fr="mesure"), "action", "mesure"),
        (Text(en="{x}s", fr="les {x}").with_(x=Text(en="action", fr="mesure")), "actions", "les mesure"),
        ((Text(en="a", fr="à"), Text(en="b", fr="bé")), "a, b", "à, bé"),
        ("{not a placeholder}", "{not a placeholder}", "{not a placeholder}"),
    ],
    ids=repr,
)
def test_each_value_is_said_as_its_language_says_it(value: object, en: str, fr: str) -> None:
    """Yes and no, what is unsaid, lists, and texts within texts."""
    text = Text(en="{value}", fr="{value}")
    assert (text.render("en", value=value), text.render("fr", value=value)) == (en, fr)


def test_a_placeholder_may_follow_dots_or_be_bound_whole() -> None:
    """The field of a value, or a word bound under the dotted name."""
    text = Text(en="{action.title} of {member.name}", fr="{member.name} : {action.title}")
    assert text.placeholders == {"action.title", "member.name"}
    values = {"action": Action("bays", title="Bays"), "member": Member("cci", name="CCI")}
    assert text.render(**values) == "Bays of CCI"
    assert text.with_(**{"action.title": "Bays", "member.name": "CCI"}).render("fr") == "CCI : Bays"


def test_a_value_is_padded_once_it_is_said() -> None:
    """Formats apply to the words."""
    text = Text(en="[{value:>4}]", fr="[{value:>4}]")
    assert (text.render(value=True), text.render("fr", value=True)) == ("[ yes]", "[ oui]")


def test_a_text_lacks_none_of_its_words() -> None:
    """A placeholder without a value is a mistake of whoever speaks."""
    with pytest.raises(KeyError):
        MEMBERS.render(n=3)


@pytest.mark.parametrize(("en", "fr"), [("{n} members", "membres"), ("{n}", "{m}"), ("{a.b}", "{a}"), ("", "{n}")])
def test_two_languages_speak_of_the_same_things(en: str, fr: str) -> None:
    """A translation that drops or adds a placeholder does not load."""
    with pytest.raises(ValueError, match="name different placeholders") as caught:
        Text(en=en, fr=fr)
    assert str(caught.value) == f"the two languages of a text name different placeholders: {en!r} and {fr!r}"


def test_one_language_may_stand_for_both() -> None:
    """A host that speaks one language gives a string."""
    assert Text.of("{n} bays").render("fr", n=2) == "2 bays"
    assert Text.of(MEMBERS) is MEMBERS
    assert Text.plain("Plan", "Le plan") == Text(en="Plan", fr="Le plan")


@given(st.text(), st.text())
def test_plain_words_are_said_as_they_stand(en: str, fr: str) -> None:
    """Whatever braces they hold."""
    text = Text.plain(en, fr)
    assert (text.render("en"), text.render("fr"), text.placeholders) == (en, fr, frozenset())
    assert Text.plain(en).render("fr") == en


@given(texts(), texts())
def test_a_text_and_a_message_are_values(en: str, fr: str) -> None:
    """Equal after pickle, hashable, shown as what would build them."""
    text = Text.plain(en, fr)
    message = Text(en="{word}", fr="{word}").with_(word=text)
    assert pickled(text) == rebuilt(text) == text
    assert pickled(message) == message
    assert hash(pickled(message)) == hash(message)
    assert Message(text).render("fr") == fr


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("publics", ["public", "companies"], "public"),
        ("compagnies", ["public", "companies"], "companies"),
        ("public", ["public"], "public"),
        ("xyz", ["public"], None),
        ("", ["public"], None),
        ("public", [], None),
        ("ab", ["ac", "ad"], None),
    ],
)
def test_the_nearest_word_is_the_one_that_was_meant(word: str, known: list[str], found: str | None) -> None:
    """One that is close enough, or none."""
    assert nearest(word, known) == found


@given(slugs(), st.lists(slugs(), max_size=5), st.randoms(use_true_random=False))
def test_the_nearest_word_does_not_depend_on_an_order(word: str, known: list[str], random: Random) -> None:
    """The same word whatever the order of the known ones, which may be a set; a known word is the nearest to itself."""
    shuffled = random.sample(known, len(known))
    assert nearest(word, known) == nearest(word, shuffled) == nearest(word, frozenset(known))
    assert nearest(word, [*known, word]) == word


def test_the_nearest_of_very_many_words_is_found_in_a_moment() -> None:
    """Among thousands only those that begin alike and are about as long are compared."""
    known = [f"{letter}-action-{place}" for place in range(500) for letter in "abcdefghij"]
    assert nearest("d-actoin-42", known) == "d-action-42"
    assert nearest("z-action-42", known) is None
    assert nearest("d-act", known) is None
    alike = [f"action-{place}" for place in range(5000)]
    assert nearest("actoin-42", reversed(alike)) == nearest("actoin-42", alike)
