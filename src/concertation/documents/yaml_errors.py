"""What PyYAML's parsers complain of, in words for whoever wrote the document.

The parser written in C and the pure one do not say the same things of the same mistake; what they share is matched.
"""

from __future__ import annotations

import re
from typing import Final

import attrs
from yaml.error import MarkedYAMLError, YAMLError

from concertation.documents.places import Source
from concertation.documents.problems import DocumentProblem
from concertation.documents.refusals import ALIAS, ANCHOR, CONTROL, SEVERAL, SURROGATE, TAB, TAG, Refusal
from concertation.texts import Text

__all__ = ["unreadable_character", "unreadable_yaml"]

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_WORD = re.compile(r"[^\s,\[\]{}]+")


@attrs.frozen
class _Complaint:
    pattern: re.Pattern[str]
    refusal: Refusal
    from_the_beginning: bool = False


def _complaint(pattern: str, refusal: Refusal, *, from_the_beginning: bool = False) -> _Complaint:
    return _Complaint(re.compile(pattern), refusal, from_the_beginning)


def _syntax(en: str, fr: str, hint_en: str, hint_fr: str) -> Refusal:
    return Refusal("syntax", Text(en=en, fr=fr), Text(en=hint_en, fr=hint_fr))


_QUOTED = ("quote the text if it is one", "mettez le texte entre guillemets si c'en est un")
_UNEXPECTED: Final = _syntax(
    "a text cannot begin with '{word}'", "un texte ne peut pas commencer par « {word} »", *_QUOTED
)
_OTHER: Final = _syntax(
    "this cannot be read as YAML: {words}",
    "ceci ne peut pas être lu comme du YAML : {words}",
    "check the indentation and the quotes",
    "vérifiez les retraits et les guillemets",
)
_COMPLAINTS: Final = (
    _complaint("scanning an alias", ALIAS, from_the_beginning=True),
    _complaint("scanning an anchor", ANCHOR, from_the_beginning=True),
    _complaint("parsing a tag|tag handle|scanning a tag", TAG, from_the_beginning=True),
    _complaint("document start", SEVERAL),
    _complaint("invalid Unicode character", SURROGATE, from_the_beginning=True),
    _complaint(
        "mapping values are not allowed",
        _syntax(
            "a colon does not fit here",
            "un deux-points n'a pas sa place ici",
            "quote a text that holds ': ', or check the indentation",
            "mettez entre guillemets un texte qui contient « : », ou vérifiez le retrait",
        ),
    ),
    _complaint(
        "quoted scalar .*end of stream",
        _syntax(
            "this quote is never closed",
            "ces guillemets ne sont jamais fermés",
            "close it; inside single quotes an apostrophe is written twice",
            "fermez-les ; entre apostrophes simples, une apostrophe s'écrit deux fois",
        ),
        from_the_beginning=True,
    ),
    _complaint(
        "escape",
        _syntax(
            "a backslash is followed by a character that means nothing there",
            "une barre oblique inverse est suivie d'un caractère qui n'y signifie rien",
            "use single quotes, or write it twice",
            "employez des apostrophes simples, ou doublez-la",
        ),
        from_the_beginning=True,
    ),
    _complaint(
        "could not find expected ':'",
        _syntax(
            "this line gives no value",
            "cette ligne ne donne pas de valeur",
            "write 'key: value', with a space after the colon",
            "écrivez « clé: valeur », avec une espace après le deux-points",
        ),
        from_the_beginning=True,
    ),
    _complaint(
        "block scalar",
        _syntax(
            "nothing may follow | or > on its line",
            "rien ne peut suivre | ou > sur sa ligne",
            "begin the text on the next line",
            "commencez le texte à la ligne suivante",
        ),
    ),
    _complaint(
        "parsing a flow",
        _syntax(
            "a comma or a closing bracket is missing before this",
            "une virgule ou un crochet fermant manque avant ceci",
            "close what was opened",
            "fermez ce qui a été ouvert",
        ),
    ),
    _complaint(
        "parsing a block (mapping|collection)",
        _syntax(
            "this does not line up with what precedes",
            "ceci n'est pas aligné avec ce qui précède",
            "check the indentation and the quotes",
            "vérifiez le retrait et les guillemets",
        ),
    ),
    _complaint(
        "node content",
        _syntax("a value is expected here", "une valeur est attendue ici", *_QUOTED),
    ),
    _complaint(
        "directive|incompatible YAML",
        _syntax(
            "a line that begins with % is not allowed",
            "une ligne qui commence par % n'est pas admise",
            "take it out",
            "retirez-la",
        ),
    ),
)


def unreadable_character(source: Source) -> DocumentProblem | None:
    """Refuse what YAML takes for no character at all."""
    found = _UNPRINTABLE.search(source.text)
    return found and CONTROL.at(source, found.span(), word=f"{ord(found[0]):04X}")


def unreadable_yaml(source: Source, error: YAMLError) -> DocumentProblem:
    """Say what a parser complained of, at the place where whoever wrote it will look."""
    if not isinstance(error, MarkedYAMLError):
        return _OTHER.at(source, (0, 0), words=str(error))
    words = f"{error.context} {error.problem}"
    at = error.problem_mark.index if error.problem_mark else 0
    character = source.text[at : at + 1]
    if "cannot start any token" in words or "tab character" in words:
        refusal = TAB if character == "\t" else _UNEXPECTED
        return refusal.at(source, (at, at + 1), word=character)
    for each in _COMPLAINTS:
        if each.pattern.search(words):
            if each.from_the_beginning and error.context_mark:
                at = error.context_mark.index
            typed = _WORD.match(source.text, at)
            word = typed[0] if typed else ""
            return each.refusal.at(source, (at, at + max(len(word), 1)), word=word[each.refusal is not TAG :])
    return _OTHER.at(source, (at, at + 1), words=error.problem)
