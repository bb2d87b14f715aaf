"""Which objectives the programme covers: an objective must be broken down into actions (method, 5)."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from concertation.model import Action, Concertation, Objective, Table
from concertation.planning.graph import ABANDONED, DONE, state_of

__all__ = ["ObjectiveCoverage", "objectives_covered"]


@attrs.frozen
class ObjectiveCoverage:
    """The actions that serve an objective, abandoned ones left out.

    ``covered`` says whether there is one: yes, no, or unknown (``None``) where an action does not say what it serves,
    or the list of actions is known in part.
    """

    objective: Objective
    actions: tuple[Action, ...]
    covered: bool | None

    @property
    def done(self) -> tuple[Action, ...]:
        """Those that are done."""
        return tuple(each for each in self.actions if state_of(each) == DONE)


def objectives_covered(concertation: Concertation) -> Mapping[str, ObjectiveCoverage]:
    """Say of each objective which actions serve it.

    >>> from concertation.model import Authority
    >>> aims = [Objective("air"), Objective("noise")]
    >>> plan = [Action("bays", objectives=["air"])]
    >>> whole = Concertation("c", title="C", authority=Authority("a"), objectives=aims, actions=plan)
    >>> {name: each.covered for name, each in objectives_covered(whole).items()}
    {'air': True, 'noise': False}
    """
    actions = [each for each in concertation.actions if state_of(each) != ABANDONED]
    served: dict[str, list[Action]] = {each.id: [] for each in concertation.objectives}
    for action in actions:
        for objective in action.objectives or ():
            served[objective].append(action)
    is_known = concertation.is_whole("actions") and all(each.objectives is not None for each in actions)
    otherwise = False if is_known else None
    return Table(
        {
            each.id: ObjectiveCoverage(each, tuple(served[each.id]), True if served[each.id] else otherwise)
            for each in concertation.objectives
        }
    )
