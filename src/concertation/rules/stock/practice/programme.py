"""Rules that practice adds in the phase ``programme``."""

from __future__ import annotations

from concertation.rules.rule import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = ()
