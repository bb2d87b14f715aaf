"""Charts as pictures: Mermaid state diagrams and Graphviz DOT, with who may make each move and where we are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from concertation.charts import Candidate, Chart
from concertation.reports.words import role_names
from concertation.texts import Lang, Text

__all__ = ["chart_dot", "chart_mermaid"]

_LABEL: Final = Text(en="{move} ({who})", fr="{move} ({who})")


def chart_mermaid(chart: Chart, lang: Lang = "en", *, current: str | None = None) -> str:
    """Draw a chart as a Mermaid ``stateDiagram-v2``.

    Ids are the slugs of the states, with underscores; labels are in the language. A final state leads to the end.

    Args:
        chart: what to draw.
        lang: the language of the labels.
        current: the state to mark.

    >>> from concertation.charts import Move, State
    >>> door = Chart("door", (State("open"), State("shut", final=True)), (Move("shut", "open", "shut", by="body"),))
    >>> print(chart_mermaid(door, "fr", current="open"))
    stateDiagram-v2
        state "open" as open
        state "shut" as shut
        [*] --> open
        open --> shut : shut (l'instance)
        shut --> [*]
        classDef current stroke-width:4px,font-weight:bold
        class open current
    """
    lines = ["stateDiagram-v2"]
    lines += [
        f'    state "{_mermaid(state.label.render(lang))}" as {_mermaid_id(state.name)}' for state in chart.states
    ]
    lines.append(f"    [*] --> {_mermaid_id(chart.initial)}")
    for candidate in _candidates(chart):
        ends = f"{_mermaid_id(candidate.source)} --> {_mermaid_id(candidate.dest)}"
        lines.append(f"    {ends} : {_mermaid(_said(candidate, lang))}")
    lines += [f"    {_mermaid_id(state.name)} --> [*]" for state in chart.states if state.final]
    if current is not None:
        lines.append("    classDef current stroke-width:4px,font-weight:bold")
        lines.append(f"    class {_mermaid_id(current)} current")
    return "\n".join(lines)


def chart_dot(chart: Chart, lang: Lang = "en", *, current: str | None = None) -> str:
    """Draw a chart as a Graphviz digraph; a final state has a double border, the current one a bold border.

    >>> from concertation.charts import Move, State
    >>> door = Chart("door", (State("open"), State("shut", final=True)), (Move("shut", "open", "shut", by="body"),))
    >>> print(chart_dot(door, current="open"))
    digraph "door" {
      rankdir=LR;
      node [shape=box, style=rounded];
      "open" [label="open", penwidth=3];
      "shut" [label="shut", peripheries=2];
      "open" -> "shut" [label="shut (the body)"];
    }
    """
    lines = [f"digraph {_dot(chart.name)} {{", "  rankdir=LR;", "  node [shape=box, style=rounded];"]
    for state in chart.states:
        border = ", peripheries=2" if state.final else ""
        width = ", penwidth=3" if state.name == current else ""
        lines.append(f"  {_dot(state.name)} [label={_dot(state.label.render(lang))}{border}{width}];")
    for candidate in _candidates(chart):
        ends = f"{_dot(candidate.source)} -> {_dot(candidate.dest)}"
        lines.append(f"  {ends} [label={_dot(_said(candidate, lang))}];")
    return "\n".join([*lines, "}"])


def _candidates(chart: Chart) -> Iterator[Candidate]:
    for state in chart.states:
        for trigger in chart.offered(state.name):
            yield from chart.rows(state.name, trigger)


def _said(candidate: Candidate, lang: Lang) -> str:
    move = candidate.move
    return _LABEL.render(lang, move=move.label, who=role_names(move.by, lang))


def _mermaid_id(name: str) -> str:
    word = name.replace("-", "_")
    return f"{word}_" if word in {"end", "state", "note", "class", "direction", "default"} else word


def _mermaid(label: str) -> str:
    return re.sub(r'["#:;<>{}]', lambda found: f"#{ord(found[0])};", " ".join(label.split()))


def _dot(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
