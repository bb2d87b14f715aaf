"""Where the configuration of a folder is: in it, or in the nearest folder above that has one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from concertation.config.toml_text import PYPROJECT, has_a_table

__all__ = ["CONFIGURATION", "find_config"]

CONFIGURATION: Final = "concertation.toml"


def find_config(start: Path) -> Path | None:
    """Find the configuration that holds in a folder, or for a file.

    A folder is asked for ``concertation.toml``, then for a ``pyproject.toml`` with a table ``[tool.concertation]``;
    then the folder above it is, up to the root of the file system.

    Args:
        start: the folder, or a file in it.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "concertation.toml").write_text('lang = "fr"')
    ...     find_config(Path(folder)).name
    'concertation.toml'
    """
    here = start.absolute()
    return next(filter(None, map(_of_folder, (here, *here.parents))), None)


def _of_folder(folder: Path) -> Path | None:
    own, projects = folder / CONFIGURATION, folder / PYPROJECT
    if own.is_file():
        return own
    return projects if projects.is_file() and has_a_table(projects) else None
