"""Rules that practice adds to the method, one module a phase: what programmes, guides and charters ask for."""

from concertation.rules.rule import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = ()
