"""Plugins that are asked for: what metadata tells of them, before any is imported."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concertation import RuleSet, plugins
from concertation.errors import MissingExtra
from concertation.plugins import PluginError
from tests.plugins.installing import Site, one_rule, opened
from tests.refusals import refused

RAISES = "raise RuntimeError('imported')"
PREFIXES = ("nantes", "pau", "rennes")


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Three plugins, each with rules, and a fourth that nobody asks for and that cannot be imported."""
    with opened(Path(tmp_path_factory.mktemp("three"))) as site:
        for prefix in PREFIXES:
            module = f"charte_{prefix}"
            source = one_rule(f"{prefix}/one", f"{prefix}/two")
            site.install(f"charte-{prefix}", rules={prefix: f"{module}:plugin"}, modules={module: source})
        site.install("charte-cassee", rules={"cassee": "charte_cassee:plugin"}, modules={"charte_cassee": RAISES})
        yield site


@given(asked=st.lists(st.sampled_from(PREFIXES)))
def test_rules_are_those_of_the_plugins_asked_for_in_any_order(three: Site, asked: list[str]) -> None:
    """However often, in whatever order; nothing else is imported."""
    found = plugins.rules(asked, distributions=three.distributions)
    assert set(found.names) == {f"{prefix}/{name}" for prefix in asked for name in ("one", "two")}
    assert "charte_cassee" not in sys.modules


def test_a_rule_says_which_distribution_it_comes_from(three: Site) -> None:
    """So that whoever reads of it knows whom to tell."""
    found = plugins.rules(["pau", "rennes"], distributions=three.distributions)
    assert {each.name: each.plugin for each in found} == {
        "pau/one": "charte-pau 1.0",
        "pau/two": "charte-pau 1.0",
        "rennes/one": "charte-rennes 1.0",
        "rennes/two": "charte-rennes 1.0",
    }


def test_a_word_alone_is_a_list_of_one(three: Site) -> None:
    """Its letters are no prefixes."""
    found = plugins.rules("rennes", require="charte-rennes", distributions=three.distributions)
    assert found.names == ("rennes/one", "rennes/two")


def test_the_rules_of_plugins_join_those_of_the_method(three: Site) -> None:
    """The slash keeps them apart."""
    assert len(RuleSet.stock() | plugins.rules(PREFIXES, distributions=three.distributions)) == len(RuleSet.stock()) + 6


def test_an_unknown_prefix_is_told_with_the_nearest(three: Site) -> None:
    """Else with those that there are; nothing is said of what to install, which nobody knows."""
    assert refused(lambda: plugins.rules(["renne", "lyon"], distributions=three.distributions), PluginError) == (
        "plugins/lyon: no installed plugin has the prefix 'lyon' → one of: cassee, nantes, pau, rennes\n"
        "plugins/renne: no installed plugin has the prefix 'renne' → did you mean 'rennes'?",
        "plugins/lyon: aucun module installé n'a le préfixe « lyon » → au choix : cassee, nantes, pau, rennes\n"
        "plugins/renne: aucun module installé n'a le préfixe « renne » → vouliez-vous dire « rennes » ?",
    )


def test_where_no_plugin_is_installed_that_is_told() -> None:
    """A list of none would not help."""
    assert refused(lambda: plugins.pathways(["lyon"], distributions=[]), PluginError) == (
        "plugins/lyon: no installed plugin has the prefix 'lyon' → no plugin is installed here",
        "plugins/lyon: aucun module installé n'a le préfixe « lyon » → aucun module n'est installé ici",
    )


@pytest.mark.parametrize("group", ["rules", "pathways"])
def test_two_distributions_with_one_prefix_are_named_before_either_is_imported(site: Site, group: str) -> None:
    """Whatever each of them offers; who asks for neither is not bothered."""
    site.install("charte-rennes", rules={"rennes": "first:plugin"}, modules={"first": RAISES})
    second = {"rennes": "second:plugin"}
    if group == "rules":
        site.install("rennes-bis", "2.3", rules=second, modules={"second": RAISES})
    else:
        site.install("rennes-bis", "2.3", pathways=second, modules={"second": RAISES})
    assert refused(lambda: plugins.rules(["rennes"], distributions=site.distributions), PluginError) == (
        "plugins/rennes: 'rennes' is the prefix of several plugins: charte-rennes 1.0, rennes-bis 2.3 → a prefix belongs to one distribution: uninstall the others",
        "plugins/rennes: « rennes » est le préfixe de plusieurs modules : charte-rennes 1.0, rennes-bis 2.3 → un préfixe appartient à une seule distribution : désinstallez les autres",
    )
    assert not {"first", "second"} & set(sys.modules)
    assert plugins.rules([], distributions=site.distributions) == RuleSet()


@pytest.mark.parametrize("prefix", ["Rennes", "rennes_metropole", "rennes/zfe", "members here"])
def test_a_prefix_that_is_no_slug_is_refused(site: Site, prefix: str) -> None:
    """A rule could not begin with it."""
    site.install("charte", rules={prefix: "charte:plugin"}, modules={"charte": RAISES})
    assert refused(lambda: plugins.rules([prefix], distributions=site.distributions), PluginError) == (
        f"plugins/{prefix}: '{prefix}' cannot be the prefix of a plugin, as it is in charte 1.0 → its author chooses small letters, digits and dashes",
        f"plugins/{prefix}: « {prefix} » ne peut pas être le préfixe d'un module, comme il l'est dans charte 1.0 → qui publie le module choisit des minuscules, des chiffres et des tirets",
    )


@pytest.mark.parametrize("prefix", ["authority", "political-level", "cheminement"])
def test_a_prefix_that_has_another_meaning_is_refused(site: Site, prefix: str) -> None:
    """A role, or the pathway of the method."""
    site.install("charte", pathways={prefix: "charte:plugin"}, modules={"charte": RAISES})
    assert refused(lambda: plugins.pathways([prefix], distributions=site.distributions), PluginError) == (
        f"plugins/{prefix}: '{prefix}' cannot be the prefix of a plugin, as it is in charte 1.0 → its author chooses another: the roles and the stock pathway have that name",
        f"plugins/{prefix}: « {prefix} » ne peut pas être le préfixe d'un module, comme il l'est dans charte 1.0 → qui publie le module en choisit un autre : ce nom est celui d'un rôle ou du cheminement de la méthode",
    )


def test_a_plugin_that_offers_only_the_other_group_is_no_mistake(three: Site) -> None:
    """One list of what is allowed serves for rules and for pathways."""
    assert plugins.pathways(PREFIXES, distributions=three.distributions) == ()


def test_everything_is_told_at_once_in_an_order_that_nobody_chooses(site: Site) -> None:
    """What is required, then prefix by prefix: metadata and imports alike."""
    site.install("charte-rennes", rules={"rennes": "charte_rennes:plugin"}, modules={"charte_rennes": RAISES})
    site.install("charte-pau", rules={"Pau": "charte_pau:plugin"}, modules={"charte_pau": RAISES})
    site.install("charte-nantes", rules={"nantes": "seven:plugin"}, modules={"seven": one_rule("pau/a", api=7)})
    asked, required = ["rennes", "Pau", "nantes", "lyon"], ["charte-lyon", "charte-rennes<1"]
    told = set()
    for allow, require in itertools.product(itertools.permutations(asked), itertools.permutations(required)):
        with pytest.raises(PluginError) as caught:
            plugins.rules(allow, require=require, distributions=site.distributions)
        told.add(tuple((each.code, each.path, each.about) for each in caught.value.problems))
    assert told == {
        (
            ("required-plugin", "require/charte-lyon", "charte-lyon"),
            ("required-plugin", "require/charte-rennes", "charte-rennes<1"),
            ("plugin-prefix", "plugins/Pau", "Pau"),
            ("unknown-plugin", "plugins/lyon", "lyon"),
            ("plugin-api", "plugins/nantes", "nantes"),
        )
    }


@pytest.mark.parametrize(
    "required",
    ["charte-rennes", "Charte_Rennes>=1.0", "charte-rennes>=1,<2", "charte.rennes==1.*"],
)
def test_a_distribution_that_is_there_in_a_version_that_suits_satisfies(three: Site, required: str) -> None:
    """Names are compared as package indexes do."""
    assert plugins.rules([], require=[required], distributions=three.distributions) == RuleSet()


def test_a_development_version_is_a_version(site: Site) -> None:
    """Whoever installed it chose it."""
    site.install("charte-rennes", "2.0.dev3", rules={"rennes": "charte:plugin"})
    assert plugins.rules([], require=["charte-rennes>=1.0"], distributions=site.distributions) == RuleSet()


def test_what_is_required_and_not_there_is_told(three: Site) -> None:
    """With the nearest name, or with the version that is there; a plugin that does not suit is not imported."""
    require = ["charte-rene", "charte-cassee>=2", "charte rennes", "charte-pau[yaml]"]
    assert refused(
        lambda: plugins.rules(["cassee"], require=require, distributions=three.distributions), PluginError
    ) == (
        "require/charte rennes: 'charte rennes' does not name a distribution and its versions → a name, then versions where they matter: concertation-rennes>=1.0\n"
        "require/charte-cassee: 'charte-cassee>=2' is required, and the version 1.0 is installed → install a version that suits, or change what is required\n"
        "require/charte-pau[yaml]: 'charte-pau[yaml]' does not name a distribution and its versions → a name, then versions where they matter: concertation-rennes>=1.0\n"
        "require/charte-rene: 'charte-rene' is required, and no plugin of that distribution is installed → did you mean 'charte-rennes'?",
        "require/charte rennes: « charte rennes » ne nomme pas une distribution et ses versions → un nom, puis les versions si elles comptent : concertation-rennes>=1.0\n"
        "require/charte-cassee: « charte-cassee>=2 » est exigé, et la version 1.0 est installée → installez une version qui convient, ou changez l'exigence\n"
        "require/charte-pau[yaml]: « charte-pau[yaml] » ne nomme pas une distribution et ses versions → un nom, puis les versions si elles comptent : concertation-rennes>=1.0\n"
        "require/charte-rene: « charte-rene » est exigé, et aucun module de cette distribution n'est installé → vouliez-vous dire « charte-rennes » ?",
    )


def test_without_packaging_what_brings_it_is_named(three: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is needed by who requires, and by nobody else."""
    monkeypatch.setitem(sys.modules, "packaging.requirements", None)
    assert len(plugins.rules(["pau"], distributions=three.distributions)) == 2
    with pytest.raises(MissingExtra, match=r"packaging is not installed: pip install 'concertation\[cli\]'"):
        plugins.rules(["pau"], require=["charte-pau"], distributions=three.distributions)
