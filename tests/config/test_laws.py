"""The rules and the pathway that a configuration names: the library's, those of plugins, those of files."""

from __future__ import annotations

from pathlib import Path

import pytest

from concertation.charts import Pathway
from concertation.config import Config, load_config, settle
from concertation.findings import Level
from concertation.process import Process
from concertation.rules import RuleSet
from tests.config.writing import Folder, said
from tests.plugins.installing import Site

PARENT = 'schema: 1\nid: agglo\nversion: "1"\nextends: cheminement\ncircles: {port: {after: companies, title: Port}}\n'
CHILD = 'schema: 1\nid: havre\nversion: "1"\nextends: agglo\nlevels: {three-circles: info}\n'


def test_the_rules_of_practice_are_asked_as_information(folder: Folder) -> None:
    """The command line asks them too, and never fails on them by default."""
    rules = folder.load("").rules()
    assert set(rules.names) == {*RuleSet.stock().names, *RuleSet.practice().names}
    assert {rules[name].level for name in RuleSet.practice().names} == {Level.INFO}
    assert all(rules[each.name] == each for each in RuleSet.stock())


def test_the_rules_of_practice_may_be_left_out(folder: Folder) -> None:
    """The method's rules alone are left."""
    assert folder.load("practice = false").rules() == RuleSet.stock()


@pytest.mark.usefixtures("site")
def test_the_rules_of_allowed_plugins_are_there_and_no_others(folder: Folder) -> None:
    """Being installed is not being allowed."""
    allowed = folder.load("plugins = ['brest']\nrequire-plugins = ['concertation-brest>=1.0']").rules()
    assert set(allowed.names) - set(Config().rules().names) == {
        "brest/bays-have-a-map",
        "brest/bays-have-hours",
        "brest/only-a-gate",
    }
    assert folder.load("").rules() == Config().rules()


def test_nothing_of_a_plugin_that_is_not_allowed_is_imported(folder: Folder, site: Site) -> None:
    """A plugin that would end the program does not."""
    site.write("concertation_brest.py", "raise SystemExit")
    folder.load("[rules]\nselect = ['@programme']").rules()
    assert settle(folder.write("")).process.pathway == Pathway.stock()


@pytest.mark.usefixtures("site")
def test_what_is_wrong_with_plugins_is_told_where_they_are_asked_for(folder: Folder) -> None:
    """Each problem stands at its own word."""
    text = "require-plugins = [\n  'concertation-brest>=2.0',\n  'what?',\n  'concertation-pau',\n]\nplugins = [\n  'brest',\n  'bresst',\n]\n"
    english, french = folder.wrong(text)
    assert english == [
        "2:3 required-plugin 'concertation-brest>=2.0' is required, and the version 1.2 is installed → install a version that suits, or change what is required",
        "3:3 requirement 'what?' does not name a distribution and its versions → a name, then versions where they matter: concertation-rennes>=1.0",
        "4:3 required-plugin 'concertation-pau' is required, and no plugin of that distribution is installed → did you mean 'concertation-brest'?",
        "8:3 unknown-plugin no installed plugin has the prefix 'bresst' → did you mean 'brest'?",
    ]
    assert french == [
        "2:3 required-plugin « concertation-brest>=2.0 » est exigé, et la version 1.2 est installée → installez une version qui convient, ou changez l'exigence",
        "3:3 requirement « what? » ne nomme pas une distribution et ses versions → un nom, puis les versions si elles comptent : concertation-rennes>=1.0",
        "4:3 required-plugin « concertation-pau » est exigé, et aucun module de cette distribution n'est installé → vouliez-vous dire « concertation-brest » ?",
        "8:3 unknown-plugin aucun module installé n'a le préfixe « bresst » → vouliez-vous dire « brest » ?",
    ]


def test_a_plugin_that_fails_hides_no_other_mistake_and_blames_none_of_its_rules(folder: Folder, site: Site) -> None:
    """What only follows from the failure is not told."""
    site.write("concertation_brest.py", "raise ValueError('no luck')")
    folder.write(
        'schema: 1\nid: havre\nversion: "1"\nextends: brest\nlevels: {brest/bays-have-a-map: info, three-circle: info}\n',
        "havre.yaml",
    )
    text = """\
plugins = ["brest"]
pathway = "havre.yaml"
[rules]
select = ["brest/", "brest/bays-have-a-map", "three-circle"]
[rules."brest/bays-have-a-map"]
share = 0.1
[rules.start-easy-and-short]
dais = 3
"""
    assert folder.wrong(text)[0] == [
        "1:12 plugin-import concertation-brest 1.2 failed at its import, at concertation_brest, line 1: ValueError: no luck → tell the author of concertation-brest; without 'brest' in the list, the rest works",
        "4:46 unknown-rule no rule is called 'three-circle' → did you mean 'three-circles'?",
        "8:1 unknown-option start-easy-and-short has no option 'dais' → did you mean 'days'?",
    ]


def test_the_last_pathway_is_followed_and_may_extend_the_others(folder: Folder) -> None:
    """Pathways are read in their order."""
    folder.write(PARENT, "laws/agglo.yaml")
    folder.write(CHILD, "laws/havre.yaml")
    process = folder.load('pathway = ["laws/agglo.yaml", "laws/havre.yaml"]').process()
    assert process.pathway.id == "havre"
    assert "port" in {each.id for each in process.pathway.circles}
    assert process.rules == Config().rules()


def test_without_a_pathway_the_method_is_followed(folder: Folder) -> None:
    """The method's own pathway has an id too."""
    assert folder.load("").process(RuleSet.stock()) == Process.stock()
    assert folder.load("pathway = []").process(RuleSet.stock()) == Process.stock()
    assert folder.load("pathway = 'cheminement'").process(RuleSet.stock()) == Process.stock()


@pytest.mark.usefixtures("site")
def test_a_pathway_of_a_plugin_is_named_by_its_id_and_may_be_extended(folder: Folder) -> None:
    """It is there only where the plugin is allowed."""
    assert folder.load("plugins = ['brest']\npathway = 'brest'").process().pathway.id == "brest"
    folder.write(PARENT.replace("cheminement", "brest"), "agglo.yaml")
    assert folder.load("plugins = ['brest']\npathway = 'agglo.yaml'").process().pathway.id == "agglo"
    assert folder.wrong("pathway = 'brest'")[0] == [
        "1:11 unknown-pathway no file and no pathway is called 'brest' → one of: cheminement"
    ]


def test_a_file_is_named_from_the_folder_of_the_configuration_and_wins_over_an_id(folder: Folder) -> None:
    """As on the command line."""
    folder.write(PARENT, "a/cheminement")
    file = folder.write("pathway = 'cheminement'", "a/concertation.toml")
    assert load_config(file).process().pathway.id == "agglo"


def test_every_mistake_of_every_pathway_is_told_at_once(folder: Folder) -> None:
    """Those of the configuration included."""
    folder.write(PARENT.replace("companies", "company"), "agglo.yaml")
    folder.write(CHILD.replace("three-circles", "three-circle").replace("agglo", "cheminement"), "havre.yaml")
    folder.write("schema: 2\n", "third.yaml")
    english, french = folder.wrong(
        'pathway = ["agglo.yaml", "havre.yaml", "third.yaml", "laws/none"]\nfail-on = "high"\n'
    )
    assert sorted(english) == [
        "1:54 no-file there is no file 'laws/none' → a file is named from the folder of the configuration",
        "2:11 choice 'high' is not one of info, warning, error",
        "agglo.yaml:5:25 unknown-id nothing here is called 'company' → did you mean 'companies'?",
        "havre.yaml:5:10 unknown-rule no rule is called 'three-circle' → did you mean 'three-circles'?",
        "third.yaml:1:9 schema the document is written in schema 2; this version reads schema 1 → use a later version of concertation",
    ]
    assert sorted(french) == [
        "1:54 no-file il n'y a pas de fichier « laws/none » → un fichier se nomme à partir du dossier de la configuration",
        "2:11 choice « high » ne fait pas partie de : info, warning, error",
        "agglo.yaml:5:25 unknown-id rien ici ne s'appelle « company » → vouliez-vous dire « companies » ?",
        "havre.yaml:5:10 unknown-rule aucune règle ne s'appelle « three-circle » → vouliez-vous dire « three-circles » ?",
        "third.yaml:1:9 schema le document est écrit selon le schéma 2 ; cette version lit le schéma 1 → utilisez une version plus récente de concertation",
    ]


def test_the_name_of_a_pathway_that_can_be_no_file_is_an_unknown_one(folder: Folder) -> None:
    """No file system takes it."""
    assert said(folder.wrong('pathway = "\\u0000"')[0][0]).startswith("no file and no pathway is called")


def test_a_pathway_that_is_unknown_only_because_one_could_not_be_had_is_not_told(folder: Folder) -> None:
    """One cause, one problem."""
    folder.write("schema: 2\n", "agglo.yaml")
    folder.write(CHILD, "havre.yaml")
    english, _ = folder.wrong('pathway = ["agglo.yaml", "havre.yaml", "agglo"]')
    assert [each.split(" ")[:2] for each in english] == [["agglo.yaml:1:9", "schema"]]


def test_a_pathway_that_does_not_fit_the_rules_is_told_where_it_is_named(folder: Folder) -> None:
    """A gate that names a rule needs that rule."""
    config = folder.load("pathway = 'cheminement'")
    english, french = folder.told(lambda: config.process(RuleSet()))
    assert english[0] == "1:11 unknown-rule no rule is called 'expectations-stated'"
    assert len(french) == len(english) > 1
    bare = folder.load("")
    assert folder.told(lambda: bare.process(RuleSet()))[0][0].startswith("1:1 unknown-rule ")


def test_pathways_that_the_caller_names_hold_instead_from_where_the_caller_is(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An option of a command wins over the configuration."""
    folder.write(PARENT, "agglo.yaml")
    folder.write(CHILD, "havre.yaml")
    file = folder.write("pathway = 'nowhere.yaml'", "etc/concertation.toml")
    monkeypatch.chdir(folder.path)
    settled = settle(file, pathways=[Path("agglo.yaml"), Path("havre.yaml")])
    assert settled.process.pathway.id == "havre"
    assert settle(file, pathways=[Path("cheminement")]).process.pathway == Pathway.stock()
    assert folder.told(lambda: settle(file, pathways=[Path("none.yaml")]))[0] == [
        "none.yaml:1:1 unreadable this file cannot be read: there is no such file"
    ]


def test_a_folder_is_no_pathway(folder: Folder) -> None:
    """Only files are read."""
    (folder.path / "laws").mkdir()
    assert (
        said(folder.wrong("pathway = 'laws'")[0][0]) == "no file and no pathway is called 'laws' → one of: cheminement"
    )
