"""The parts of a concertation that a migration moves: each can move, needs a mapping, or cannot, because."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Final, Literal

import attrs

from concertation.charts import CHARTED, Chart, Pathway
from concertation.findings import Path
from concertation.model import Concertation, Renaming, Standing, Table
from concertation.process.reasons import named
from concertation.texts import Lang, Message, Text

__all__ = ["Movability", "Part", "parts_of"]

Movability = Literal["can-move", "needs-mapping", "cannot"]
"""Whether a part may follow its new pathway: yes, once it is said where it then stands, or no."""

MOVABILITIES: Final[Mapping[Movability, Text]] = {
    "can-move": Text(en="can move", fr="peut passer"),
    "needs-mapping": Text(en="needs a mapping", fr="demande une correspondance"),
    "cannot": Text(en="cannot", fr="ne peut pas"),
}
_KEPT: Final = Text(en="stays {state}", fr="reste {state}")
_RENAMED: Final = Text(en="{state} becomes {dest}", fr="{state} devient {dest}")
_BECOMES: Final = Text(en="the step becomes {step}, {state}", fr="l'étape devient {step}, {state}")
_BEGINS: Final = Text(en="is new, and begins {state}", fr="est nouvelle, et commence {state}")
_DROPPED: Final = Text(en="is no longer there; nothing had begun", fr="n'existe plus ; rien n'avait commencé")
_NO_STATE: Final = Text(
    en="there is no state {state} any more: map it to one of {states}",
    fr="il n'y a plus d'état {state} : faites-le correspondre à l'un de {states}",
)
_NO_STEP: Final = Text(
    en="is no longer there, and stands at {state}: map it to one of {steps}",
    fr="n'existe plus, et en est à {state} : faites-la correspondre à l'une de {steps}",
)
_TWO_IN_ONE: Final = Text(en="{first} is moved to the step {step} already", fr="{first} passe déjà à l'étape {step}")
_UNMOVED: Final = Text(
    en="stands at {state}, and nothing moves {kind} any more",
    fr="en est à {state}, et rien ne fait plus évoluer {kind}",
)
_STILL_THERE: Final = Text(
    en="the state {state} is still there, so it does not become {dest}",
    fr="l'état {state} existe toujours : il ne devient pas {dest}",
)
_NOT_DECIDED: Final = Text(
    en="{dest} is for the political level to decide, and nobody decided {state}",
    fr="{dest} relève d'une décision du niveau politique, et {state} n'en est pas une",
)
_NO_CIRCLE: Final = Text(
    en="there is no circle {circle} any more: state it in the document first",
    fr="il n'y a plus de cercle {circle} : précisez-le d'abord dans le document",
)


@attrs.frozen(kw_only=True)
class Part:
    """One part of a concertation, and what becomes of it.

    Args:
        address: a step (``prepare``), an entity (``actions/bays``), or what names a circle (``members/cci/circle``).
        verdict: whether it can move, needs a mapping, or cannot.
        message: what becomes of it, or why not.
        source: the state where it stands, if it stands.
        target: the address that it moves to; ``None`` where it is dropped, or cannot move.
        dest: the state that it is in then.
    """

    address: Path
    verdict: Movability
    message: Message
    source: str | None = None
    target: Path | None = None
    dest: str | None = None

    def text(self, lang: Lang = "en") -> str:
        """Say what becomes of the part, or why it cannot move."""
        return f"{MOVABILITIES[self.verdict].render(lang)}  {self.address}  {self.message.render(lang)}"


def parts_of(concertation: Concertation, old: Pathway, new: Pathway, renaming: Renaming) -> Iterator[Part]:
    """Go through the steps that stand, the new ones, the entities that stand, and the circles that are used."""
    passage = _Passage(old, new, renaming)
    yield from passage.steps(concertation.standings)
    for collection, name in CHARTED.items():
        for entity in concertation.collection(collection):
            standing: Standing | None = getattr(entity, "standing", None)
            if standing is not None:
                yield passage.entity(Path(f"{collection}/{entity.id}"), standing, name)
    for problem in concertation.unknown_circles(circle.id for circle in new.circles):
        message = _NO_CIRCLE.with_(circle=problem.about)
        yield Part(address=Path(problem.path), verdict="cannot", message=message)


@attrs.frozen
class _Passage:
    old: Pathway
    new: Pathway
    renaming: Renaming

    def steps(self, standings: Mapping[str, Standing]) -> Iterator[Part]:
        taken: dict[str, str] = {}
        for name, standing in standings.items():
            target = self.renaming.steps.get(name, name)
            if target in taken:
                message = _TWO_IN_ONE.with_(first=taken[target], step=target)
                yield Part(address=Path(name), verdict="cannot", message=message, source=standing.state)
                continue
            taken[target] = name
            yield self._step(name, target, standing)
        if standings:
            yield from self._new_steps(taken)

    def _new_steps(self, taken: Container[str]) -> Iterator[Part]:
        for step in self.new.steps:
            chart = self.new.chart(step.chart)
            if step.id not in taken and chart is not None and self.old.step(step.id) is None:
                message = _BEGINS.with_(state=_said(chart, chart.initial))
                address = Path(step.id)
                yield Part(address=address, verdict="can-move", message=message, target=address, dest=chart.initial)

    def _step(self, name: str, target: str, standing: Standing) -> Part:
        before = self.old.chart_of(name)
        after = self.new.chart_of(target) if self.new.step(target) else None
        if after is None:
            return self._gone(name, standing, before)
        states = self.renaming.states.get(name)
        if states is None:
            states = self.renaming.states.get(before.name if before else "", Table())
        part = _moved(Path(name), standing, (before, after), states)
        if part.verdict != "can-move":
            return part
        if target != name:
            part = attrs.evolve(part, message=_BECOMES.with_(step=target, state=_said(after, part.dest or "")))
        return attrs.evolve(part, target=Path(target))

    def _gone(self, name: str, standing: Standing, before: Chart | None) -> Part:
        if before is not None and standing.state == before.initial:
            return Part(address=Path(name), verdict="can-move", message=_DROPPED.with_(), source=standing.state)
        message = _NO_STEP.with_(state=_said(before, standing.state), steps=tuple(step.id for step in self.new.steps))
        return Part(address=Path(name), verdict="needs-mapping", message=message, source=standing.state)

    def entity(self, address: Path, standing: Standing, kind: str) -> Part:
        chart = self.new.chart(kind)
        if chart is None:
            message = _UNMOVED.with_(state=_said(self.old.chart(kind), standing.state), kind=address.parts[0])
            return Part(address=address, verdict="cannot", message=message, source=standing.state)
        return _moved(address, standing, (self.old.chart(kind), chart), self.renaming.states.get(kind, Table()))


def _moved(address: Path, standing: Standing, charts: tuple[Chart | None, Chart], states: Mapping[str, str]) -> Part:
    before, after = charts
    dest = states.get(standing.state, standing.state)
    was = _said(before, standing.state)
    refused = _loses_its_meaning(standing.state, dest, before, after)
    if refused is not None:
        return Part(address=address, verdict="cannot", message=refused, source=standing.state)
    if after.state(dest) is None:
        known = tuple(state.name for state in after.states)
        message = _NO_STATE.with_(state=was, states=known)
        return Part(address=address, verdict="needs-mapping", message=message, source=standing.state)
    is_same = dest == standing.state
    message = _KEPT.with_(state=_said(after, dest)) if is_same else _RENAMED.with_(state=was, dest=_said(after, dest))
    return Part(address=address, verdict="can-move", message=message, source=standing.state, target=address, dest=dest)


def _loses_its_meaning(state: str, dest: str, before: Chart | None, after: Chart) -> Message | None:
    if dest != state and after.state(state) is not None:
        return _STILL_THERE.with_(state=_said(after, state), dest=_said(after, dest))
    was_decided = before is not None and _is_decided(before, state)
    if _is_decided(after, dest) and not was_decided:
        return _NOT_DECIDED.with_(state=_said(before, state), dest=_said(after, dest))
    return None


def _is_decided(chart: Chart, state: str) -> bool:
    entering = [move for move in chart.moves if move.dest == state]
    return bool(entering) and all(move.decides for move in entering)


def _said(chart: Chart | None, name: str) -> Text:
    state = chart.state(name) if chart else None
    return named(name, state.label if state else Text.plain(name))
