"""The work programme: objectives broken down into actions with a pilot, a group, a calendar, indicators (method, 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import attrs

from concertation.errors import Problem
from concertation.model import fields
from concertation.model.checks import Range, problem, slug
from concertation.model.fields import Ease, Horizon, Value
from concertation.model.people import PARTIES, PARTY, Party, as_parties, as_party
from concertation.model.standing import Standing
from concertation.model.when import When
from concertation.texts import Text

__all__ = ["Action", "Budget", "Dependency", "Milestone", "Objective", "Obstacle", "Proposition", "Roadmap"]

LinkKind = Literal["FS", "SS", "FF", "SF"]

_ACTION_OR_TEXT = Text(
    en="a dependency is either an action or a text, for a prerequisite outside the plan",
    fr="une dépendance est soit une action, soit un texte, pour un préalable extérieur au plan",
)
_MET_IS_DERIVED = Text(
    en="whether an action of the plan is done follows from its standing",
    fr="qu'une action du plan soit faite découle de son état",
)
_LEAVE_OUT = Text(en="leave it out", fr="laissez-le de côté")
_ITSELF = Text(en="an action cannot come after itself", fr="une action ne peut pas venir après elle-même")
_PART_OF_ITSELF = Text(en="an action is not a part of itself", fr="une action n'est pas une partie d'elle-même")
_TWICE = Text(en="the link to '{word}' is given twice", fr="le lien vers « {word} » est donné deux fois")


@attrs.frozen(kw_only=True, repr=False)
class Roadmap(Value):
    """The roadmap: who wrote it, by which criteria actions were chosen, which plans it serves, when members commented.

    ``serves`` names the planning documents that it serves.
    """

    title: str | None = attrs.field(default=None, kw_only=False, metadata=fields.TEXT)
    authors: tuple[Party, ...] | None = attrs.field(default=None, converter=as_parties, metadata=PARTIES)
    criteria: tuple[str, ...] | None = attrs.field(default=None, converter=fields.as_texts, metadata=fields.TEXTS)
    serves: tuple[str, ...] | None = attrs.field(default=None, converter=fields.as_texts, metadata=fields.TEXTS)
    comments_from: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
    comments_until: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)

    def _incoherences(self) -> Iterator[Problem]:
        yield from fields.in_order(self.comments_from, self.comments_until, "comments_until")


@attrs.frozen(kw_only=True, repr=False)
class Objective(Value):
    """An objective of the body; it must be broken down into actions.

    ``backed_by`` names the members, formations or circles that back it; ``target`` is a text.
    """

    id: str = attrs.field(kw_only=False, metadata=fields.ID)
    number: str | int | None = attrs.field(default=None, metadata=fields.RANK)
    title: str | None = attrs.field(default=None, metadata=fields.TEXT)
    axes: tuple[str, ...] | None = attrs.field(default=None, converter=fields.as_ids, metadata=fields.refs("axes"))
    backed_by: tuple[str, ...] | None = attrs.field(
        default=None, converter=fields.as_ids, metadata=fields.refs("backers")
    )
    target: str | None = attrs.field(default=None, metadata=fields.TEXT)
    due: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
    indicators: tuple[str, ...] | None = attrs.field(
        default=None, converter=fields.as_ids, metadata=fields.refs("indicators")
    )


@attrs.frozen(kw_only=True, repr=False)
class Proposition(Value):
    """What someone proposes to the body: the raw material of its work, with the answer that was given.

    ``actions`` are the actions that came out of it.
    """

    id: str = attrs.field(kw_only=False, metadata=fields.ID)
    title: str | None = attrs.field(default=None, metadata=fields.TEXT)
    by: Party | None = attrs.field(default=None, converter=as_party, metadata=PARTY)
    date: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
    answer: str | None = attrs.field(default=None, metadata=fields.TEXT)
    actions: tuple[str, ...] | None = attrs.field(
        default=None, converter=fields.as_ids, metadata=fields.refs("actions")
    )
    standing: Standing | None = attrs.field(default=None, metadata=fields.one(Standing))


@attrs.frozen(kw_only=True, repr=False)
class Dependency(Value):
    """What an action waits for: another action, or a prerequisite outside the plan.

    ``kind`` is finish-to-start (``FS``), start-to-start, finish-to-finish or start-to-finish; ``lag_days`` counts
    working days and may be negative. ``met`` is for a prerequisite outside the plan only.

    >>> Dependency("diagnostic").key, Dependency(text="Accord de la préfecture").key
    ('diagnostic', 'accord-de-la-prefecture')
    """

    action: str | None = attrs.field(default=None, kw_only=False, metadata=fields.ref("actions"))
    text: str | None = attrs.field(default=None, metadata=fields.TEXT)
    kind: LinkKind = attrs.field(default="FS", metadata=fields.choice("FS", "SS", "FF", "SF", required=True))
    lag_days: int = attrs.field(default=0, metadata=fields.SIGNED)
    met: bool | None = attrs.field(default=None, metadata=fields.FLAG)

    def _incoherences(self) -> Iterator[Problem]:
        if (self.action is None) == (self.text is None):
            yield problem("dependency", _ACTION_OR_TEXT.with_())
        elif self.action is not None and self.met is not None:
            yield problem("derived", _MET_IS_DERIVED.with_(), _LEAVE_OUT.with_(), at="met")

    @property
    def key(self) -> str:
        """The name of the dependency in an address: the action's id, or the text made into one."""
        return self.action or slug(self.text or "") or "text"


def _dependency(value: Dependency | str) -> Dependency:
    return Dependency(value) if isinstance(value, str) else value


def _by_link(dependency: Dependency) -> tuple[str, str, str]:
    return dependency.key, dependency.kind, repr(dependency)


def as_dependencies(value: Iterable[Dependency | str] | None) -> tuple[Dependency, ...] | None:
    """Read dependencies, sorted; a string is the id of an action."""
    return None if value is None else fields.arranged(fields.converted(value, _dependency), _by_link)


@attrs.frozen(kw_only=True, repr=False)
class Milestone(Value):
    """A dated moment of an action."""

    title: str = attrs.field(kw_only=False, metadata=fields.NAME)
    date: When | None = attrs.field(default=None, kw_only=False, converter=fields.as_when, metadata=fields.WHEN)


def _by_date(milestone: Milestone) -> tuple[str, str, str]:
    return str(milestone.date or ""), milestone.title, repr(milestone)


def as_milestones(value: Iterable[Milestone] | None) -> tuple[Milestone, ...] | None:
    """Keep milestones in the order of their dates."""
    return None if value is None else fields.arranged(value, _by_date)


@attrs.frozen(kw_only=True, repr=False)
class Budget(Value):
    """What an action costs, in a currency (ISO 4217), and who pays."""

    amount: int | float | None = attrs.field(default=None, kw_only=False, metadata=fields.NUMBER)
    currency: str = attrs.field(default="EUR", metadata=fields.NAME)
    funders: tuple[str, ...] | None = attrs.field(default=None, converter=fields.as_ids, metadata=fields.TEXTS)
    text: str | None = attrs.field(default=None, metadata=fields.TEXT)


@attrs.frozen(kw_only=True, repr=False)
class Obstacle(Value):
    """What stands in the way of an action, since when, and what would lift it."""

    cause: str = attrs.field(kw_only=False, metadata=fields.NAME)
    lifted_when: str | None = attrs.field(default=None, metadata=fields.TEXT)
    since: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)


@attrs.frozen(kw_only=True, repr=False)
class Action(Value):
    """An action of the programme: a pilot, a project group, a calendar, performance indicators.

    ``days`` counts working days, as a number or a range; ``ease`` and the calendar are independent of each other.
    ``mastered`` says that the authority is fully in control of carrying it out; ``needs_powers`` names the statutory
    powers that it takes. ``after`` lists what it waits for: ``()`` when nothing, ``None`` when nobody has said.
    ``propositions`` are those that it answers. ``economic_constraint`` and ``public_aim`` are the two sides that the
    rule of the game harmonises. ``permanent`` says that the action has no end. Method, 5: "actions précises assorties
    d'un pilote, d'un groupe projet, d'un calendrier, d'indicateurs".

    >>> Action("bays", title="Plan aires de livraison", start="2026-03", days=60, ease="easy", after=()).days
    60
    """

    id: str = attrs.field(kw_only=False, metadata=fields.ID)
    number: str | int | None = attrs.field(default=None, metadata=fields.RANK)
    title: str | None = attrs.field(default=None, metadata=fields.TEXT)
    part_of: str | None = attrs.field(default=None, metadata=fields.ref("actions"))
    axes: tuple[str, ...] | None = attrs.field(default=None, converter=fields.as_ids, metadata=fields.refs("axes"))
    objectives: tuple[str, ...] | None = attrs.field(
        default=None, converter=fields.as_ids, metadata=fields.refs("objectives")
    )
    pilot: Party | None = attrs.field(default=None, converter=as_party, metadata=PARTY)
    co_pilots: tuple[Party, ...] | None = attrs.field(default=None, converter=as_parties, metadata=PARTIES)
    group: tuple[Party, ...] | None = attrs.field(default=None, converter=as_parties, metadata=PARTIES)
    partners: tuple[Party, ...] | None = attrs.field(default=None, converter=as_parties, metadata=PARTIES)
    start: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
    end: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
    days: int | Range | None = attrs.field(default=None, converter=fields.as_range, metadata=fields.RANGE)
    actual_start: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
    actual_end: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
    horizon: Horizon | None = attrs.field(default=None, metadata=fields.choice("short", "medium", "long"))
    ease: Ease | None = attrs.field(default=None, metadata=fields.choice("easy", "moderate", "hard"))
    needs_powers: tuple[str, ...] | None = attrs.field(default=None, converter=fields.as_ids, metadata=fields.TEXTS)
    mastered: bool | None = attrs.field(default=None, metadata=fields.FLAG)
    after: tuple[Dependency, ...] | None = attrs.field(
        default=None, converter=as_dependencies, metadata=fields.many(Dependency, by_id=True)
    )
    indicators: tuple[str, ...] | None = attrs.field(
        default=None, converter=fields.as_ids, metadata=fields.refs("indicators")
    )
    milestones: tuple[Milestone, ...] | None = attrs.field(
        default=None, converter=as_milestones, metadata=fields.many(Milestone)
    )
    budget: Budget | None = attrs.field(default=None, metadata=fields.one(Budget))
    propositions: tuple[str, ...] | None = attrs.field(
        default=None, converter=fields.as_ids, metadata=fields.refs("propositions")
    )
    economic_constraint: str | None = attrs.field(default=None, metadata=fields.TEXT)
    public_aim: str | None = attrs.field(default=None, metadata=fields.TEXT)
    obstacle: Obstacle | None = attrs.field(default=None, metadata=fields.one(Obstacle))
    permanent: bool | None = attrs.field(default=None, metadata=fields.FLAG)
    standing: Standing | None = attrs.field(default=None, metadata=fields.one(Standing))

    def _incoherences(self) -> Iterator[Problem]:
        yield from fields.in_order(self.start, self.end, "end")
        yield from fields.in_order(self.actual_start, self.actual_end, "actual_end")
        if self.part_of == self.id:
            yield problem("itself", _PART_OF_ITSELF.with_(), at="part_of")
        seen: set[tuple[str, str]] = set()
        for dependency in self.after or ():
            link = (dependency.key, dependency.kind)
            if dependency.action == self.id:
                yield problem("itself", _ITSELF.with_(), at=f"after/{dependency.key}")
            if link in seen:
                yield problem("twice", _TWICE.with_(word=dependency.key), at=f"after/{dependency.key}")
            seen.add(link)
