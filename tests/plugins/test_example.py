"""The plugin of ``examples/plugin``, as it is once installed: ``pip install --no-deps ./examples/plugin``."""

from __future__ import annotations

import importlib.resources
import re
import tomllib
from pathlib import Path

import pytest

from concertation import Pathway, Process, RuleSet, load, plugins
from concertation.charts import diff

ROOT = Path(__file__).parents[2]
PLUGIN = ROOT / "examples" / "plugin"
SOURCES = sorted(PLUGIN.glob("src/concertation_rennes/*[!_]"))


def test_it_is_installed_as_its_project_file_says() -> None:
    """Its name, its version, its entry points."""
    project = tomllib.loads((PLUGIN / "pyproject.toml").read_text("utf-8"))["project"]
    found = [each for each in plugins.installed() if each.distribution == project["name"]]
    assert {each.version for each in found} == {project["version"]}
    assert {(each.group, each.prefix, each.value) for each in found} == {
        (group, prefix, value)
        for group, entries in project["entry-points"].items()
        for prefix, value in entries.items()
    }
    assert [each.group for each in found] == ["concertation.pathways", "concertation.rules"]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_what_is_installed_is_what_stands_here(source: Path) -> None:
    """Every file of it is in the distribution; after a change, it is installed again."""
    there = importlib.resources.files("concertation_rennes").joinpath(source.name)
    assert there.read_text("utf-8") == source.read_text("utf-8")


def test_its_rules_are_as_complete_as_those_of_the_method() -> None:
    """Both languages, sources, examples; each says where it comes from, and options say on whose word they stand."""
    rules = plugins.rules(["rennes"], require=["concertation-rennes>=1.0"])
    assert rules.names == ("rennes/axis-has-action", "rennes/member-takes-part", "rennes/objective-within-horizon")
    for rule in rules:
        assert rule.plugin == "concertation-rennes 1.0"
        assert rule.sources
        assert rule.reads
        assert rule.good
        assert rule.bad
        texts = [*rule.messages.values(), rule.what, rule.why, rule.way_out]
        assert all(text is not None and text.en != text.fr for text in texts)


def test_its_readme_lists_its_rules() -> None:
    """All of them, and no other."""
    listed = re.findall(r"^\| `(rennes/[\w-]+)`", (PLUGIN / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == list(plugins.rules(["rennes"]).names)


def test_the_sources_of_its_rules_are_those_of_the_example_of_rennes() -> None:
    """The pages that it quotes are listed in the document."""
    pages = (ROOT / "examples" / "rennes" / "concertation.yaml").read_text("utf-8")
    quoted = {each.where.render("en") for rule in plugins.rules(["rennes"]) for each in rule.sources}
    assert len(quoted) == 2
    assert all(place in pages for place in quoted)


def test_it_says_of_rennes_what_its_published_pages_allow() -> None:
    """Three objectives are due in time; the rest nobody has said."""
    concertation = load(ROOT / "examples" / "rennes" / "concertation.yaml").concertation
    report = Process(Pathway.stock(), RuleSet.stock() | plugins.rules(["rennes"])).check(concertation)
    assert [each.rule for each in report.findings if each.rule.startswith("rennes/")] == []
    assert [(each.rule, str(each.path)) for each in report.unknown if each.rule.startswith("rennes/")] == [
        ("rennes/axis-has-action", "axes/ancrage"),
        ("rennes/axis-has-action", "axes/flux"),
        ("rennes/axis-has-action", "axes/gouvernance"),
        ("rennes/axis-has-action", "axes/transition"),
        ("rennes/member-takes-part", "members/groupe-la-poste"),
        ("rennes/objective-within-horizon", "objectives/zfe-creee/due"),
    ]


def test_every_departure_of_its_pathway_has_a_reason() -> None:
    """It extends the method's, and says why at each place."""
    [pathway] = plugins.pathways(["rennes"])
    departures = diff(Pathway.stock(), pathway)
    assert {each.address.split("/")[0] for each in departures} == {"title", "steps", "charts", "levels"}
    assert [each.address for each in departures if each.reason is None] == []
