"""What plugins bring: rules and pathways, under their prefix, each name once."""

from __future__ import annotations

import pytest

from concertation import Pathway, plugins
from concertation.plugins import PluginError
from tests.plugins.installing import Site, one_rule
from tests.refusals import refused

PATHWAYS = """
import attrs
from concertation.charts import Pathway
from concertation.plugins import Plugin
plugin = Plugin(api=1, pathways=[attrs.evolve(Pathway.stock(), id=each) for each in {ids!r}])
"""


def test_pathways_are_given_by_id(site: Site) -> None:
    """The prefix itself, or what begins with it and a dash."""
    source = PATHWAYS.format(ids=("rennes-metropole", "rennes"))
    site.install("charte-rennes", pathways={"rennes": "charte:plugin"}, modules={"charte": source})
    found = plugins.pathways(["rennes"], distributions=site.distributions)
    assert [each.id for each in found] == ["rennes", "rennes-metropole"]
    assert {each.steps for each in found} == {Pathway.stock().steps}


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("bays-have-a-map", "bays-have-a-map"),
        ("pau/bays-have-a-map", "bays-have-a-map"),
        ("rennes-metropole/bays-have-a-map", "bays-have-a-map"),
    ],
)
def test_a_rule_without_the_prefix_is_told_with_the_name_that_it_should_have(
    site: Site, name: str, better: str
) -> None:
    """It would pass for another plugin's, or for one of the method."""
    site.install("charte-rennes", rules={"rennes": "charte:plugin"}, modules={"charte": one_rule(name)})
    assert refused(lambda: plugins.rules(["rennes"], distributions=site.distributions), PluginError) == (
        f"plugins/rennes: the rule '{name}' of charte-rennes 1.0 is not called rennes/name → call it rennes/{better}",
        f"plugins/rennes: la règle « {name} » de charte-rennes 1.0 ne s'appelle pas rennes/nom → appelez-la rennes/{better}",
    )


def test_a_former_name_without_the_prefix_is_told(site: Site) -> None:
    """It would take the name of a rule of the method."""
    source = one_rule("rennes/a") + (
        "import attrs\nplugin = Plugin(api=1, rules=[attrs.evolve(plugin.rules[0], formerly=('action-has-pilot',))])\n"
    )
    site.install("charte-rennes", rules={"rennes": "charte:plugin"}, modules={"charte": source})
    assert refused(lambda: plugins.rules(["rennes"], distributions=site.distributions), PluginError) == (
        "plugins/rennes: 'action-has-pilot', a former name in charte-rennes 1.0, is not of the form rennes/name → call it rennes/action-has-pilot",
        "plugins/rennes: « action-has-pilot », ancien nom dans charte-rennes 1.0, n'est pas de la forme rennes/nom → appelez-la rennes/action-has-pilot",
    )


def test_a_former_name_belongs_to_one_rule(site: Site) -> None:
    """As everywhere: what a rule set refuses is told of the plugin."""
    source = one_rule("rennes/a", "rennes/b") + (
        "import attrs\na, b = plugin.rules\nplugin = Plugin(api=1, rules=[attrs.evolve(a, formerly=('rennes/b',)), b])\n"
    )
    site.install("charte-rennes", rules={"rennes": "charte:plugin"}, modules={"charte": source})
    en, fr = refused(lambda: plugins.rules(["rennes"], distributions=site.distributions), PluginError)
    assert en.startswith("plugins/rennes: 'rennes/b' is a former name of 'rennes/a'; no other rule may take it")
    assert fr.startswith("plugins/rennes: « rennes/b » est un ancien nom de « rennes/a »")


def test_what_is_no_rule_is_told_by_its_name(site: Site) -> None:
    """A function that lacks its decorator is the likeliest."""
    source = (
        "from concertation.plugins import Plugin\ndef bays(action, ctx): ...\nplugin = Plugin(api=1, rules=[bays, 3])\n"
    )
    site.install("charte-rennes", rules={"rennes": "charte:plugin"}, modules={"charte": source})
    assert refused(lambda: plugins.rules(["rennes"], distributions=site.distributions), PluginError) == (
        "plugins/rennes: charte-rennes 1.0: bays is not a rule → decorate the function with @rule\n"
        "plugins/rennes: charte-rennes 1.0: int is not a rule → decorate the function with @rule",
        "plugins/rennes: charte-rennes 1.0 : bays n'est pas une règle → décorez la fonction avec @rule\n"
        "plugins/rennes: charte-rennes 1.0 : int n'est pas une règle → décorez la fonction avec @rule",
    )


def test_a_name_is_given_once(site: Site) -> None:
    """By one plugin or by several: which of them holds would depend on their order."""
    site.install(
        "charte-rennes", rules={"rennes": "one:plugin"}, modules={"one": one_rule("rennes/a", "rennes/b", "rennes/a")}
    )
    assert refused(lambda: plugins.rules(["rennes"], distributions=site.distributions), PluginError) == (
        "plugins/rennes: 'rennes/a' is given more than once: charte-rennes 1.0 → each name is given once",
        "plugins/rennes: « rennes/a » est donné plus d'une fois : charte-rennes 1.0 → chaque nom n'est donné qu'une fois",
    )
    site.install("bis", pathways={"rennes-sud": "two:plugin"}, modules={"two": PATHWAYS.format(ids=["rennes-sud-est"])})
    site.install(
        "ter", pathways={"rennes-sud-est": "three:plugin"}, modules={"three": PATHWAYS.format(ids=["rennes-sud-est"])}
    )
    allow = ["rennes-sud-est", "rennes-sud"]
    assert refused(lambda: plugins.pathways(allow, distributions=site.distributions), PluginError) == (
        "plugins/rennes-sud: 'rennes-sud-est' is given more than once: bis 1.0, ter 1.0 → each name is given once",
        "plugins/rennes-sud: « rennes-sud-est » est donné plus d'une fois : bis 1.0, ter 1.0 → chaque nom n'est donné qu'une fois",
    )


def test_a_pathway_without_the_prefix_is_told(site: Site) -> None:
    """As is what is no pathway."""
    source = (
        PATHWAYS.format(ids=["cheminement", "rennesbis"]) + "plugin = Plugin(api=1, pathways=[*plugin.pathways, 3])\n"
    )
    site.install("charte-rennes", pathways={"rennes": "charte:plugin"}, modules={"charte": source})
    assert refused(lambda: plugins.pathways(["rennes"], distributions=site.distributions), PluginError) == (
        "plugins/rennes: the pathway 'cheminement' of charte-rennes 1.0 is called neither rennes nor rennes-name → call it rennes-cheminement\n"
        "plugins/rennes: the pathway 'rennesbis' of charte-rennes 1.0 is called neither rennes nor rennes-name → call it rennes-rennesbis\n"
        "plugins/rennes: charte-rennes 1.0: int is not a pathway → build a Pathway, or take the .pathway of a loaded document",
        "plugins/rennes: le cheminement « cheminement » de charte-rennes 1.0 ne s'appelle ni rennes ni rennes-nom → appelez-le rennes-cheminement\n"
        "plugins/rennes: le cheminement « rennesbis » de charte-rennes 1.0 ne s'appelle ni rennes ni rennes-nom → appelez-le rennes-rennesbis\n"
        "plugins/rennes: charte-rennes 1.0 : int n'est pas un cheminement → construisez un Pathway, ou prenez le .pathway d'un document lu",
    )


def test_a_plugin_that_offers_nothing_is_told(site: Site) -> None:
    """A check that it is allowed in would pass for one that its rules satisfy."""
    site.install(
        "charte-rennes", rules={"rennes": "one:plugin"}, pathways={"rennes": "one:plugin"}, modules={"one": one_rule()}
    )
    assert refused(lambda: plugins.rules(["rennes"], distributions=site.distributions), PluginError) == (
        "plugins/rennes: charte-rennes 1.0 offers no rule → its author fills the Plugin, or takes the entry point out of concertation.rules",
        "plugins/rennes: charte-rennes 1.0 n'offre aucune règle → à compléter dans Plugin, ou à retirer du groupe concertation.rules, par qui publie le module",
    )
    assert refused(lambda: plugins.pathways(["rennes"], distributions=site.distributions), PluginError) == (
        "plugins/rennes: charte-rennes 1.0 offers no pathway → its author fills the Plugin, or takes the entry point out of concertation.pathways",
        "plugins/rennes: charte-rennes 1.0 n'offre aucun cheminement → à compléter dans Plugin, ou à retirer du groupe concertation.pathways, par qui publie le module",
    )
