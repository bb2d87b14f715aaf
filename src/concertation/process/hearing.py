"""The hearing of a batch of acts: each is judged where the ones before it lead; nothing is done unless all may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import attrs

from concertation.charts import CHARTED, Chart, Pathway, State
from concertation.errors import InvalidValue, Problem, unknown_name
from concertation.findings import Finding, Path
from concertation.model import Act, Change, Concertation, Fire, Put, Remove, Standing, Unwaive, Value, Waive, When
from concertation.model.addresses import changes, leads_somewhere
from concertation.process.decision import Decision, Option
from concertation.process.draft import Draft
from concertation.process.edits import apply, bypasses
from concertation.process.entries import Entry, Row
from concertation.process.locks import lock_on
from concertation.process.moves import circumstances, once, rule_on
from concertation.process.reasons import Locked, MotiveMissing, NotYours, Reason, StillReferenced, invalid
from concertation.process.roles import roles_of, unknown_party
from concertation.process.view import View
from concertation.rules import Settings, Unknown
from concertation.texts import Text

__all__ = ["Hearing"]

_NO_RULE = Text(en="no rule is called '{word}'", fr="aucune règle ne s'appelle « {word} »")
_NOWHERE = Text(en="'{word}' leads nowhere", fr="« {word} » ne mène nulle part")
_IN_JOURNALS = Text(en="{word} is for journals only", fr="{word} n'existe que dans les journaux")
_NOT_AN_ACT = Text(en="{word} is not an act", fr="{word} n'est pas un acte")
_ACTS = Text(
    en="an act is a Put, Change, Remove, Fire, Waive or Unwaive",
    fr="un acte est un Put, Change, Remove, Fire, Waive ou Unwaive",
)
_WAIVE = Text(en="a waiver", fr="une dérogation")


class Hearing:
    """One batch of acts on one concertation, asked by one party on one date.

    Args:
        concertation: where the acts begin.
        pathway: the law.
        settings: the rules, as the pathway sets them.
        by: a role or the id of a party; ``None`` when nobody in particular asks.
        on: the date.
        after: the date of the last entry, where the caller keeps a journal.
    """

    def __init__(
        self,
        concertation: Concertation,
        *,
        pathway: Pathway,
        settings: Settings,
        by: str | None,
        on: When | None,
        after: When | None = None,
    ) -> None:
        """Open the hearing with what holds whatever the acts."""
        self._pathway = pathway
        self._settings = settings
        self._by = by
        self._actor = by if by is not None and unknown_party(concertation, by) is None else "authority"
        self._on = on
        self._draft = Draft(concertation)
        self._view = View(concertation, pathway, settings, on)
        self.reasons: list[Reason] = list(circumstances(self._view, by, after))
        self._acts: list[Act] = []
        self._advice: list[Finding] = []
        self._unknown: list[Unknown] = []
        self._entries: list[Entry] = []
        self._removed: set[str] = set()
        self._chart: Chart | None = None
        self._state: State | None = None
        self._roles: tuple[str, ...] = ()
        self._options: tuple[Option, ...] = ()

    def hear(self, act: object) -> None:
        """Judge an act, and apply it to the draft so that the next one is judged from there."""
        match act:
            case Fire():
                self._acts.append(act)
                self._hear_move(act)
            case Put() | Change() | Remove():
                self._acts.append(act)
                self._hear_edit(act)
            case Waive() | Unwaive():
                self._acts.append(act)
                self._hear_waiver(act)
            case _:
                self._refuse_other(act)

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Refuse for mistakes that were made in asking."""
        self.reasons += [invalid(problem) for problem in problems]

    def close(self) -> Decision:
        """Check the whole, and decide."""
        self._current()
        return Decision(
            allowed=not self.reasons,
            reasons=once(self.reasons),
            advice=once(self._advice),
            unknown=once(self._unknown),
            acts=tuple(self._acts),
            chart=self._chart,
            state=self._state,
            roles=self._roles,
            options=self._options,
        )

    @property
    def concertation(self) -> Concertation:
        """Where the acts lead, if they were all allowed."""
        return self._draft.build()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the journal keeps of them."""
        return tuple(self._entries)

    def _current(self) -> View | None:
        try:
            concertation = self._draft.build()
        except InvalidValue as error:
            self._refuse_problems((*error.problems, *self._draft.unknown_circles(self._pathway.circles)))
            return None
        if concertation is not self._view.concertation:
            self._refuse_problems(self._pathway.misfits(concertation))
            self._view = View(concertation, self._pathway, self._settings, self._on)
        return self._view

    def _refuse_problems(self, problems: Iterable[Problem]) -> None:
        users: dict[str, list[str]] = {}
        for problem in problems:
            gone = [each for each in self._removed if each.partition("/")[2] == problem.about]
            if problem.code == "unknown-id" and gone:
                users.setdefault(gone[0], []).append(problem.path)
            else:
                self.reasons.append(invalid(problem))
        self.reasons += [StillReferenced(Path(gone), tuple(paths)) for gone, paths in users.items()]

    def _record(self, act: Act, rows: tuple[Row, ...] = ()) -> None:
        self._entries.append(Entry(act, self._actor, self._on, rows))

    def _hear_move(self, act: Fire) -> None:
        view = self._current()
        if view is None:
            return
        ruling = rule_on(view, self._draft.standings, act, self._by)
        self.reasons += ruling.reasons
        self._advice += ruling.advice
        self._unknown += ruling.unknown
        self._chart, self._state, self._roles = ruling.chart, ruling.state, ruling.roles
        self._options = ruling.options
        if ruling.row is not None:
            self._draft.enter(ruling.row, self._actor, self._on, act.motive)
            self._record(act, (ruling.row,))

    def _hear_edit(self, act: Put | Change | Remove) -> None:
        entities = {name: dict(each) for name, each in self._draft.entities.items()}
        fields = dict(self._draft.fields)
        standings = self._draft.standings.copy()
        if isinstance(act, Remove):
            self._removed.update(each for each in act.addresses if len(each.parts) == 2)  # noqa: PLR2004  # an entity
        problems: list[Problem] = []
        try:
            problems += bypasses(act, self._draft, self._initial)
            circles = self._pathway.circles
            rows = apply(act, self._draft, by=self._actor, on=self._on, initial=self._initial, circles=circles)
        except InvalidValue as error:
            problems += error.problems
        else:
            self._record(act, rows)
        self.refuse(problems)
        asked = [str(act.address / name) for name, _ in act.fields] if problems and isinstance(act, Change) else []
        changed = list(_changed(entities, fields, self._draft))
        self._refuse_locked([*changed, *(each for each in asked if each not in changed)], standings)

    def _initial(self, collection: str) -> str | None:
        chart = self._pathway.chart(CHARTED.get(collection, ""))
        return chart.initial if chart else None

    def _hear_waiver(self, act: Waive | Unwaive) -> None:
        concertation = self._view.concertation
        if self._by is not None and not roles_of(concertation, self._by) & set(self._pathway.waives):
            self.reasons.append(NotYours(Path("waivers"), _WAIVE, self._pathway.waives))
        blank = isinstance(act, Waive) and not (act.reason or "").strip()
        if blank:
            self.reasons.append(MotiveMissing(Path("waivers"), _WAIVE, "reason"))
        self.reasons += [invalid(problem) for problem in self._waiver_problems(act)]
        lock = lock_on(self._pathway, self._draft.standings, Path("waivers"))
        if lock is not None:
            self.reasons.append(Locked(Path("waivers"), lock))
        if blank:
            return
        try:
            apply(act, self._draft, by=self._actor, on=self._on, initial=self._initial)
        except InvalidValue as error:
            self.reasons += [invalid(problem) for problem in error.problems]
        else:
            self._record(act)

    def _waiver_problems(self, act: Waive | Unwaive) -> Iterator[Problem]:
        if not isinstance(act, Waive):
            return
        if act.rule not in self._settings:
            yield unknown_name("unknown-rule", ".", _NO_RULE.with_(word=act.rule), act.rule, self._settings)
        view = self._current()
        if view is not None and not leads_somewhere(view.concertation, act.target, view.context.circles):
            known = [address for address, _ in view.concertation.entities()]
            message = _NOWHERE.with_(word=act.target)
            yield unknown_name("unknown-address", ".", message, act.target, known)

    def _refuse_locked(self, addresses: Iterable[str], standings: Mapping[str, Standing]) -> None:
        for address in addresses:
            lock = lock_on(self._pathway, standings, Path(address))
            if lock is not None:
                self.reasons.append(Locked(Path(address), lock))

    def _refuse_other(self, act: object) -> None:
        word = type(act).__name__
        message = (_IN_JOURNALS if word in {"Begin", "Adopt", "Migrate"} else _NOT_AN_ACT).with_(word=word)
        self.reasons.append(invalid(Problem(code="not-an-act", path=".", message=message, hint=_ACTS.with_())))


def _changed(entities: Mapping[str, Mapping[str, object]], fields: Mapping[str, object], draft: Draft) -> Iterator[str]:
    for name, before in entities.items():
        after = cast("Mapping[str, object]", draft.entities[name])
        for key in sorted({*before, *after}):
            old, new = before.get(key), after.get(key)
            if old is not new:
                address = f"{name}/{key}"
                whole = old is None or new is None
                yield from (address,) if whole else changes(_bare(old), _bare(new), address)
    for name, old in fields.items():
        if name not in entities and old is not draft.fields[name] and name not in {"standings", "revision"}:
            yield from changes(old, draft.fields[name], name)


def _bare(entity: object) -> object:
    evolve = cast("type[Value]", type(entity))
    if getattr(entity, "standing", None) is None:
        return entity
    said = {each.name: getattr(entity, each.name) for each in attrs.fields(evolve)}
    return evolve(**{**said, "standing": None})
