"""A folder for a configuration, and a plugin that is installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.config.writing import BREST, Folder
from tests.plugins.installing import Site, opened


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """An empty folder."""
    return Folder(tmp_path)


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A place on the import path with a plugin, of prefix ``brest``, that has rules and a pathway."""
    with opened(tmp_path_factory.mktemp("site")) as site:
        entries = {"brest": "concertation_brest:plugin"}
        modules = {"concertation_brest": BREST}
        site.install("concertation-brest", "1.2", rules=entries, pathways=entries, modules=modules)
        yield site
