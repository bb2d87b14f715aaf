"""What an exploration found: answers, violations and coverage, each with the shortest trace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from concertation.errors import InvalidValue, unknown_name
from concertation.model import Table
from concertation.process.exploring.answers import Answer
from concertation.process.exploring.laws import LAWS
from concertation.process.exploring.scope import Scope
from concertation.process.exploring.search import Cut
from concertation.process.exploring.traces import Trace
from concertation.texts import Lang, Message, Text

__all__ = ["Coverage", "Exploration", "Violation", "law_said"]

_BROKEN: Final = Text(en="the invariant “{name}” does not hold", fr="l'invariant « {name} » n'est plus vrai")
_RAISED: Final = Text(en="the invariant “{name}” fails: {error}", fr="l'invariant « {name} » échoue : {error}")
_NO_STATE: Final = Text(en="nothing has the state '{word}'", fr="rien n'a l'état « {word} »")
_SUMMARY: Final = Text(
    en="states: {states}; ways between them: {edges}; acts at most: {depth}",
    fr="états : {states} ; passages : {edges} ; actes au plus : {depth}",
)
_WHOLE: Final = Text(en="everything in the scope was tried", fr="tout le périmètre a été essayé")
_CUT: Final = Text(en="cut by the bound on {cut}", fr="interrompu par la borne sur {cut}")
_REACHED: Final = Text(en="reached: {place}: {answer}", fr="atteint : {place} : {answer}")
_RESTS: Final = Text(en="always comes to rest: {place}: {answer}", fr="peut toujours s'achever : {place} : {answer}")
_NEVER: Final = Text(en="never made: {moves}", fr="jamais faits : {moves}")


def law_said(name: str, error: str | None) -> Message:
    """Say what does not hold: a law of the process, or an invariant of the caller's."""
    law = LAWS.get(name.removeprefix("law:")) if name.startswith("law:") else None
    if law is not None:
        return law.with_()
    return _RAISED.with_(name=name, error=error) if error else _BROKEN.with_(name=name)


@attrs.frozen
class Violation:
    """Something that should always hold and does not: its name, what is the matter, the shortest trace to it.

    The name of one of the process's own laws begins with ``law:``.
    """

    name: str
    said: Message
    trace: Trace

    def text(self, lang: Lang = "en") -> str:
        """Say what is the matter, and how to come to it."""
        return f"{self.said.render(lang)}\n{self.trace.text(lang)}".rstrip()


@attrs.frozen(kw_only=True)
class Coverage:
    """What a search has seen.

    Args:
        moves: how often each move was open, as ``prepare.start`` or ``actions/*.plan``; nought is a dead move.
        codes: how many different refusals there were with each kind of reason, and with each rule.
        passes: how many different answers each rule gave as a gate that did not block.
        blocks: how many that did.
        tried: the fields of which something was said.
    """

    moves: Table[int]
    codes: Table[int]
    passes: Table[int]
    blocks: Table[int]
    tried: tuple[str, ...]

    @property
    def dead_moves(self) -> tuple[str, ...]:
        """The moves that were never open."""
        return tuple(name for name, times in self.moves.items() if not times)

    @property
    def never_blocked(self) -> tuple[str, ...]:
        """The rules of gates that found nothing to block."""
        return tuple(name for name, times in self.blocks.items() if not times)

    @property
    def never_passed(self) -> tuple[str, ...]:
        """The rules of gates that nothing satisfied."""
        return tuple(name for name, times in self.passes.items() if not times and self.blocks[name])


@attrs.frozen(kw_only=True)
class Exploration:
    """The result of an exploration.

    Args:
        scope: its bounds.
        states: how many states were visited.
        edges: how many ways there are from one to another.
        depth: the acts of the longest of the shortest traces.
        cut: the bound that stopped it, ``None`` where everything in the scope was tried.
        reached: for each state of each step and each kind of entity, as ``programme.closed`` or ``actions.done``,
            whether it is reached.
        rests: for each step, whether from every state that was visited it can still come to rest.
        violations: what should always hold and does not.
        coverage: what was seen on the way.
    """

    scope: Scope
    states: int
    edges: int
    depth: int
    cut: Cut | None
    reached: Table[Answer]
    rests: Table[Answer]
    violations: tuple[Violation, ...]
    coverage: Coverage

    @property
    def holds(self) -> bool:
        """Whether nothing is violated, and nothing is answered with *no*."""
        answers = (*self.reached.values(), *self.rests.values())
        return not self.violations and all(each.answer != "no" for each in answers)

    def __bool__(self) -> bool:
        """Whether nothing is violated, and nothing is answered with *no*."""
        return self.holds

    def reachable(self, subject: str, state: str) -> Answer:
        """Say whether a state of a step, or of a kind of entity, is reached.

        Args:
            subject: the id of a step, or a collection such as ``actions``.
            state: the name of the state.

        Raises:
            InvalidValue: if nothing has that state.
        """
        return self._named(self.reached, f"{subject}.{state}")

    def live(self, step: str) -> Answer:
        """Say whether a step can come to rest from wherever one is.

        Raises:
            InvalidValue: if no step has that id.
        """
        return self._named(self.rests, step)

    def _named(self, answers: Mapping[str, Answer], word: str) -> Answer:
        if word not in answers:
            raise InvalidValue([unknown_name("unknown-state", ".", _NO_STATE.with_(word=word), word, answers)])
        return answers[word]

    def text(self, lang: Lang = "en") -> str:
        """Say what was found: the size of it, what does not hold, what is not reached, what was never done."""
        return "\n\n".join("\n".join(part) for part in self._parts(lang) if part)

    def _parts(self, lang: Lang) -> Iterator[list[str]]:
        size = _SUMMARY.render(lang, states=self.states, edges=self.edges, depth=self.depth)
        yield [size, (_CUT.render(lang, cut=self.cut) if self.cut else _WHOLE.render(lang))]
        for violation in self.violations:
            yield [violation.text(lang)]
        for text, answers in ((_RESTS, self.rests), (_REACHED, self.reached)):
            for place, answer in answers.items():
                if answer.answer == "no" or (answer.answer == "unknown" and answer.trace):
                    yield [text.render(lang, place=place, answer=answer.text(lang))]
        dead = self.coverage.dead_moves
        yield [_NEVER.render(lang, moves=dead)] if dead else []
