"""What a waiver lifts, and what the rules about waivers need to know of them all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from concertation.findings import Finding
from concertation.model import Waiver, When
from concertation.rules.verdict import Waived

__all__ = ["Waiving", "lift", "lifts"]


@attrs.frozen(kw_only=True)
class Waiving:
    """What came of the waivers of a concertation.

    Args:
        names: the rule that each name means, former names included.
        asked: the rules that were asked.
        used: the waivers that lifted something.
        undecided: the waivers of which nobody can tell whether they are of use: a rule could not judge there.
        entitled: whether each waiver's ``by`` may waive.
        homeless: the waivers whose target leads nowhere.
    """

    names: Mapping[str, str]
    asked: frozenset[str]
    used: frozenset[Waiver]
    undecided: frozenset[Waiver]
    entitled: Mapping[str, bool]
    homeless: frozenset[Waiver]


def lifts(waiver: Waiver, finding: Finding, on: When | None, names: Mapping[str, str] | None = None) -> bool:
    """Whether a waiver lifts a finding on a date; without a date, whether it ever may.

    A waiver holds at its target and below. A crash is never lifted.

    Args:
        waiver: what lifts.
        finding: what would be lifted.
        on: the date of the question.
        names: the rule that each former name means.
    """
    return (
        not finding.crashed
        and (names or {}).get(waiver.rule, waiver.rule) == finding.rule
        and (finding.path.within(waiver.target) or finding.subject.within(waiver.target))
        and not (on is not None and waiver.until is not None and on.after(waiver.until))
        and not (on is not None and waiver.since is not None and on.before(waiver.since))
    )


def lift(
    waivers: Iterable[Waiver], findings: Iterable[Finding], on: When | None, names: Mapping[str, str]
) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
    """Tell the findings that stand from those that a waiver lifts, in their order."""
    by_rule: dict[str, list[Waiver]] = {}
    for waiver in waivers:
        by_rule.setdefault(names.get(waiver.rule, waiver.rule), []).append(waiver)
    standing: list[Finding] = []
    waived: list[Waived] = []
    for finding in findings:
        of_rule = by_rule.get(finding.rule, ())
        lifting = next((each for each in of_rule if lifts(each, finding, on, names)), None)
        if lifting is None:
            standing.append(finding)
        else:
            waived.append(Waived(finding, lifting))
    return tuple(standing), tuple(waived)
