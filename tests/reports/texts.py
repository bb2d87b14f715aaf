"""Documents that the tests of reports and of the command line read."""

from __future__ import annotations

from concertation.documents import load
from concertation.findings import Finding
from concertation.model import Action, When
from concertation.process import Process
from concertation.reports import Checked
from concertation.rules import Context, Rule, RuleSet, Selection, Verdict, rule

ON = When("2026-02-01")

ASKED = (
    "action-has-calendar",
    "action-has-group",
    "action-has-indicator",
    "action-has-pilot",
    "action-prerequisites-done",
    "action-serves-objective",
    "body-has-member",
    "body-referent-in-authority",
    "circle-has-referent",
    "companies-in-own-name",
    "dependencies-acyclic",
    "expectations-stated",
    "experiment-bounded",
    "experiment-has-criteria",
    "experiment-has-verdict",
    "first-action-mastered",
    "first-action-started",
    "ground-rules-recorded",
    "no-validation-expected",
    "objective-has-action",
    "programme-has-objective",
    "restricted-by-topic",
    "start-easy-and-short",
    "starting-point-defined",
    "three-circles",
)
"""The rules that these documents are asked about: another rule of the method changes no expected report."""

LAW = Process(rules=RuleSet(RuleSet.stock()[name] for name in ASKED))


PLAN = """\
# The charter, as the services keep it.
schema: 1
id: pilote
title: Charte de logistique urbaine durable
authority: {id: collectivite, name: La collectivité, referent: Service mobilités}
standings:
  prepare: {state: framed, since: 2023}
  programme: {state: drafting, since: 2025-spring, due: 2026-06-30}
starting_point: {text: Diagnostic territorial partagé}
expectations: [{kind: action_plan}]
ground_rules: {text: "Chacun propose, la collectivité décide"}
circles: [{id: public, referent: cci}]
members:
  - {id: cci, name: Chambre de commerce et d'industrie, circle: public, seat: represents}
  - {id: fret, name: Fret SA, circle: companies}
totals: {members: 50}
objectives: [{id: livrer-mieux, title: Livrer sans gêner}]
actions:
  - id: bays
    title: Schéma directeur des aires de livraison
    objectives: [livrer-mieux]
    pilot: collectivite
    group: [cci]
    start: 2023-autumn
    days: 60
    ease: easy
    after: []                     # there is none
    standing: {state: retained, since: 2023-10}
  - id: hub
    title: Centre de distribution urbaine
    objectives: []
    group: [cci]
    start: 2025
    indicators: [tonnes]
  - id: zfe
    title: Zone à faibles émissions
    objectives: [livrer-mieux]
    group: [cci]
    indicators: [tonnes]
    standing: {state: proposed}
indicators: [{id: tonnes}]
"""

WAIVED = """\
schema: 1
id: essais
title: Essais
authority: {id: a, name: Métropole, referent: Mobilités}
standings: {programme: {state: under-way}}
starting_point: {text: Un diagnostic}
expectations: [{kind: experiments}]
ground_rules: {text: Chacun propose}
experiments:
  - {id: quai, title: Quai, owner: a, criteria: [bruit], standing: {state: running, since: 2025}}
  - {id: velo, title: Vélo-cargo, place: Centre, standing: {state: planned}}
waivers:
  - {rule: body-has-member, by: political-level}
  - {rule: experiment-has-criteria, target: experiments/velo, reason: Critères en cours, by: a, since: 2025-01-02, until: 2027}
"""


def bare(*lines: str) -> str:
    """Write a document that says little more than these lines."""
    return "\n".join(["schema: 1", "id: c", "title: Charte", "authority: {id: a, referent: R}", *lines, ""])


def checked(text: str, *rules: Rule) -> Checked:
    """Check a document by those rules of the method and by these, those about waivers left aside."""
    document, process = load(text), Process(rules=LAW.rules | rules)
    report = process.check(document.concertation, on=ON, selection=Selection(rules=process.rules.names))
    return Checked(report, document.concertation, process, document, ON)


def found(report: Checked, name: str) -> tuple[Finding, ...]:
    """Give what a rule found."""
    return tuple(each for each in report.report.findings if each.rule == name)


@rule("breaks", phase="programme", message="never said")
def breaks(action: Action, ctx: Context) -> Verdict:
    """Fail on every action, as a rule with a mistake in it does."""
    raise LookupError(action.id)
