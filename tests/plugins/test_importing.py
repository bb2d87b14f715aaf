"""A plugin that cannot be imported is named, with the line where it failed, and takes nothing down with it."""

from __future__ import annotations

import sys

import pytest

from concertation import plugins
from concertation.plugins import PluginError
from tests.plugins.installing import Site, one_rule
from tests.refusals import refused

TELL = (
    "tell the author of charte-rennes; without 'rennes' in the list, the rest works",
    "signalez-le à qui publie charte-rennes ; sans « rennes » dans la liste, le reste fonctionne",
)


def told(site: Site, source: str, value: str = "charte:plugin") -> tuple[str, str]:
    """Ask for a plugin whose module says this, and give what is told, without its place."""
    site.install("charte-rennes", rules={"rennes": value}, modules={"charte": source})
    en, fr = refused(lambda: plugins.rules(["rennes"], distributions=site.distributions), PluginError)
    assert en.startswith("plugins/rennes: ")
    assert fr.startswith("plugins/rennes: ")
    return en.removeprefix("plugins/rennes: "), fr.removeprefix("plugins/rennes: ")


@pytest.mark.parametrize(
    ("source", "line", "error"),
    [
        ("from os import nothing_like_it", 1, "ImportError: cannot import name 'nothing_like_it' from 'os'"),
        ("import json\n\n\nTABLE = json.loads('')", 4, "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ("def read():\n    return {}['axes']\nread()", 2, "KeyError: 'axes'"),
        ("import sys\nsys.exit('no licence')", 2, "SystemExit: no licence"),
        ("raise SystemExit", 1, "SystemExit"),
        ("raise ExceptionGroup('two\\nthings', [ValueError()])", 1, "ExceptionGroup: two things (1 sub-exception)"),
        ("class Mute(Exception):\n    def __str__(self): return 1/0\nraise Mute", 3, "Mute"),
        ("def again(): again()\nagain()", 1, "RecursionError: maximum recursion depth exceeded"),
        (
            "from concertation.rules import rule\n@rule('Rennes', message='…')\ndef asked(one, two): ...",
            2,
            "DefinitionError: 'Rennes' is not the name of a rule → small letters, digits and dashes; a plugin's has a prefix, as in rennes/bays-have-a-map",
        ),
        (
            "from concertation.plugins import Plugin\nplugin = Plugin(api=1, rules=3)",
            2,
            "TypeError: 'int' object is not iterable",
        ),
    ],
)
def test_whatever_an_import_raises_is_told_with_the_line_of_the_plugin(
    site: Site, source: str, line: int, error: str
) -> None:
    """Not that of what it calls, nor of what calls it."""
    en, fr = told(site, source)
    assert en.startswith(f"charte-rennes 1.0 failed at its import, at charte, line {line}: {error}")
    assert en.endswith(f" → {TELL[0]}")
    assert fr.startswith(f"charte-rennes 1.0 a échoué à l'import, dans charte, ligne {line} : {error}")
    assert fr.endswith(f" → {TELL[1]}")


def test_a_plugin_that_is_not_python_is_told_with_its_file_and_line(site: Site) -> None:
    """Nothing of it was run, so that only the error knows where it is."""
    en, _ = told(site, "from concertation.plugins import Plugin\nplugin = Plugin(api=1\n")
    assert (
        en
        == f"charte-rennes 1.0 failed at its import, at charte.py, line 2: SyntaxError: '(' was never closed (charte.py, line 2) → {TELL[0]}"
    )


def test_a_file_that_is_no_text_is_told_without_a_line(site: Site) -> None:
    """There is none."""
    site.install("charte-rennes", rules={"rennes": "charte:plugin"})
    (site.path / "charte.py").write_bytes(b"\x00")
    en, fr = refused(lambda: plugins.rules(["rennes"], distributions=site.distributions), PluginError)
    assert en.startswith("plugins/rennes: charte-rennes 1.0 failed at its import: SyntaxError: source code")
    assert fr.startswith("plugins/rennes: charte-rennes 1.0 a échoué à l'import : SyntaxError: source code")


def test_what_a_plugin_needs_and_has_not_is_named(site: Site) -> None:
    """It is installed: nobody asks whether it is."""
    assert told(site, "'''A charter.'''\nimport geography_of_nowhere.maps") == (
        "charte-rennes 1.0 failed at its import, at charte, line 2: ModuleNotFoundError: No module named 'geography_of_nowhere'"
        " → charte-rennes needs geography_of_nowhere: install what it depends on, or tell its author",
        "charte-rennes 1.0 a échoué à l'import, dans charte, ligne 2 : ModuleNotFoundError: No module named 'geography_of_nowhere'"
        " → charte-rennes a besoin de geography_of_nowhere : installez ses dépendances, ou signalez-le à qui le publie",
    )


def test_a_part_that_a_plugin_forgot_is_its_own_mistake(site: Site) -> None:
    """Not that of its entry point, though it names the same module."""
    site.write("charter/__init__.py", "import charter.rules\n")
    en, _ = told(site, "", "charter.rules:plugin")
    assert en == (
        "charte-rennes 1.0 failed at its import, at charter, line 1: ModuleNotFoundError: No module named 'charter.rules'"
        " → charte-rennes needs charter.rules: install what it depends on, or tell its author"
    )


@pytest.mark.parametrize(
    ("value", "missing"), [("chart:plugin", "chart"), ("charte.rules:plugin", "charte.rules"), ("a.b.c:d", "a")]
)
def test_an_entry_point_that_names_no_module_is_told_apart(site: Site, value: str, missing: str) -> None:
    """The plugin is well; what leads to it is not."""
    assert told(site, one_rule("rennes/a"), value) == (
        f"the entry point of charte-rennes 1.0 is '{value}', and it has no module '{missing}' → its author corrects the entry point",
        f"le point d'entrée de charte-rennes 1.0 est « {value} », et il n'y a là aucun fichier Python « {missing} » → le point d'entrée est à corriger par qui publie le module",
    )


def test_an_entry_point_that_names_no_object_is_told_with_the_plugin_that_is_there(site: Site) -> None:
    """A slip of the pen is the likeliest."""
    assert told(site, one_rule("rennes/a"), "charte:plugn") == (
        "the entry point of charte-rennes 1.0 is 'charte:plugn', and nothing there is called 'plugn' → did you mean 'plugin'?",
        "le point d'entrée de charte-rennes 1.0 est « charte:plugn », et rien n'y porte le nom « plugn » → vouliez-vous dire « plugin » ?",
    )


def test_an_object_may_be_named_by_a_way_to_it(site: Site) -> None:
    """As entry points allow; a way that leads nowhere is told."""
    source = one_rule("rennes/a") + "class Charter: plugin = plugin\n"
    site.install("charte-rennes", rules={"rennes": "charte : Charter.plugin"}, modules={"charte": source})
    site.install("charte-pau", rules={"pau": "charte:Charter.plugin.api.real"})
    site.install("charte-lyon", rules={"lyon": "charte:plugin.rules.maps"})
    assert plugins.rules("rennes", distributions=site.distributions).names == ("rennes/a",)
    en, _ = refused(lambda: plugins.rules(["pau", "lyon"], distributions=site.distributions), PluginError)
    assert en.splitlines() == [
        "plugins/lyon: the entry point of charte-lyon 1.0 is 'charte:plugin.rules.maps', and nothing there is called 'maps'",
        "plugins/pau: the entry point of charte-pau 1.0 is 'charte:Charter.plugin.api.real', a int and not a Plugin → its author writes plugin = Plugin(api=1, rules=[…])",
    ]


def test_what_fails_when_the_object_is_asked_for_is_told_with_its_line(site: Site) -> None:
    """A module may make its objects when they are first asked for."""
    en, _ = told(site, "def __getattr__(name):\n    return AXES[name]")
    assert (
        en
        == f"charte-rennes 1.0 failed at its import, at charte, line 2: NameError: name 'AXES' is not defined → {TELL[0]}"
    )
    site.write("late.py", "def __getattr__(name):\n    raise AttributeError('no ' + name)")
    site.install("charte-pau", rules={"pau": "late:plugin"})
    en, _ = refused(lambda: plugins.rules(["pau"], distributions=site.distributions), PluginError)
    assert "failed at its import, at late, line 2: AttributeError: no plugin" in en


@pytest.mark.parametrize("value", ["charte", "charte:", ":plugin", "charte:plugin()", "charte plugin", "charte:a b"])
def test_an_entry_point_that_is_no_reference_is_told(site: Site, value: str) -> None:
    """An installer lets it pass; one of a module alone too."""
    assert told(site, "raise RuntimeError", value) == (
        f"the entry point of charte-rennes 1.0 is '{value}', which names no object → its author writes module:object, as in concertation_rennes:plugin",
        f"le point d'entrée de charte-rennes 1.0 est « {value} », qui ne nomme aucun objet → il s'écrit module:objet, comme concertation_rennes:plugin ; à corriger par qui publie le module",
    )
    assert "charte" not in sys.modules


def test_an_object_that_is_no_plugin_is_told(site: Site) -> None:
    """Whatever it is."""
    assert told(site, "plugin = ['bays']") == (
        "the entry point of charte-rennes 1.0 is 'charte:plugin', a list and not a Plugin → its author writes plugin = Plugin(api=1, rules=[…])",
        "le point d'entrée de charte-rennes 1.0 est « charte:plugin », de type list et non Plugin → il s'écrit plugin = Plugin(api=1, rules=[…])",
    )


@pytest.mark.parametrize(
    ("api", "hint"),
    [
        (2, ("upgrade concertation", "mettez concertation à jour")),
        (0, ("upgrade charte-rennes", "mettez charte-rennes à jour")),
        ("1", ("its author writes the number: Plugin(api=1, …)", "l'API s'écrit en chiffres : Plugin(api=1, …)")),
        (True, ("its author writes the number: Plugin(api=1, …)", "l'API s'écrit en chiffres : Plugin(api=1, …)")),
    ],
)
def test_another_api_is_told_with_the_side_to_upgrade(site: Site, api: object, hint: tuple[str, str]) -> None:
    """Its rules are not looked at: what they would be is not known here."""
    assert told(site, one_rule("pau/a", api=api)) == (
        f"charte-rennes 1.0 is written for the plugin API {api!r}; this concertation supports 1 → {hint[0]}",
        f"charte-rennes 1.0 est écrit pour l'API {api!r} des modules ; cette version de concertation prend en charge 1 → {hint[1]}",
    )


def test_the_user_who_interrupts_is_obeyed(site: Site) -> None:
    """It is no mistake of the plugin."""
    site.install("charte-rennes", rules={"rennes": "charte:plugin"}, modules={"charte": "raise KeyboardInterrupt"})
    with pytest.raises(KeyboardInterrupt):
        plugins.rules(["rennes"], distributions=site.distributions)


def test_a_plugin_that_was_mended_is_read_again(site: Site) -> None:
    """Nothing is left of the attempt that failed."""
    told(site, "raise RuntimeError")
    site.write("charte.py", one_rule("rennes/mended"))
    assert plugins.rules(["rennes"], distributions=site.distributions).names == ("rennes/mended",)
