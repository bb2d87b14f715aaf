"""A place to install distributions into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plugins.installing import Site, opened


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """An empty directory of the import path."""
    with opened(tmp_path / "site") as site:
        yield site
