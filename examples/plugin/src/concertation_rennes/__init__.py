"""The charter of Rennes Métropole on urban logistics: what its published pages ask for, as rules and as a pathway."""

from __future__ import annotations

from pathlib import Path

from concertation.documents import load_pathway
from concertation.plugins import Plugin
from concertation.rules import RuleSet
from concertation_rennes.rules import RULES

__all__ = ["plugin"]

PATHWAY = load_pathway(Path(__file__).with_name("pathway.yaml"), rules=RuleSet.stock() | RULES).pathway

plugin = Plugin(api=1, rules=RULES, pathways=[PATHWAY])
