"""What a rule may look at beside its subject, and how it answers."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import TypeVar, cast

import attrs

from concertation.findings import Path, Related
from concertation.model import Action, Circle, Concertation, Experiment, Formation, Member, Proposition, When, slug
from concertation.planning import ActionGraph, FirstActions, first_actions
from concertation.rules.verdict import Verdict
from concertation.rules.waivers import Waiving
from concertation.texts import Message, Text

__all__ = ["Context"]

T = TypeVar("T")
OK = Verdict(kind="pass")
NOTHING = Verdict(kind="nothing")


@attrs.frozen
class Context:
    """The concertation around the subject of a rule, with facts that are worked out once and shared by all rules.

    Args:
        concertation: the whole.
        circles: the circles of the pathway and of the concertation together.
        on: the date of the question, or ``None``: a rule that needs one then has nothing to look at.
        waiving: what came of the waivers, for the rules about them.
    """

    concertation: Concertation
    circles: tuple[Circle, ...] = ()
    on: When | None = None
    waiving: Waiving | None = None
    _facts: dict[Callable[[Context], object], object] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    @property
    def ok(self) -> Verdict:
        """The rule is satisfied."""
        return OK

    @property
    def nothing(self) -> Verdict:
        """The rule has nothing to look at here."""
        return NOTHING

    def find(
        self,
        field: str = ".",
        message: str | Text = "default",
        *,
        at: str | None = None,
        related: Iterable[tuple[str, Message]] = (),
        **data: object,
    ) -> Verdict:
        """Find something.

        Args:
            field: the field of the subject that the finding speaks of, or an address below the subject.
            message: the name of one of the rule's messages, or a text of its own.
            at: an address in the concertation, where the finding is not below the subject.
            related: other places, each with what it is there.
            data: values for the placeholders of the message.
        """
        places = tuple(Related(Path(path), said) for path, said in related)
        return Verdict(kind="find", field=field, message=message, data=_sorted(data), at=at, related=places)

    def unknown(
        self, field: str = ".", message: str | Text = "unsaid", *, at: str | None = None, **data: object
    ) -> Verdict:
        """Say that the rule cannot judge, because the field is unsaid or a list is known in part."""
        data.setdefault("field", field)
        return Verdict(kind="unknown", field=field, message=message, data=_sorted(data), at=at)

    def fact(self, compute: Callable[[Context], T]) -> T:
        """Give what a function of the context comes to; it is worked out once, whoever asks.

        Args:
            compute: a function defined once, so that all rules share its answer; it may ask for other facts.

        >>> from concertation.model import Authority
        >>> def titles(ctx: Context) -> list[str]:
        ...     return [str(action.title) for action in ctx.concertation.actions]
        >>> context = Context(Concertation("c", title="C", authority=Authority("a"), actions=[Action("b", title="B")]))
        >>> context.fact(titles) is context.fact(titles)
        True
        """
        if compute not in self._facts:
            self._facts[compute] = compute(self)
        return cast("T", self._facts[compute])

    def is_whole(self, *lists: str) -> bool:
        """Whether lists of the concertation are known in full."""
        return all(self.concertation.is_whole(name) for name in lists)

    @functools.cached_property
    def graph(self) -> ActionGraph:
        """The actions and what each waits for."""
        return ActionGraph.of(self.concertation)

    @functools.cached_property
    def first_actions(self) -> FirstActions:
        """The actions that may come first."""
        return first_actions(self.graph)

    @functools.cached_property
    def circles_are_used(self) -> bool:
        """Whether anybody has said that the option of circles is taken."""
        return bool(self.concertation.circles) or any(each.circle for each in self.concertation.members)

    def members_of(self, circle: str) -> tuple[Member, ...]:
        """Give the members who are said to sit in a circle."""
        return self._by_circle.get(circle, ())

    @functools.cached_property
    def _by_circle(self) -> dict[str, tuple[Member, ...]]:
        seats: dict[str, tuple[Member, ...]] = {}
        for member in self.concertation.members:
            if member.circle is not None:
                seats[member.circle] = (*seats.get(member.circle, ()), member)
        return seats

    @functools.cached_property
    def actions_by_objective(self) -> dict[str, tuple[Action, ...]]:
        """The actions that are not abandoned, by each objective that they say they serve."""
        served: dict[str, tuple[Action, ...]] = {}
        for action in self.concertation.actions:
            if self.state(action) != "abandoned":
                for objective in action.objectives or ():
                    served[objective] = (*served.get(objective, ()), action)
        return served

    @staticmethod
    def state(entity: Action | Experiment | Formation | Proposition) -> str | None:
        """Give the state of an entity, or ``None`` where it is unsaid."""
        return entity.standing.state if entity.standing else None


def _sorted(data: dict[str, object]) -> tuple[tuple[str, object], ...]:
    return tuple(sorted(data.items()))


def kind_name(cls: type) -> str:
    """Give the name of a class in messages: ``Action`` is ``action``, ``StartingPoint`` is ``starting_point``."""
    return slug("".join(f"-{letter}" if letter.isupper() else letter for letter in cls.__name__)).replace("-", "_")
