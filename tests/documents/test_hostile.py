"""Documents that are wrong in every way that people and machines find: one line for each, at its place."""

from __future__ import annotations

import re

import pytest

from concertation.documents import DocumentError, load
from concertation.documents.reading import Readable

HEAD = "schema: 1\nid: c\ntitle: C\nauthority: {id: m}\n"
JSON = '{"schema": 1, "id": "c", "title": "C", "authority": {"id": "m"}'
MISSPELT = "an id, or keys with their values"

SHAPES = {
    "schema: 1\nid: c\nauthority: {id: m}\n": "1:1 missing 'title' is missing",
    "schema: 1\nid:\ntitle: C\nauthority: {id: m}\n": "2:4 null expected text, got nothing (empty)",
    f"{HEAD}standings: {{prepare: {{state: framed, since: x}}}}\n": (
        "5:45 date 'x' is not a date → a day 2014-11-05, a month 2014-11, a season 2014-spring, or a year 2014"
    ),
    f"{HEAD}members: [{{name: CCI}}, {{id: m}}]\n": (
        "5:11 missing 'id' is missing\n5:24 duplicate 'm' is already the id of authority → give each its own id"
    ),
    f"{HEAD}members:\n  - name: CCI\n": "6:5 missing 'id' is missing",
    f"{HEAD}members: [cci]\n": "5:11 type expected keys with their values, got text: 'cci'",
    f"{HEAD}members: [~]\n": "5:11 null expected keys with their values, got nothing (empty)",
    f"{HEAD}members: {{cci: {{name: CCI}}}}\n": (
        "5:10 type expected a list, got keys with values → put '- ' before each item"
    ),
    f"{HEAD}members:\n": (
        "5:9 null expected a list, got nothing (empty)"
        " → write [] when there is none, leave the key out when nobody has said"
    ),
    f"{HEAD}exemplarity: flotte\n": (
        "5:14 type expected a list, got text: 'flotte' → write a list, even of one: [flotte]"
    ),
    f"{HEAD}members: [{{id: cci, name: [a]}}]\n": "5:27 type expected text, got a list",
    f"{HEAD}members: [{{id: cci, name: {{a: b}}}}]\n": "5:27 type expected text, got keys with values",
    f"{HEAD}members: [{{id: 012}}]\n": '5:16 type expected text, got the number 012 → quote it: "012"',
    f"{HEAD}members: [{{id: cci, name: 1.50}}]\n": '5:27 type expected text, got the number 1.50 → quote it: "1.50"',
    f"{HEAD}members: [{{id: cci, name: True}}]\n": '5:27 type expected text, got True → quote it: "True"',
    f"{HEAD}members:\n  - id: cci\n    name:\n": (
        "7:10 null expected text, got nothing (empty) → leave the key out: nobody has said"
    ),
    f"{HEAD}starting_point: {{diagnosis: yes}}\n": ("5:29 type expected true or false, got text: 'yes' → write true"),
    f"{HEAD}starting_point: {{diagnosis: 'false'}}\n": (
        "5:29 type expected true or false, got text: 'false' → write false"
    ),
    f"{HEAD}starting_point: {{diagnosis: 1}}\n": "5:29 type expected true or false, got the number 1",
    f"{HEAD}revision: true\n": "5:11 type expected a whole number, got true",
    f"{HEAD}revision: 3.0\n": "5:11 type expected a whole number, got the number 3.0",
    f"{HEAD}revision: '3'\n": "5:11 type expected a whole number, got text: '3' → take the quotes off: 3",
    f"{HEAD}revision: -1\n": "5:11 type expected a whole number, zero or more, got -1",
    f"{HEAD}actions: [{{id: a, days: trois}}]\n": (
        "5:25 type expected a whole number or two of them as [3, 4], got text: 'trois'"
    ),
    f"{HEAD}actions: [{{id: a, days: [3]}}]\n": (
        "5:25 type expected a whole number or two of them as [3, 4], got a list"
    ),
    f"{HEAD}actions: [{{id: a, days: [4, 3]}}]\n": "5:25 order a range goes from the smaller to the larger",
    f"{HEAD}actions: [{{id: a, number: 1.5}}]\n": "5:27 type expected text or a whole number, got the number 1.5",
    f"{HEAD}actions: [{{id: a, budget: {{amount: '9'}}}}]\n": (
        "5:36 type expected a number, got text: '9' → take the quotes off: 9"
    ),
    f"{HEAD}indicators: [{{id: i, target: [9]}}]\n": "5:30 type expected a number, got a list",
    f"{HEAD}indicators: [{{id: i, every: 3}}]\n": "5:29 type expected a period such as P3M, got the number 3",
    f"{HEAD}indicators: [{{id: i, every: monthly}}]\n": (
        "5:29 period 'monthly' is not a period → P3M is three months, P1Y a year, P10D ten days"
    ),
    f"{HEAD}as_of: 2026-02-30\n": (
        "5:8 date '2026-02-30' is not a date → a day 2014-11-05, a month 2014-11, a season 2014-spring, or a year 2014"
    ),
    f"{HEAD}as_of: 14\n": (
        "5:8 date '14' is not a date → a day 2014-11-05, a month 2014-11, a season 2014-spring, or a year 2014"
    ),
    f"{HEAD}as_of: 2014.5\n": "5:8 type expected a date, got the number 2014.5",
    f"{HEAD}circles: [{{id: q, title: [a]}}]\n": "5:26 type expected text or {en: …, fr: …}, got a list",
    f"{HEAD}circles: [{{id: q, title: {{en: a}}}}]\n": (
        "5:26 type expected {en: …, fr: …}, got keys with values → give 'en' and 'fr', and nothing else"
    ),
    f"{HEAD}circles: [{{id: q, title: {{en: '{{', fr: b}}}}]\n": (
        "5:26 type expected {en: …, fr: …}, got keys with values → no braces in a title"
    ),
    f"{HEAD}actions: [{{id: a, pilot: 3}}]\n": f'5:26 type expected {MISSPELT}, got the number 3 → quote it: "3"',
    f"{HEAD}actions: [{{id: a, pilot: {{}}}}]\n": (
        "5:26 party a party is either an id or, for someone outside the body, a name"
    ),
    f"{HEAD}actions: [{{id: a, pilot: C.C.I.}}]\n": (
        "5:26 id 'C.C.I.' is not an id → small letters, digits and single dashes, as in plan-aires"
    ),
    f"{HEAD}members: [{{id: pilot}}]\n": "5:16 reserved 'pilot' is the name of a role → choose another id",
    f"{HEAD}expectations: [{{kind: plan}}]\n": (
        "5:23 choice 'plan' is not one of action_plan, follow_up, experiments, other"
    ),
    f"{HEAD}expectations: [{{kind: 3}}]\n": (
        "5:23 type expected one of action_plan, follow_up, experiments, other, got the number 3"
    ),
    f"{HEAD}totals: {{members: unkown}}\n": "5:19 choice 'unkown' is not one of unknown → did you mean 'unknown'?",
    f"{HEAD}totals: {{members: ~}}\n": (
        "5:19 null expected a whole number or 'unknown', got nothing (empty) → leave the key out: nobody has said"
    ),
    f"{HEAD}totals: 12\n": "5:9 type expected keys with their values, got the number 12",
    f"{HEAD}totals: {{action: 3}}\n": "5:18 total 'action' is not a list that has a total → did you mean 'actions'?",
    f"{HEAD}actions:\n  - id: a\n    pilote: m\n": "7:5 unknown-key unknown key 'pilote' → did you mean 'pilot'?",
    f"{HEAD}actions:\n  - id: a\n    Übersicht: m\n": (
        "7:5 unknown-key unknown key 'Übersicht' → a key of your own begins with x-"
    ),
    f"{HEAD}extra: {{x-a: 1}}\n": "5:1 unknown-key unknown key 'extra' → a key of your own begins with x-",
    f"{HEAD}members: [{{id: m}}]\n": "5:11 duplicate 'm' is already the id of authority → give each its own id",
    f"{HEAD}members:\n  - id: cci\n  - id: dreal\n  - id: cci\n": (
        "8:9 duplicate the id 'cci' is given twice → the first is at line 6: give each its own id"
    ),
    f"{HEAD}members: [{{id: cci, circle: publics}}]\n": (
        "5:29 unknown-id no circle has the id 'publics' → did you mean 'public'?"
    ),
    f"{HEAD}actions: [{{id: a, group: [m, dreal]}}]\n": (
        "5:30 unknown-id no member, formation or authority has the id 'dreal' → one of: m"
    ),
    f"{HEAD}actions: [{{id: a, after: [nope]}}]\n": "5:27 unknown-id no action has the id 'nope' → one of: a",
    f"{HEAD}actions: [{{id: a, start: 2026, end: 2025-12}}]\n": "5:37 order 2025-12 comes before 2026",
    f"{HEAD}actions: [{{id: a, part_of: b}}, {{id: b, part_of: a}}]\n": (
        "5:28 loop 'a' is a part of itself\n5:49 loop 'b' is a part of itself"
    ),
}
"""What says something that it should not."""

TEXTS: dict[Readable, str] = {
    "": "1:1 empty-document the document is empty → begin with 'schema: 1'",
    "# rien\n": "1:1 empty-document the document is empty → begin with 'schema: 1'",
    "---\n": "2:1 empty-document the document is empty → begin with 'schema: 1'",
    "- a\n": "1:1 type expected keys with their values, got a list",
    "bonjour": "1:1 type expected keys with their values, got text: 'bonjour'",
    "id: c\ntitle: C\nauthority: {id: m}\n": "1:1 schema 'schema' is missing → begin with 'schema: 1'",
    "schema: 7\nid: C\n": (
        "1:9 schema the document is written in schema 7; this version reads schema 1"
        " → use a later version of concertation"
    ),
    "schema: 0\nid: C\n": "1:9 schema there is no schema 0 → begin with 'schema: 1'",
    HEAD.replace("1", "'1'", 1): "1:9 type expected the number 1, got text: '1' → begin with 'schema: 1'",
    HEAD.replace("1", "true", 1): "1:9 type expected the number 1, got true → begin with 'schema: 1'",
    f"{HEAD}---\nid: d\n": "5:1 several-documents a second document begins here → keep one document in a file",
    f"{HEAD}...\nid: d\n": "6:1 several-documents a second document begins here → keep one document in a file",
    f"{HEAD}title: D\n": (
        "5:1 duplicate-key the key 'title' is given twice → the first is at line 3: keep one of them"
    ),
    f"{HEAD}x-a: &a [*a]\n": (
        "5:6 anchor '&a': anchors are not allowed → write the value where it is needed\n"
        "5:10 alias '*a': aliases are not allowed → write the value again, or quote it if it is text"
    ),
    f"{HEAD}territory: *important*\n": (
        "5:12 alias '*important*': aliases are not allowed → write the value again, or quote it if it is text"
    ),
    f"{HEAD}territory: {{name: *a}}\n": (
        "5:19 alias '*a': aliases are not allowed → write the value again, or quote it if it is text"
    ),
    f"{HEAD}x-a: {{<<: {{b: 1}}}}\n": (
        "5:7 merge-key '<<': merge keys are not allowed → write the keys where they are needed"
    ),
    f"{HEAD}x-a: &b !!python/object:os.system {{}}\n": (
        "5:6 anchor '&b': anchors are not allowed → write the value where it is needed\n"
        "5:6 tag '!!python/object:os.system': tags are not allowed → quote it if it is text"
    ),
    f"{HEAD}! x-a: 1\n": "5:1 tag '!': tags are not allowed → quote it if it is text",
    f"{HEAD}? [a]\n: 1\n": "5:3 key this key is not text → write 'key: value'",
    f"{HEAD}?\n: 1\n": "5:2 key this key is not text → write 'key: value'",
    f"{HEAD}members:\n\t- id: cci\n": "6:1 tab a tab does not fit here → use spaces",
    f"{HEAD}territory: {{name: Le\tHavre}}\n": "5:21 tab a tab does not fit here → use spaces",
    f"{HEAD}territory:\n  name: Le Havre: Seine\n": (
        "6:17 syntax a colon does not fit here → quote a text that holds ': ', or check the indentation"
    ),
    f"{HEAD}territory: {{name: 'Le Havre}}\n": (
        "5:19 syntax this quote is never closed → close it; inside single quotes an apostrophe is written twice"
    ),
    f"{HEAD}territory: {{name: 'l'aire'}}\n": (
        "5:22 syntax a comma or a closing bracket is missing before this → close what was opened"
    ),
    f"{HEAD}territory:\n    name: a\n  context: b\n": (
        "7:3 syntax this does not line up with what precedes → check the indentation and the quotes"
    ),
    f"{HEAD}territory\nroadmap: {{}}\n": (
        "5:1 syntax this line gives no value → write 'key: value', with a space after the colon"
    ),
    f"{HEAD}territory: @x\n": "5:12 syntax a text cannot begin with '@' → quote the text if it is one",
    f"{HEAD}territory: ]\n": "5:12 syntax a value is expected here → quote the text if it is one",
    f'{HEAD}territory: "\\q"\n': (
        "5:12 syntax a backslash is followed by a character that means nothing there"
        " → use single quotes, or write it twice"
    ),
    f"{HEAD}territory: |x\n  a\n": (
        "5:13 syntax nothing may follow | or > on its line → begin the text on the next line"
    ),
    f"%YAML 9.0\n---\n{HEAD}": "1:1 syntax a line that begins with % is not allowed → take it out",
    f"{HEAD}x-a: .nan\n": "5:6 number '.nan' is not a number that can be kept → quote it if it is text",
    f"{HEAD}x-a: -.inf\n": "5:6 number '-.inf' is not a number that can be kept → quote it if it is text",
    f"{HEAD}x-a: {'9' * 301}\n": (
        "5:6 number '99999999999999999999' is not a number that can be kept → quote it if it is text"
    ),
    f'{HEAD}x-a: "\\ud800"\n': ("5:6 character this text holds half of a character → write the character itself"),
    f"{HEAD}x-a: \x07\n": "5:6 character the character U+0007 cannot be read → take it out",
    f"{HEAD}x-a: \ufeff\n": "5:6 character the character U+FEFF cannot be read → take it out",
    f"{HEAD}x-a: {'[' * 5000}": "5:37 too-deep lists and mappings are nested deeper than 32 → raise the limit 'depth'",
    f"{HEAD}x-a: {'{a: ' * 50}": "5:130 too-deep lists and mappings are nested deeper than 32 → raise the limit 'depth'",
    f"{HEAD}x-a: {'a' * 100_001}": "5:6 too-long this text has more than 100000 characters → raise the limit 'length'",
    f"{HEAD}x-a: [{'a,' * 200_000}]": (
        "5:399993 too-many the document holds more than 200000 values → raise the limit 'nodes'"
    ),
    "a" * (2**23 + 1): "1:1 too-large the document has more than 8388608 bytes → raise the limit 'size', or split it",
    "é" * 2**22 + "a": "1:1 too-large the document has more than 8388608 bytes → raise the limit 'size', or split it",
    b"a" * (2**23 + 1): "1:1 too-large the document has more than 8388608 bytes → raise the limit 'size', or split it",
    f"{HEAD}x-a: café\n".encode("latin-1"): (
        "5:9 encoding byte 0xe9 is not UTF-8 → save the file as UTF-8 (it looks like Windows-1252)"
    ),
    HEAD.encode("utf-16"): "1:1 encoding byte 0xff is not UTF-8 → save the file as UTF-8 (it looks like UTF-16)",
    b"\x00\x81\xff": "1:2 encoding byte 0x81 is not UTF-8 → save the file as UTF-8",
    "{}": (
        "1:1 missing 'id' is missing\n"
        "1:1 missing 'title' is missing\n"
        "1:1 missing 'authority' is missing\n"
        "1:1 schema 'schema' is missing → begin with 'schema: 1'"
    ),
    f'{JSON}, "title": "D"}}': (
        "1:66 duplicate-key the key 'title' is given twice → the first is at line 1: keep one of them"
    ),
    f'{JSON}, "x-a": NaN}}': "1:73 number 'NaN' is not a number that can be kept → quote it if it is text",
    f'{JSON}, "x-a": 1e999}}': "1:73 number '1e999' is not a number that can be kept → quote it if it is text",
    f'{JSON}, "x-a": {"9" * 5000}}}': (
        "1:73 number '99999999999999999999' is not a number that can be kept → quote it if it is text"
    ),
    f'{JSON}, "x-a": "\\ud800"}}': ("1:73 character this text holds half of a character → write the character itself"),
    f'{JSON}, "x-a": "{"a" * 100_001}"}}': (
        "1:73 too-long this text has more than 100000 characters → raise the limit 'length'"
    ),
    f'{JSON}, "x-a": {"[" * 100_000}': (
        "1:104 too-deep lists and mappings are nested deeper than 32 → raise the limit 'depth'"
    ),
    f'{JSON}, "x-a": {"[" * 40}{"]" * 40}}}': (
        "1:104 too-deep lists and mappings are nested deeper than 32 → raise the limit 'depth'"
    ),
    f'{JSON}, "x-a": [{"0," * 200_000}0]}}': (
        "1:400060 too-many the document holds more than 200000 values → raise the limit 'nodes'"
    ),
    f"{JSON},}}": "1:64 syntax nothing follows this comma → take it out",
    f'{JSON}, "x-a": [1,]}}': "1:75 syntax nothing follows this comma → take it out",
    f'{JSON}, "x-a" 1}}': '1:72 syntax a colon is missing before this → write "key": value',
    f'{JSON}, "x-a": [1 2]}}': (
        "1:76 syntax a comma or a closing bracket is missing before this → close what was opened"
    ),
    f"{JSON}, x-a: 1}}": '1:66 syntax a key between double quotes is expected here → write "key": value',
    f'{JSON}, "x-a": oui}}': "1:73 syntax a value is expected here → put a text between double quotes",
    f'{JSON}, "x-a': "1:66 syntax this quote is never closed → close it",
    f'{JSON}, "x-a": "a\nb"}}': (r"1:75 syntax a text cannot hold the end of a line, or a tab → write \n or \t"),
    f'{JSON}, "x-a": "\\q"}}': (
        r"1:74 syntax a backslash is followed by something that means nothing there → write it twice: \\"
    ),
    f"{JSON}}} {JSON}}}": "1:66 syntax nothing is expected after the document → keep one document in a file",
}
"""What is no document at all."""


def shown(source: Readable) -> str:
    """Give a short name to a document, for the report of a test."""
    text = source if isinstance(source, str) else repr(source)
    return re.sub(r"\W+", "-", text.removeprefix(HEAD).removeprefix(JSON)[:40])


@pytest.mark.parametrize(("source", "expected"), [*SHAPES.items(), *TEXTS.items()], ids=shown)
def test_a_wrong_document_is_refused_at_its_place(source: Readable, expected: str) -> None:
    """The whole of what is said is what is expected, and in French it says as much."""
    with pytest.raises(DocumentError) as caught:
        load(source)
    assert str(caught.value) == "\n".join(f"<text>:{line}" for line in expected.splitlines())
    french = caught.value.text("fr").splitlines()
    assert [line.split()[:2] for line in french] == [line.split()[:2] for line in str(caught.value).splitlines()]
    assert not {*french} & {*str(caught.value).splitlines()}
    assert not re.search(r"\B'\w", caught.value.text("fr").replace("'aire'", ""))
