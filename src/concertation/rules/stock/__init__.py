"""The rules of the method, one module a phase; a rule without a phase runs only where a move names it."""

from concertation.rules.stock import decision, experiments, follow_up, members, preparation, programme

__all__ = ["RULES"]

RULES = (
    *preparation.RULES,
    *members.RULES,
    *programme.RULES,
    *decision.RULES,
    *follow_up.RULES,
    *experiments.RULES,
)
