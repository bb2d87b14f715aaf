"""Rules: good practice as typed functions of one subject, which advise in a check and block as a gate.

Five lines make one; see ``rule``. The stock rules are those of the method, one module a phase.
"""

from concertation.findings import Finding, Level, Source
from concertation.rules.context import Context
from concertation.rules.evaluation import Setting, evaluate, subjects
from concertation.rules.rule import Metadata, Rule, rule
from concertation.rules.ruleset import RuleSet
from concertation.rules.verdict import Report, Unknown, Verdict, Waived

__all__ = [
    "Context",
    "Finding",
    "Level",
    "Metadata",
    "Report",
    "Rule",
    "RuleSet",
    "Setting",
    "Source",
    "Unknown",
    "Verdict",
    "Waived",
    "evaluate",
    "rule",
    "subjects",
]
