"""Rules that practice adds in the phase ``members``."""

from __future__ import annotations

from concertation.rules.rule import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = ()
