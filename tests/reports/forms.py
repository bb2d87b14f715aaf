"""What the tests of the forms of a report share: documents that hold markup, and the schemas that judge data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import attrs
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft202012Validator

from concertation.documents import DocumentError, DocumentProblem, Place, dump, load
from concertation.findings import Level
from concertation.model import Action
from concertation.process import Process
from concertation.reports import Checked, Unreadable
from concertation.rules import Context, RuleSet, Verdict, rule
from concertation.texts import Text
from tests.reports.texts import LAW, ON, PLAN, WAIVED, bare, breaks, checked
from tests.strategies import concertations

BROKEN: Final = "schema: 1\nid: c\ntitle: C\nauthority: {id: a, referant: R}\nmembers: [{id: m}, {id: m}]\n"
SARIF: Final = Path(__file__).parent / "sarif" / "sarif-schema-2.1.0.json"

NOTICE: Final = DocumentProblem(
    code="unchecked",
    path="pathway",
    message=Text(en="the circles were not checked", fr="les cercles n'ont pas été vérifiés").with_(),
    hint=Text(en="give the pathway", fr="fournissez le cheminement").with_(),
    place=Place("<text>", 2, 1),
)


@rule("points-elsewhere", phase="programme", level=Level.INFO, message="{action} repeats another")
def points_elsewhere(action: Action, ctx: Context) -> Verdict:
    """Show the same other place twice."""
    same = ("actions/bays/title", Text(en="the first", fr="la première").with_())
    return ctx.ok if action.id == "bays" else ctx.find("title", related=[same, same])


def unreadable(text: str = BROKEN, file: str = "broken.yaml") -> Unreadable:
    """Give a document that cannot be judged."""
    try:
        load(text)
    except DocumentError as error:
        problems = [attrs.evolve(each, place=_in(file, each.place)) for each in error.problems]
        return Unreadable(file, tuple(problems))
    raise AssertionError(text)


def _in(file: str, place: Place | None) -> Place | None:
    return place and attrs.evolve(place, file=file)


def noticed(text: str = PLAN) -> Checked:
    """Check a document of which there is something to know."""
    document = attrs.evolve(load(text), notices=(NOTICE,))
    return Checked.of(document, LAW, on=ON)


def crashing() -> Checked:
    """Check a document by a rule that fails and by one that points elsewhere."""
    text = bare("objectives: [{id: o}]", "actions: [{id: bays, title: A}, {id: hub, title: A}]")
    return checked(text, breaks, points_elsewhere)


def samples() -> tuple[Checked, ...]:
    """Give reports with everything that a report may hold."""
    whole = checked(PLAN)
    return (whole, checked(WAIVED), crashing(), noticed(), checked(bare()), Checked.of(whole.concertation, on=ON))


_LAW: Final = Process(rules=RuleSet.stock() | [breaks, points_elsewhere])


def reports() -> st.SearchStrategy[Checked]:
    """Draw the report on any concertation that was read from a document, some rules of it failing."""
    return concertations().map(lambda whole: Checked.of(load(dump(whole)), _LAW, on=ON))


_STANDARD: Final = Draft4Validator(json.loads(SARIF.read_text(encoding="utf-8")))


def mistakes_of_sarif(data: object) -> list[str]:
    """Give what the schema of SARIF says against data."""
    return [each.message for each in _STANDARD.iter_errors(_plain(data))]


def mistakes_of(schema: Mapping[str, object], data: object) -> list[str]:
    """Give what a schema of ours says against data."""
    return [each.message for each in Draft202012Validator(schema).iter_errors(_plain(data))]


def _plain(data: object) -> object:
    return json.loads(json.dumps(data))
