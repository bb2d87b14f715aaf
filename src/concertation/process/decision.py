"""A decision: whether acts are allowed, every reason why not, what is advised, what is not known."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from concertation.charts import Chart, State
from concertation.errors import ConcertationError
from concertation.findings import Finding
from concertation.model import Act, Change, Fire, Put, Remove, Unwaive, Waive
from concertation.process.draft import collection_of
from concertation.process.reasons import MotiveMissing, Reason, named, who
from concertation.process.telling import (
    aside_lines,
    finding_data,
    markdown_asides,
    markdown_lines,
    reason_data,
    reason_lines,
    unknown_data,
)
from concertation.rules import Unknown
from concertation.texts import Lang, Message, Text

__all__ = ["Decision", "Option", "Refused", "said"]

_NO_ACT = Text(en="no act", fr="aucun acte")
_ALLOWED = Text(en="Allowed: {acts}{where}", fr="Permis : {acts}{where}")
_REFUSED = Text(en="Refused: {acts}{where}", fr="Refusé : {acts}{where}")
_LEADS = Text(en="to {dest} ({who}):", fr="vers {dest} ({who}) :")
_IS = Text(en=" ({subject} is {state})", fr=" ({subject} est {state})")
_PUT = Text(en="put {what}", fr="placer {what}")
_CHANGE = Text(en="change {what}", fr="modifier {what}")
_REMOVE = Text(en="remove {what}", fr="retirer {what}")
_WAIVE = Text(en="waive {what}", fr="déroger à {what}")
_UNWAIVE = Text(en="take back the waiver of {what}", fr="retirer la dérogation à {what}")


def said(act: object) -> Message:
    """Say what an act does, in a few words."""
    match act:
        case Fire():
            return Text(en="{what}", fr="{what}").with_(what=act.move)
        case Put():
            return _PUT.with_(what=tuple(_address(each) for each in act.entities))
        case Change():
            names = tuple(str(act.address / name) for name, _ in act.fields)
            return _CHANGE.with_(what=names)
        case Remove():
            return _REMOVE.with_(what=tuple(map(str, act.addresses)))
        case Waive() | Unwaive():
            text = _WAIVE if isinstance(act, Waive) else _UNWAIVE
            return text.with_(what=act.rule if act.target == "." else f"{act.rule} ({act.target})")
    return Text.of("{what}").with_(what=type(act).__name__)


def _address(entity: object) -> str:
    try:
        return f"{collection_of(entity)}/{getattr(entity, 'id', '')}"  # type: ignore[arg-type]  # else it is a KeyError
    except KeyError:
        return type(entity).__name__


@attrs.frozen(kw_only=True)
class Option:
    """One of the moves that answer to a trigger: the state it enters, who may make it, and its own reasons why not.

    What holds whatever the move (an unknown party, a date that comes too early, a lock) is in the decision's reasons.
    """

    dest: str
    roles: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


@attrs.frozen(kw_only=True)
class Decision:
    """What the process answers about acts.

    Args:
        allowed: whether they would be done.
        reasons: every reason why not; a reason never hides another.
        advice: what rules of the gate find without blocking.
        unknown: what rules of the gate could not judge; it never blocks by itself.
        acts: what was asked.
        chart: the chart of the subject, where one move was asked.
        state: the state of the subject, where one move was asked and it is said.
        roles: who may make the move.
        options: each move that answers to the trigger, with its own reasons, where one move was asked.
    """

    allowed: bool
    reasons: tuple[Reason, ...] = ()
    advice: tuple[Finding, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    acts: tuple[Act, ...] = ()
    chart: Chart | None = attrs.field(default=None, repr=False)
    state: State | None = attrs.field(default=None, repr=False)
    roles: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()

    def __bool__(self) -> bool:
        """Whether the acts would be done."""
        return self.allowed

    @property
    def only_wants_a_motive(self) -> bool:
        """Whether nothing stands in the way but a reason that is still to be given."""
        return bool(self.reasons) and all(isinstance(each, MotiveMissing) for each in self.reasons)

    def text(self, lang: Lang = "en") -> str:
        """Say the decision with every reason, one a line, each with its source and its way out."""
        header = (_ALLOWED if self.allowed else _REFUSED).render(lang, acts=self._acts(lang), where=self._where(lang))
        asides = aside_lines(self.advice, self.unknown, lang)
        return "\n".join([header, *(self._grouped(reason_lines, lang, "  ") or asides)])

    def markdown(self, lang: Lang = "en") -> str:
        """Say the decision as Markdown: a line, then a list of every reason, its sources and its ways out."""
        header = (_ALLOWED if self.allowed else _REFUSED).render(lang, acts=self._acts(lang), where=self._where(lang))
        reasons = self._grouped(markdown_lines, lang, "- ")
        return "\n".join([f"**{header}**", "", *reasons, *markdown_asides(self.advice, self.unknown, lang)]).rstrip()

    def _grouped(self, told: Callable[[tuple[Reason, ...], Lang], list[str]], lang: Lang, mark: str) -> list[str]:
        """Tell the reasons; where several moves answer to the trigger, those of each under where it leads."""
        if len(self.options) < 2 or self.allowed:  # noqa: PLR2004  # several
            return told(self.reasons, lang)
        own = [reason for option in self.options for reason in option.reasons]
        lines = told(tuple(each for each in self.reasons if each not in own), lang)
        for option in self.options:
            lines.append(mark + _LEADS.render(lang, dest=self._label(option.dest), who=who(option.roles)))
            lines += [f"  {line}" for line in told(option.reasons, lang)]
        return lines

    def _label(self, name: str) -> Text:
        state = self.chart.state(name) if self.chart else None
        return named(name, state.label if state else Text.plain(name))

    def data(self) -> dict[str, object]:
        """Give the decision as plain JSON data, its texts in every language."""
        return {
            "allowed": self.allowed,
            "acts": [act.code() for act in self.acts],
            "state": self.state.name if self.state else None,
            "roles": list(self.roles),
            "reasons": [reason_data(each) for each in self.reasons],
            "options": [
                {
                    "dest": each.dest,
                    "roles": list(each.roles),
                    "reasons": [reason_data(reason) for reason in each.reasons],
                }
                for each in self.options
            ],
            "advice": [finding_data(each) for each in self.advice],
            "unknown": [unknown_data(each) for each in self.unknown],
        }

    def _acts(self, lang: Lang) -> str:
        return " + ".join(said(act).render(lang) for act in self.acts) or _NO_ACT.render(lang)

    def _where(self, lang: Lang) -> str:
        if self.state is None or len(self.acts) != 1 or not isinstance(self.acts[0], Fire):
            return ""
        subject = self.acts[0].move.rpartition(".")[0]
        state = named(self.state.name, self.state.label).render(lang) if lang == "fr" else self.state.label.en
        return _IS.render(lang, subject=subject, state=state)


class Refused(ConcertationError):
    """Acts were refused; nothing was done. ``decision`` holds every reason, and its text is the message."""

    def __init__(self, decision: Decision, lang: Lang = "en") -> None:
        """Keep the decision; the message says it in a language."""
        self.decision = decision
        self.lang: Lang = lang
        super().__init__(decision.text(lang))

    def __reduce__(self) -> tuple[type[Refused], tuple[Decision, Lang]]:
        """Pickle by what it is made of."""
        return (type(self), (self.decision, self.lang))

    def text(self, lang: Lang | None = None) -> str:
        """Say the refusal in a language."""
        return self.decision.text(lang or self.lang)
