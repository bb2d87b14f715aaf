"""The kinds of field that values are made of, and the base class that checks every field of a value at once.

A converter turns what it can into the field's own type and leaves the rest as it is; the field's kind then says what is
wrong with it. So a value with five wrong fields names five, whoever builds it: a caller, a loader or a test.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, TypeAlias, TypeVar, cast

import attrs

from concertation.errors import InvalidValue, Problem
from concertation.model import checks
from concertation.model.checks import Check, Range, problem
from concertation.model.frozen import Json
from concertation.model.when import Period, When
from concertation.texts import Text

__all__ = ["Value"]

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")
Meta: TypeAlias = Mapping[str, object]
Ease = Literal["easy", "moderate", "hard"]
Horizon = Literal["short", "medium", "long"]

_END_BEFORE_START = Text(en="{end} comes before {start}", fr="{end} précède {start}")


def kind(check: Check, *, required: bool = False, refers: str | None = None, nests: bool = False) -> Meta:
    """Describe a field: how its value is checked, and what its ids refer to.

    ``refers`` is a collection of the concertation, or ``parties`` (members, formations and the authority), ``circles``,
    ``backers`` (parties and circles) or ``leaders`` (parties and the body's referent). ``nests`` marks a field that
    holds values which may themselves refer.
    """
    return {"check": check if required else checks.optional(check), "refers": refers, "nests": nests}


def choice(*choices: str, required: bool = False) -> Meta:
    """Describe a field that holds one of a few words."""
    return {**kind(checks.choice_check(choices), required=required), "choices": choices}


def ref(refers: str) -> Meta:
    """Describe a field that holds the id of something else."""
    return kind(checks.check_slug, refers=refers)


def refs(refers: str) -> Meta:
    """Describe a field that holds ids of other things, each once."""
    return kind(checks.each("ids", checks.check_slug), refers=refers)


def one(cls: type, *, required: bool = False, refers: str | None = None, by_id: bool = False) -> Meta:
    """Describe a field that holds one value of a class; ``by_id`` where an id may stand for it."""
    return kind(checks.instance_check(cls, by_id=by_id), required=required, refers=refers, nests=True)


def table(check: Check) -> Meta:
    """Describe a field that maps ids to values."""
    return kind(checks.table_check(check))


def many(cls: type, *, required: bool = False, refers: str | None = None, by_id: bool = False) -> Meta:
    """Describe a field that holds values of a class, each once; ``by_id`` where an id may stand for one."""
    check = checks.each("values", checks.instance_check(cls, by_id=by_id))
    return kind(check, required=required, refers=refers, nests=True)


def entities(cls: type) -> Meta:
    """Describe a field that holds entities of a class, each with its own id."""
    return kind(checks.entities_check(cls), required=True, nests=True)


ID = kind(checks.check_id, required=True)
TITLE = kind(checks.check_title)
NAME = kind(checks.check_text, required=True)
TEXT = kind(checks.check_text)
TEXTS = kind(checks.each("texts", checks.check_text))
SOME_TEXTS = kind(checks.each("texts", checks.check_text), required=True)
SLUG = kind(checks.check_slug)
STATE = kind(checks.check_slug, required=True)
FLAG = kind(checks.check_flag)
NUMBER = kind(checks.check_number)
WHOLE = kind(checks.check_whole, required=True)
SIGNED = kind(checks.check_signed, required=True)
RANGE = kind(checks.check_range)
RANK = kind(checks.check_rank)
WHEN = kind(checks.check_when)
PERIOD = kind(checks.check_period)
ADDRESS = kind(checks.check_address, required=True)
EXTRA = kind(checks.check_extra, required=True)


def attempt(convert: Callable[[T], R], value: T) -> R:
    """Convert a value, or leave it as it is for its check to say what is wrong with it."""
    try:
        return convert(value)
    except (InvalidValue, TypeError, ValueError, AttributeError):
        return cast("R", value)


def as_when(value: When | str | int | dt.date | None) -> When | None:
    """Read a date."""
    return None if value is None else attempt(When, value)


def as_period(value: Period | str | None) -> Period | None:
    """Read a period."""
    return None if value is None else attempt(Period, value)


def _as_tuple(value: Iterable[T]) -> tuple[T, ...]:
    if isinstance(value, str | Mapping):
        raise TypeError
    return tuple(value)


def as_texts(value: Iterable[str] | None) -> tuple[str, ...] | None:
    """Keep texts in the order in which they are given."""
    return None if value is None else attempt(_as_tuple, value)


def as_some_texts(value: Iterable[str]) -> tuple[str, ...]:
    """Keep texts in the order in which they are given, where there may be none."""
    return attempt(_as_tuple, value)


def converted(value: Iterable[S], convert: Callable[[S], T]) -> tuple[T, ...]:
    """Convert each part of a list; one that cannot be is left as it is, for the check of the field to name it."""
    return attempt(lambda given: tuple(attempt(convert, each) for each in _as_tuple(given)), value)


def arranged(value: Iterable[T], key: Callable[[T], str | tuple[str, ...]]) -> tuple[T, ...]:
    """Keep parts whose order means nothing sorted by a key, which must tell apart parts that differ.

    Parts that cannot be sorted keep their order, for the check of the field to name each one that is wrong.
    """
    parts = attempt(_as_tuple, value)
    return attempt(lambda given: tuple(sorted(_as_tuple(given), key=key)), parts)


def _itself(word: str) -> str:
    return word


def as_ids(value: Iterable[str] | None) -> tuple[str, ...] | None:
    """Keep ids sorted: a set of references has no order."""
    return None if value is None else arranged(value, _itself)


def as_json(value: Mapping[str, object]) -> Json:
    """Freeze the ``x-*`` keys."""
    return value if isinstance(value, Json) else attempt(Json, value)


def as_range(value: int | Range | tuple[int, int] | list[int] | None) -> int | Range | None:
    """Read a whole number, or two as a range."""
    if isinstance(value, list | tuple):
        return attempt(lambda pair: Range(*pair), value)
    return value


@attrs.frozen(kw_only=True, repr=False)
class Value:
    """The base of every value of the model: checked when it is made, never changed afterwards.

    ``extra`` holds the ``x-*`` keys of a document; the library keeps them and looks at none.

    Raises:
        InvalidValue: with every problem of the value at once.
    """

    extra: Json = attrs.field(factory=Json, converter=as_json, metadata=EXTRA)

    def __attrs_post_init__(self) -> None:
        """Check every field, then what the fields say together."""
        problems = list(field_problems(self))
        if all(each.code == "duplicate" for each in problems):
            problems += self._incoherences()
        if problems:
            raise InvalidValue(problems)

    def __repr__(self) -> str:
        """Show what would build it: what is unsaid is left out."""
        said: list[str] = []
        for each in sorted(attrs.fields(type(self)), key=lambda each: (each.kw_only, each.name == "extra")):
            content = getattr(self, each.name)
            if not each.kw_only and not said:
                said.append(repr(content))
            elif not is_default(each, content):
                said.append(f"{each.name}={content!r}")
        return f"{type(self).__name__}({', '.join(said)})"

    def _incoherences(self) -> Iterable[Problem]:
        return ()

    @property
    def label(self) -> Text | str:
        """What a reader calls the value: its title, its name or its id."""
        said: Text | str | None = getattr(self, "title", None) or getattr(self, "name", None)
        return said or str(getattr(self, "id", None) or type(self).__name__)


def _default(described: attrs.Attribute[object]) -> object:
    factory = getattr(described.default, "factory", None)
    return factory() if factory is not None else described.default


def is_default(described: attrs.Attribute[object], content: object) -> bool:
    """Whether a field says nothing more than its default."""
    return bool(content == _default(described))


@functools.cache
def checks_of(cls: type) -> tuple[tuple[str, Check], ...]:
    """Give the check of every field of a class of values."""
    return tuple((field.name, cast("Check", field.metadata["check"])) for field in attrs.fields(cls))


def field_problems(value: Value) -> Iterator[Problem]:
    """Name what is wrong with each field of a value."""
    cls: type = type(value)
    for name, check in checks_of(cls):
        for found in check(getattr(value, name)):
            yield found.under(name)


def in_order(start: When | None, end: When | None, at: str) -> Iterator[Problem]:
    """Refuse an end that certainly comes before its start."""
    if start is not None and end is not None and end.before(start):
        yield problem("order", _END_BEFORE_START.with_(end=end, start=start), at=at)
