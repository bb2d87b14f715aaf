"""What cannot be read as TOML, in words for whoever wrote it, at the place where they will look."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concertation.config.syntax import unreadable_toml
from concertation.config.toml_text import page_of
from concertation.documents import DocumentError
from concertation.documents.places import Source
from tests.config.writing import Folder

GIVEN_TWICE = "'{}' is given twice → keep one of them"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lang = fr", '1:8 syntax a value is expected here → a text is written in quotes: "fr"'),
        ("lang =", "1:7 syntax a value is expected here"),
        ('lang = "fr\n', "1:11 syntax this quote is never closed → close it on its line"),
        ("lang = 'fr\nx = 'a'", "1:11 syntax this quote is never closed → close it on its line"),
        ('\nlang = "fr', "2:1 syntax what begins here is never closed → close what was opened"),
        ('\nlang = """fr\n\n', "2:1 syntax what begins here is never closed → close what was opened"),
        ("\nlang = '''fr\n\n", "2:1 syntax what begins here is never closed → close what was opened"),
        ("\n[rules]\nselect = [\n 'a',\n\n", "3:1 syntax what begins here is never closed → close what was opened"),
        (
            "plugins = [\n 'a'\n[rules]\n",
            "3:1 syntax a comma or a closing bracket is missing before this → close what was opened",
        ),
        (
            "x = {a = 1 b = 2}",
            "1:12 syntax a comma or a closing bracket is missing before this → close what was opened",
        ),
        ("x = {a = 1, a = 2}", "1:18 syntax a key of these braces is given twice → keep one of them"),
        ("lang = 1\r\n  lang = [\r\n2]\r\n", f"2:3 syntax {GIVEN_TWICE.format('lang')}"),
        ("[rules]\n[rules]", f"2:1 syntax {GIVEN_TWICE.format('[rules]')}"),
        ("a.b = 1\na.b.c = 2", f"2:1 syntax {GIVEN_TWICE.format('a.b.c')}"),
        ("a = {}\n[a.b] # more", f"2:1 syntax {GIVEN_TWICE.format('[a.b]')}"),
        ("a = []\n[[a]]", f"2:1 syntax {GIVEN_TWICE.format('[[a]]')}"),
        (
            "fail on = 1",
            "1:6 syntax '=' is expected here → write key = value, and quote a key that holds anything but letters, digits, - and _",
        ),
        (
            "[rules]\n= 1",
            "2:1 syntax a key cannot begin like this → quote a key that holds anything but letters, digits, - and _",
        ),
        (
            "[rules.]",
            "1:8 syntax a key cannot begin like this → quote a key that holds anything but letters, digits, - and _",
        ),
        (
            "[rules.rennes/bays]",
            '1:14 syntax this header is not closed → write [table] or [[table]]; quote a name that holds a slash: [rules."rennes/bays"]',
        ),
        (
            'lang = "\\d"',
            "1:9 syntax a backslash is followed by what means nothing there → use single quotes, or write it twice",
        ),
        ("a = 2026-02-30", "1:5 syntax there is no such date"),
        ('lang = "\x01"', "1:9 syntax a control character cannot stand here → take it out"),
        ("# \x01", "1:3 syntax a control character cannot stand here → take it out"),
        ("a = 1 b = 2", "1:7 syntax nothing may follow on this line → one key a line; a comment begins with #"),
        (f"a = {'[' * 5_000}", "1:1 syntax lists and tables are nested too deep"),
        (f"a = {'9' * 5_000}", "1:1 syntax a number has too many digits"),
        (f"a = {'[' * 40}{']' * 40}", "1:1 too-deep lists and tables are nested too deep"),
    ],
)
def test_a_mistake_of_syntax_is_said_where_it_is_made(text: str, expected: str, folder: Folder) -> None:
    """The parser's own place is not always where one looks."""
    english, french = folder.wrong(text)
    assert english == [expected]
    assert french != english


def test_a_statement_that_goes_on_for_very_long_is_told_where_the_parser_stopped(folder: Folder) -> None:
    """The work of looking back is bounded."""
    english, _ = folder.wrong("\n".join(["a = 1", "a = [", *["1,"] * 300, "]"]))
    assert english == ["303:1 syntax ']' is given twice → keep one of them"]


def test_what_the_parser_may_say_one_day_is_passed_on() -> None:
    """Its words are better than none."""
    problem = unreadable_toml(Source("x.toml", "a = 1"), ValueError("Something else (at line 1, column 3)"))
    assert problem.text() == "x.toml:1:3 syntax this cannot be read as TOML: Something else"
    assert problem.text("fr") == "x.toml:1:3 syntax ceci ne peut pas être lu comme du TOML : Something else"


@given(st.text("ab[]{}=\"'\n\r\\#.,-1é \t", max_size=40))
def test_nothing_but_a_document_error_comes_out(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever is typed; and the place is in the text."""
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(text.encode())
    try:
        page = page_of(file)
    except DocumentError as error:
        lines = text.replace("\r\n", "\n").split("\n")
        places = [each.place for each in error.problems if each.place]
        assert len(places) == 1
        assert places[0].line <= len(lines)
        assert places[0].column <= len(lines[places[0].line - 1]) + 2
    else:
        assert page.place(()) is not None


def test_a_file_that_is_not_there_or_is_no_text_is_refused(folder: Folder) -> None:
    """As any document is."""
    assert folder.told(lambda: page_of(folder.path / "concertation.toml"))[0] == [
        "1:1 unreadable this file cannot be read: there is no such file"
    ]
    (folder.path / "concertation.toml").write_bytes(b"lang = '\xe9'")
    assert folder.told(lambda: page_of(folder.path / "concertation.toml"))[0] == [
        "1:9 encoding byte 0xe9 is not UTF-8 → save the file as UTF-8 (it looks like Windows-1252)"
    ]


def test_a_byte_order_mark_moves_nothing(folder: Folder) -> None:
    """Some editors write one."""
    assert folder.wrong("\ufefflang = fr")[0] == [
        '1:8 syntax a value is expected here → a text is written in quotes: "fr"'
    ]
