"""The process: what may be done now, by whom, and every reason why not; the handle that carries a dossier forward."""

from concertation.model import Act, Adopt, Begin, Change, Fire, Put, Remove, Unwaive, Waive
from concertation.process.decision import Decision, Option, Refused
from concertation.process.dossier import Dossier
from concertation.process.entries import Entry, Outcome, Row
from concertation.process.guidance import NextStep, ways_out
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
    "Begin",
    "Change",
    "Decision",
    "Dossier",
    "Entry",
    "Fire",
    "Gated",
    "Invalid",
    "Locked",
    "MotiveMissing",
    "NextStep",
    "NoSuchMove",
    "NotYours",
    "Option",
    "OtherPathway",
    "OtherPathwayError",
    "Outcome",
    "Process",
    "Put",
    "Reason",
    "Refused",
    "Remove",
    "Row",
    "StillReferenced",
    "TooEarly",
    "Unstated",
    "Unwaive",
    "Waive",
    "ways_out",
]
