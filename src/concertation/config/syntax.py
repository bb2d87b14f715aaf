"""What the parser of TOML complains of, in words for whoever wrote the configuration."""

from __future__ import annotations

import re
import tomllib
from typing import Final

import attrs

from concertation.documents.places import Place, Source
from concertation.documents.problems import DocumentProblem
from concertation.texts import Text

__all__ = ["TOO_DEEP", "unreadable_toml"]

_AT: Final = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_TOKEN: Final = re.compile(r"[^\s,\[\]{}#=]*")
_FARTHEST: Final = 200

_QUOTE_IT: Final = Text(en='a text is written in quotes: "{word}"', fr='un texte se met entre guillemets : "{word}"')
_CLOSE_IT: Final = Text(en="close what was opened", fr="fermez ce qui a été ouvert")
TOO_DEEP: Final = Text(en="lists and tables are nested too deep", fr="listes et tables sont trop imbriquées")


@attrs.frozen
class _Complaint:
    pattern: str
    message: Text
    hint: Text | None = None
    of_the_statement: bool = False
    of_the_backslash: bool = False


_TOO_LONG: Final = _Complaint("", Text(en="a number has too many digits", fr="un nombre a trop de chiffres"))
_NESTED: Final = _Complaint("", TOO_DEEP)
_OTHER: Final = _Complaint(
    "", Text(en="this cannot be read as TOML: {words}", fr="ceci ne peut pas être lu comme du TOML : {words}")
)
_COMPLAINTS: Final = (
    _Complaint(
        r"Duplicate inline table key",
        Text(en="a key of these braces is given twice", fr="une clé de ces accolades est donnée deux fois"),
        Text(en="keep one of them", fr="n'en gardez qu'une"),
    ),
    _Complaint(
        r"Cannot",
        Text(en="'{word}' is given twice", fr="« {word} » est donné deux fois"),
        Text(en="keep one of them", fr="n'en gardez qu'un"),
        of_the_statement=True,
    ),
    _Complaint(
        r"Unclosed (array|inline table)$",
        Text(
            en="a comma or a closing bracket is missing before this",
            fr="une virgule ou un crochet fermant manque avant ceci",
        ),
        _CLOSE_IT,
    ),
    _Complaint(
        r"Unclosed|Unterminated|Expected '''|Expected \"'|Invalid value…",
        Text(en="what begins here is never closed", fr="ce qui commence ici n'est jamais fermé"),
        _CLOSE_IT,
        of_the_statement=True,
    ),
    _Complaint(
        r"(Illegal|Found invalid) character '\\n'",
        Text(en="this quote is never closed", fr="ces guillemets ne sont jamais fermés"),
        Text(en="close it on its line", fr="fermez-les sur leur ligne"),
    ),
    _Complaint(
        r"(Illegal|Found invalid) character",
        Text(en="a control character cannot stand here", fr="un caractère de contrôle n'a pas sa place ici"),
        Text(en="take it out", fr="retirez-le"),
    ),
    _Complaint(
        r"Invalid value",
        Text(en="a value is expected here", fr="une valeur est attendue ici"),
        _QUOTE_IT,
    ),
    _Complaint(
        r"Expected '=' after a key",
        Text(en="'=' is expected here", fr="« = » est attendu ici"),
        Text(
            en="write key = value, and quote a key that holds anything but letters, digits, - and _",
            fr="écrivez clé = valeur ; hors lettres, chiffres, - et _, une clé se met entre guillemets",
        ),
    ),
    _Complaint(
        r"Invalid initial character for a key|Invalid statement",
        Text(en="a key cannot begin like this", fr="une clé ne peut pas commencer ainsi"),
        Text(
            en="quote a key that holds anything but letters, digits, - and _",
            fr="mettez entre guillemets une clé qui contient autre chose que lettres, chiffres, - et _",
        ),
    ),
    _Complaint(
        r"Expected '\]\]?' at the end of",
        Text(en="this header is not closed", fr="cet en-tête n'est pas fermé"),
        Text(
            en='write [table] or [[table]]; quote a name that holds a slash: [rules."rennes/bays"]',
            fr="écrivez [table] ou [[table]] ; un nom avec une barre oblique se met entre guillemets : "
            '[rules."rennes/bays"]',
        ),
    ),
    _Complaint(
        r"Unescaped|Invalid hex|Escaped character",
        Text(
            en="a backslash is followed by what means nothing there",
            fr="une barre oblique inverse est suivie de ce qui n'y signifie rien",
        ),
        Text(en="use single quotes, or write it twice", fr="employez des apostrophes simples, ou doublez-la"),
        of_the_backslash=True,
    ),
    _Complaint(
        r"Invalid date",
        Text(en="there is no such date", fr="cette date n'existe pas"),
    ),
    _Complaint(
        r"Expected newline or end of document",
        Text(en="nothing may follow on this line", fr="rien ne peut suivre sur cette ligne"),
        Text(en="one key a line; a comment begins with #", fr="une clé par ligne ; un commentaire commence par #"),
    ),
)


def unreadable_toml(source: Source, error: ValueError | RecursionError) -> DocumentProblem:
    """Say what the parser complained of, at the place where whoever wrote it will look."""
    found = _AT.fullmatch(str(error))
    if found is None:
        complaint = _NESTED if isinstance(error, RecursionError) else _TOO_LONG
        return _problem(complaint, Place(source.name, 1, 1))
    words, line, column = found.groups()
    stopped = int(line or len(source.lines))
    complaint = _complaint(words, is_unfinished=line is None and _first_line(source, stopped) < stopped)
    if complaint.of_the_statement:
        row = _first_line(source, stopped)
        text = source.lines[row - 1]
        word = re.split("[=#]", text)[0].strip()
        return _problem(complaint, Place(source.name, row, len(text) - len(text.lstrip()) + 1), word)
    at = int(column or len(source.lines[-1]) + 1)
    if complaint.of_the_backslash:
        at = source.lines[stopped - 1].rfind("\\", 0, at - 1) + 1 or at
    typed = _TOKEN.match(source.lines[stopped - 1], at - 1)
    return _problem(complaint, Place(source.name, stopped, at), typed[0] if typed else "", words)


def _complaint(words: str, *, is_unfinished: bool) -> _Complaint:
    said = f"{words}…" if is_unfinished else words
    return next((each for each in _COMPLAINTS if re.match(each.pattern, said)), _OTHER)


def _first_line(source: Source, stopped: int) -> int:
    """Give the line on which the statement that cannot be read begins: all that precedes it can be."""
    for row in range(stopped, max(stopped - _FARTHEST, 0), -1):
        try:
            tomllib.loads("\n".join(source.lines[: row - 1]))
        except ValueError:
            continue
        return row
    return stopped


def _problem(complaint: _Complaint, place: Place, word: str = "", words: str = "") -> DocumentProblem:
    hint = complaint.hint if word or complaint.hint is not _QUOTE_IT else None
    return DocumentProblem(
        code="syntax",
        path=".",
        message=complaint.message.with_(**_needed(complaint.message, word=word, words=words)),
        hint=hint.with_(**_needed(hint, word=word)) if hint else None,
        place=attrs.evolve(place, end_column=place.column + max(len(word), 1)),
    )


def _needed(text: Text, **words: str) -> dict[str, str]:
    return {name: word for name, word in words.items() if name in text.placeholders}
