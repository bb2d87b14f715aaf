"""Steps and states that the pathway does not have, looked for in a document whatever else is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from concertation.charts import CHARTED, Pathway
from concertation.documents.kinds import trouble_of
from concertation.documents.troubles import Trouble, Way

__all__ = ["lost_standings"]


def lost_standings(body: Mapping[str, object], pathway: Pathway) -> Iterator[Trouble]:
    """Find every standing of a step that is not there, or in a state that its chart does not have."""
    for way, subject, content in _standings(body):
        lost = pathway.unknown_step(subject) if "/" not in subject else None
        if lost is not None:
            yield trouble_of(lost).under(*way)
        elif isinstance(content, Mapping) and isinstance(state := content.get("state"), str):
            for problem in pathway.unknown_state(subject, state):
                yield trouble_of(problem).under(*way, "state")


def _standings(body: Mapping[str, object]) -> Iterator[tuple[Way, str, object]]:
    steps = body.get("standings")
    for name, content in steps.items() if isinstance(steps, Mapping) else ():
        if isinstance(name, str) and not name.startswith("x-"):
            yield ("standings", name), name, content
    for collection in CHARTED:
        entities = body.get(collection)
        for index, entity in enumerate(entities) if isinstance(entities, list) else ():
            if isinstance(entity, Mapping):
                yield (collection, index, "standing"), f"{collection}/{entity.get('id')}", entity.get("standing")
