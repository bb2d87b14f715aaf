"""Charts and pathways: states, moves and steps as data, checked when they are built.

A chart is defined once, as a flat core ``transitions.Machine``, and compiled to a table that answers; no object owns a
state machine.
"""

from concertation.charts.chart import Chart
from concertation.charts.parts import Candidate, Move, State
from concertation.charts.pathway import CHARTED, Pathway
from concertation.charts.step import Step

__all__ = ["CHARTED", "Candidate", "Chart", "Move", "Pathway", "State", "Step"]
