"""How a text in French and English is looked up and filled in.

Every layer keeps its own texts beside the code that says them; this module only knows what a text is.
"""

from __future__ import annotations

import difflib
import string
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

import attrs

__all__ = ["LANGS", "Lang", "Message", "Text", "nearest"]

Lang: TypeAlias = Literal["en", "fr"]
"""A language in which everything can be said."""

LANGS: tuple[Lang, ...] = ("en", "fr")
"""Every language, English first."""


class _Formatter(string.Formatter):
    """Fills a text, saying each value as its language says it."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang

    def get_field(self, field_name: str, args: Sequence[object], kwargs: Mapping[str, object]) -> tuple[object, str]:
        """Take a value bound under the whole of a dotted name; else follow the dots."""
        if field_name in kwargs:
            return kwargs[field_name], field_name
        found: tuple[object, str] = super().get_field(field_name, args, kwargs)
        return found

    def format_field(self, value: object, format_spec: str) -> str:
        """Say the value in the language, then pad it as asked."""
        return format(_say(value, self._lang), format_spec)


_NOTHING_SAID = {"en": "(unsaid)", "fr": "(non précisé)"}
_YES_NO = {True: {"en": "yes", "fr": "oui"}, False: {"en": "no", "fr": "non"}}


def _say(value: object, lang: Lang) -> str:
    if isinstance(value, Text | Message):
        return value.render(lang)
    if value is None:
        return _NOTHING_SAID[lang]
    if isinstance(value, bool):
        return _YES_NO[value][lang]
    if isinstance(value, tuple):
        return ", ".join(_say(each, lang) for each in value)
    return str(value)


def _placeholders(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name is not None)


@attrs.frozen
class Text:
    """A sentence or a label in English and in French, with the same named placeholders in both.

    >>> Text(en="{n} members", fr="{n} membres").render("fr", n=3)
    '3 membres'
    """

    en: str
    fr: str

    def __attrs_post_init__(self) -> None:
        """Refuse two languages that do not speak of the same things."""
        if _placeholders(self.en) != _placeholders(self.fr):
            msg = f"the two languages of a text name different placeholders: {self.en!r} and {self.fr!r}"
            raise ValueError(msg)

    @classmethod
    def of(cls, text: Text | str) -> Text:
        """Take a plain string for what is said in both languages."""
        return text if isinstance(text, Text) else cls(en=text, fr=text)

    @classmethod
    def plain(cls, en: str, fr: str | None = None) -> Text:
        """Take words as they stand: a brace in them is a brace; one language stands for both.

        >>> Text.plain("Plan {2026}").render("fr")
        'Plan {2026}'
        """
        english, french = (each.replace("{", "{{").replace("}", "}}") for each in (en, en if fr is None else fr))
        return cls(en=english, fr=french)

    @property
    def placeholders(self) -> frozenset[str]:
        """The names that the text needs, as ``{action.title}`` is written: ``action.title``."""
        return _placeholders(self.en)

    def render(self, lang: Lang = "en", /, **data: object) -> str:
        """Say the text in a language, its placeholders filled from ``data``."""
        template = self.fr if lang == "fr" else self.en
        return _Formatter(lang).vformat(template, (), data)

    def with_(self, **data: object) -> Message:
        """Bind the placeholders now; the language is chosen when the message is read."""
        return Message(self, tuple(sorted(data.items())))


@attrs.frozen
class Message:
    """A text with the values of its placeholders, said later in the reader's language.

    >>> message = Text(en="no map of {place}", fr="pas de plan de {place}").with_(place="Pau")
    >>> message.render("fr")
    'pas de plan de Pau'
    """

    template: Text
    data: tuple[tuple[str, object], ...] = ()

    def render(self, lang: Lang = "en", /) -> str:
        """Say the message in a language."""
        return self.template.render(lang, **dict(self.data))

    @property
    def values(self) -> Mapping[str, object]:
        """The values by placeholder."""
        return dict(self.data)


_MANY = 1_000
_A_SLIP = 2


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that somebody most likely meant, or none that is close enough.

    Among very many words, only those that begin alike and are about as long are compared: the work stays bounded.

    >>> nearest("publics", ["public", "companies"])
    'public'
    """
    words = sorted(known)
    if len(words) > _MANY:
        words = [each for each in words if each[:1] == word[:1] and abs(len(each) - len(word)) <= _A_SLIP][:_MANY]
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    return close[0] if close else None
