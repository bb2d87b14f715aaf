"""How the tests run the command line: in the same process, in no particular language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from typer.testing import CliRunner, Result

from concertation.cli.app import app

__all__ = ["ran", "written"]

_NEUTRAL: Final = {"CONCERTATION_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "C.UTF-8"}


def ran(*arguments: str, environment: Mapping[str, str] | None = None) -> Result:
    """Run a command; what it prints and its exit code are in the result."""
    return CliRunner().invoke(app, arguments, env={**_NEUTRAL, **(environment or {})})


def written(directory: Path, text: str, name: str = "plan.yaml") -> Path:
    """Write a document."""
    path = directory / name
    path.write_text(text, encoding="utf-8")
    return path
