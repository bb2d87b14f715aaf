"""Write a concertation as a document, always the same way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal, TypeAlias, cast

from concertation.documents.converter import write
from concertation.documents.emitting import yaml_of
from concertation.documents.heading import SCHEMA
from concertation.documents.places import Source
from concertation.documents.problems import DocumentError
from concertation.documents.reading import TEXT
from concertation.documents.refusals import SURROGATE
from concertation.errors import InvalidValue, unknown_name
from concertation.model import Concertation
from concertation.texts import Text

__all__ = ["Format", "dump"]

Format: TypeAlias = Literal["yaml", "json"]

_NO_FORMAT = Text(en="no format is called '{word}'", fr="aucun format ne s'appelle « {word} »")


def dump(concertation: Concertation, format: Format = "yaml") -> str:  # noqa: A002  # the word that everybody uses
    """Write a concertation as YAML or JSON.

    The text is a function of the value alone: keys in the order of the schema, entities by id, nothing that is only a
    default. What one reader or another of YAML would misread is quoted. PyYAML is not needed.

    Raises:
        InvalidValue: if there is no such format.
        DocumentError: if a text cannot be written in UTF-8.

    >>> from concertation.model import Authority, Member
    >>> whole = Concertation("pilote", title="Charte", authority=Authority("metropole"), members=[Member("cci")])
    >>> print(dump(whole), end="")
    schema: 1
    id: pilote
    title: Charte
    authority:
      id: metropole
    members:
      - id: cci
    """
    if format not in {"yaml", "json"}:
        raise InvalidValue([unknown_name("format", "format", _NO_FORMAT.with_(word=format), format, ("yaml", "json"))])
    data = data_of(concertation)
    text = yaml_of(data) if format == "yaml" else json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return encodable(text)


def data_of(concertation: Concertation) -> dict[str, object]:
    """Give a concertation as plain data, its schema first."""
    return {"schema": SCHEMA, **cast("Mapping[str, object]", write(concertation))}


def encodable(text: str) -> str:
    """Give a text back if UTF-8 can hold it.

    Raises:
        DocumentError: if it cannot.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise DocumentError([SURROGATE.at(Source(TEXT, text), (error.start, error.end))]) from None
    return text
