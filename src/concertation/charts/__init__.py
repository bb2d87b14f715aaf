"""Charts and pathways: states, moves and steps as data, checked when they are built.

A chart is defined once, as a flat core ``transitions.Machine``, and compiled to a table that answers; no object owns a
state machine.
"""

from concertation.charts.chart import Chart
from concertation.charts.checks import ChartError
from concertation.charts.comparing import diff
from concertation.charts.departures import Departure, DepartureKind
from concertation.charts.engine import Answer, Engine, Guard, Outcome
from concertation.charts.outcomes import Applied, Held, NotHere, Record, Refusal, Unmet, Walked
from concertation.charts.parts import Candidate, Move, State
from concertation.charts.pathway import CHARTED, Pathway
from concertation.charts.step import Step

__all__ = [
    "CHARTED",
    "Answer",
    "Applied",
    "Candidate",
    "Chart",
    "ChartError",
    "Departure",
    "DepartureKind",
    "Engine",
    "Guard",
    "Held",
    "Move",
    "NotHere",
    "Outcome",
    "Pathway",
    "Record",
    "Refusal",
    "State",
    "Step",
    "Unmet",
    "Walked",
    "diff",
]
