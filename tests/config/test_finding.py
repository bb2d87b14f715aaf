"""Which configuration holds in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from concertation.config import find_config, load_config
from tests.config.writing import Folder

OTHER = "[tool.ruff]\nline-length = 120\n"
OURS = f'{OTHER}\n[tool.concertation]\nlang = "fr"\n'


def test_the_nearest_folder_above_that_has_one_wins(folder: Folder) -> None:
    """A folder has the configuration of the nearest folder above."""
    above = folder.write("", "concertation.toml")
    here = folder.path / "a" / "b"
    here.mkdir(parents=True)
    assert find_config(here) == above
    below = folder.write("", "a/concertation.toml")
    assert find_config(here) == below


def test_a_file_is_held_by_the_configuration_of_its_folder(folder: Folder) -> None:
    """The search may begin at a file."""
    own = folder.write("")
    assert find_config(folder.write("", "plan.yaml")) == own


def test_concertation_toml_wins_in_its_folder(folder: Folder) -> None:
    """A file of its own is preferred to a table of the project's."""
    project = folder.write(OURS, "pyproject.toml")
    assert find_config(folder.path) == project
    own = folder.write("")
    assert find_config(folder.path) == own


def test_a_project_without_the_table_is_passed_by(folder: Folder) -> None:
    """Most projects say nothing of concertations."""
    above = folder.write("")
    for text in (OTHER, "tool = 3", "", "[[tool]]\nconcertation = 1", "not toml", "\xe9[tool.concertatio"):
        folder.write(text, "a/pyproject.toml")
        assert find_config(folder.path / "a") == above


def test_a_project_whose_table_cannot_be_read_is_not_passed_by(folder: Folder) -> None:
    """A configuration that is broken must be told, not skipped."""
    folder.write("")
    broken = folder.write("[ tool . concertation.rules]\nselect = [\n", "a/pyproject.toml")
    assert find_config(folder.path / "a") == broken
    listed = folder.write("[[tool.concertation]]", "b/pyproject.toml")
    assert find_config(folder.path / "b") == listed


def test_a_project_that_is_no_text_is_passed_by(folder: Folder) -> None:
    """What is not UTF-8 is no configuration of ours."""
    above = folder.write("")
    folder.write("", "a/pyproject.toml").write_bytes(b"# \xff\n[tool.concertation]")
    assert find_config(folder.path / "a") == above


def test_a_folder_of_that_name_is_no_configuration(folder: Folder) -> None:
    """Only files are read."""
    above = folder.write("")
    (folder.path / "a" / "concertation.toml").mkdir(parents=True)
    (folder.path / "a" / "pyproject.toml").mkdir(parents=True)
    assert find_config(folder.path / "a") == above


def test_the_folder_above_is_found_from_where_the_caller_is(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative start has folders above it too."""
    above = folder.write("")
    (folder.path / "a").mkdir()
    monkeypatch.chdir(folder.path / "a")
    assert find_config(Path()) == above


def test_the_search_ends_at_the_root(folder: Folder) -> None:
    """Above the root there is nothing."""
    root = Path(folder.path.anchor)
    assert find_config(root) in {None, root / "concertation.toml", root / "pyproject.toml"}


def test_the_table_of_a_project_is_read_with_the_places_of_its_file(folder: Folder) -> None:
    """Lines are counted from the beginning of the file."""
    config = load_config(folder.write(OURS, "pyproject.toml"))
    assert config.lang == "fr"
    assert str(config.place("lang")) == f"{folder.path}/pyproject.toml:5:8"
    english, _ = folder.wrong(f"{OURS}[tool.concertation.rules]\nselct = []\n", "pyproject.toml")
    assert english == ["pyproject.toml:7:1 unknown-key unknown key 'selct' → did you mean 'select'?"]


def test_a_project_without_the_table_is_no_configuration(folder: Folder) -> None:
    """Who names a project's file means its table."""
    english, french = folder.wrong(OTHER, "pyproject.toml")
    assert english == [
        "pyproject.toml:1:1 no-configuration there is no table [tool.concertation] → add it, or write concertation.toml"
    ]
    assert french == [
        "pyproject.toml:1:1 no-configuration il n'y a pas de table [tool.concertation] → ajoutez-la, ou écrivez concertation.toml"
    ]
    assert folder.wrong("[[tool.concertation]]", "pyproject.toml")[0] == [
        "pyproject.toml:1:1 type expected keys with their values, got a list"
    ]
