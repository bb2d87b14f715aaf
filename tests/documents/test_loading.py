"""Loading: what a document may be, what it may say in short, and where everything stands afterwards."""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path
from types import MappingProxyType

import pytest

from concertation import documents
from concertation.charts import Pathway
from concertation.documents import DocumentError, DocumentProblem, Limits, Loaded, Place, RelatedPlace, load
from concertation.errors import InvalidValue, MissingExtra
from concertation.model import Circle, Dependency, Json, Party, PathwayRef, Range, Table, When
from concertation.texts import Text

HEAD = "schema: 1\nid: c\ntitle: C\nauthority: {id: m}\n"
JSON = '{"schema": 1, "id": "c", "title": "C", "authority": {"id": "m"}}'

DOCUMENT = """\
# La logistique urbaine de la collectivité
title: Charte de logistique urbaine durable
schema: 1
id: pilote
authority: {id: collectivite, powers: {voirie: true, x-source: délibération}}
standings: {prepare: {state: framed, since: 2023}}
expectations:
  - {kind: follow_up}
  - {kind: action_plan}
circles: [{id: public, referent: cci}]
members:
  - {id: dreal, circle: public}
  - {id: cci, name: Chambre de commerce, circle: companies, since: 2014-spring}
actions:
  - id: diagnostic
  - id: bays
    number: 1
    title: |
      Schéma directeur
      des aires de livraison
    pilot: cci
    group: [dreal, {name: AECOM}, collectivite]
    days: [60, 90]
    after:
      - diagnostic
      - {text: Accord de la préfecture, met: false}
    milestones:
      - {title: Remise, date: 2025-03}
      - {title: Lancement, date: 2024-11-05}
    x-source: {url: "https://…", pages: [3, 4]}
totals: {members: 50, x-note: liste partielle}
x-licence: null
"""


def shown(text: str, place: Place | None) -> str:
    """Give a line of a text from a place on, as far as the value goes there."""
    assert place is not None
    assert place.end_column is not None
    line = re.split("\r\n|\r|\n", text)[place.line - 1]
    return f"{place.line} {line[place.column - 1 : place.end_column - 1]}"


def place(loaded: Loaded, address: str) -> str:
    """Give what stands at the place of a value, then what stands at the place of its key."""
    text = str(loaded.text).removeprefix("\ufeff")
    return f"{shown(text, loaded.place(address))} | {shown(text, loaded.key_place(address))}"


def refused(source: object, limits: Limits | None = None) -> str:
    """Give what is said of a document that cannot be read."""
    with pytest.raises(DocumentError) as caught:
        load(source, limits=limits or Limits())  # type: ignore[arg-type]  # what is no source at all is refused too
    return str(caught.value)


def test_a_document_says_what_it_says() -> None:
    """Short forms, dates, texts of several lines, ranges, links and keys of one's own are all understood."""
    read = load(DOCUMENT).concertation
    bays = read.actions[0]
    assert read.authority.powers == Table({"voirie": True}, {"x-source": "délibération"})
    assert read.standings["prepare"].since == When("2023")
    assert bays.title == "Schéma directeur\ndes aires de livraison\n"
    assert bays.pilot == Party("cci")
    assert bays.group == (Party(name="AECOM"), Party("collectivite"), Party("dreal"))
    assert bays.days == Range(60, 90)
    assert bays.after == (Dependency(text="Accord de la préfecture", met=False), Dependency("diagnostic"))
    assert bays.extra == Json({"x-source": {"url": "https://…", "pages": (3, 4)}})
    assert read.totals == Table({"members": 50}, {"x-note": "liste partielle"})
    assert read.extra == Json({"x-licence": None})
    assert read.pathway == PathwayRef("cheminement")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (".", "2 title: Charte de logistique urbaine durable | 2 title: Charte de logistique urbaine durable"),
        ("schema", "3 1 | 3 schema"),
        (
            "authority",
            "5 {id: collectivite, powers: {voirie: true, x-source: délibération}} | 5 authority",
        ),
        ("authority/powers/voirie", "5 true | 5 voirie"),
        ("authority/powers/x-source", "5 délibération | 5 x-source"),
        ("standings/prepare", "6 {state: framed, since: 2023} | 6 prepare"),
        ("expectations/0", "9 {kind: action_plan} | 9 {kind: action_plan}"),
        ("expectations/1/kind", "8 follow_up | 8 kind"),
        ("circles/public/referent", "10 cci | 10 referent"),
        ("members/dreal", "12 {id: dreal, circle: public} | 12 {id: dreal, circle: public}"),
        ("members/cci/since", "13 2014-spring | 13 since"),
        ("actions/bays", "16 id: bays | 16 id: bays"),
        ("actions/bays/title", "18 | | 18 title"),
        ("actions/bays/pilot", "21 cci | 21 pilot"),
        ("actions/bays/pilot/id", "21 cci | 21 pilot"),
        ("actions/bays/group/0", "22 {name: AECOM} | 22 {name: AECOM}"),
        ("actions/bays/group/dreal", "22 dreal | 22 dreal"),
        ("actions/bays/days", "23 [60, 90] | 23 days"),
        ("actions/bays/after/diagnostic", "25 diagnostic | 25 diagnostic"),
        ("actions/bays/after/accord-de-la-prefecture/met", "26 false | 26 met"),
        ("actions/bays/milestones/0/date", "29 2024-11-05 | 29 date"),
        ("actions/bays/x-source/pages/1", "30 4 | 30 4"),
        ("actions/bays/extra/x-source/url", '30 "https://…" | 30 url'),
        ("actions/bays/extra", "16 id: bays | 16 id: bays"),
        ("actions/bays/end", "16 id: bays | 16 id: bays"),
        ("actions/nope/end", "15 - id: diagnostic | 14 actions"),
        ("actions/bays/after/nope", "25 - diagnostic | 24 after"),
        ("circles/companies", "10 [{id: public, referent: cci}] | 10 circles"),
        ("roadmap", "2 title: Charte de logistique urbaine durable | 2 title: Charte de logistique urbaine durable"),
        (
            "not an address",
            "2 title: Charte de logistique urbaine durable | 2 title: Charte de logistique urbaine durable",
        ),
    ],
)
def test_every_address_has_its_place_or_that_of_what_holds_it(address: str, expected: str) -> None:
    """Lists are sorted when they are built: an address finds what it means wherever it stands in the file."""
    assert place(load(DOCUMENT), address) == expected


def test_a_place_counts_lines_and_columns_as_editors_do() -> None:
    """Ends of lines are of any system; a letter beyond the first plane is one column, a byte order mark none."""
    for end in ("\n", "\r\n", "\r"):
        text = f"\ufeffx-a: '𝄞\u2028é'\n{HEAD}members: [{{id: cci, name: 𝄞, kind: é}}]\n".replace("\n", end)
        loaded = load(text)
        assert place(loaded, "members/cci/kind") == "6 é | 6 kind"
        assert place(loaded, "x-a") == "1 '𝄞\u2028é' | 1 x-a"
        assert loaded.place("members/cci/kind") == Place("<text>", 6, 36)


def test_json_gives_places_too() -> None:
    """Nobody asks json for places until somebody asks for one."""
    loaded = load('{\n "schema": 1, "id": "c", "title": "C",\n "authority": {"id": "m"},\n "x-a": [[], true]\n}\n')
    assert place(loaded, "authority/id") == '3 "m" | 3 "id"'
    assert place(loaded, "x-a/1") == "4 true | 4 true"
    assert place(loaded, ".") == "1 { | 1 {"


def test_the_text_is_kept_for_frames() -> None:
    """A frame with a caret is drawn from what was read."""
    assert load(DOCUMENT).text == DOCUMENT
    assert load(b"\xef\xbb\xbf" + HEAD.encode()).text == HEAD


def test_a_text_that_begins_as_json_does_is_json(monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON needs no PyYAML; a mapping of YAML may begin with a brace too."""
    assert load("{schema: 1, id: c, title: C, authority: {id: m}}").concertation.id == "c"
    monkeypatch.setitem(sys.modules, "yaml", None)
    monkeypatch.delitem(sys.modules, "concertation.documents.yaml_text")
    monkeypatch.delattr(documents, "yaml_text")
    assert load(f" \n{JSON}").concertation.id == "c"
    with pytest.raises(MissingExtra) as caught:
        load(HEAD)
    assert str(caught.value) == "PyYAML is not installed: pip install 'concertation[yaml]'"


@pytest.mark.parametrize(
    ("name", "content"), [("c.json", JSON), ("c.JSON", JSON), ("c.yaml", HEAD), ("c.yml", JSON), ("c", HEAD)]
)
def test_a_file_is_json_by_its_name(tmp_path: Path, name: str, content: str) -> None:
    """Any other file is YAML; the places name the file as it was given."""
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    loaded = load(file)
    assert loaded.concertation.id == "c"
    assert loaded.place(".") == Place(str(file), 1, 1)


def test_what_cannot_be_read_is_said_of_the_file(tmp_path: Path) -> None:
    """A missing file, a directory, a name that cannot be: each is a problem of the document, like any other."""
    missing, closed = tmp_path / "missing.yaml", tmp_path / "closed.yaml"
    closed.write_text(HEAD, encoding="utf-8")
    assert refused(missing) == f"{missing}:1:1 unreadable this file cannot be read: there is no such file"
    assert refused(tmp_path) == f"{tmp_path}:1:1 unreadable this file cannot be read: it is a directory"
    assert refused(Path("a\0b")) == "a\0b:1:1 unreadable this file cannot be read: this is not the name of a file"
    assert refused(closed / "c") == f"{closed / 'c'}:1:1 unreadable this file cannot be read: Not a directory"
    empty = tmp_path / "empty.json"
    empty.touch()
    assert refused(empty) == f"{empty}:1:1 empty-document the document is empty → begin with 'schema: 1'"
    assert refused(3) == "<text>:1:1 unreadable expected a text, a path, bytes or a mapping, got int"


def test_a_file_that_may_not_be_read_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may be allowed everything: the refusal is the system's."""

    def forbid(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", forbid)
    file = tmp_path / "c.yaml"
    assert refused(file) == f"{file}:1:1 unreadable this file cannot be read: reading it is not permitted"


def test_data_already_parsed_is_taken_strictly() -> None:
    """Mappings and sequences of any kind are copied; a day is the text that says it; problems have no line."""
    data = MappingProxyType(
        {
            "schema": 1,
            "id": "c",
            "title": "C",
            "authority": {"id": "m"},
            "as_of": dt.date(2026, 1, 5),
            "members": ({"id": "cci"},),
            "indicators": [{"id": "i", "target": 0.5, "x-a": None}],
            "starting_point": {"diagnosis": True},
        }
    )
    loaded = load(data)
    assert loaded.concertation.as_of == When("2026-01-05")
    assert loaded.concertation.indicators[0].target == 0.5
    assert (loaded.text, loaded.place("members/cci"), loaded.key_place(".")) == (None, None, None)
    assert refused({**data, "title": 3, "members": [{"id": "cci"}, {"id": "cci"}]}) == (
        "members/cci/id duplicate the id 'cci' is given twice → the first is at members/cci/id: give each its own id\n"
        'title type expected text, got the number 3 → quote it: "3"'
    )


def endless() -> dict[str, object]:
    """Build data that holds itself."""
    data: dict[str, object] = {}
    data["x-a"] = data
    return data


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ({"x-a": {3: 4}}, "x-a key this key is not text → write 'key: value'"),
        ({"x-a": {1, 2}}, "x-a type set cannot be kept in a document"),
        ({"x-a": dt.datetime(2026, 1, 5, tzinfo=dt.UTC)}, "x-a type datetime cannot be kept in a document"),
        ({"x-a": float("nan")}, "x-a number 'nan' is not a number that can be kept → quote it if it is text"),
        ({"x-a": 10**400}, "x-a number '2^1329' is not a number that can be kept → quote it if it is text"),
        ({"x-a": "\ud800"}, "x-a character this text holds half of a character → write the character itself"),
        ({"x-a": "a" * 11}, "x-a too-long this text has more than 10 characters → raise the limit 'length'"),
        (
            endless(),
            "x-a/x-a/x-a/x-a/x-a too-deep lists and mappings are nested deeper than 5 → raise the limit 'depth'",
        ),
        ({"x-a": [0] * 20}, "x-a/13 too-many the document holds more than 20 values → raise the limit 'nodes'"),
    ],
)
def test_data_that_no_document_holds_is_refused(extra: dict[str, object], expected: str) -> None:
    """Parsed data has the same limits as a text."""
    limits = Limits(length=10, depth=5, nodes=20)
    assert refused({"schema": 1, "id": "c", "title": "C", "authority": {"id": "m"}, **extra}, limits) == expected


def test_a_reference_to_a_circle_is_checked_against_the_pathway() -> None:
    """The stock pathway serves where the document names none; another must be given to be checked against."""
    text = f"{HEAD}members: [{{id: cci, circle: quartiers}}]\nobjectives: [{{id: o, backed_by: [quartiers, cci]}}]\n"
    assert refused(text) == (
        "<text>:5:29 unknown-id no circle has the id 'quartiers' → one of: associations, companies, public\n"
        "<text>:6:34 unknown-id no member, formation, authority or circle has the id 'quartiers'"
        " → one of: associations, cci, companies, m, public"
    )
    assert load(f"{text}circles: [{{id: quartiers}}]\n").notices == ()
    stock = Pathway.stock()
    own = Pathway("rouen", version="2", steps=stock.steps, charts=stock.charts, circles=(Circle("quartiers"),))
    assert load(f"{text}pathway: rouen\n", pathway=own).notices == ()


def test_circles_that_cannot_be_checked_are_said_so() -> None:
    """A notice says what was not checked, and where the pathway is named."""
    text = f"{HEAD}members: [{{id: cci, circle: quartiers}}]\npathway: {{id: rouen, version: '2'}}\n"
    (notice,) = load(text).notices
    assert notice.text() == (
        "<text>:6:10 circles-unchecked the pathway 'rouen' was not given: references to its circles were not checked"
        " → give the pathway too"
    )
    assert notice.text("fr") == (
        "<text>:6:10 circles-unchecked le cheminement « rouen » n'a pas été fourni :"
        " les renvois à ses cercles n'ont pas été vérifiés → fournissez aussi le cheminement"
    )
    (notice,) = load(f"{HEAD}pathway: rouen\n", pathway=Pathway.stock()).notices
    assert notice.text() == (
        "<text>:5:10 other-pathway the document follows the pathway 'rouen', but was checked against 'cheminement'"
    )


def test_circles_are_not_judged_in_a_wrong_document_either_when_nobody_says_which_there_are() -> None:
    """The other problems are."""
    text = f"{HEAD}members: [{{id: cci, circle: quartiers, name: 3}}]\npathway: rouen\n"
    assert refused(text) == '<text>:5:46 type expected text, got the number 3 → quote it: "3"'


def test_one_problem_hides_no_other() -> None:
    """Fields, ids, dates, references and circles are judged together, in the order of the text."""
    text = f"""{HEAD}
titre: Charte
members:
  - {{id: cci, name: [a], circle: publics, since: 2026, until: 2025}}
  - {{name: Sans identifiant, circle: public, formations: []}}
  - {{id: cci, circle: compagnies}}
  - dreal
  - {{id: 12}}
  - {{id: Deux Mots}}
formations: {{copil: {{members: [cci]}}}}
actions:
  - id: bays
    pilot: ccii
    co_pilots: [dreal, '12', copil]
    group: [cci, {{id: Bad Id}}, 3]
    days: trois
    after: [bays, nope, {{action: bis, lag_days: x}}, {{text: a, met: 'oui'}}]
    milestones: [{{title: A, date: x}}, {{title: A, date: y}}]
  - id: bis
    part_of: baie
    partners: [etat]
    budget: {{amount: 12}}
"""
    assert refused(text) == (
        "<text>:6:1 unknown-key unknown key 'titre' → did you mean 'title'?\n"
        "<text>:8:21 type expected text, got a list\n"
        "<text>:8:34 unknown-id no circle has the id 'publics' → did you mean 'public'?\n"
        "<text>:8:63 order 2025 comes before 2026\n"
        "<text>:9:5 missing 'id' is missing\n"
        "<text>:9:46 unknown-key unknown key 'formations' → a key of your own begins with x-\n"
        "<text>:10:10 duplicate the id 'cci' is given twice → the first is at line 8: give each its own id\n"
        "<text>:10:23 unknown-id no circle has the id 'compagnies' → did you mean 'companies'?\n"
        "<text>:11:5 type expected keys with their values, got text: 'dreal'\n"
        '<text>:12:10 type expected text, got the number 12 → quote it: "12"\n'
        "<text>:13:10 id 'Deux Mots' is not an id → small letters, digits and single dashes, as in plan-aires\n"
        "<text>:14:13 type expected a list, got keys with values → put '- ' before each item\n"
        "<text>:17:12 unknown-id no member, formation or authority has the id 'ccii' → did you mean 'cci'?\n"
        "<text>:19:23 id 'Bad Id' is not an id → small letters, digits and single dashes, as in plan-aires\n"
        '<text>:19:32 type expected an id, or keys with their values, got the number 3 → quote it: "3"\n'
        "<text>:20:11 type expected a whole number or two of them as [3, 4], got text: 'trois'\n"
        "<text>:21:13 itself an action cannot come after itself\n"
        "<text>:21:19 unknown-id no action has the id 'nope' → one of: bays, bis\n"
        "<text>:21:49 type expected a whole number, got text: 'x'\n"
        "<text>:21:68 type expected true or false, got text: 'oui' → write true\n"
        "<text>:22:35 date 'x' is not a date"
        " → a day 2014-11-05, a month 2014-11, a season 2014-spring, or a year 2014\n"
        "<text>:22:56 date 'y' is not a date"
        " → a day 2014-11-05, a month 2014-11, a season 2014-spring, or a year 2014\n"
        "<text>:24:14 unknown-id no action has the id 'baie' → one of: bays, bis\n"
        "<text>:25:16 unknown-id no member, formation or authority has the id 'etat' → one of: 12, Deux Mots, cci, copil, dreal, m"
    )


def test_a_problem_says_where_the_other_one_is() -> None:
    """An id or a key that is given twice leads to the first; so does an id that something else has."""
    with pytest.raises(DocumentError) as caught:
        load(f"{HEAD}title: D\nmembers:\n  - id: cci\n  - id: cci\n")
    key, entity = caught.value.problems
    assert key.related == (RelatedPlace(path=".", message=key.related[0].message, place=Place("<text>", 3, 1)),)
    assert key.related[0].message.render("fr") == "la première « title »"
    assert entity == DocumentProblem(
        code="duplicate",
        path="members/cci/id",
        message=entity.message,
        hint=entity.hint,
        about="cci",
        place=Place("<text>", 8, 9),
        related=entity.related,
    )
    assert [(each.path, str(each.place), each.message.render()) for each in entity.related] == [
        ("members/cci/id", "<text>:7:9", "the first 'cci'")
    ]
    with pytest.raises(DocumentError) as caught:
        load(f"{HEAD}formations: [{{id: m}}]\n")
    (problem,) = caught.value.problems
    assert [(each.path, str(each.place), each.message.render("fr")) for each in problem.related] == [
        ("authority", "<text>:4:12", "« m » est déjà ici")
    ]


def test_what_cannot_be_read_is_not_judged_twice() -> None:
    """An alias where a number is due is one problem, and what surrounds it is still judged."""
    assert refused(f"{HEAD}actions: [{{id: a, number: *a, ease: esay}}]\n") == (
        "<text>:5:27 alias '*a': aliases are not allowed → write the value again, or quote it if it is text\n"
        "<text>:5:37 choice 'esay' is not one of easy, moderate, hard → did you mean 'easy'?"
    )


def test_problems_beyond_the_limit_are_counted() -> None:
    """A page of problems is enough to begin with."""
    text = f"{HEAD}members: [{{id: a, nom: 1}}, {{id: b, nom: 2}}, {{id: c, nom: 3}}]\n"
    assert refused(text, Limits(problems=2)) == (
        "<text>:5:19 unknown-key unknown key 'nom' → a key of your own begins with x-\n"
        "<text>:5:36 unknown-key unknown key 'nom' → a key of your own begins with x-\n"
        "<text>:5:36 more and 1 more problems → correct these first"
    )


def test_a_long_value_is_quoted_in_short() -> None:
    """The message stays on a line, whatever was typed."""
    assert refused(f'{HEAD}revision: "{"ab " * 40}"\n') == (
        f"<text>:5:11 type expected a whole number, got text: '{'ab ' * 20}…'"
    )
    assert refused(f"{HEAD}members: [{{id: {'a' * 99}_}}]\n") == (
        f"<text>:5:16 id '{'a' * 60}…' is not an id → small letters, digits and single dashes, as in plan-aires"
    )


def test_limits_are_whole_numbers() -> None:
    """A limit that limits nothing, or that Python itself could not hold to, is refused."""
    with pytest.raises(InvalidValue) as caught:
        Limits(size=0, depth=True)
    assert caught.value.text("fr") == (
        "size: une limite est un nombre entier, un ou plus ; size vaut 0\n"
        "depth: une limite est un nombre entier, un ou plus ; depth vaut True"
    )
    with pytest.raises(InvalidValue) as caught:
        Limits(depth=101)
    assert str(caught.value) == "depth: the depth that can be allowed is at most 100"


def test_the_deepest_document_that_may_be_allowed_is_read() -> None:
    """Nesting costs frames: the deepest limit stays far from what Python bears."""
    limits = Limits(depth=100)
    for text in (f"{HEAD}x-a: {'[' * 99}{']' * 99}\n", f'{JSON[:-1]}, "x-a": {"[" * 99}{"]" * 99}}}'):
        assert load(text, limits=limits).concertation.extra["x-a"] != ()


def test_both_languages_are_texts() -> None:
    """A title may be given in both."""
    (circle,) = load(f"{HEAD}circles: [{{id: q, title: {{en: Wards, fr: Quartiers}}}}]\n").concertation.circles
    assert circle.title == Text(en="Wards", fr="Quartiers")


def test_yaml_is_read_by_the_rules_of_its_second_version() -> None:
    """``no`` is a word, ``012`` is twelve, and a day is no datetime."""
    text = (
        f"{HEAD}as_of: 2014-11-05\nrevision: 012\nmembers: [{{id: no, name: NO, kind: on, viewpoint: 1:30}}]\n"
        "x-a: [0x1F, 0o17, +1, 1e3, .5, 1_000, True, Null, 2014-11-05, 0b1, =, 1.5.2]\n"
    )
    read = load(text).concertation
    (member,) = read.members
    assert (member.id, member.name, member.kind, member.viewpoint) == ("no", "NO", "on", "1:30")
    assert (read.as_of, read.revision) == (When("2014-11-05"), 12)
    assert read.extra["x-a"] == (31, 15, 1, 1000.0, 0.5, "1_000", True, None, "2014-11-05", "0b1", "=", "1.5.2")


def test_places_sort_as_one_reads() -> None:
    """Tools sort them; the end of a value does not make it another place."""
    assert sorted([Place("a", 2, 1), Place("a", 1, 9, 12)]) == [Place("a", 1, 9), Place("a", 2, 1)]
