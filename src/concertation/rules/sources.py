"""On whose word the rules speak: the method, and the documents of practice that they cite."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

from concertation.findings import Source
from concertation.texts import Text

__all__ = ["DOCUMENTS", "Document", "cite", "quote"]


@attrs.frozen
class Document:
    """A document that rules cite: what it is called, and where to read it."""

    title: Text
    url: str


DOCUMENTS: Final[Mapping[str, Document]] = {}
"""The documents of practice, by the short name under which rules cite them."""


def quote(document: str, words: str) -> Source:
    """Cite a few words of a document of practice.

    Raises:
        KeyError: if no document has that short name.
    """
    cited = DOCUMENTS[document]
    return Source(words, cited.title, cited.url)


def cite(step: int | None, quote: str) -> Source:
    """Cite a few words of the method, by the number of its step; without a number, its introduction."""
    where = (
        Text(en="method, introduction", fr="méthode, introduction")
        if step is None
        else Text(en=f"method, {step}", fr=f"méthode, {step}")
    )
    return Source(quote, where)
