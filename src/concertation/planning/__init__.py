"""The action programme: what comes first, what is ready, what waits, and for what."""

from concertation.planning.first import FirstActions, first_actions, is_easy_and_short, is_mastered, is_short
from concertation.planning.graph import ActionGraph, CyclicPlan, is_met, state_of

__all__ = [
    "ActionGraph",
    "CyclicPlan",
    "FirstActions",
    "first_actions",
    "is_easy_and_short",
    "is_mastered",
    "is_met",
    "is_short",
    "state_of",
]
