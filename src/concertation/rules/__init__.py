"""Rules: good practice as typed functions of one subject, which advise in a check and block as a gate.

Five lines make one; see ``rule``. The stock rules are those of the method, one module a phase.
"""

from concertation.findings import Finding, Level, Source
from concertation.rules.checking import Checklist, Clock, check, evaluate, recheck
from concertation.rules.context import Context
from concertation.rules.evaluation import Subjects, subjects, verdicts
from concertation.rules.example import Example
from concertation.rules.options import Option, described, option
from concertation.rules.rule import Metadata, Rule, rule
from concertation.rules.ruleset import RuleSet
from concertation.rules.selection import Override, Selection
from concertation.rules.setting import Setting, Settings
from concertation.rules.verdict import Answer, Report, Unknown, Verdict, Waived

__all__ = [
    "Answer",
    "Checklist",
    "Clock",
    "Context",
    "Example",
    "Finding",
    "Level",
    "Metadata",
    "Option",
    "Override",
    "Report",
    "Rule",
    "RuleSet",
    "Selection",
    "Setting",
    "Settings",
    "Source",
    "Subjects",
    "Unknown",
    "Verdict",
    "Waived",
    "check",
    "described",
    "evaluate",
    "option",
    "recheck",
    "rule",
    "subjects",
    "verdicts",
]
