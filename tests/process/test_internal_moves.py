"""An internal move enters nothing: what stands keeps its date and its deadline; a reflexive one enters again."""

from __future__ import annotations

from concertation.charts import Chart, Move, Pathway, State, Step
from concertation.documents import dump_entry, load_entries
from concertation.model import Concertation, Fire, Member, Put
from concertation.process import Entry, Process
from concertation.rules import RuleSet

CHART = Chart(
    "talk",
    (State("open"), State("heard"), State("shut", final=True)),
    (
        Move("hear", "open", "heard", by="body", within="P3M"),
        Move("note", "heard", None, by="body", revises=True),
        Move("renew", "heard", "=", by="body", within="P1M"),
        Move("shut", "heard", "shut", by="body"),
    ),
)
PROCESS = Process(Pathway("parole", version="1", steps=(Step("talk"),), charts=(CHART,)), RuleSet())


def walked(*moves: str, edit: bool) -> tuple[Concertation, tuple[Entry, ...]]:
    """Make moves, one a day; an edit in the same batch takes the long way to the same value."""
    out = PROCESS.begin("X", authority="A", by="authority", on="2026-01-01")
    now, entries = out.concertation, out.entries
    for day, move in enumerate(moves, start=2):
        acts = (Put(Member("m")), Fire(move)) if edit else (Fire(move),)
        out = PROCESS.do(now, *acts, by="body", on=f"2026-01-{day:02}")
        now, entries = out.concertation, (*entries, *out.entries)
    return now, entries


def test_only_what_enters_changes_a_standing() -> None:
    """An internal move may revise, and leaves the standing; a reflexive one begins it again."""
    for edit in (False, True):
        heard, _ = walked("talk.hear", edit=edit)
        noted, _ = walked("talk.hear", "talk.note", edit=edit)
        renewed, _ = walked("talk.hear", "talk.note", "talk.renew", edit=edit)
        assert noted.standings == heard.standings
        assert (heard.revision, noted.revision, renewed.revision) == (0, 1, 1)
        assert [str(each.standings["talk"].due) for each in (heard, renewed)] == ["2026-04-02", "2026-02-04"]
        assert str(renewed.standings["talk"].since) == "2026-01-04"


def test_a_journal_tells_internal_moves_apart() -> None:
    """Written, read and replayed, the value is the same."""
    now, entries = walked("talk.hear", "talk.note", "talk.renew", edit=False)
    assert [row.enters for entry in entries for row in entry.rows] == [True, False, True]
    read = load_entries("\n".join(dump_entry(entry) for entry in entries[1:]))
    assert read == entries[1:]
    assert PROCESS.replay([entries[0], *read]) == now
