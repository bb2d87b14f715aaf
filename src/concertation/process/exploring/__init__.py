"""Exploring: every sequence of acts of a small scope, to see that a pathway holds; the shortest trace where not."""

from concertation.process.exploring.answers import Answer
from concertation.process.exploring.exploring import explore
from concertation.process.exploring.law import Law
from concertation.process.exploring.result import Coverage, Exploration, Violation
from concertation.process.exploring.scope import Scope
from concertation.process.exploring.traces import Trace, Turn

__all__ = ["Answer", "Coverage", "Exploration", "Law", "Scope", "Trace", "Turn", "Violation", "explore"]
