"""The options of a rule: thresholds and choices that a territory may set, each with its unit and its source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import attrs

from concertation.findings import Source
from concertation.texts import Text

__all__ = ["Option", "described", "option"]

T = TypeVar("T")
_KEY: Final = "concertation.option"


@attrs.frozen
class Option:
    """An option as its reader meets it.

    Args:
        name: the field of the options class.
        default: what the rule takes where nobody says otherwise.
        what: what it decides.
        unit: what a number counts.
        source: on whose word the default stands; without one it is a choice of the library, and ``what`` says so.
    """

    name: str
    default: object
    what: Text | None = None
    unit: Text | None = None
    source: Source | None = None


def option(
    default: T,
    *,
    what: Text,
    unit: Text | None = None,
    source: Source | None = None,
    validator: Callable[[Any, attrs.Attribute[T], T], object] | None = None,
) -> T:
    """Make a field of the options class of a rule.

    >>> @attrs.frozen
    ... class Short:
    ...     days: int = option(60, what=Text.plain("the longest"), unit=Text(en="working days", fr="jours ouvrés"))
    >>> Short().days, [each.unit.fr for each in described(Short())]
    (60, ['jours ouvrés'])
    """
    said = Option("", default, what, unit, source)
    made: T = attrs.field(default=default, validator=validator, metadata={_KEY: said})
    return made


def described(options: attrs.AttrsInstance | None) -> tuple[Option, ...]:
    """Describe the options of a rule, in their order."""
    if options is None:
        return ()
    return tuple(
        attrs.evolve(
            each.metadata.get(_KEY, Option(each.name, None)), name=each.name, default=getattr(options, each.name)
        )
        for each in attrs.fields(type(options))
    )
