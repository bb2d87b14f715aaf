"""The text of a configuration as data with places: the one door to the standard library's TOML."""

from __future__ import annotations

import datetime as dt
import functools
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final, cast

from concertation.config.places import spots
from concertation.config.syntax import TOO_DEEP, unreadable_toml
from concertation.documents.limits import Limits
from concertation.documents.pages import Page, Spot
from concertation.documents.places import Source
from concertation.documents.problems import DocumentError, spoken
from concertation.documents.reading import read
from concertation.texts import Text

__all__ = ["PYPROJECT", "has_a_table", "page_of"]

PYPROJECT: Final = "pyproject.toml"
_TABLE: Final = ("tool", "concertation")
_HEADER: Final = re.compile(r"^\s*\[+\s*tool\s*\.\s*concertation\b", re.MULTILINE)
_LIMITS: Final = Limits(size=2**20)
_DEEPEST: Final = 32

_NO_TABLE: Final = Text(en="there is no table [tool.concertation]", fr="il n'y a pas de table [tool.concertation]")
_ADD_IT: Final = Text(en="add it, or write concertation.toml", fr="ajoutez-la, ou écrivez concertation.toml")


def page_of(path: Path) -> Page:
    """Read a configuration as plain data with places; that of a project is a table of its own file.

    Raises:
        DocumentError: if it cannot be read, or has no such table.
    """
    source = read(path, _LIMITS)
    whole = _parsed(source)
    way = _TABLE if path.name == PYPROJECT else ()
    data: object = whole
    for name in way:
        if not isinstance(data, dict) or name not in data:
            raise DocumentError([spoken(source, "no-configuration", (0, 0), _NO_TABLE.with_(), _ADD_IT.with_())])
        data = data[name]
    return Page(data, (), source, functools.partial(_spot, source.text, way), None)


def has_a_table(path: Path) -> bool:
    """Whether a project's file holds a configuration, or means to where it cannot be read as TOML."""
    try:
        text = read(path, _LIMITS).text
    except DocumentError:
        return False
    try:
        tool = tomllib.loads(text).get("tool")
    except (ValueError, RecursionError):
        return _HEADER.search(text) is not None
    return isinstance(tool, dict) and "concertation" in tool


def _parsed(source: Source) -> Mapping[str, object]:
    try:
        parsed = tomllib.loads(source.text)
    except (ValueError, RecursionError) as error:
        raise DocumentError([unreadable_toml(source, error)]) from error
    try:
        return cast("Mapping[str, object]", _plain(parsed, _DEEPEST))
    except RecursionError:
        raise DocumentError([spoken(source, "too-deep", (0, 0), TOO_DEEP.with_())]) from None


def _plain(value: object, depth: int) -> object:
    """Take a date for the text that says it, as documents do."""
    if depth < 0:
        raise RecursionError
    if isinstance(value, dict):
        return {key: _plain(each, depth - 1) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each, depth - 1) for each in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def _spot(text: str, way: tuple[str, ...]) -> Spot:
    spot = spots(text)
    for name in way:
        spot = (spot.parts or {})[name]
    return spot
