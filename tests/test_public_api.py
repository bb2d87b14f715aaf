"""The public names: adding one, or taking one away, is decided, and never an accident."""

from __future__ import annotations

import ast
import functools
import importlib
import itertools
import pkgutil
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

import concertation

FACADE = """
    ActionGraph Change Concertation ConcertationError Context Decision DocumentError Dossier Finding Fire Level
    Pathway Process Put Refused Remove RuleSet Unwaive Verdict Waive dump load rule
"""
PUBLIC = {
    "charts": """
        Answer Applied CHARTED Candidate Chart ChartError Departure DepartureKind Engine Guard Held Move
        NotHere Outcome Pathway Record Refusal State Step Unmet Walked diff
    """,
    "cli": """
        main
    """,
    "config": """
        Choices Config Given Ignored Mention Resolved RuleSettings Scope Settled find_config language_of
        load_config settle
    """,
    "documents": """
        DocumentError DocumentProblem Limits Loaded LoadedPathway Place RelatedPlace append_entries dump
        dump_entry dump_pathway load load_entries load_pathway save
    """,
    "errors": """
        ConcertationError DefinitionError InvalidValue MissingExtra Problem ProblemsError unknown_name
    """,
    "findings": """
        Finding Level Path Related Remedy Source
    """,
    "model": """
        Act Action Actor Adopt Authority Axis Begin Budget COLLECTIONS Change Circle Commitment Concertation
        Dependency Diagnosis Edit Entity Expectation Experiment Fire Formation GroundRules Indicator Json
        Measure Member Migrate Milestone Objective Obstacle Party PathwayRef Period Proposition Put RESERVED
        ROLES Range Remove Renaming Resolution Review Roadmap Standing StartingPoint Table Territory
        UnknownAddress Unwaive Value Waive Waiver When resolve slug
    """,
    "planning": """
        ActionGraph CyclicPlan FirstActions first_actions is_easy_and_short is_mastered is_met is_short
        state_of
    """,
    "plugins": """
        API Group Installed Plugin PluginError installed pathways rules
    """,
    "process": """
        Act Adopt Agenda Answer Begin Change Coverage Decision Dossier Due DueKind DueStatus Entry
        Exploration Fire Gated Invalid Law Lock Locked Migrate Migration MigrationPlan MotiveMissing
        Movability NextStep NoSuchMove NotMigrated NotYours Option OtherPathway OtherPathwayError Outcome
        Part Process Put Reason Refused Remove Row Scope StillReferenced TooEarly Trace Turn Unstated
        Unwaive Violation Waive agenda migrate plan_migration ways_out
    """,
    "reports": """
        Blocked Checked Judged Situation Spot Subject Unreadable as_json chart_dot chart_mermaid
        decided_data departure_data departures_text done_text pathway_data pathway_text problems_data
        refusal_text report_concise report_data report_github report_markdown report_sarif report_schema
        report_text rule_page status_data status_text summary
    """,
    "rules": """
        Answer Checklist Clock Context Example Finding Level Metadata Option Override Report Rule RuleSet
        Selection Setting Settings Source Subjects Unknown Verdict Waived check described evaluate option
        recheck rule subjects verdicts
    """,
    "texts": """
        LANGS Lang Message Text nearest
    """,
}


def words(text: str) -> list[str]:
    """Give the words of a text, sorted."""
    return sorted(text.split())


def test_the_facade_is_a_menu() -> None:
    """Twenty-five names at most, these ones, each loaded from its home when it is first asked for."""
    assert sorted(concertation.__all__) == words(FACADE)
    assert len(concertation.__all__) <= 25
    assert dir(concertation) == sorted(concertation.__all__)
    for name in concertation.__all__:
        assert getattr(concertation, name) is not None
    namespace: dict[str, object] = {}
    exec("from concertation import *", namespace)  # noqa: S102  # what a user may write
    assert set(namespace) - {"__builtins__"} == set(concertation.__all__)


def test_an_unknown_name_is_an_ordinary_attribute_error() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="module 'concertation' has no attribute 'Concertaton'"):
        concertation.Concertaton  # noqa: B018  # asked for on purpose


def homes() -> Iterator[str]:
    """Give the public packages and modules: those directly in the package."""
    for each in pkgutil.iter_modules(concertation.__path__):
        yield each.name


def test_every_package_says_what_is_public() -> None:
    """No package is public by accident."""
    assert sorted(homes()) == sorted(PUBLIC)


@pytest.mark.parametrize("home", PUBLIC)
def test_the_public_names_of_a_package_are_these(home: str) -> None:
    """Whoever changes them changes this page, and the changelog."""
    module = importlib.import_module(f"concertation.{home}")
    assert sorted(module.__all__) == words(PUBLIC[home])
    assert len(set(module.__all__)) == len(module.__all__)
    assert all(hasattr(module, name) for name in module.__all__)


@functools.cache
def described() -> frozenset[str]:
    """Give the names that are assigned at the top of a module, with a docstring below."""
    found: set[str] = set()
    for path in Path(concertation.__file__).parent.rglob("*.py"):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        for statement, below in itertools.pairwise(body):
            targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
            if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
                found |= {each.id for each in targets if isinstance(each, ast.Name)}
    return frozenset(found)


@pytest.mark.parametrize("home", ["", *PUBLIC])
def test_every_public_name_is_documented(home: str) -> None:
    """Modules, classes and functions by their docstring; aliases and constants by the one below their definition."""
    module = importlib.import_module(f"concertation.{home}".rstrip("."))
    assert module.__doc__
    undocumented = [name for name in module.__all__ if not is_documented(name, getattr(module, name))]
    assert undocumented == []


def is_documented(name: str, value: object) -> bool:
    """Whether a class or a function has a docstring of its own, or anything else one below its definition."""
    if isinstance(value, type | types.FunctionType):
        return bool(value.__doc__) and not str(value.__doc__).startswith(f"{name}(")
    return name in described()
