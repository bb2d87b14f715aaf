"""Where keys and values of a TOML text stand: found where they are written, whatever the text looks like."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from hypothesis import given

from concertation.config.places import spots
from concertation.documents.pages import Spot
from tests.config.toml_texts import Span, Way, Writing, toml_texts

SAMPLE = '''\
# pathway = "old"
lang = "fr"  # the language
"a.b" . 'c' = """x "" = [
lang = 3
"""""
[rules."rennes/bays"]
level="off"
[ rules ]
select = [ # which
  "one", 'two',
  {rule = "three", reason = "["}, ]

[[ rules . per ]]
at = 2026-11-25 07:32:00
[rules.per.levels]
x = [[1], [{y.z = 2}]]
[[rules.per]]
'''


def keys_of(spot: Spot, way: Way = ()) -> Iterator[tuple[Way, Span]]:
    """Where each key stands."""
    for name, span in (spot.keys or {}).items():
        yield (*way, name), span
    for step, part in (spot.parts or {}).items():
        yield from keys_of(part, (*way, step))


def values_of(spot: Spot, way: Way = ()) -> Iterator[tuple[Way, Span]]:
    """Where each value stands, the whole left out."""
    for name, part in (spot.parts or {}).items():
        yield (*way, name), (part.start, part.end)
        yield from values_of(part, (*way, name))


def shape(spot: Spot, text: str) -> object:
    """The data that the spots amount to, each scalar read alone."""
    if spot.keys is not None:
        return {name: shape(part, text) for name, part in (spot.parts or {}).items()}
    if spot.parts is not None:
        return [shape(part, text) for part in spot.parts.values()]
    return tomllib.loads(f"v = {text[spot.start : spot.end]}")["v"]


def test_keys_and_values_are_found_where_they_are_written() -> None:
    """Every form of table, list, key and text."""
    found = {way: SAMPLE[slice(*span)] for way, span in values_of(spots(SAMPLE))}
    assert found == {
        ("lang",): '"fr"',
        ("a.b",): '"a.b"',
        ("a.b", "c"): '"""x "" = [\nlang = 3\n"""""',
        ("rules",): "[ rules ]",
        ("rules", "select"): '[ # which\n  "one", \'two\',\n  {rule = "three", reason = "["}, ]',
        ("rules", "select", 0): '"one"',
        ("rules", "select", 1): "'two'",
        ("rules", "select", 2): '{rule = "three", reason = "["}',
        ("rules", "select", 2, "rule"): '"three"',
        ("rules", "select", 2, "reason"): '"["',
        ("rules", "rennes/bays"): '[rules."rennes/bays"]',
        ("rules", "rennes/bays", "level"): '"off"',
        ("rules", "per"): "[[ rules . per ]]",
        ("rules", "per", 0): "[[ rules . per ]]",
        ("rules", "per", 0, "at"): "2026-11-25 07:32:00",
        ("rules", "per", 0, "levels"): "[rules.per.levels]",
        ("rules", "per", 0, "levels", "x"): "[[1], [{y.z = 2}]]",
        ("rules", "per", 0, "levels", "x", 0): "[1]",
        ("rules", "per", 0, "levels", "x", 0, 0): "1",
        ("rules", "per", 0, "levels", "x", 1): "[{y.z = 2}]",
        ("rules", "per", 0, "levels", "x", 1, 0): "{y.z = 2}",
        ("rules", "per", 0, "levels", "x", 1, 0, "y"): "y",
        ("rules", "per", 0, "levels", "x", 1, 0, "y", "z"): "2",
        ("rules", "per", 1): "[[rules.per]]",
    }


def test_a_key_is_found_at_its_name_and_not_in_a_comment_or_a_text_that_repeats_it() -> None:
    """Lines of the sample, counted by hand."""
    keys = {way: (SAMPLE.count("\n", 0, start) + 1, SAMPLE[start:end]) for way, (start, end) in keys_of(spots(SAMPLE))}
    assert keys["lang",] == (2, "lang")
    assert keys["rules", "rennes/bays"] == (6, '"rennes/bays"')
    assert keys["rules",] == (8, "rules")
    assert keys["rules", "select"] == (9, "select")
    assert keys["rules", "per"] == (13, "per")
    assert keys["rules", "per", 0, "levels"] == (15, "levels")


@given(toml_texts())
def test_whatever_is_written_is_found_where_it_is_written(writing: Writing) -> None:
    """The places noted at writing are those that are found."""
    root = spots(writing.text)
    assert dict(keys_of(root)) == writing.keys
    assert dict(values_of(root)) == writing.values


@given(toml_texts())
def test_what_is_found_has_the_shape_and_the_values_that_the_parser_reads(writing: Writing) -> None:
    """Each stretch, read alone, gives the value that the whole gives."""
    assert repr(shape(spots(writing.text), writing.text)) == repr(tomllib.loads(writing.text))
