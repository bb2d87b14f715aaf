"""Which fields a function reads: values that note what is asked of them, and behave as themselves otherwise.

What a rule answers follows from what it reads. So an answer holds wherever these fields are the same, and no field that
it never looked at can change it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar, cast

import attrs

from concertation.charts import Pathway
from concertation.findings import Level, Path
from concertation.model import Circle, Concertation, Value
from concertation.rules import Context, Setting, subjects, verdicts
from concertation.rules.evaluation import Subjects
from concertation.rules.reads import holding

__all__ = ["Asked", "Asker", "watched"]

V = TypeVar("V", bound=Value)
Note = Callable[[str], None]


@functools.cache
def _watching(cls: type) -> type[Value]:
    names = {each.name for each in attrs.fields(cls)}

    def asked(self: object, name: str) -> object:
        if name in names:
            object.__getattribute__(self, "_note")(name)
        return cls if name == "__class__" else object.__getattribute__(self, name)

    body = {"__slots__": ("_note",), "__getattribute__": asked}
    return cast("type[Value]", type(f"Watched{cls.__name__}", (cls,), body))


def watched(value: V, note: Note) -> V:
    """Give a value that notes the name of each of its fields that is read.

    >>> from concertation.model import Member
    >>> read = []
    >>> watched(Member("cci", name="CCI"), read.append).name, read
    ('CCI', ['name'])
    """
    cls: type = type(value)
    twin = object.__new__(_watching(cls))
    for each in attrs.fields(cls):
        object.__setattr__(twin, each.name, getattr(value, each.name))
    if hasattr(cls, "_attrs_cached_hash"):
        object.__setattr__(twin, "_attrs_cached_hash", None)  # a hash that is worked out anew is noted
    object.__setattr__(twin, "_note", note)
    return cast("V", twin)


class _WatchedContext(Context):
    """A context that notes when the circles are looked at."""

    __slots__ = ("_note",)

    def __getattribute__(self, name: str) -> object:
        if name == "circles":
            object.__getattribute__(self, "_note")(name)
        return object.__getattribute__(self, name)


def _context(concertation: Concertation, circles: tuple[Circle, ...], note: Note) -> Context:
    context = _WatchedContext(concertation, circles)
    object.__setattr__(context, "_note", note)
    return context


@attrs.frozen
class Asked:
    """What a rule answers as a gate, and the fields of the concertation that it read for it."""

    rule: str
    blocks: bool
    reads: frozenset[str]


class Asker:
    """Asks rules of one concertation, and notes what they read."""

    def __init__(self, concertation: Concertation, pathway: Pathway) -> None:
        """Take the concertation as the rules will see it."""
        self._concertation = concertation
        self._circles = pathway.circles_of(concertation)
        self._subjects: Subjects | None = None
        self._waived = {each.rule for each in concertation.waivers if each.target == "."}

    def ask(self, settings: Iterable[Setting], only: Path | None = None) -> Iterator[Asked]:
        """Ask rules that would block; of an entity's move, those of its kind are asked of it alone."""
        for setting in settings:
            if setting.level is Level.ERROR:
                reads: set[str] = {"waivers"} if self._concertation.waivers else set()
                found = self._finds(setting, only, reads.add)
                yield Asked(setting.rule.name, found and setting.rule.name not in self._waived, frozenset(reads))

    def _finds(self, setting: Setting, only: Path | None, note: Note) -> bool:
        whole = watched(self._concertation, note)
        context = _context(whole, self._circles, note)
        if setting.rule.subject is Concertation:
            return _finds(setting, whole, context)
        found = False
        for path, subject in self._index.get(setting.rule.subject, ()):
            if only is None or path == only:
                found = _finds(setting, watched(subject, _always(note, path.parts[0])), context) or found
        if only is None:
            for field in holding(setting.rule.subject):
                note(field)
        return found

    @property
    def _index(self) -> Subjects:
        if self._subjects is None:
            self._subjects = subjects(Context(self._concertation, self._circles))
        return self._subjects


def _always(note: Note, field: str) -> Note:
    def noted(_: str) -> None:
        note(field)

    return noted


def _finds(setting: Setting, subject: Value, context: Context) -> bool:
    try:
        return any(verdict.kind == "find" for verdict in verdicts(setting, subject, context))
    except Exception:  # noqa: BLE001  # a gate fails closed, whatever its rule raises
        return True
