"""The rules of the method, one module a phase; a rule without a phase runs only where a move names it.

``PRACTICE`` are the rules that practice adds. ``RETIRED`` are the names of rules that were withdrawn, each with the
reason: no rule may take one again.
"""

from collections.abc import Mapping
from typing import Final

from concertation.rules.rule import Rule
from concertation.rules.stock import (
    decision,
    experiments,
    follow_up,
    members,
    practice,
    preparation,
    programme,
    waivers,
)
from concertation.texts import Text

__all__ = ["PRACTICE", "RETIRED", "RULES"]

RULES: Final = (
    *preparation.RULES,
    *members.RULES,
    *programme.RULES,
    *decision.RULES,
    *follow_up.RULES,
    *experiments.RULES,
    *waivers.RULES,
)

PRACTICE: Final[tuple[Rule, ...]] = practice.RULES

RETIRED: Final[Mapping[str, Text]] = {}
