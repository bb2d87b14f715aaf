"""What a configuration says, with the way to each word of it: names are looked up later, once the rules are known."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

import attrs

from concertation.documents.troubles import Way
from concertation.findings import Level

__all__ = ["OFF", "Choices", "Given", "Ignored", "Mention", "RuleSettings", "Scope", "Tell"]

OFF: Final = "off"
Tell: TypeAlias = Level | Literal["off"]
"""How seriously what a rule finds is told, or that it is not asked at all."""


@attrs.frozen
class Mention:
    """A word of a configuration that names something, and the way to it."""

    word: str
    way: Way


@attrs.frozen
class Ignored:
    """Rules that are not to be told, and why, where that is said."""

    what: Mention
    reason: str | None = None


@attrs.frozen
class Given:
    """A value given to an option of a rule; the word is the option's, as Python writes it."""

    option: Mention
    value: object


@attrs.frozen(kw_only=True)
class RuleSettings:
    """What a configuration says of one rule."""

    rule: Mention
    level: Tell | None = None
    options: tuple[Given, ...] = ()


@attrs.frozen(kw_only=True)
class Scope:
    """What holds at an address and below it."""

    at: Mention
    ignore: tuple[Ignored, ...] = ()
    levels: tuple[RuleSettings, ...] = ()


@attrs.frozen(kw_only=True)
class Choices:
    """What a configuration says of rules; ``select`` is ``None`` where nobody chose."""

    select: tuple[Mention, ...] | None = None
    ignore: tuple[Ignored, ...] = ()
    settings: tuple[RuleSettings, ...] = ()
    scopes: tuple[Scope, ...] = ()
