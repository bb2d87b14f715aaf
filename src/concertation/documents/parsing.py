"""Which of the formats a document is in, and the one door to PyYAML."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from concertation.documents import json_text, parsed
from concertation.documents.limits import Limits
from concertation.documents.pages import Page
from concertation.documents.places import Source
from concertation.documents.reading import Readable, read
from concertation.errors import MissingExtra

__all__ = ["page_of"]

_JSON = re.compile(r'\s*\{\s*["}]')


def page_of(source: Readable, limits: Limits) -> Page:
    """Read a document as data with places.

    A file is JSON by its name; a text is when it begins as JSON does. Anything else is YAML.

    Raises:
        DocumentError: if it cannot be read.
        MissingExtra: if it is YAML and PyYAML is not installed.
    """
    if isinstance(source, Mapping):
        return parsed.take(source, limits)
    text = read(source, limits)
    return _parser(source, text)(text, limits)


def _parser(source: Readable, text: Source) -> Callable[[Source, Limits], Page]:
    if isinstance(source, os.PathLike):
        is_json = Path(text.name).suffix.lower() == ".json"
    else:
        is_json = _JSON.match(text.text) is not None
    return json_text.parse if is_json else _yaml_parser()


def _yaml_parser() -> Callable[[Source, Limits], Page]:
    try:
        from concertation.documents import yaml_text  # noqa: PLC0415  # PyYAML is an extra: whoever reads JSON needs none
    except ImportError as error:
        raise MissingExtra("yaml", "PyYAML") from error
    return yaml_text.parse
