"""A departure: one thing in which a pathway differs from another, with the reason that its author gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

import attrs

from concertation.findings import Level
from concertation.model import Period, Table
from concertation.texts import Lang, Message, Text

__all__ = ["Departure", "DepartureKind"]

DepartureKind = Literal["added", "removed", "changed", "reordered"]
"""In what way one thing of a pathway differs from another's."""

_FORMS: Final[Mapping[DepartureKind, Text]] = {
    "added": Text(en="added: {what}{value}", fr="ajout : {what}{value}"),
    "removed": Text(en="removed: {what}{value}", fr="retrait : {what}{value}"),
    "changed": Text(en="{what}: {before} → {after}", fr="{what} : {before} → {after}"),
    "reordered": Text(en="{what}, another order: {after}", fr="{what}, autre ordre : {after}"),
}
_BECAUSE: Final = Text(en="{said} (because: {reason})", fr="{said} (motif : {reason})")
_QUOTED: Final = Text(en="'{text}'", fr="« {text} »")
_PAIR: Final = Text(en="{name}: {value}", fr="{name} : {value}")
_NOTHING: Final = Text(en="nothing", fr="rien")
_YES_NO: Final = {True: Text(en="yes", fr="oui"), False: Text(en="no", fr="non")}


@attrs.frozen(kw_only=True)
class Departure:
    """One thing in which a pathway departs from another.

    Args:
        address: where, as ``steps/prepare/title`` or ``charts/programme/moves/validate/requires``; the moves that
            share a trigger are told apart by the states that they leave, as ``moves/launch/validated``.
        kind: whether it is added, removed, changed, or only stands in another order.
        before: the value in the first pathway; ``None`` where it has none.
        after: the value in the second.
        reason: why, where the author says so.
        what: the thing, as readers call it.
    """

    address: str
    kind: DepartureKind
    before: object = None
    after: object = None
    reason: str | None = None
    what: Message = attrs.field(eq=False, repr=False)

    def text(self, lang: Lang = "en") -> str:
        """Say the departure in one line, with its reason if it has one."""
        said = self.said(lang)
        return said if self.reason is None else _BECAUSE.render(lang, said=said, reason=self.reason)

    def said(self, lang: Lang = "en") -> str:
        """Say the departure alone."""
        value = self.after if self.kind == "added" else self.before
        plain = isinstance(value, Level | str | int | float | tuple) and self.kind in {"added", "removed"}
        return _FORMS[self.kind].render(
            lang,
            what=self.what,
            value=Text(en=" = {value}", fr=" = {value}").with_(value=shown(value)) if plain else "",
            before=shown(self._read(self.before)),
            after=shown(self._read(self.after)),
        )

    def _read(self, value: object) -> object:
        """Take a title for words, though it be plain text."""
        return Text.plain(value) if isinstance(value, str) and self.address.endswith("title") else value


def shown(value: object) -> Message | Text | str:
    """Give a value of a pathway as readers see it."""
    match value:
        case None | ():
            return _NOTHING
        case Text():
            return _QUOTED.with_(text=value)
        case Table():
            return _listed(tuple(_PAIR.with_(name=name, value=shown(each)) for name, each in value.items()))
        case tuple():
            return _listed(tuple(map(shown, value)))
    return _word(value)


def _word(value: object) -> Text | str:
    match value:
        case bool():
            return _YES_NO[value]
        case Level():
            return value.label
        case Period():
            return Text.plain(value.say("en"), value.say("fr"))
    return str(value)


def _listed(values: tuple[object, ...]) -> Message:
    return Text(en="{values}", fr="{values}").with_(values=values or _NOTHING)
