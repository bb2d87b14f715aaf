"""What follows the decision: indicators and their measures, experiments, reviews, resolutions, commitments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import attrs

from concertation.errors import Problem
from concertation.model import fields
from concertation.model.fields import Value
from concertation.model.people import PARTIES, PARTY, Party, as_parties, as_party
from concertation.model.standing import Standing
from concertation.model.when import Period, When

__all__ = ["Commitment", "Experiment", "Indicator", "Measure", "Resolution", "Review"]

IndicatorKind = Literal["output", "result", "impact"]
Situation = Literal["initial", "reference", "forecast", "ex-post"]
ResolutionKind = Literal["validation", "adoption", "signature", "accession", "bylaw", "report", "other"]


@attrs.frozen(kw_only=True, repr=False)
class Measure(Value):
    """A value of an indicator on a date, in a situation: initial, reference, forecast or ex post."""

    date: When | None = attrs.field(default=None, kw_only=False, converter=fields.as_when, metadata=fields.WHEN)
    value: int | float | None = attrs.field(default=None, kw_only=False, metadata=fields.NUMBER)
    situation: Situation | None = attrs.field(
        default=None, metadata=fields.choice("initial", "reference", "forecast", "ex-post")
    )


def _by_date(measure: Measure) -> tuple[str, str, str]:
    return str(measure.date or ""), measure.situation or "", repr(measure)


def as_measures(value: Iterable[Measure] | None) -> tuple[Measure, ...] | None:
    """Keep measures in the order of their dates."""
    return None if value is None else fields.arranged(value, _by_date)


@attrs.frozen(kw_only=True, repr=False)
class Indicator(Value):
    """An indicator of performance, from its baseline to its target.

    ``every`` is how often it is measured; ``unit`` is that of the baseline, the target and the measures. Method, 5:
    "indicateurs de mesure de la performance".
    """

    id: str = attrs.field(kw_only=False, metadata=fields.ID)
    title: str | None = attrs.field(default=None, metadata=fields.TEXT)
    kind: IndicatorKind | None = attrs.field(default=None, metadata=fields.choice("output", "result", "impact"))
    unit: str | None = attrs.field(default=None, metadata=fields.TEXT)
    baseline: int | float | None = attrs.field(default=None, metadata=fields.NUMBER)
    target: int | float | None = attrs.field(default=None, metadata=fields.NUMBER)
    due: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
    owner: Party | None = attrs.field(default=None, converter=as_party, metadata=PARTY)
    every: Period | None = attrs.field(default=None, converter=fields.as_period, metadata=fields.PERIOD)
    measures: tuple[Measure, ...] | None = attrs.field(
        default=None, converter=as_measures, metadata=fields.many(Measure)
    )


@attrs.frozen(kw_only=True, repr=False)
class Experiment(Value):
    """An experiment with its protocol: where, when, who, on what hypothesis, judged by which criteria.

    ``leads_to`` is the action that comes out of it. Method, 1: "proposer des expérimentations et en faire
    l'évaluation".
    """

    id: str = attrs.field(kw_only=False, metadata=fields.ID)
    title: str | None = attrs.field(default=None, metadata=fields.TEXT)
    action: str | None = attrs.field(default=None, metadata=fields.ref("actions"))
    place: str | None = attrs.field(default=None, metadata=fields.TEXT)
    start: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
    end: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
    owner: Party | None = attrs.field(default=None, converter=as_party, metadata=PARTY)
    partners: tuple[Party, ...] | None = attrs.field(default=None, converter=as_parties, metadata=PARTIES)
    hypothesis: str | None = attrs.field(default=None, metadata=fields.TEXT)
    criteria: tuple[str, ...] | None = attrs.field(default=None, converter=fields.as_texts, metadata=fields.TEXTS)
    verdict: str | None = attrs.field(default=None, metadata=fields.TEXT)
    leads_to: str | None = attrs.field(default=None, metadata=fields.ref("actions"))
    standing: Standing | None = attrs.field(default=None, metadata=fields.one(Standing))

    def _incoherences(self) -> Iterator[Problem]:
        yield from fields.in_order(self.start, self.end, "end")


@attrs.frozen(kw_only=True, repr=False)
class Review(Value):
    """A review of actions. ``led_by`` is a party, or the word ``referent`` for the body's referent (method, 5)."""

    id: str = attrs.field(kw_only=False, metadata=fields.ID)
    date: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
    led_by: Party | None = attrs.field(
        default=None, converter=as_party, metadata=fields.one(Party, refers="leaders", by_id=True)
    )
    actions: tuple[str, ...] | None = attrs.field(
        default=None, converter=fields.as_ids, metadata=fields.refs("actions")
    )
    notes: str | None = attrs.field(default=None, metadata=fields.TEXT)


@attrs.frozen(kw_only=True, repr=False)
class Resolution(Value):
    """A decision that was taken: what kind, when, by whom, with what verdict, and its reference."""

    id: str = attrs.field(kw_only=False, metadata=fields.ID)
    kind: ResolutionKind | None = attrs.field(
        default=None,
        metadata=fields.choice("validation", "adoption", "signature", "accession", "bylaw", "report", "other"),
    )
    date: When | None = attrs.field(default=None, converter=fields.as_when, metadata=fields.WHEN)
    by: Party | None = attrs.field(default=None, converter=as_party, metadata=PARTY)
    verdict: str | None = attrs.field(default=None, metadata=fields.TEXT)
    reference: str | None = attrs.field(default=None, metadata=fields.TEXT)


@attrs.frozen(kw_only=True, repr=False)
class Commitment(Value):
    """What a party, or each member of a category, commits itself to; ``actions`` are ids."""

    by: Party | None = attrs.field(default=None, kw_only=False, converter=as_party, metadata=PARTY)
    category: str | None = attrs.field(default=None, metadata=fields.TEXT)
    text: str | None = attrs.field(default=None, metadata=fields.TEXT)
    actions: tuple[str, ...] | None = attrs.field(
        default=None, converter=fields.as_ids, metadata=fields.refs("actions")
    )
