"""Saving: an interruption leaves the old file whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from concertation.documents import DocumentError, dump, load, save
from concertation.model import Authority, Concertation

OLD = Concertation("c", title="Avant", authority=Authority("m"))
NEW = Concertation("c", title="Après", authority=Authority("m"))


class Interrupted(BaseException):
    """Somebody pulled the plug."""


def interrupt(*_: object, **__: object) -> None:
    """Pull the plug."""
    raise Interrupted


@pytest.mark.parametrize(("name", "form"), [("c.yaml", "yaml"), ("c.json", "json"), ("c", "yaml")])
def test_a_file_is_written_in_the_format_of_its_name(tmp_path: Path, name: str, form: str) -> None:
    """The file holds what ``dump`` gives, and can be loaded."""
    file = tmp_path / name
    save(str(file), NEW)
    assert file.read_bytes().decode() == dump(NEW, "json" if form == "json" else "yaml")
    assert load(file).concertation == NEW
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("breaks", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.chmod"])
def test_an_interrupted_write_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, breaks: str
) -> None:
    """Whatever fails, the file is the old one, and nothing is left beside it."""
    file = tmp_path / "c.yaml"
    save(file, OLD)
    monkeypatch.setattr(breaks, interrupt)
    with pytest.raises(Interrupted):
        save(file, NEW)
    assert load(file).concertation == OLD
    assert list(tmp_path.iterdir()) == [file]


def test_what_was_interrupted_is_told_even_if_nothing_can_be_tidied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason that comes out is the first."""
    file = tmp_path / "c.yaml"
    save(file, OLD)

    def forbid(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.fsync", interrupt)
    monkeypatch.setattr("pathlib.Path.unlink", forbid)
    with pytest.raises(Interrupted):
        save(file, NEW)
    assert load(file).concertation == OLD


def test_a_value_that_cannot_be_written_leaves_the_file(tmp_path: Path) -> None:
    """Nothing is opened before the text is ready."""
    file = tmp_path / "c.yaml"
    save(file, OLD)
    with pytest.raises(DocumentError):
        save(file, Concertation("c", title="\ud800", authority=Authority("m")))
    assert load(file).concertation == OLD


def test_permissions_are_kept_and_a_link_still_leads_there(tmp_path: Path) -> None:
    """A new file has those of the system, an old one keeps its own; a link is followed, not replaced."""
    file, link = tmp_path / "c.yaml", tmp_path / "link.yaml"
    save(file, OLD)
    fresh = tmp_path / "fresh"
    fresh.touch()
    assert file.stat().st_mode == fresh.stat().st_mode
    file.chmod(0o640)
    link.symlink_to(file)
    save(link, NEW)
    assert file.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    assert load(file).concertation == NEW


def test_the_text_is_on_the_disk_before_the_name_leads_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order is write, flush to disk, rename, flush the directory to disk."""
    done: list[str] = []

    def noting(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def noted(*given: object) -> object:
            done.append(name)
            return real(*given)

        return noted

    monkeypatch.setattr("os.fsync", noting("fsync", os.fsync))
    monkeypatch.setattr("pathlib.Path.replace", noting("replace", Path.replace))
    save(tmp_path / "c.yaml", NEW)
    assert done == ["fsync", "replace", "fsync"]


def test_a_system_without_directories_to_flush_is_served_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows cannot open one."""
    monkeypatch.delattr("os.O_DIRECTORY")
    save(tmp_path / "c.yaml", NEW)
    assert load(tmp_path / "c.yaml").concertation == NEW
