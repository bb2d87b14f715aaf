"""A rule: a typed function of one subject, with a name, a level, words in both languages, sources and a way out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias, TypedDict, TypeVar, Unpack, overload

import attrs

from concertation.errors import DefinitionError
from concertation.findings import Level, Source
from concertation.model import Concertation, Table, Value
from concertation.model.acts import Act
from concertation.rules.context import Context
from concertation.rules.example import Example, as_examples
from concertation.rules.making import as_level, as_messages, definition_problems, subject_of, subject_problems
from concertation.rules.verdict import Answer
from concertation.texts import Message, Text

__all__ = ["Rule", "rule"]

S = TypeVar("S", bound=Value)
O = TypeVar("O", bound=attrs.AttrsInstance)  # noqa: E741  # the usual letter for options
Remedies: TypeAlias = Callable[..., Iterable[Act]]


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
        what: what it checks, in a sentence.
        why: the reason in a sentence.
        reads: the addresses that it looks at; ``None`` is everything. A first ``*`` is its own subject.
        options: its options, an attrs value.
        remedy: the acts that would lift what it finds, as a function of the subject and the context.
        way_out: what to do about it, in words.
        good: documents that satisfy it.
        bad: documents in which it finds something.
        formerly: the names that it had; they go on working, and no other rule may take them.
        plugin: the distribution that it comes from, with its version; ``None`` for one that ships here or is a host's.
    """

    name: str
    check: Callable[..., Answer] = attrs.field(repr=False)
    subject: type[Value]
    phase: str | None = None
    level: Level = Level.ERROR
    messages: Table[Text]
    sources: tuple[Source, ...] = ()
    what: Text | None = None
    why: Text | None = None
    reads: tuple[str, ...] | None = None
    options: attrs.AttrsInstance | None = None
    remedy: Remedies | None = attrs.field(default=None, repr=False)
    way_out: Text | None = None
    good: tuple[Example, ...] = ()
    bad: tuple[Example, ...] = ()
    formerly: tuple[str, ...] = ()
    plugin: str | None = None

    def __call__(self, subject: Value, context: Context, options: attrs.AttrsInstance | None = None) -> Answer:
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


class Metadata(TypedDict, total=False):
    """What may be said of a rule beside its name, its message and its options; see ``rule``."""

    phase: str | None
    level: Level
    sources: Iterable[Source]
    what: Text | None
    why: Text | None
    reads: Iterable[str] | None
    remedy: Remedies | None
    way_out: Text | None
    subject: type[Value] | None
    good: Iterable[Example | str]
    bad: Iterable[Example | str]
    formerly: Iterable[str]


@overload
def rule(
    name: str, /, *, message: str | Text | Mapping[str, str | Text], **more: Unpack[Metadata]
) -> Callable[[Callable[[S, Context], Answer]], Rule]: ...
@overload
def rule(
    name: str, /, *, message: str | Text | Mapping[str, str | Text], options: type[O], **more: Unpack[Metadata]
) -> Callable[[Callable[[S, Context, O], Answer]], Rule]: ...
def rule(
    name: str,
    /,
    *,
    message: str | Text | Mapping[str, str | Text],
    options: type[O] | None = None,
    **more: Unpack[Metadata],
) -> Callable[[Callable[..., Answer]], Rule]:
    """Make a rule of a function of one subject.

    The subject is the class that the function's first parameter is annotated with, so that *nothing to look at*, the
    place of a finding, what a waiver lifts and isolation come for free.

    Args:
        name: the name of the rule.
        message: what it says, in one text for both languages, a ``Text``, or several by name. A placeholder is the
            subject under the name of its class, as ``{action.title}``, or a value given to ``find``.
        options: an attrs class whose defaults are the rule's; the function then takes a third parameter.
        more: ``phase``, in which it is in force (without one, only a move that names it asks it); ``level``, how
            serious what it finds is; ``sources``, on whose word; ``what`` it checks and ``why``, in a sentence each;
            ``reads``, the addresses that it looks at, everything by default (``*/pilot`` is its own subject's pilot);
            ``remedy``, the acts that would lift what it finds; ``way_out``, what to do about it, in words; ``good``
            and ``bad`` examples; ``formerly``, the names that it had; ``subject``, the class of the model, where the
            annotation cannot be read.

    The function answers with one verdict, or yields several, of which those that find something are kept.

    Raises:
        DefinitionError: with everything that cannot be a rule's.

    >>> from concertation.model import Action
    >>> @rule("bays-have-a-map", phase="programme", message="{action.title} has no map")
    ... def bays_have_a_map(action: Action, ctx: Context) -> Verdict:
    ...     return ctx.ok if "x-map" in action.extra else ctx.find("extra")
    >>> bays_have_a_map.level
    <Level.ERROR: 'error'>
    """

    def made(function: Callable[..., Answer]) -> Rule:
        formerly = tuple(more.get("formerly", ()))
        has_options = options is not None
        problems = [*definition_problems(name, function, has_options=has_options, message=message, formerly=formerly)]
        if problems:
            raise DefinitionError(problems)
        subject = more.get("subject") or subject_of(function, name)
        messages, reads = as_messages(message), more.get("reads")
        reads = None if reads is None else tuple(reads)
        problems = [*subject_problems(name, subject, messages, reads)]
        if problems:
            raise DefinitionError(problems)
        return Rule(
            name=name,
            check=function,
            subject=subject,
            phase=more.get("phase"),
            level=as_level(more.get("level", Level.ERROR), name),
            messages=messages,
            sources=tuple(more.get("sources", ())),
            what=more.get("what"),
            why=more.get("why"),
            reads=reads,
            options=options() if options is not None else None,
            remedy=more.get("remedy"),
            way_out=more.get("way_out"),
            good=as_examples(more.get("good", ())),
            bad=as_examples(more.get("bad", ())),
            formerly=formerly,
        )

    return made
