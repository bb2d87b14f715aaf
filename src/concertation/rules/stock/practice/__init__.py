"""Rules that practice adds to the method, one module a phase: what programmes, guides and charters ask for."""

from concertation.rules.rule import Rule
from concertation.rules.stock.practice import (
    decision,
    experiments,
    follow_up,
    members,
    preparation,
    programme,
    signature,
)

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    *preparation.RULES,
    *members.RULES,
    *programme.RULES,
    *decision.RULES,
    *signature.RULES,
    *follow_up.RULES,
    *experiments.RULES,
)
