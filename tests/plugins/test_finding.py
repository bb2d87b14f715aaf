"""What is installed is known from metadata alone."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
from pathlib import Path

from concertation import plugins
from concertation.plugins import Installed, PluginError
from tests.plugins.installing import Site, one_rule, opened
from tests.refusals import refused

RAISES = "raise RuntimeError('imported')"


class Unreadable(importlib.metadata.Distribution):
    """A distribution whose files cannot be read."""

    def read_text(self, filename: str) -> str | None:
        """Fail."""
        raise PermissionError(filename)

    def locate_file(self, path: str | os.PathLike[str]) -> Path:
        """Give where a file would be."""
        return Path("/locked", path)


class Fake(importlib.metadata.Distribution):
    """A distribution that is installed nowhere."""

    def __init__(self, **files: str) -> None:
        """Keep the files of its metadata."""
        self._files = files

    def read_text(self, filename: str) -> str | None:
        """Give a file of the metadata."""
        return self._files.get(filename.partition(".")[0])

    def locate_file(self, path: str | os.PathLike[str]) -> Path:
        """Give where a file would be."""
        return Path("/nowhere", path)


def test_what_is_installed_is_listed_and_none_of_it_imported(site: Site) -> None:
    """By prefix, then by group: the names and the versions are those of the metadata."""
    site.install("zones-nantes", "2.1", pathways={"nantes": "zones_nantes:plugin"}, modules={"zones_nantes": RAISES})
    site.install(
        "charte-rennes",
        rules={"rennes": "charte:plugin"},
        pathways={"rennes": "charte:way"},
        modules={"charte": RAISES},
    )
    nantes = Installed(
        prefix="nantes",
        group="concertation.pathways",
        distribution="zones-nantes",
        version="2.1",
        value="zones_nantes:plugin",
    )
    found = plugins.installed(distributions=site.distributions)
    assert found[0] == nantes
    assert [(each.prefix, each.group, each.origin, each.value) for each in found[1:]] == [
        ("rennes", "concertation.pathways", "charte-rennes 1.0", "charte:way"),
        ("rennes", "concertation.rules", "charte-rennes 1.0", "charte:plugin"),
    ]
    assert plugins.installed("concertation.rules", distributions=site.distributions) == found[2:]
    assert not {"zones_nantes", "charte"} & set(sys.modules)


def test_by_default_the_import_path_is_looked_at(site: Site) -> None:
    """A distribution is there as soon as it is installed, and can be loaded."""
    site.install(
        "charte-nulle-part", rules={"nulle-part": "nulle_part:plugin"}, modules={"nulle_part": one_rule("nulle-part/a")}
    )
    assert "nulle-part" in {each.prefix for each in plugins.installed("concertation.rules")}
    assert plugins.rules(["nulle-part"]).names == ("nulle-part/a",)


def test_a_distribution_that_is_there_twice_is_told_once(site: Site, tmp_path: Path) -> None:
    """The one that comes first on the import path is the one that would be imported."""
    site.install("charte-rennes", "2.0", rules={"rennes": "charte:plugin"})
    with opened(tmp_path / "behind") as behind:
        behind.install("Charte_Rennes", "1.0", rules={"rennes": "charte:plugin"})
        found = plugins.installed(distributions=[*site.distributions, *behind.distributions])
    assert [each.origin for each in found] == ["charte-rennes 2.0"]


def test_a_distribution_needs_no_installation_to_be_looked_at() -> None:
    """A program may bring its own."""
    metadata = "Name: charte-rennes\nVersion: 1.0\n"
    fake = Fake(METADATA=metadata, entry_points="[concertation.rules]\nRennes.Métropole = charte:plugin\n")
    [found] = plugins.installed(distributions=[fake, Fake(METADATA=metadata)])
    assert (found.prefix, found.origin) == ("Rennes.Métropole", "charte-rennes 1.0")


def test_the_entry_points_of_others_are_no_matter() -> None:
    """However broken they are."""
    assert plugins.installed(distributions=[Fake(entry_points="[console_scripts\nx"), Fake()]) == ()


def test_unreadable_metadata_is_told_with_its_distribution() -> None:
    """All of them at once; what has no name is told by its place."""
    twice = "[concertation.rules]\nrennes = a:b\nrennes = c:d\n"
    fakes = [
        Fake(METADATA="Name: charte-rennes\nVersion: 1.0\n", entry_points=twice),
        Fake(METADATA="Version: 1.0\n", entry_points=twice),
    ]
    error = "DuplicateOptionError: While reading from '<string>' [line 3]: option 'rennes' in section 'concertation.rules' already exists"
    en, fr = refused(lambda: plugins.installed(distributions=fakes), PluginError)
    assert en.splitlines()[0] == (
        f"plugins/charte-rennes: the entry points of charte-rennes cannot be read: {error} → reinstall it, or tell its author"
    )
    assert fr.splitlines()[0] == (
        f"plugins/charte-rennes: les points d'entrée de charte-rennes sont illisibles : {error} → réinstallez cette distribution, ou signalez-le à qui la publie"
    )
    assert en.splitlines()[1] == (
        "plugins//nowhere: the entry points of /nowhere cannot be read: LookupError: no Name and Version in METADATA → reinstall it, or tell its author"
    )
    assert refused(lambda: plugins.rules([], distributions=fakes), PluginError) == (en, fr)


def test_files_that_may_not_be_read_are_told() -> None:
    """With the place, as nothing more is known."""
    en, _ = refused(lambda: plugins.installed(distributions=[Unreadable()]), PluginError)
    assert en.startswith(
        "plugins//locked: the entry points of /locked cannot be read: PermissionError: entry_points.txt"
    )


def test_plugins_cost_nothing_until_they_are_asked_for() -> None:
    """Neither the process nor the rules look at what is installed; ``packaging`` is read by who requires."""
    code = (
        "from concertation import Process\nProcess.stock()\n"
        "import sys; assert not [each for each in sys.modules if each.startswith('concertation.plugins')]\n"
        "from concertation import plugins\nplugins.rules([]); assert 'packaging' not in sys.modules\n"
        "assert not {'networkx', 'yaml', 'typer', 'hypothesis', 'cattrs'} & set(sys.modules)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603  # our own interpreter and code
    assert run.stderr == ""
    assert run.returncode == 0
