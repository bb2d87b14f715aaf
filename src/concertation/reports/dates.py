"""Dates inside a sentence, to the precision that is known."""

from __future__ import annotations

from typing import Final

from concertation.model import When
from concertation.texts import Lang, Text

__all__ = ["dated", "spell"]

_DAY: Final = Text(en="on {date}", fr="le {date}")
_LESS: Final = Text(en="in {date}", fr="en {date}")
_SPRING: Final = Text(en="in {date}", fr="au {date}")
_SINCE: Final = Text(en="since {date}", fr="depuis {date}")
_UNTIL: Final = Text(en="until {date}", fr="jusqu'à {date}")
_ARTICLES: Final = {"spring": "le ", "summer": "l'", "autumn": "l'", "winter": "l'"}


def _season(date: When) -> str:
    _, _, last = date.text.rpartition("-")
    return last if last in _ARTICLES else ""


def _is_day(date: When) -> bool:
    return date.first == date.last


def dated(date: When, lang: Lang) -> str:
    """Say when something is.

    >>> dated(When("2026-02-01"), "fr"), dated(When("2023-spring"), "fr"), dated(When("2023"), "en")
    ('le 1er février 2026', 'au printemps 2023', 'in 2023')
    """
    text = _DAY if _is_day(date) else _SPRING if _season(date) == "spring" else _LESS
    return text.render(lang, date=date.say(lang))


def spell(first: When | None, last: When | None, lang: Lang) -> list[str]:
    """Say since when something is, and until when, as far as they are known.

    >>> spell(When("2023-autumn"), When("2026-06-30"), "fr"), spell(When("2023"), None, "en")
    (["depuis l'automne 2023", "jusqu'au 30 juin 2026"], ['since 2023'])
    """
    said = [_SINCE.render(lang, date=_with_article(first, lang))] if first else []
    if last:
        said.append(_UNTIL.render(lang, date=_with_article(last, lang)).replace("à le ", "au "))
    return said


def _with_article(date: When, lang: Lang) -> str:
    said = date.say(lang)
    if lang == "en":
        return said
    return f"{'le ' if _is_day(date) else _ARTICLES.get(_season(date), '')}{said}"
