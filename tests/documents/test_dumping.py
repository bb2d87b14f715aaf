"""Dumping: one text for each value, in the order of the schema, that nobody misreads."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
import yaml

from concertation.documents import DocumentError, dump, load
from concertation.documents.dumping import Format
from concertation.documents.emitting import yaml_of
from concertation.errors import InvalidValue
from concertation.model import (
    Action,
    Authority,
    Budget,
    Circle,
    Commitment,
    Concertation,
    Dependency,
    Expectation,
    Formation,
    Indicator,
    Measure,
    Member,
    Milestone,
    Objective,
    Party,
    PathwayRef,
    Period,
    Range,
    Review,
    Standing,
    Table,
    Territory,
    Waiver,
    When,
)
from concertation.texts import Text
from tests.refusals import refused

WHOLE = Concertation(
    "pilote",
    title="Charte : acte 1",
    authority=Authority(
        "collectivite", powers=Table({"voirie": True}, {"x-source": "délibération"}), referent="Mobilités"
    ),
    territory=Territory("Le Havre", context="Un port,\nune ville.\n"),
    pathway=PathwayRef("rouen", version="2"),
    standings={"prepare": Standing("framed", since="2023", by="authority")},
    as_of="2025-10-03",
    expectations=[Expectation("follow_up"), Expectation("action_plan")],
    circles=[Circle("quartiers", title=Text(en="Wards", fr="Quartiers"), kinds=())],
    members=[
        Member("dreal", name="NO", circle="quartiers", met_in_diagnosis=False),
        Member("cci", since="2014-spring"),
    ],
    formations=[Formation("copil", members=["dreal", "cci"], meetings_per_year=Range(3, 4), topics=["ZFE", "2014-11"])],
    objectives=[Objective("livrer-mieux", number=1)],
    actions=[
        Action(
            "bays",
            number="1.10",
            objectives=["livrer-mieux"],
            pilot="cci",
            co_pilots=[],
            group=["dreal", Party(name="AECOM"), "cci"],
            start="2014-11",
            end="2015",
            days=60,
            after=[Dependency("diagnostic"), Dependency(text="Accord", met=False), Dependency("audit", lag_days=-5)],
            milestones=[Milestone("Remise", date="2015")],
            budget=Budget(1e16, funders=["ADEME"]),
            partners=[Party("collectivite", extra={"x-a": 1})],
            extra={"x-source": {"pages": [3, [4, []]], "vide": {}}},
        ),
        Action("audit"),
        Action("diagnostic", after=()),
    ],
    indicators=[Indicator("aires", baseline=0.5, every=Period("P1Y"), measures=[Measure("2024", value=-3)])],
    reviews=[Review("bilan", led_by="referent")],
    commitments=[Commitment("cci", actions=["bays"])],
    totals={"members": 50, "actions": "unknown"},
    waivers=[Waiver("three-circles", reason="trop tôt", by="authority")],
    extra={"x-licence": None},
)

YAML = """\
schema: 1
id: pilote
title: "Charte : acte 1"
authority:
  id: collectivite
  powers:
    voirie: true
    x-source: délibération
  referent: Mobilités
territory:
  name: Le Havre
  context: |
    Un port,
    une ville.
pathway:
  id: rouen
  version: "2"
standings:
  prepare:
    state: framed
    since: 2023
    by: authority
as_of: "2025-10-03"
expectations:
  - kind: action_plan
  - kind: follow_up
circles:
  - id: quartiers
    title:
      en: Wards
      fr: Quartiers
    kinds: []
members:
  - id: cci
    since: 2014-spring
  - id: dreal
    name: "NO"
    circle: quartiers
    met_in_diagnosis: false
formations:
  - id: copil
    topics: [ZFE, 2014-11]
    members: [cci, dreal]
    meetings_per_year: [3, 4]
objectives:
  - id: livrer-mieux
    number: 1
actions:
  - id: audit
  - id: bays
    number: "1.10"
    objectives: [livrer-mieux]
    pilot: cci
    co_pilots: []
    group:
      - name: AECOM
      - cci
      - dreal
    partners:
      - id: collectivite
        x-a: 1
    start: 2014-11
    end: 2015
    days: 60
    after:
      - text: Accord
        met: false
      - action: audit
        lag_days: -5
      - diagnostic
    milestones:
      - title: Remise
        date: 2015
    budget:
      amount: 1.0e+16
      funders: [ADEME]
    x-source:
      pages:
        - 3
        - - 4
          - []
      vide: {}
  - id: diagnostic
    after: []
indicators:
  - id: aires
    baseline: 0.5
    every: P1Y
    measures:
      - date: 2024
        value: -3
reviews:
  - id: bilan
    led_by: referent
commitments:
  - by: cci
    actions: [bays]
totals:
  actions: unknown
  members: 50
waivers:
  - rule: three-circles
    reason: trop tôt
    by: authority
x-licence: null
"""


def test_a_whole_concertation_is_written_one_way() -> None:
    """Keys are in the order of the schema, entities by id, short forms short, defaults left out, ``[]`` kept."""
    assert dump(WHOLE) == YAML
    assert load(YAML).concertation == WHOLE


def test_json_says_the_same() -> None:
    """The two formats hold the same data, for readers of YAML 1.1 too."""
    text = dump(WHOLE, "json")
    assert text.startswith('{\n  "schema": 1,\n  "id": "pilote",\n  "title": "Charte : acte 1",\n')
    assert text.endswith('\n  "x-licence": null\n}\n')
    assert json.loads(text) == yaml.safe_load(YAML)
    assert load(text).concertation == WHOLE


def test_nothing_said_and_nothing_there_are_not_the_same() -> None:
    """``None`` leaves no trace; ``()`` is written, and read back as such."""
    whole = Concertation("c", title="C", authority=Authority("m"), actions=[Action("a", after=()), Action("b")])
    assert dump(whole) == (
        "schema: 1\nid: c\ntitle: C\nauthority:\n  id: m\nactions:\n  - id: a\n    after: []\n  - id: b\n"
    )
    a, b = load(dump(whole)).concertation.actions
    assert (a.after, b.after) == ((), None)


def test_the_order_of_a_file_means_nothing() -> None:
    """Two files that differ only in order are written alike."""
    head = "schema: 1\nid: c\ntitle: C\nauthority: {id: m}\n"
    first = f"{head}members: [{{id: b}}, {{id: a}}]\nexpectations: [{{kind: follow_up}}, {{kind: action_plan}}]\n"
    second = f"expectations: [{{kind: action_plan}}, {{kind: follow_up}}]\n{head}members: [{{id: a}}, {{id: b}}]\n"
    assert dump(load(first).concertation) == dump(load(second).concertation)


def test_the_text_does_not_depend_on_the_seed_of_hashes() -> None:
    """Another interpreter, with other hashes, writes the same bytes."""
    script = (
        "import sys; from concertation.documents import dump, load;"
        "sys.stdout.buffer.write(dump(load(sys.stdin.buffer.read()).concertation).encode())"
    )
    for seed in ("1", "2"):
        done = subprocess.run(  # noqa: S603  # this very interpreter, on the script above
            [sys.executable, "-c", script],
            input=YAML.encode(),
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert done.stdout.decode() == YAML


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"a": ["x" * 40, "y" * 40]}, f"a:\n  - {'x' * 40}\n  - {'y' * 40}\n"),
        ({"a": ["x,y", "z: t", "u:v", "w?"]}, 'a: ["x,y", "z: t", "u:v", "w?"]\n'),
        ({"a": "x, y: [z]"}, 'a: "x, y: [z]"\n'),
        ({"a": "x, y [z] {t}"}, "a: x, y [z] {t}\n"),
        ({"a": "https://e.org/#b"}, "a: https://e.org/#b\n"),
        ({"a": "b #c"}, 'a: "b #c"\n'),
        ({"a": "l'aire « de livraison »"}, "a: l'aire « de livraison »\n"),
        ({"a": ""}, 'a: ""\n'),
        ({"a": "b "}, 'a: "b "\n'),
        ({"a": "\x7f\x85\u2028\ufeff\0\t"}, 'a: "\\u007f\\u0085\\u2028\\ufeff\\u0000\\t"\n'),
        ({"a": "b\nc"}, "a: |-\n  b\n  c\n"),
        ({"a": "b\n\nc\n"}, "a: |\n  b\n\n  c\n"),
        ({"a": "b\n\n"}, 'a: "b\\n\\n"\n'),
        ({"a": " b\nc"}, 'a: " b\\nc"\n'),
        ({"a": "b\nc \nd"}, 'a: "b\\nc \\nd"\n'),
        ({"a": ["b\nc", "d"]}, "a:\n  - |-\n    b\n    c\n  - d\n"),
        ({"a": [{"b": 1, "c": [{}]}, []]}, "a:\n  - b: 1\n    c:\n      - {}\n  - []\n"),
        ({"a": [None, True, 1.5, -0.0, 1e-7]}, "a: [null, true, 1.5, -0.0, 1.0e-07]\n"),
        ({"yes": 1, "a b": 2, "a:b": 3, "x-é": 4}, '"yes": 1\na b: 2\n"a:b": 3\nx-é: 4\n'),
        ({"k" * 1001: ["a"]}, f"? {'k' * 1001}\n: [a]\n"),
        ({"k" * 1001: {"a": 1}}, f"? {'k' * 1001}\n:\n  a: 1\n"),
    ],
)
def test_yaml_is_emitted_for_readers(data: dict[str, object], expected: str) -> None:
    """Texts are plain where every reader takes them for themselves, on several lines where they have several."""
    assert yaml_of(data) == expected
    assert yaml.safe_load(expected) == data


def test_what_utf_8_cannot_hold_is_not_written() -> None:
    """Half of a character is refused where it stands in the text that would be written."""
    half = Concertation("c", title="C\ud800", authority=Authority("m"))
    for form, expected in (("yaml", "3:10"), ("json", "4:14")):
        assert refused(lambda form=form: dump(half, form), DocumentError) == (  # type: ignore[misc]  # bound on purpose
            f"<text>:{expected} character this text holds half of a character → write the character itself",
            f"<text>:{expected} character ce texte contient une moitié de caractère → écrivez le caractère lui-même",
        )


def test_a_format_that_is_not_one_is_refused() -> None:
    """The caller is told which there are."""
    form: Format = "ymal"  # type: ignore[assignment]  # what a caller without types may write
    assert refused(lambda: dump(WHOLE, form), InvalidValue) == (
        "format: no format is called 'ymal' → did you mean 'yaml'?",
        "format: aucun format ne s'appelle « ymal » → vouliez-vous dire « yaml » ?",
    )


def test_dates_are_written_as_they_are_known() -> None:
    """A year is a number, a day is quoted for those who would read a date in it."""
    for date, written in (("2014", "2014"), ("2014-11", "2014-11"), ("2014-11-05", '"2014-11-05"'), ("0014", '"0014"')):
        whole = Concertation("c", title="C", authority=Authority("m"), as_of=When(date))
        assert f"\nas_of: {written}\n" in dump(whole)
        assert load(dump(whole)).concertation == whole
