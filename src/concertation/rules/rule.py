"""A rule: a typed function of one subject, with a name, a level, words in both languages, sources and a way out."""

from __future__ import annotations

import inspect
import re
import typing
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias, TypedDict, TypeVar, Unpack, overload

import attrs

from concertation.errors import DefinitionError, InvalidValue, Problem
from concertation.findings import Level, Source
from concertation.model import Concertation, Table, Value
from concertation.model.acts import Act
from concertation.rules.context import Context
from concertation.rules.verdict import Verdict
from concertation.texts import Message, Text

__all__ = ["Rule", "rule"]

S = TypeVar("S", bound=Value)
O = TypeVar("O", bound=attrs.AttrsInstance)  # noqa: E741  # the usual letter for options
Remedies: TypeAlias = Callable[..., Iterable[Act]]
_NAME = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)?[a-z0-9]+(-[a-z0-9]+)*")

_BAD_NAME = Text(en="'{word}' is not the name of a rule", fr="« {word} » n'est pas le nom d'une règle")
_NAME_HINT = Text(
    en="small letters, digits and dashes; a plugin's has a prefix, as in rennes/bays-have-a-map",
    fr="minuscules, chiffres et tirets ; celle d'un module a un préfixe, comme rennes/bays-have-a-map",
)
_NO_SUBJECT = Text(
    en="'{word}' does not say what it is asked about",
    fr="« {word} » ne dit pas sur quoi elle porte",
)
_SUBJECT_HINT = Text(
    en="annotate its first parameter with a class of concertation.model, or pass subject=",
    fr="annotez son premier paramètre avec une classe de concertation.model, ou passez subject=",
)
_BAD_SIGNATURE = Text(
    en="'{word}' takes {taken} parameters; a rule takes {expected}",
    fr="« {word} » prend {taken} paramètres ; une règle en prend {expected}",
)


@attrs.frozen(kw_only=True)
class Rule:
    """A rule, as data; calling it asks the function.

    Args:
        name: its only identity, a slug; a plugin's has a prefix and a slash.
        check: the function of the subject, the context and, where there are options, the options.
        subject: the class of the model that it is asked about.
        phase: the phase in which it is in force; ``None`` for a rule that only a move names.
        level: how serious what it finds is; a pathway may change it.
        messages: its texts by name; ``default`` is the one that is said unless it says otherwise.
        sources: on whose word.
        why: the reason in a sentence.
        reads: the addresses that it looks at; ``None`` is everything.
        options: its options, an attrs value.
        remedy: the acts that would lift what it finds, as a function of the subject and the context.
        way_out: what to do about it, in words.
    """

    name: str
    check: Callable[..., Verdict] = attrs.field(repr=False)
    subject: type[Value]
    phase: str | None = None
    level: Level = Level.ERROR
    messages: Table[Text]
    sources: tuple[Source, ...] = ()
    why: Text | None = None
    reads: tuple[str, ...] | None = None
    options: attrs.AttrsInstance | None = None
    remedy: Remedies | None = attrs.field(default=None, repr=False)
    way_out: Text | None = None

    def __call__(self, subject: Value, context: Context, options: attrs.AttrsInstance | None = None) -> Verdict:
        """Ask the rule about one subject."""
        if self.options is None:
            return self.check(subject, context)
        return self.check(subject, context, options or self.options)

    def message(self, name: str | Text, data: Mapping[str, object]) -> Message:
        """Bind one of the rule's messages to what it speaks of.

        Raises:
            KeyError: if there is no such message, or a placeholder has no value.
            AttributeError: if a placeholder names a field that its subject does not have.
        """
        text = name if isinstance(name, Text) else (self.messages.get(name) or _SHARED[name])
        return text.with_(**{word: _value(word, data) for word in text.placeholders})


_SHARED = {
    "unsaid": Text(en="nobody has said: {field}", fr="personne n'a dit : {field}"),
    "partial": Text(en="the list of {field} is known in part", fr="la liste « {field} » n'est connue qu'en partie"),
}


def _value(placeholder: str, data: Mapping[str, object]) -> object:
    first, *rest = placeholder.split(".")
    value = data[first]
    for name in rest:
        value = getattr(value, name)
    return value.label if isinstance(value, Value) and not isinstance(value, Concertation) else value


def as_messages(message: str | Text | Mapping[str, str | Text]) -> Table[Text]:
    """Read the texts of a rule; one alone is the default."""
    given = message if isinstance(message, Mapping) else {"default": message}
    return Table({name: Text.of(text) for name, text in given.items()})


def as_level(level: Level | str, name: str) -> Level:
    """Read the level of a rule.

    Raises:
        DefinitionError: if it names none.
    """
    try:
        return Level.of(level)
    except InvalidValue as error:
        raise DefinitionError([each.under(name) for each in error.problems]) from None


def _subject_of(function: Callable[..., Verdict], name: str) -> type[Value]:
    first = next(iter(inspect.signature(function).parameters), "")
    alone = type("Subject", (), {"__annotations__": {"found": function.__annotations__.get(first)}})
    try:
        found = typing.get_type_hints(alone, function.__globals__, inspect.getclosurevars(function).nonlocals)["found"]
    except (NameError, TypeError):
        found = None
    if isinstance(found, type) and issubclass(found, Value):
        return found
    raise DefinitionError([_problem("no-subject", name, _NO_SUBJECT.with_(word=name), _SUBJECT_HINT)])


def _problem(code: str, name: str, message: Message, hint: Text | None = None) -> Problem:
    return Problem(code=code, path=".", message=message, hint=hint.with_() if hint else None, about=name)


def _check_signature(name: str, function: Callable[..., Verdict], *, has_options: bool) -> None:
    problems = []
    if not _NAME.fullmatch(name):
        problems.append(_problem("rule-name", name, _BAD_NAME.with_(word=name), _NAME_HINT))
    taken, expected = len(inspect.signature(function).parameters), 3 if has_options else 2
    if taken != expected:
        message = _BAD_SIGNATURE.with_(word=name, taken=taken, expected=expected)
        problems.append(_problem("rule-signature", name, message))
    if problems:
        raise DefinitionError(problems)


class Metadata(TypedDict, total=False):
    """What may be said of a rule beside its name, its message and its options; see ``rule``."""

    phase: str | None
    level: Level
    sources: Iterable[Source]
    why: Text | None
    reads: Iterable[str] | None
    remedy: Remedies | None
    way_out: Text | None
    subject: type[Value] | None


@overload
def rule(
    name: str, /, *, message: str | Text | Mapping[str, str | Text], **more: Unpack[Metadata]
) -> Callable[[Callable[[S, Context], Verdict]], Rule]: ...
@overload
def rule(
    name: str, /, *, message: str | Text | Mapping[str, str | Text], options: type[O], **more: Unpack[Metadata]
) -> Callable[[Callable[[S, Context, O], Verdict]], Rule]: ...
def rule(
    name: str,
    /,
    *,
    message: str | Text | Mapping[str, str | Text],
    options: type[O] | None = None,
    **more: Unpack[Metadata],
) -> Callable[[Callable[..., Verdict]], Rule]:
    """Make a rule of a function of one subject.

    The subject is the class that the function's first parameter is annotated with, so that *nothing to look at*, the
    place of a finding, what a waiver lifts and isolation come for free.

    Args:
        name: the name of the rule.
        message: what it says, in one text for both languages, a ``Text``, or several by name. A placeholder is the
            subject under the name of its class, as ``{action.title}``, or a value given to ``find``.
        options: an attrs class whose defaults are the rule's; the function then takes a third parameter.
        more: ``phase``, in which it is in force (without one, only a move that names it asks it); ``level``, how
            serious what it finds is; ``sources``, on whose word; ``why``, the reason in a sentence; ``reads``, the
            addresses that it looks at, everything by default; ``remedy``, the acts that would lift what it finds;
            ``way_out``, what to do about it, in words; ``subject``, the class of the model, where the annotation
            cannot be read.

    Raises:
        DefinitionError: if the name, the parameters or the subject cannot be those of a rule.

    >>> from concertation.model import Action
    >>> @rule("bays-have-a-map", phase="programme", message="{action.title} has no map")
    ... def bays_have_a_map(action: Action, ctx: Context) -> Verdict:
    ...     return ctx.ok if "x-map" in action.extra else ctx.find("extra")
    >>> bays_have_a_map.level
    <Level.ERROR: 'error'>
    """

    def made(function: Callable[..., Verdict]) -> Rule:
        _check_signature(name, function, has_options=options is not None)
        reads = more.get("reads")
        return Rule(
            name=name,
            check=function,
            subject=more.get("subject") or _subject_of(function, name),
            phase=more.get("phase"),
            level=as_level(more.get("level", Level.ERROR), name),
            messages=as_messages(message),
            sources=tuple(more.get("sources", ())),
            why=more.get("why"),
            reads=None if reads is None else tuple(reads),
            options=options() if options is not None else None,
            remedy=more.get("remedy"),
            way_out=more.get("way_out"),
        )

    return made
