"""Journals: one entry a line, acts under names that stay, and replay that comes to the same."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings

from concertation.documents import DocumentError, append_entries, dump_entry, load_entries
from concertation.errors import InvalidValue
from concertation.findings import Path as Address
from concertation.model import (
    Action,
    Adopt,
    Authority,
    Begin,
    Change,
    Concertation,
    Dependency,
    Fire,
    Json,
    Member,
    Migrate,
    Party,
    PathwayRef,
    Put,
    Range,
    Remove,
    Renaming,
    StartingPoint,
    Unwaive,
    Waive,
    When,
)
from concertation.process import Dossier, Process, Refused
from concertation.process.entries import Entry, Row
from tests.process.acts import Batch, stories
from tests.refusals import refused

WHOLE = Concertation("c", title="C", authority=Authority("m"), members=[Member("cci", circle="public")])
ROW = Row(address=Address("actions/bays"), source=None, dest="proposed")

LINES = {
    Entry(
        Begin(WHOLE), "authority", When("2026-01-05"), (Row(address=Address("prepare"), source=None, dest="pending"),)
    ): (
        '{"schema": 1, "date": "2026-01-05", "by": "authority", "act": {"begin": {"id": "c", "title": "C",'
        ' "authority": {"id": "m"}, "members": [{"id": "cci", "circle": "public"}]}},'
        ' "rows": [{"address": "prepare", "dest": "pending"}]}'
    ),
    Entry(Adopt(WHOLE), "authority", When("2026")): (
        '{"schema": 1, "date": 2026, "by": "authority", "act": {"adopt": {"id": "c", "title": "C",'
        ' "authority": {"id": "m"}, "members": [{"id": "cci", "circle": "public"}]}}}'
    ),
    Entry(Put(Action("bays", title="Aires"), Member("cci")), "body", None, (ROW,)): (
        '{"schema": 1, "by": "body", "act": {"put": [{"actions": {"id": "bays", "title": "Aires"}},'
        ' {"members": {"id": "cci"}}]}, "rows": [{"address": "actions/bays", "dest": "proposed"}]}'
    ),
    Entry(Change("actions/bays", pilot=Party("cci"), start=When("2024-05"), end=None), "body"): (
        '{"schema": 1, "by": "body", "act": {"change": {"address": "actions/bays",'
        ' "fields": {"end": null, "pilot": "cci", "start": "2024-05"}}}}'
    ),
    Entry(Change(title="D", extra=Json({"x-a": [1]})), "body"): (
        '{"schema": 1, "by": "body", "act": {"change": {"fields": {"extra": {"x-a": [1]}, "title": "D"}}}}'
    ),
    Entry(Change("actions/bays/after/audit", lag_days=3), "body"): (
        '{"schema": 1, "by": "body", "act": {"change": {"address": "actions/bays/after/audit", "fields": {"lag_days": 3}}}}'
    ),
    Entry(Remove("members/cci", "starting_point"), "body"): (
        '{"schema": 1, "by": "body", "act": {"remove": ["members/cci", "starting_point"]}}'
    ),
    Entry(
        Fire("programme.amend", motive="«\u2028»"),
        "body",
        None,
        (Row(address=Address("programme"), source="validated", dest="drafting", due=When("2027"), revises=True),),
    ): (
        '{"schema": 1, "by": "body", "act": {"fire": {"move": "programme.amend", "motive": "«\u2028»"}}, "rows":'
        ' [{"address": "programme", "source": "validated", "dest": "drafting", "due": 2027, "revises": true}]}'
    ),
    Entry(Waive("three-circles", "circles", reason="trop tôt", until=When("2027-01-31")), "authority"): (
        '{"schema": 1, "by": "authority", "act": {"waive": {"rule": "three-circles", "target": "circles",'
        ' "reason": "trop tôt", "until": "2027-01-31"}}}'
    ),
    Entry(Migrate(PathwayRef("rouen"), Renaming(steps={"prepare": "cadrer"})), "authority"): (
        '{"schema": 1, "by": "authority", "act": {"migrate": {"pathway": "rouen", "steps": {"prepare": "cadrer"}}}}'
    ),
    Entry(Unwaive("three-circles"), "authority"): (
        '{"schema": 1, "by": "authority", "act": {"unwaive": {"rule": "three-circles"}}}'
    ),
}


@pytest.mark.parametrize(("entry", "line"), LINES.items(), ids=[type(each.act).__name__ for each in LINES])
def test_each_act_has_its_line(entry: Entry, line: str) -> None:
    """An act is written under its name, its entities under that of their collection; and read back as it was."""
    assert dump_entry(entry) == line
    assert load_entries(line) == (entry,)


def test_a_change_is_written_as_the_model_holds_it() -> None:
    """What a caller may write in short is read back as values; both do the same when they are replayed."""
    raw = Change(
        "actions/bays",
        pilot="cci",
        group=["dreal", Party(name="AECOM")],
        start="2024-05",
        end=dt.date(2026, 1, 31),
        days=[3, 4],
        after=["audit"],
        objectives=["b", "a"],
        ease="easy",
    )
    (entry,) = load_entries(dump_entry(Entry(raw, "body")))
    assert entry.act == Change(
        "actions/bays",
        pilot=Party("cci"),
        group=(Party(name="AECOM"), Party("dreal")),
        start=When("2024-05"),
        end=When("2026-01-31"),
        days=Range(3, 4),
        after=(Dependency("audit"),),
        objectives=("a", "b"),
        ease="easy",
    )
    assert dump_entry(entry) == dump_entry(Entry(raw, "body"))
    whole = Change(
        authority=Authority("m", powers={"voirie": True}), starting_point=StartingPoint("x"), totals={"members": 3}
    )
    (entry,) = load_entries(dump_entry(Entry(whole, "body")))
    assert dump_entry(entry) == dump_entry(Entry(whole, "body"))


Story = tuple[Dossier, list[Batch]]


@settings(max_examples=40, deadline=None)
@given(stories())
def test_a_journal_replays_to_the_same_whether_it_was_written_or_not(story: Story) -> None:
    """``replay(load_entries(dump_entry(e)…)) == replay(e…)``, for any acts that were accepted."""
    dossier, batches = story
    process = Process.stock()
    now, entries = dossier.now, list(dossier.journal)
    for acts, by, on in batches:
        try:
            done = process.do(now, *acts, by=by, on=on)
        except Refused:
            continue
        now, entries = done.concertation, [*entries, *done.entries]
    text = "".join(f"{dump_entry(each)}\n" for each in entries)
    read = load_entries(text)
    assert process.replay(read) == process.replay(entries) == now
    assert "".join(f"{dump_entry(each)}\n" for each in read) == text


def test_every_wrong_line_is_told_at_its_place() -> None:
    """Blank lines are nobody's mistake."""
    lines = [
        '{"schema": 1, "by": 3, "act": {"pt": []}}',
        "{}",
        "",
        '{"schema": 2, "by": "body", "act": {"remove": []}}',
        '{"schema": 1, "by": "body", "act": {"put": [{"member": {}}, {"members": {"id": "A", "nam": 1}}]}, "x": 1}',
        '{"schema": 1, "by": "body", "act": {"change": {"address": "actions/b", "fields": {"pilot": 3, "start": "x"}}}}',
        '{"schema": 1, "by": "body", "act": {"change": {"address": "actions/b/title", "fields": {"zz": 1}}}}',
        '{"schema": 1, "by": "body", "act": {"change": {"address": "a b"}}}',
        '{"schema": 1, "by": "body", "act": {"fire": []}}',
        '{"schema": 1, "by": "body", "act": {"fire": {}, "put": []}}',
        '{"schema": 1, "by": "body", "act": "fire"}',
        '{"schema": 1, "by": "body", "act": {"remove": "members/cci"}}',
        '{"schema": 1, "by": "body", "act": {"remove": ["members/cci", "a b"]}}',
        '{"schema": 1, "by": "body", "date": 26, "act": {"unwaive": {"rule": "r"}}, "rows": [{"dest": 1}]}',
        '{"schema": 1, "by": "body", "act": {"begin": {"id": "c", "title": "C"}}}',
        '{"schema": 1, "by": "body", "act": {"fire": {"move": 1, "move": 2}}}',
        "[]",
        '{"schema": 1, "by',
        '{"schema": 1, "by": "body", "act": {"fire": {"move": "a.b"}}}',
        '{"schema": 1, "by": "body", "act": {"change": {"fields": {"extra": 3}}}}',
    ]
    text = "\n".join(lines)
    dates = "a day 2014-11-05, a month 2014-11, a season 2014-spring, or a year 2014"
    addresses = "'.' is the whole; otherwise names separated by '/', as in actions/bays/pilot"
    assert refused(lambda: load_entries(text), DocumentError)[0] == "\n".join(
        f"<text>:{line}"
        for line in [
            '1:21 type expected text, got the number 3 → quote it: "3"',
            "1:32 unknown-key unknown key 'pt' → did you mean 'put'?",
            "2:1 missing 'by' is missing",
            "2:1 missing 'act' is missing",
            "2:1 schema 'schema' is missing → begin with 'schema: 1'",
            "4:12 schema the document is written in schema 2; this version reads schema 1"
            " → use a later version of concertation",
            "5:46 unknown-key unknown key 'member' → did you mean 'members'?",
            "5:80 id 'A' is not an id → small letters, digits and single dashes, as in plan-aires",
            "5:85 unknown-key unknown key 'nam' → did you mean 'name'?",
            "5:99 unknown-key unknown key 'x' → one of: act, by, date, rows",
            '6:92 type expected an id, or keys with their values, got the number 3 → quote it: "3"',
            f"6:104 date 'x' is not a date → {dates}",
            "7:59 unknown-address 'actions/b/title' has no fields to change",
            "8:47 missing 'fields' is missing",
            f"8:59 address 'a b' is not an address → {addresses}",
            "9:45 type expected keys with their values, got a list",
            "10:36 type expected a single key, which says what this is, got keys with values",
            "11:36 type expected keys with their values, got text: 'fire'",
            "12:47 type expected a list, got text: 'members/cci'",
            f"13:63 address 'a b' is not an address → {addresses}",
            f"14:37 date '26' is not a date → {dates}",
            "14:85 missing 'address' is missing",
            '14:94 type expected text, got the number 1 → quote it: "1"',
            "15:46 missing 'authority' is missing",
            '16:54 type expected text, got the number 1 → quote it: "1"',
            "16:57 duplicate-key the key 'move' is given twice → the first is at line 16: keep one of them",
            "17:1 type expected keys with their values, got a list",
            "18:15 syntax this quote is never closed → close it",
            "20:68 type expected keys with their values, got the number 3",
        ]
    )


def test_a_last_line_that_is_cut_short_is_said_so() -> None:
    """It was never acknowledged: nothing that it told has happened."""
    line = dump_entry(Entry(Remove("members/cci"), "body"))
    assert refused(lambda: load_entries(f"{line}\n{line[:20]}"), DocumentError) == (
        "<text>:2:1 torn the last line is cut short → take it out: what it told was never acknowledged",
        "<text>:2:1 torn la dernière ligne est tronquée → retirez-la : ce qu'elle disait n'a jamais été confirmé",
    )
    assert len(load_entries(f"{line}\n{line}")) == 2


def test_entries_are_added_at_the_end(tmp_path: Path) -> None:
    """The journal is created with its first entry; no entry is no file."""
    file = tmp_path / "journal.jsonl"
    first, second = Entry(Remove("members/cci"), "body"), Entry(Fire("prepare.start"), "authority")
    append_entries(file, [])
    assert not file.exists()
    append_entries(str(file), [first])
    append_entries(file, [second, second])
    assert load_entries(file) == (first, second, second)
    assert load_entries(file.read_bytes()) == (first, second, second)


def test_what_is_added_never_runs_into_what_was_there(tmp_path: Path) -> None:
    """A last line without its end is completed; one that is cut short is for a person to see."""
    file = tmp_path / "journal.jsonl"
    entry = Entry(Remove("members/cci"), "body")
    file.write_text(dump_entry(entry), encoding="utf-8")
    append_entries(file, [entry])
    assert load_entries(file) == (entry, entry)
    file.write_text(torn := f"{dump_entry(entry)}\n{{", encoding="utf-8")
    assert refused(lambda: append_entries(file, [entry]), DocumentError)[0] == (
        f"{file}:2:1 torn the last line is cut short → take it out: what it told was never acknowledged"
    )
    assert file.read_text(encoding="utf-8") == torn


@pytest.mark.parametrize("breaks", ["write", "fsync"])
def test_an_interrupted_addition_leaves_the_journal_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, breaks: str
) -> None:
    """Half a line is taken back; an entry is acknowledged only when it is on the disk."""
    file = tmp_path / "journal.jsonl"
    entry = Entry(Remove("members/cci"), "body")
    append_entries(file, [entry])
    real = os.write

    def interrupted(descriptor: int, data: bytes = b"") -> int:
        if data[:1] == b"{":
            return real(descriptor, data[:10])
        raise OSError

    monkeypatch.setattr(os, breaks, interrupted)
    with pytest.raises(OSError, match="^$"):
        append_entries(file, [entry])
    assert file.read_text(encoding="utf-8") == f"{dump_entry(entry)}\n"


def test_what_is_no_value_of_the_model_is_not_written() -> None:
    """Nothing that cannot be read back goes into a journal."""
    assert refused(lambda: dump_entry(Entry(Change(title={1}), "body"))) == (
        "set cannot be kept in a document",
        "set ne peut pas être conservé dans un document",
    )
    assert refused(lambda: dump_entry(Entry(Fire("\ud800.start"), "body")), DocumentError)[0] == (
        "<text>:1:55 character this text holds half of a character → write the character itself"
    )
    with pytest.raises(InvalidValue):
        dump_entry(Entry(Change("actions/bays/nope", odd=object()), "body"))


def test_a_line_is_json_for_everybody() -> None:
    """Any reader of JSON Lines reads it."""
    for line in LINES.values():
        assert list(json.loads(line)) == [
            key for key in ("schema", "date", "by", "act", "rows") if key in json.loads(line)
        ]
