"""How a function and what is said of it become a rule, or everything that stands in the way."""

from __future__ import annotations

import inspect
import re
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping

from concertation.errors import DefinitionError, InvalidValue, Problem, unknown_name
from concertation.findings import Level
from concertation.model import Table, Value
from concertation.rules.context import kind_name
from concertation.rules.reads import reads_problems
from concertation.texts import LANGS, Message, Text

__all__ = ["as_level", "as_messages", "definition_problems", "subject_of"]

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
_LANGUAGES = Text(
    en="'{word}' names its messages after languages",
    fr="« {word} » nomme ses messages d'après des langues",
)
_LANGUAGES_HINT = Text(
    en="say each message in both: Text(en=…, fr=…)", fr="dites chaque message dans les deux : Text(en=…, fr=…)"
)
_NO_FIELD = Text(en="{kind} has no field '{word}'", fr="{kind} n'a pas de champ « {word} »")


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


def subject_of(function: Callable[..., object], name: str) -> type[Value]:
    """Read the subject of a rule off the first parameter of its function.

    Raises:
        DefinitionError: if it is annotated with no value of the model.
    """
    first = next(iter(inspect.signature(function).parameters), "")
    alone = type("Subject", (), {"__annotations__": {"found": function.__annotations__.get(first)}})
    try:
        found = typing.get_type_hints(alone, function.__globals__, inspect.getclosurevars(function).nonlocals)["found"]
    except (NameError, TypeError):
        found = None
    if isinstance(found, type) and issubclass(found, Value):
        return found
    raise DefinitionError([_problem("no-subject", name, _NO_SUBJECT.with_(word=name), _SUBJECT_HINT)])


def definition_problems(
    name: str,
    function: Callable[..., object],
    *,
    has_options: bool,
    message: str | Text | Mapping[str, str | Text],
    formerly: Iterable[str],
) -> Iterator[Problem]:
    """Name everything that is wrong with a rule before its subject is known."""
    for each in (name, *formerly):
        if not _NAME.fullmatch(each):
            yield _problem("rule-name", each, _BAD_NAME.with_(word=each), _NAME_HINT)
    taken, expected = len(inspect.signature(function).parameters), 3 if has_options else 2
    if taken != expected:
        yield _problem("rule-signature", name, _BAD_SIGNATURE.with_(word=name, taken=taken, expected=expected))
    if isinstance(message, Mapping) and set(message) <= set(LANGS):
        yield _problem("rule-languages", name, _LANGUAGES.with_(word=name), _LANGUAGES_HINT)


def subject_problems(
    name: str, subject: type[Value], messages: Mapping[str, Text], reads: Iterable[str] | None
) -> Iterator[Problem]:
    """Name every placeholder and address that the subject of a rule does not have."""
    kind = kind_name(subject)
    for text in messages.values():
        for placeholder in sorted(text.placeholders):
            first, *rest = placeholder.split(".")
            if first == kind and rest and not hasattr(subject, rest[0]):
                known = [each for each in dir(subject) if not each.startswith("_")]
                yield unknown_name(
                    "placeholder", f"{name}/message", _NO_FIELD.with_(kind=kind, word=placeholder), rest[0], known
                )
    yield from reads_problems(reads or (), subject, name)


def _problem(code: str, name: str, message: Message, hint: Text | None = None) -> Problem:
    return Problem(code=code, path=".", message=message, hint=hint.with_() if hint else None, about=name)
