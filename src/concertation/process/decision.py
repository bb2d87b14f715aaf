"""A decision: whether acts are allowed, every reason why not, what is advised, what is not known."""

from __future__ import annotations

import attrs

from concertation.charts import Chart, State
from concertation.errors import ConcertationError
from concertation.findings import Finding
from concertation.model import Act, Change, Fire, Put, Remove, Unwaive, Waive
from concertation.process.draft import collection_of
from concertation.process.reasons import Gated, MotiveMissing, Reason, named
from concertation.rules import Unknown
from concertation.texts import Lang, Message, Text

__all__ = ["Decision", "Refused", "said"]

_ALLOWED = Text(en="Allowed: {acts}{where}", fr="Permis : {acts}{where}")
_REFUSED = Text(en="Refused: {acts}{where}", fr="Refusé : {acts}{where}")
_IS = Text(en=" ({subject} is {state})", fr=" ({subject} est {state})")
_NOT_KNOWN = Text(en="not known", fr="non connu")
_PUT = Text(en="put {what}", fr="placer {what}")
_CHANGE = Text(en="change {what}", fr="modifier {what}")
_REMOVE = Text(en="remove {what}", fr="retirer {what}")
_WAIVE = Text(en="waive {what}", fr="lever {what}")
_UNWAIVE = Text(en="take back the waiver of {what}", fr="rétablir {what}")


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
    """

    allowed: bool
    reasons: tuple[Reason, ...] = ()
    advice: tuple[Finding, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    acts: tuple[Act, ...] = ()
    chart: Chart | None = attrs.field(default=None, repr=False)
    state: State | None = attrs.field(default=None, repr=False)
    roles: tuple[str, ...] = ()

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
        return "\n".join([header, *(_lines(self.reasons, lang) or self._asides(lang))])

    def _acts(self, lang: Lang) -> str:
        return " + ".join(said(act).render(lang) for act in self.acts)

    def _where(self, lang: Lang) -> str:
        if self.state is None or len(self.acts) != 1 or not isinstance(self.acts[0], Fire):
            return ""
        subject = self.acts[0].move.rpartition(".")[0]
        state = named(self.state.name, self.state.label).render(lang) if lang == "fr" else self.state.label.en
        return _IS.render(lang, subject=subject, state=state)

    def _asides(self, lang: Lang) -> list[str]:
        rows = [(each.rule, f"{each.level.label.render(lang)}  {each.text(lang)}") for each in self.advice]
        rows += [(each.rule, f"{_NOT_KNOWN.render(lang)}  {each.text(lang)}") for each in self.unknown]
        return [f"  {rule}  {text}" for rule, text in rows]


def _lines(reasons: tuple[Reason, ...], lang: Lang) -> list[str]:
    wide = max((len(_head(each, lang)) for each in reasons), default=0)
    found = [each for each in reasons if isinstance(each, Gated)]
    words = max((len(_level(each, lang)) for each in found), default=0)
    lines: list[str] = []
    for index, each in enumerate(reasons):
        body = _level(each, lang).ljust(words) if isinstance(each, Gated) else each.message.render(lang)
        quotes = [source.text(lang) for source in each.finding.sources] if isinstance(each, Gated) else []
        lines.append("  ".join([f"  {_head(each, lang).ljust(wide)}", body, *quotes]).rstrip())
        ways = _ways_out(each, lang)
        following = reasons[index + 1 : index + 2]
        if not following or ways != _ways_out(following[0], lang):
            lines += [f"      → {way}" for way in ways]
    return lines


def _head(reason: Reason, lang: Lang) -> str:
    return reason.rule if isinstance(reason, Gated) else reason.heading.render(lang)


def _level(reason: Gated, lang: Lang) -> str:
    return f"{reason.finding.level.label.render(lang)}  {reason.finding.text(lang)}"


def _ways_out(reason: Reason, lang: Lang) -> list[str]:
    if isinstance(reason, Gated):
        return [_as_python(act.code()) for act in reason.finding.remedy]
    return [reason.hint.render(lang)] if reason.hint else []


def _as_python(code: str) -> str:
    return f"dossier.change{code.removeprefix('Change')}" if code.startswith("Change(") else f"dossier.do({code})"


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
