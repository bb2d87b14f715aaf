"""The JSON Schemas of our own formats, as they are published: they lie beside this module."""

from __future__ import annotations

import importlib.resources
import json
from typing import Literal

from concertation.errors import InvalidValue, unknown_name
from concertation.texts import Text

__all__ = ["report_schema"]

_NAMES = ("problems", "report")
_NO_SCHEMA = Text(en="no format is called '{word}'", fr="aucun format ne s'appelle « {word} »")


def report_schema(name: Literal["report", "problems"] = "report") -> dict[str, object]:
    """Give the JSON Schema (draft 2020-12) of a format, in its current version.

    Args:
        name: ``report`` for what ``report_data`` gives, ``problems`` for what ``problems_data`` gives.

    Raises:
        InvalidValue: if no format has that name.

    >>> report_schema()["title"]
    'concertation-report, version 1'
    """
    if name not in _NAMES:
        raise InvalidValue([unknown_name("unknown-format", ".", _NO_SCHEMA.with_(word=name), name, _NAMES)])
    text = (importlib.resources.files(__package__) / f"{name}-1.json").read_text(encoding="utf-8")
    schema: dict[str, object] = json.loads(text)
    return schema
