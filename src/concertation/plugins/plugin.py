"""What a distribution offers: its rules and its pathways, and the API that it was written for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs

from concertation.charts import Pathway
from concertation.rules import Rule

__all__ = ["API", "Plugin"]

API: Final = 1
"""The version of the plugin API that is supported here."""


def as_rules(value: Iterable[Rule]) -> tuple[Rule, ...]:
    """Keep rules as they are given; whether they are rules is told when the plugin is loaded."""
    return tuple(value)


def as_pathways(value: Iterable[Pathway]) -> tuple[Pathway, ...]:
    """Keep pathways as they are given; whether they are pathways is told when the plugin is loaded."""
    return tuple(value)


@attrs.frozen(kw_only=True)
class Plugin:
    """The object that an entry point of the groups ``concertation.rules`` and ``concertation.pathways`` names.

    The name of the entry point is the plugin's prefix: its rules are called ``prefix/name``, and the id of a pathway
    is the prefix, or begins with ``prefix-``.

    Args:
        api: the version of the plugin API that it was written for, as a number: ``API`` would always agree.
        rules: its rules.
        pathways: its pathways.

    >>> from concertation.model import Action
    >>> from concertation.rules import Context, Verdict, rule
    >>> @rule("rennes/bays-have-a-map", phase="programme", message="{action.title} has no map")
    ... def bays_have_a_map(action: Action, ctx: Context) -> Verdict:
    ...     return ctx.ok if "x-map" in action.extra else ctx.find("extra")
    >>> plugin = Plugin(api=1, rules=[bays_have_a_map])
    """

    api: int
    rules: tuple[Rule, ...] = attrs.field(default=(), converter=as_rules)
    pathways: tuple[Pathway, ...] = attrs.field(default=(), converter=as_pathways)
