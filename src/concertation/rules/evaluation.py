"""The engine: asks rules about their subjects, and turns answers into findings, unknowns and crashes."""

from __future__ import annotations

import itertools
import traceback
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Final, TypeAlias

import attrs

from concertation.findings import Finding, Level, Path
from concertation.model import Concertation, Value, resolve
from concertation.model.acts import Act
from concertation.model.references import segment
from concertation.rules.context import NOTHING, OK, Context, kind_name
from concertation.rules.rule import Rule
from concertation.rules.setting import Setting
from concertation.rules.verdict import Answer, Unknown, Verdict
from concertation.texts import LANGS, Message, Text

__all__ = ["Answers", "Subjects", "ask", "subjects", "verdicts"]

Subjects: TypeAlias = Mapping[type[Value], tuple[tuple[Path, Value], ...]]
"""The values that rules may be asked about, by class, each with its address."""
FLOOD: Final = 100
"""The most that a rule may say of one subject; beyond it, it is taken never to stop."""

_CRASHED = Text(
    en="the rule {rule} failed on {place}: {error}; the other rules were asked all the same",
    fr="la règle {rule} a échoué sur {place} : {error} ; les autres règles ont tout de même été examinées",
)
_WHOLE = Text(en="the whole", fr="l'ensemble")
_GARBAGE = Text(
    en="it answered {answer} instead of a Verdict", fr="elle a répondu {answer} au lieu d'un verdict (Verdict)"
)
_FLOODED = Text(
    en="it says more than {most} things of one subject; the first {most} are kept",
    fr="elle dit plus de {most} choses d'un même objet ; les {most} premières sont conservées",
)
_NO_ACT: Final = "its remedy gives {act!r}, which is no act"
_LONGEST: Final = 200
KINDS: Final = frozenset({"pass", "find", "unknown", "nothing"})


@attrs.frozen
class Answers:
    """What a rule said: what it found or could not judge, by subject, and the subjects where it had nothing to look at.

    ``asked`` counts the subjects.
    """

    said: Mapping[Path, tuple[Finding | Unknown, ...]]
    nothing: frozenset[Path]
    asked: int

    @property
    def is_idle(self) -> bool:
        """Whether the rule had nothing to look at anywhere."""
        return len(self.nothing) == self.asked

    def with_(self, anew: Answers, *, gone: frozenset[Path], asked: int) -> Answers:
        """Give the answers with those about some subjects taken out, and others put in.

        Args:
            anew: what takes their place.
            gone: the subjects whose answers no longer hold.
            asked: how many subjects there are now.
        """
        said = {path: each for path, each in self.said.items() if path not in gone} | dict(anew.said)
        return Answers(said, (self.nothing - gone) | anew.nothing, asked)


def subjects(context: Context) -> Subjects:
    """Index the values that rules may be asked about, by class, each with its address."""
    found: dict[type[Value], list[tuple[Path, Value]]] = {Concertation: [(Path("."), context.concertation)]}
    for address, value in _parts(context):
        found.setdefault(type(value), []).append((address, value))
    return {cls: tuple(values) for cls, values in found.items()}


def _parts(context: Context) -> Iterator[tuple[Path, Value]]:
    for described in attrs.fields(Concertation):
        content = context.circles if described.name == "circles" else getattr(context.concertation, described.name)
        if isinstance(content, Value):
            yield Path(described.name), content
        elif isinstance(content, tuple):
            for index, each in enumerate(content):
                if isinstance(each, Value):
                    yield Path(f"{described.name}/{segment(each, index)}"), each


def ask(setting: Setting, asked: Iterable[tuple[Path, Value]], context: Context) -> Answers:
    """Ask a rule about subjects; whatever it raises or answers, the others are asked all the same."""
    check, extra = setting.rule.check, _options(setting)
    said: dict[Path, tuple[Finding | Unknown, ...]] = {}
    nothing: list[Path] = []
    count = 0
    for path, subject in asked:
        count += 1
        try:
            answer = check(subject, context, *extra)
        except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever a rule raises is told as a finding about it
            said[path] = (_crash(setting.rule, path, _raised(error), _line(error)),)
            continue
        if answer is OK:
            continue
        if answer is NOTHING:
            nothing.append(path)
            continue
        told = tuple(_told(setting, path, subject, answer, context))
        if told:
            said[path] = told
        elif isinstance(answer, Verdict) and answer.kind == NOTHING.kind:
            nothing.append(path)
    return Answers(said, frozenset(nothing), count)


def _options(setting: Setting) -> tuple[attrs.AttrsInstance, ...]:
    options = setting.options or setting.rule.options
    return () if setting.rule.options is None or options is None else (options,)


def verdicts(setting: Setting, subject: Value, context: Context) -> Iterator[Verdict]:
    """Give what a rule answers about one subject, verdict by verdict.

    Raises:
        TypeError: if it answers something else.
        Exception: whatever the rule raises.
    """
    yield from _each(setting.rule.check(subject, context, *_options(setting)))


class _Garbage(TypeError):
    """A rule answered what is no verdict."""

    def __init__(self, answer: object) -> None:
        shown = repr(answer)
        self.said = _GARBAGE.with_(answer=shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…")
        super().__init__(self.said.render())


def _each(answer: Answer) -> Iterator[Verdict]:
    if isinstance(answer, Verdict):
        yield _known(answer)
        return
    given: object = answer
    if not isinstance(given, Iterable) or isinstance(given, str | bytes | Mapping):
        raise _Garbage(given)
    for each in given:
        if not isinstance(each, Verdict):
            raise _Garbage(each)
        yield _known(each)


def _known(verdict: Verdict) -> Verdict:
    if verdict.kind not in KINDS:
        raise _Garbage(verdict)
    return verdict


def _told(
    setting: Setting, path: Path, subject: Value, answer: Answer, context: Context
) -> Iterator[Finding | Unknown]:
    told = 0
    try:
        for number, verdict in enumerate(_each(answer)):
            if told == FLOOD or number == FLOOD * FLOOD:
                yield _crash(setting.rule, path, _FLOODED.with_(most=FLOOD))
                return
            if verdict.kind in {"find", "unknown"}:
                yield _said(setting, path, subject, verdict, context)
                told += 1
    except _Garbage as error:
        yield _crash(setting.rule, path, error.said)
    except (Exception, SystemExit) as error:  # noqa: BLE001  # as above: a rule may fail half-way
        yield _crash(setting.rule, path, _raised(error), _line(error))


def _said(setting: Setting, path: Path, subject: Value, verdict: Verdict, context: Context) -> Finding | Unknown:
    rule = setting.rule
    message = rule.message(verdict.message, {kind_name(type(subject)): subject, **dict(verdict.data)})
    place = Path(verdict.at) if verdict.at is not None else path / verdict.field
    resolve(context.concertation, place, context.circles)
    for said in (message, *(each.message for each in verdict.related)):
        for lang in LANGS:
            said.render(lang)
    if verdict.kind == "unknown":
        return Unknown(rule=rule.name, level=setting.level, path=place, subject=path, message=message)
    return Finding(
        rule=rule.name,
        level=setting.level,
        path=place,
        subject=path,
        message=message,
        sources=rule.sources,
        remedy=tuple(_acts(rule, subject, context)),
        related=verdict.related,
    )


def _acts(rule: Rule, subject: Value, context: Context) -> Iterator[Act]:
    given: Iterable[object] = rule.remedy(subject, context) if rule.remedy else ()
    for act in itertools.islice(given, FLOOD):
        if not isinstance(act, Act):
            raise TypeError(_NO_ACT.format(act=act))
        yield act


def _crash(rule: Rule, path: Path, error: str | Message, line: str = "") -> Finding:
    place: str | Text = _WHOLE if path == "." else str(path)
    origin = ", ".join(each for each in (rule.plugin, line) if each) if rule.plugin else ""
    message = _CRASHED.with_(rule=f"{rule.name} ({origin})" if origin else rule.name, place=place, error=error)
    return Finding(rule=rule.name, level=Level.ERROR, path=path, subject=path, message=message, crashed=True)


def _raised(error: BaseException) -> str:
    try:
        return f"{type(error).__name__}: {error}"
    except Exception:  # noqa: BLE001  # an error that cannot be said is still told by its name
        return type(error).__name__


def _line(error: BaseException) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{PurePath(last.filename).name}:{last.lineno}"
