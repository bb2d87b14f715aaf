"""Write a pathway as a document that says the whole of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from concertation.charts import Chart, Move, Pathway, Step
from concertation.documents.dumping import encodable
from concertation.documents.emitting import yaml_of
from concertation.documents.heading import SCHEMA
from concertation.documents.plain import thaw_all
from concertation.findings import Level
from concertation.model import Circle, Period, Table
from concertation.texts import Text

__all__ = ["data_of_pathway", "dump_pathway"]

_MANY: Final = ("defines", "kinds", "phases")


def dump_pathway(pathway: Pathway) -> str:
    """Write a pathway as YAML, the whole of it: the document extends nothing, and reads back as the same pathway.

    Raises:
        DocumentError: if a text cannot be written in UTF-8.

    >>> dump_pathway(Pathway.stock()).splitlines()[:3]
    ['schema: 1', 'id: cheminement', 'version: "1"']
    """
    return encodable(yaml_of(data_of_pathway(pathway)))


def data_of_pathway(pathway: Pathway) -> dict[str, object]:
    """Give a pathway as plain data, its schema first."""
    data: dict[str, object] = {"schema": SCHEMA, "id": pathway.id, "version": pathway.version}
    if pathway.title is not None:
        data["title"] = _plain(pathway.title)
    data["steps"] = {each.id: _step(each) for each in pathway.steps}
    data["circles"] = {each.id: _circle(each) for each in pathway.circles}
    data["charts"] = {each.name: _chart(each) for each in pathway.charts}
    for name in ("levels", "options", "because"):
        if getattr(pathway, name):
            data[name] = _plain(getattr(pathway, name))
    if pathway.waives != attrs.fields(Pathway).waives.default:
        data["waives"] = list(pathway.waives)
    return data


def _said(value: attrs.AttrsInstance, *, but: Iterable[str]) -> dict[str, object]:
    """Give the fields that say more than their default."""
    left_out = set(but)
    said: dict[str, object] = {}
    for each in attrs.fields(type(value)):
        content = getattr(value, each.name)
        if (
            each.name not in left_out
            and content != ()
            and content is not None
            and content is not False
            and content != Table()
        ):
            said[each.name] = list(content) if each.name in _MANY and isinstance(content, tuple) else _plain(content)
    return said


def _says_nothing(content: object) -> bool:
    return content is None or content is False or content in {(), Table()}


def _plain(value: object) -> object:
    match value:
        case Text():
            english, french = value.render("en"), value.render("fr")
            return english if english == french else {"en": english, "fr": french}
        case Level():
            return value.value
        case Period():
            return str(value)
        case Mapping():
            return {name: _plain(each) for name, each in value.items()}
        case tuple():
            return value[0] if len(value) == 1 and isinstance(value[0], str) else list(value)
    return value


def _step(step: Step) -> dict[str, object]:
    return _said(step, but=("id", "chart") if step.chart == step.id else ("id",))


def _circle(circle: Circle) -> dict[str, object]:
    said = {**_said(circle, but=("id", "extra", "title")), **thaw_all(circle.extra)}
    if circle.kinds == ():
        said["kinds"] = []
    if circle.title is not None:
        said = {"title": _title(circle.title), **said}
    return said


def _title(title: str | Text) -> object:
    return title if isinstance(title, str) else {"en": title.render("en"), "fr": title.render("fr")}


def _chart(chart: Chart) -> dict[str, object]:
    said: dict[str, object] = {} if chart.title is None else {"title": _plain(chart.title)}
    said["states"] = {each.name: _said(each, but=("name",)) for each in chart.states}
    said["moves"] = _moves(chart)
    return said


def _moves(chart: Chart) -> object:
    """Write moves by trigger, or as a list where their order would be lost."""
    grouped = [move for trigger in chart.triggers for move in chart.named(trigger)]
    if tuple(grouped) != chart.moves:
        return [{"trigger": each.trigger, **_move(each)} for each in chart.moves]
    return {
        trigger: _move(same[0]) if len(same) == 1 else [_move(each) for each in same]
        for trigger in chart.triggers
        if (same := chart.named(trigger))
    }


def _move(move: Move) -> dict[str, object]:
    said = _said(move, but=("trigger",))
    return said if move.dest is not None else {"source": said["source"], "dest": None, **said}
