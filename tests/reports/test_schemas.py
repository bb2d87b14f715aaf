"""The schemas that we publish: they accept what we write, and nothing else."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any, cast

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from concertation.errors import InvalidValue
from concertation.reports import Checked, problems_data, report_data, report_schema
from tests.reports.forms import NOTICE, crashing, mistakes_of, noticed, reports, samples, unreadable
from tests.reports.texts import PLAN, WAIVED, checked

NAMES = ("report", "problems")


def everything() -> dict[str, Any]:
    """Give a report of which no list is empty."""
    data = report_data(crashing(), [NOTICE])
    plan, waived = report_data(checked(PLAN)), report_data(checked(WAIVED))
    whole = {**data, "unknown": plan["unknown"], "waived": waived["waived"]}
    assert isinstance(plan["findings"], list)
    assert isinstance(data["findings"], list)
    whole["findings"] = [*plan["findings"], *data["findings"]]
    whole["notices"] = problems_data(unreadable().problems, None)["problems"]
    read = json.loads(json.dumps(whole))
    assert isinstance(read, dict)
    return read


def objects(data: object) -> Iterator[dict[str, Any]]:
    """Give every object of data."""
    if isinstance(data, dict):
        yield data
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from objects(each)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one(name: str) -> None:
    """By the draft that it names."""
    schema = report_schema(cast("Any", name))
    Draft202012Validator.check_schema(schema)
    assert (schema["$schema"], schema["$id"]) == (
        "https://json-schema.org/draft/2020-12/schema",
        f"urn:concertation:{name}:1",
    )


@given(reports())
def test_every_report_is_accepted(report: Checked) -> None:
    """On any concertation, some rules failing."""
    assert mistakes_of(report_schema(), report_data(report)) == []


def test_every_kind_of_report_is_accepted() -> None:
    """With waivers, crashes, notices, and without a document."""
    for each in samples():
        notices = each.document.notices if each.document else ()
        assert mistakes_of(report_schema(), report_data(each, notices)) == []
    assert report_data(noticed(), [NOTICE])["notices"] != []
    assert mistakes_of(report_schema(), everything()) == []


def test_problems_are_accepted() -> None:
    """With a file and without."""
    for file in ("broken.yaml", None):
        assert mistakes_of(report_schema("problems"), problems_data(unreadable().problems, file)) == []


def test_no_list_of_the_sample_is_empty() -> None:
    """So that the tests below look into every object that there may be."""
    lists = [key for each in objects(everything()) for key, value in each.items() if isinstance(value, list) and value]
    assert {"findings", "unknown", "nothing_to_look_at", "waived", "notices", "related", "sources", "blocks"} <= {
        *lists
    }
    assert any(each.get("related") for each in everything()["findings"])
    assert any(each["related"] for each in everything()["notices"])


def test_a_key_too_many_and_a_key_too_few_are_refused_everywhere() -> None:
    """A program that reads version 1 knows every key that there may be, and finds every one."""
    for schema, sample in (
        (report_schema(), everything()),
        (report_schema("problems"), problems_data(unreadable().problems, "broken.yaml")),
    ):
        for place in range(len(list(objects(sample)))):
            more = copy.deepcopy(sample)
            list(objects(more))[place]["more"] = 1
            assert mistakes_of(schema, more), list(objects(sample))[place]
            for key in list(objects(sample))[place]:
                less = copy.deepcopy(sample)
                del list(objects(less))[place][key]
                assert mistakes_of(schema, less), key


def test_another_format_another_version_and_another_level_are_refused() -> None:
    """What the words of the format may be is part of it."""
    for key, value in (("format", "concertation-problems"), ("version", 2), ("date", 2026), ("file", 1)):
        assert mistakes_of(report_schema(), {**everything(), key: value}), key
    odd = everything()
    odd["findings"][0]["level"] = "fatal"
    assert mistakes_of(report_schema(), odd)
    assert mistakes_of(report_schema("problems"), report_data(checked(PLAN)))


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_described(name: str) -> None:
    """A schema is read by people too; a reference is described where it leads, or in place."""
    schema = report_schema(cast("Any", name))
    defined = schema["$defs"]
    assert isinstance(defined, dict)
    assert all(each["description"].endswith(".") for each in defined.values())
    for each in objects(schema):
        for key, value in each.get("properties", {}).items():
            assert "description" in value or "$ref" in value, key
        assert each.get("type") != "object" or each["additionalProperties"] is False


def test_what_both_schemas_define_is_the_same() -> None:
    """A problem is a problem, wherever it is told."""
    report, problems = report_schema()["$defs"], report_schema("problems")["$defs"]
    assert isinstance(report, dict)
    assert isinstance(problems, dict)
    assert problems == {key: report[key] for key in problems}


def test_a_format_that_there_is_not_is_told_with_those_that_there_are() -> None:
    """The nearest name."""
    with pytest.raises(InvalidValue) as caught:
        report_schema(cast("Any", "reports"))
    assert caught.value.text("en") == "no format is called 'reports' → did you mean 'report'?"
    assert caught.value.text("fr") == "aucun format ne s'appelle « reports » → vouliez-vous dire « report » ?"


def test_a_schema_is_given_anew_each_time() -> None:
    """Whoever changes it changes their own."""
    report_schema()["title"] = "mine"
    assert report_schema()["title"] == "concertation-report, version 1"
