"""Traces: who does what, act by act, from the beginning; as sentences, and as Python that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

import concertation.model as words
from concertation.charts import Pathway
from concertation.model import Act, Concertation
from concertation.process.exploring.law import Law
from concertation.process.exploring.sentences import sentence
from concertation.texts import Lang

__all__ = ["Trace", "Turn"]


@attrs.frozen
class Turn:
    """One act, and who does it: a role, or the id of a party."""

    act: Act
    by: str


@attrs.frozen
class Trace:
    """Acts from the beginning of a concertation to the place that matters.

    Args:
        turns: the acts, each with who does it.
        title: what the concertation is called.
        authority: the name of the authority that begins it.
        pathway: whose steps and charts name what is done, in sentences.
        stock: whether the process was the stock one; else the Python of the trace wants it as ``process``.
    """

    turns: tuple[Turn, ...] = ()
    title: str = attrs.field(default="Exploration", kw_only=True)
    authority: str = attrs.field(default="Collectivité", kw_only=True)
    pathway: Pathway = attrs.field(kw_only=True, repr=False)
    stock: bool = attrs.field(default=False, kw_only=True)

    def __len__(self) -> int:
        """Count the acts."""
        return len(self.turns)

    def __iter__(self) -> Iterator[Turn]:
        """Go through the acts in order."""
        return iter(self.turns)

    def text(self, lang: Lang = "en") -> str:
        """Say the trace in numbered sentences.

        >>> from concertation.charts import Pathway
        >>> from concertation.model import Fire
        >>> print(Trace((Turn(Fire("prepare.start"), "authority"),), pathway=Pathway.stock()).text("fr"))
        1. la collectivité : commencer l'étape « Préparer la concertation » (prepare.start)
        """
        said = (sentence(each.act, each.by, self.pathway).render(lang) for each in self.turns)
        return "\n".join(f"{number}. {each}" for number, each in enumerate(said, start=1))

    def code(self) -> str:
        """Give the Python that plays the trace and ends with the concertation in ``c``.

        It makes the stock process; any other must be there as ``process``.
        """
        lines = [f"c = process.do(c, {each.act.code()}, by={each.by!r}).concertation" for each in self.turns]
        named = set(re.findall(r"[A-Z]\w+", re.sub(r"'[^']*'|\"[^\"]*\"", "", "\n".join(lines))))
        imports = sorted(named & set(words.__all__))
        head = ["from concertation.process import Process"] if self.stock else []
        head += [f"from concertation.model import {', '.join(imports)}"] if imports else []
        begun = f"c = process.begin({self.title!r}, authority={self.authority!r}, by='authority').concertation"
        made = ["process = Process.stock()"] if self.stock else []
        return "\n".join([*sorted(head), "", *made, begun, *lines, ""])

    def replay(self, process: Law) -> Concertation:
        """Play the trace in a process, and give the concertation that it leads to.

        Raises:
            Refused: if an act is refused there.
        """
        now = process.begin(self.title, authority=self.authority, by="authority").concertation
        for each in self.turns:
            now = process.do(now, each.act, by=each.by).concertation
        return now

    def then(self, turn: Turn) -> Trace:
        """Give the trace with one more act."""
        return attrs.evolve(self, turns=(*self.turns, turn))
