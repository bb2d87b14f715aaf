"""What is wrong with a pathway document, gathered while the rest of it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeVar, cast

import attrs

from concertation.documents.kinds import MAPPING, refused
from concertation.documents.troubles import Misfit, Trouble, Way
from concertation.errors import Problem, unknown_name
from concertation.texts import Message, Text

__all__ = ["Ledger"]

T = TypeVar("T")

_UNKNOWN_KEY: Final = Text(en="unknown key '{word}'", fr="clé inconnue « {word} »")
_OWN_KEYS: Final = Text(en="a key of your own begins with x-", fr="une clé qui vous est propre commence par x-")
_MISSING: Final = Text(en="'{word}' is missing", fr="« {word} » manque")
_SAME: Final = Text(
    en="'{word}' changes nothing: the pathway that is extended says the same",
    fr="« {word} » ne change rien : le cheminement étendu dit la même chose",
)
_SAYS_NOTHING: Final = Text(en="'{word}' says nothing", fr="« {word} » ne dit rien")
_TAKE_OUT: Final = Text(en="take it out", fr="retirez-le")


@attrs.define
class Ledger:
    """The troubles of one document, by the way to each."""

    troubles: list[Trouble] = attrs.field(factory=list)

    def note(
        self,
        code: str,
        way: Way,
        message: Message,
        *,
        hint: Message | None = None,
        about: str | None = None,
        at_key: bool = False,
    ) -> None:
        """Note one trouble."""
        self.troubles.append(
            Trouble(code=code, way=way, message=message, hint=hint, about=about, at_key=at_key),
        )

    def take(self, problem: Problem, way: Way, *, at_key: bool = False) -> None:
        """Note a problem that somebody else has found."""
        self.note(problem.code, way, problem.message, hint=problem.hint, about=problem.about, at_key=at_key)

    def unknown(self, code: str, way: Way, text: Text, known: Iterable[str], *, hint: Message | None = None) -> None:
        """Note a key that names nothing, with the nearest name that does."""
        word = str(way[-1])
        problem = unknown_name(code, ".", text.with_(word=word), word, known)
        self.take(attrs.evolve(problem, hint=problem.hint or hint), way, at_key=True)

    def read(self, read: Callable[[object], T], value: object, way: Way) -> T | None:
        """Read a value, or note why it cannot be read."""
        try:
            return read(value)
        except Misfit as misfit:
            self.troubles += [each.under(*way) for each in misfit.troubles]
            return None

    def mapping(self, value: object, way: Way) -> dict[str, object]:
        """Give keys with their values, but for those that are the author's own; nothing where they are not keys."""
        if not isinstance(value, dict):
            self.troubles += [each.under(*way) for each in refused(MAPPING, value).troubles]
            return {}
        return {key: each for key, each in cast("Mapping[str, object]", value).items() if not key.startswith("x-")}

    def keys(self, given: Iterable[str], way: Way, known: Iterable[str]) -> None:
        """Note each key that is not known."""
        names = tuple(known)
        for key in given:
            if key not in names:
                self.unknown("unknown-key", (*way, key), _UNKNOWN_KEY, names, hint=_OWN_KEYS.with_())

    def missing(self, given: Mapping[str, object], way: Way, *required: str) -> bool:
        """Note each key that must be there and is not, and say whether there was one."""
        absent = [name for name in required if name not in given]
        for name in absent:
            self.note("missing", way, _MISSING.with_(word=name), about=name, at_key=True)
        return bool(absent)

    def same(self, way: Way) -> None:
        """Note what says the same as the pathway that is extended."""
        self.note("changes-nothing", way, _SAME.with_(word=str(way[-1])), hint=_TAKE_OUT.with_(), at_key=True)

    def empty(self, way: Way) -> None:
        """Note what says nothing at all."""
        self.note("changes-nothing", way, _SAYS_NOTHING.with_(word=str(way[-1])), hint=_TAKE_OUT.with_(), at_key=True)

    def is_clean(self, way: Way) -> bool:
        """Whether nothing is wrong at a way, or below it."""
        return not any(each.way[: len(way)] == way for each in self.troubles)
