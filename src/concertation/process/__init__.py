"""The process: what may be done now, by whom, and every reason why not; the handle that carries a dossier forward."""

from concertation.model import Act, Adopt, Begin, Change, Fire, Migrate, Put, Remove, Unwaive, Waive
from concertation.process.agenda import Agenda, Due, DueKind, DueStatus, agenda
from concertation.process.decision import Decision, Option, Refused
from concertation.process.dossier import Dossier
from concertation.process.entries import Entry, Outcome, Row
from concertation.process.exploring import Answer, Coverage, Exploration, Law, Scope, Trace, Turn, Violation
from concertation.process.guidance import NextStep, ways_out
from concertation.process.locks import Lock
from concertation.process.migration import Migration, MigrationPlan, NotMigrated, migrate, plan_migration
from concertation.process.parts import Movability, Part
from concertation.process.process import OtherPathwayError, Process
from concertation.process.reasons import (
    Gated,
    Invalid,
    Locked,
    MotiveMissing,
    NoSuchMove,
    NotYours,
    OtherPathway,
    Reason,
    StillReferenced,
    TooEarly,
    Unstated,
)

__all__ = [
    "Act",
    "Adopt",
    "Agenda",
    "Answer",
    "Begin",
    "Change",
    "Coverage",
    "Decision",
    "Dossier",
    "Due",
    "DueKind",
    "DueStatus",
    "Entry",
    "Exploration",
    "Fire",
    "Gated",
    "Invalid",
    "Law",
    "Lock",
    "Locked",
    "Migrate",
    "Migration",
    "MigrationPlan",
    "MotiveMissing",
    "Movability",
    "NextStep",
    "NoSuchMove",
    "NotMigrated",
    "NotYours",
    "Option",
    "OtherPathway",
    "OtherPathwayError",
    "Outcome",
    "Part",
    "Process",
    "Put",
    "Reason",
    "Refused",
    "Remove",
    "Row",
    "Scope",
    "StillReferenced",
    "TooEarly",
    "Trace",
    "Turn",
    "Unstated",
    "Unwaive",
    "Violation",
    "Waive",
    "agenda",
    "migrate",
    "plan_migration",
    "ways_out",
]
