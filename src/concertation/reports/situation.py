"""Where a concertation stands: each step and entity, its state, and the decision about each of its moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from concertation.charts import CHARTED, Chart, State
from concertation.documents import Loaded
from concertation.model import Concertation, Standing, When
from concertation.process import Decision, Invalid, Process, Reason
from concertation.process.moves import standing_at
from concertation.reports.checked import Checked
from concertation.texts import Text

__all__ = ["Situation", "Subject"]


@attrs.frozen(kw_only=True)
class Subject:
    """A step or an entity, where it stands, and the decision about each of its moves by trigger.

    ``number`` is that of a step; ``address`` is ``prepare`` or ``actions/bays``.
    """

    address: str
    label: Text | str
    chart: Chart
    standing: Standing | None
    number: int | None = None
    moves: Mapping[str, Decision]

    @property
    def state(self) -> State | None:
        """The state of the chart, or ``None`` where it is unsaid."""
        return self.chart.state(self.standing.state) if self.standing else None

    @property
    def collection(self) -> str:
        """The collection of an entity; a step's is its own id."""
        return self.address.partition("/")[0]

    @property
    def standing_at(self) -> str:
        """The address at which a document says where it stands."""
        return standing_at(self.address)

    @property
    def open(self) -> dict[str, Decision]:
        """The moves that may be made now, those that only want a motive included."""
        return {name: each for name, each in self.moves.items() if each.allowed or each.only_wants_a_motive}

    @property
    def closed(self) -> dict[str, Decision]:
        """The moves that may not be made now."""
        return {name: each for name, each in self.moves.items() if name not in self.open}


@attrs.frozen(kw_only=True)
class Situation:
    """Where a concertation stands, as somebody or nobody in particular asks on a date.

    ``common`` are the reasons that hold whatever the move; each decision repeats them.
    """

    checked: Checked
    by: str | None = None
    steps: tuple[Subject, ...] = ()
    entities: tuple[Subject, ...] = ()
    common: tuple[Reason, ...] = ()

    @property
    def is_nobody(self) -> bool:
        """Whether the one who asks is neither a role nor a party, or asks what cannot be."""
        return any(isinstance(each, Invalid) for each in self.common)

    @classmethod
    def of(
        cls,
        subject: Loaded | Concertation,
        process: Process | None = None,
        *,
        by: str | None = None,
        on: When | None = None,
    ) -> Situation:
        """Ask a process about every move; it never raises.

        >>> from concertation.model import Authority
        >>> whole = Concertation("c", title="C", authority=Authority("a"), standings={"prepare": Standing("framed")})
        >>> list(Situation.of(whole).steps[0].open)
        ['reopen']
        """
        law = process or Process.stock()
        checked = Checked.nothing(subject, law, on=on)
        concertation = checked.concertation
        decisions: dict[str, dict[str, Decision]] = {}
        for move, decision in law.explain(concertation, by=by, on=on).items():
            address, _, trigger = move.rpartition(".")
            decisions.setdefault(address, {})[trigger] = decision
        return cls(
            checked=checked,
            by=by,
            steps=tuple(_steps(concertation, law, decisions)),
            entities=tuple(_entities(concertation, law, decisions)),
            common=law.may(concertation, by=by, on=on).reasons,
        )


def _steps(
    concertation: Concertation, process: Process, decisions: Mapping[str, Mapping[str, Decision]]
) -> Iterator[Subject]:
    charted = [(step, chart) for step in process.pathway.steps if (chart := process.pathway.chart(step.chart))]
    for step, chart in charted:
        yield Subject(
            address=step.id,
            label=step.label,
            number=step.number,
            chart=chart,
            standing=concertation.standings.get(step.id),
            moves=decisions[step.id],
        )


def _entities(
    concertation: Concertation, process: Process, decisions: Mapping[str, Mapping[str, Decision]]
) -> Iterator[Subject]:
    charted = [(name, chart) for name, called in CHARTED.items() if (chart := process.pathway.chart(called))]
    for collection, chart in charted:
        for entity in concertation.collection(collection):
            address = f"{collection}/{entity.id}"
            yield Subject(
                address=address,
                label=entity.label,
                chart=chart,
                standing=getattr(entity, "standing", None),
                moves=decisions[address],
            )
