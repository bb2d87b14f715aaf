"""Rules of the members: who sits, in which circle, for whom, and in which formation (method, 3)."""

from concertation.rules.stock.members import body, circles, formations, representation

__all__ = ["RULES"]

RULES = (*body.RULES, *circles.RULES, *representation.RULES, *formations.RULES)
