"""Setting up and running a concertation: the method as a domain library.

A concertation is a value, a process is a law; a gate is rules, a refusal is findings. Names are loaded when they are
first asked for, so that importing the package stays light.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concertation.charts import Pathway
    from concertation.documents import DocumentError, dump, load
    from concertation.errors import ConcertationError
    from concertation.findings import Finding, Level
    from concertation.model import Change, Concertation, Fire, Put, Remove, Unwaive, Waive
    from concertation.planning import ActionGraph
    from concertation.process import Decision, Dossier, Process, Refused
    from concertation.rules import Context, RuleSet, Verdict, rule

_HOMES = {
    "ActionGraph": "planning",
    "Change": "model",
    "Concertation": "model",
    "ConcertationError": "errors",
    "Context": "rules",
    "Decision": "process",
    "DocumentError": "documents",
    "Dossier": "process",
    "Finding": "findings",
    "Fire": "model",
    "Level": "findings",
    "Pathway": "charts",
    "Process": "process",
    "Put": "model",
    "Refused": "process",
    "Remove": "model",
    "RuleSet": "rules",
    "Unwaive": "model",
    "Verdict": "rules",
    "Waive": "model",
    "dump": "documents",
    "load": "documents",
    "rule": "rules",
}

__all__ = [
    "ActionGraph",
    "Change",
    "Concertation",
    "ConcertationError",
    "Context",
    "Decision",
    "DocumentError",
    "Dossier",
    "Finding",
    "Fire",
    "Level",
    "Pathway",
    "Process",
    "Put",
    "Refused",
    "Remove",
    "RuleSet",
    "Unwaive",
    "Verdict",
    "Waive",
    "dump",
    "load",
    "rule",
]


def __getattr__(name: str) -> object:
    """Load a public name from its home."""
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    value: object = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
