"""Which actions come first, and whether they are the easy and short ones that the method advises (method, 5)."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from concertation.model import Action, Authority, Range, When
from concertation.planning.graph import ABANDONED, ActionGraph, state_of

__all__ = ["FirstActions", "first_actions", "is_easy_and_short", "is_mastered"]


@attrs.frozen
class FirstActions:
    """The actions that may come first.

    ``surely``: nothing holds them back and nothing can start before them. ``maybe``: these, and those that dates which
    overlap or an unsaid ``after`` leave in doubt. ``undated``: those that might come first if anybody said when they
    start. Ties stay ties.
    """

    surely: tuple[Action, ...]
    maybe: tuple[Action, ...]
    undated: tuple[Action, ...]


def _start(action: Action) -> When | None:
    return action.actual_start or action.start


def _before(first: When, second: When) -> bool | None:
    return False if first == second else first.before(second)


def first_actions(graph: ActionGraph) -> FirstActions:
    """Find the actions with no unfinished prerequisite and the earliest start; abandoned ones are not looked at.

    >>> from concertation.model import Authority, Concertation
    >>> plan = [Action("bays", start="2026", after=()), Action("hub", start="2027", after=())]
    >>> whole = Concertation("c", title="C", authority=Authority("a"), actions=plan)
    >>> [action.id for action in first_actions(ActionGraph.of(whole)).surely]
    ['bays']
    """
    free = {each.id: graph.is_free(each) for each in graph.actions.values() if state_of(each) != ABANDONED}
    candidates = [graph.actions[name] for name, answer in free.items() if answer is not False]
    dated = [(each, start) for each in candidates if (start := _start(each)) is not None]
    sure = [(each, start) for each, start in dated if free[each.id]]
    days, sure_days = {start for _, start in dated}, {start for _, start in sure}
    open_days = {day for day in days if not any(_before(other, day) for other in sure_days)}
    first_days = {day for day in sure_days if all(_before(other, day) is False for other in days)}
    maybe = [each for each, start in dated if start in open_days]
    surely = [each for each, start in sure if start in first_days]
    undated = tuple(each for each in candidates if _start(each) is None)
    return FirstActions(surely=tuple(surely), maybe=tuple(maybe), undated=undated)


def _both(answers: Iterable[bool | None]) -> bool | None:
    known = set(answers)
    return False if False in known else (None if None in known else True)


def is_short(action: Action, days: int) -> bool | None:
    """Whether an action lasts at most so many working days: yes, no, or unknown (``None``)."""
    length = action.days
    if isinstance(length, Range):
        return True if length.high <= days else (False if length.low > days else None)
    return None if length is None else length <= days


def is_easy_and_short(action: Action, days: int) -> bool | None:
    """Whether an action is easy and lasts at most so many working days: yes, no, or unknown (``None``).

    Where the ease or the duration is unsaid it is unknown, whatever the other says: both are for somebody to say.
    """
    if action.ease is None or action.days is None:
        return None
    return _both((action.ease == "easy", is_short(action, days)))


def is_mastered(action: Action, authority: Authority) -> bool | None:
    """Whether the authority is fully in control of an action: yes, no, or unknown (``None``).

    Where nobody says so, it follows from the powers that the action needs and the authority holds.
    """
    if action.mastered is not None:
        return action.mastered
    if action.needs_powers is None:
        return None
    return _both(None if authority.powers is None else authority.powers.get(power) for power in action.needs_powers)
