"""The first thing that a document says: by which schema it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from concertation.documents.kinds import MAPPING, refused
from concertation.documents.pages import Page
from concertation.documents.problems import DocumentError
from concertation.documents.refusals import EMPTY_DOCUMENT, Refusal
from concertation.documents.troubles import Trouble
from concertation.texts import Text

__all__ = ["SCHEMA", "body_of"]

SCHEMA: Final = 1
"""The schema that is read and written."""

_BEGIN = Text(en="begin with 'schema: 1'", fr="commencez par « schema: 1 »")
_THE_NUMBER = Text(en="the number 1", fr="le nombre 1")
_MISSING: Final = Refusal("schema", Text(en="'schema' is missing", fr="« schema » manque"), _BEGIN)
_NEWER: Final = Refusal(
    "schema",
    Text(
        en="the document is written in schema {typed}; this version reads schema 1",
        fr="le document est écrit selon le schéma {typed} ; cette version lit le schéma 1",
    ),
    Text(en="use a later version of concertation", fr="utilisez une version plus récente de concertation"),
)
_NONE_SUCH: Final = Refusal(
    "schema", Text(en="there is no schema {typed}", fr="il n'y a pas de schéma {typed}"), _BEGIN
)


def body_of(page: Page) -> tuple[Mapping[str, object], list[Trouble]]:
    """Give what a document says once its schema is known, with what is wrong with how it says which it is.

    Raises:
        DocumentError: if it holds no keys at all, or is written by another schema: then nothing else is judged.
    """
    data = page.data
    if not isinstance(data, dict):
        raise DocumentError(page.problems or [page.problem(_not_a_document(data))])
    body = {key: each for key, each in data.items() if key != "schema"}
    if "schema" not in data:
        return body, [_MISSING.on(())]
    number = data["schema"]
    if type(number) is not int:
        return body, [each.under("schema") for each in refused(_THE_NUMBER, number, _BEGIN.with_()).troubles]
    if number != SCHEMA:
        other = _NEWER if number > SCHEMA else _NONE_SUCH
        raise DocumentError([page.problem(other.on(("schema",), typed=str(number)))])
    return body, []


def _not_a_document(data: object) -> Trouble:
    if data is None:
        return EMPTY_DOCUMENT.on(())
    (trouble,) = refused(MAPPING, data).troubles
    return trouble
