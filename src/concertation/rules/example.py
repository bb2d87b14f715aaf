"""A small document that shows what a rule finds, or what satisfies it; each is executed, in tests and in the pages."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Final

import attrs

from concertation.texts import Text

__all__ = ["Example"]

_HEADING: Final = {
    "schema": "schema: 1",
    "id": "id: exemple",
    "title": "title: Exemple",
    "authority": "authority: {id: collectivite, name: Collectivité}",
}


def as_body(text: str) -> str:
    """Take the margin off a text."""
    return textwrap.dedent(text).strip("\n") + "\n"


@attrs.frozen
class Example:
    r"""A document in YAML, of which only what matters is written.

    Args:
        text: the body; ``schema``, ``id``, ``title`` and ``authority`` are added where it does not say them.
        at: the address at which the rule finds something; of a good example there is none.
        on: the date of the question, for a rule that needs one.
        note: what the example shows, where that is not plain.

    >>> Example("members: []").document
    'schema: 1\nid: exemple\ntitle: Exemple\nauthority: {id: collectivite, name: Collectivité}\nmembers: []\n'
    """

    text: str = attrs.field(converter=as_body)
    at: str | None = attrs.field(default=None, kw_only=True)
    on: str | None = attrs.field(default=None, kw_only=True)
    note: Text | None = attrs.field(default=None, kw_only=True)

    @property
    def document(self) -> str:
        """The whole document, which loads."""
        said = {line.partition(":")[0] for line in self.text.splitlines()}
        heading = [line for key, line in _HEADING.items() if key not in said]
        return "\n".join([*heading, self.text])


def as_examples(given: Iterable[Example | str]) -> tuple[Example, ...]:
    """Read examples; a string is the body of one."""
    return tuple(Example(each) if isinstance(each, str) else each for each in given)
