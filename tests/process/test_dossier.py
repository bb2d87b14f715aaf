"""The handle that carries a dossier forward."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from concertation.errors import InvalidValue
from concertation.findings import Path
from concertation.model import Adopt, Authority, Begin, Change, Concertation, Fire, Member, Put, When
from concertation.process import Dossier, Entry, Process, Refused, Row


def test_a_dossier_begins_with_slugs_made_of_names() -> None:
    """Ids are made of the title and of the authority's name, where none is given."""
    now = Dossier.begin("Logistique urbaine à Pau", authority="Communauté d'agglomération", by="authority").now
    assert (now.id, now.authority.id) == ("logistique-urbaine-a-pau", "communaute-d-agglomeration")
    assert Dossier.begin("X", authority="Authority", by="authority").now.authority.id == "authority-1"
    assert Dossier.begin("X", authority=Authority("a"), by="authority", id="mine").now.id == "mine"


def test_a_title_that_makes_no_slug_is_refused() -> None:
    """A title of signs alone asks for an id."""
    with pytest.raises(InvalidValue) as caught:
        Dossier.begin("?!", authority="A", by="authority")
    assert "'' is not an id" in str(caught.value)


def test_fields_given_at_the_beginning_are_a_first_edit() -> None:
    """The journal tells them apart from the beginning."""
    dossier = Dossier.begin("X", authority="A", by="authority", members=[Member("cci")])
    assert [type(entry.act) for entry in dossier.journal] == [Begin, Change]
    assert dossier.process.replay(dossier.journal) == dossier.now
    with pytest.raises(Refused):
        Dossier.begin("X", authority="A", by="authority", revision=2)


def test_the_clock_of_the_host_dates_what_a_call_does_not() -> None:
    """A clock gives the day; a call may give another."""
    days: Iterator[dt.date | When] = iter(
        [dt.datetime(2026, 1, 5, 14, 30, tzinfo=dt.UTC), dt.date(2026, 1, 6), When("2026-01-07")]
    )
    dossier = Dossier.begin("X", authority="A", by="authority", clock=lambda: next(days))
    dossier.fire("prepare.start")
    dossier.do(Put(Member("cci")))
    dossier.do(Put(Member("autre")), on="2026-01-08")
    assert [str(entry.on) for entry in dossier.journal] == ["2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08"]


def test_the_journal_keeps_time_even_where_the_value_does_not() -> None:
    """An edit leaves no date in the concertation, but the dossier remembers its last entry."""
    dossier = Dossier.begin("X", authority="A", by="authority", on="2026-01-05")
    dossier.do(Put(Member("cci")), on="2026-03-01")
    assert not dossier.may(Put(Member("autre")), on="2026-02-01")
    with pytest.raises(Refused, match="2026-02-01 comes before 2026-03-01"):
        dossier.do(Put(Member("autre")), on="2026-02-01")


def test_a_refusal_speaks_the_language_of_the_dossier_and_changes_nothing() -> None:
    """The language is the host's to choose."""
    dossier = Dossier.begin("X", authority="A", by="authority", lang="fr")
    before = (dossier.now, dossier.journal)
    with pytest.raises(Refused, match="Refusé : prepare.frame"):
        dossier.fire("prepare.frame")
    assert (dossier.now, dossier.journal) == before


def test_a_document_that_differs_from_its_journal_is_adopted() -> None:
    """An edit by hand enters the journal as what it is."""
    dossier = Dossier.begin("X", authority="A", by="authority", on="2026-01-05")
    same = Dossier.open(dossier.now, dossier.journal, by="authority")
    assert not same.adopted
    assert same.journal == dossier.journal
    edited = Concertation("x", title="Y", authority=Authority("a"))
    opened = Dossier.open(edited, dossier.journal, by="authority", clock=lambda: dt.date(2026, 2, 1))
    assert opened.adopted
    assert opened.journal == (*dossier.journal, Entry(Adopt(edited), "authority", When("2026-02-01")))
    assert opened.process.replay(opened.journal) == edited
    assert Dossier.open(edited).journal == (Entry(Adopt(edited), "authority"),)


def test_waivers_are_given_and_taken_back() -> None:
    """The handle has a word for each."""
    dossier = Dossier.begin("X", authority="A", by="authority", on="2026-01-05")
    dossier.waive("three-circles", reason="Deux cercles suffisent ici", until="2027")
    assert dossier.now.waivers[0].until == When("2027")
    dossier.unwaive("three-circles")
    assert dossier.now.waivers == ()


def test_a_check_asks_the_rules_in_force() -> None:
    """Nothing is in force before anything is reached or said; then the steps before count too."""
    dossier = Dossier.begin("X", authority="A", by="authority", clock=lambda: dt.date(2026, 1, 5))
    assert dossier.check().findings == ()
    dossier.do(Put(Member("cci")))
    found = {finding.rule for finding in dossier.check(on="2026-02-01").findings}
    assert found == {
        "starting-point-defined",
        "expectations-stated",
        "ground-rules-recorded",
        "body-referent-in-authority",
    }


def test_nobody_acts_without_a_name() -> None:
    """A dossier opened without saying for whom asks who acts."""
    dossier = Dossier.open(Concertation("c", title="C", authority=Authority("a")))
    assert [reason.code for reason in dossier.may(Change(title="x")).reasons] == ["unknown-party"]


def test_a_journal_without_a_beginning_is_refused() -> None:
    """Replay starts somewhere."""
    process = Process.stock()
    with pytest.raises(InvalidValue, match="a journal begins with Begin or Adopt"):
        process.replay([Entry(Fire("prepare.start"), "authority")])
    with pytest.raises(InvalidValue, match="a journal begins with Begin or Adopt"):
        process.replay([])


@pytest.mark.parametrize("address", ["actions/nothing", "nowhere/nothing"])
def test_a_journal_about_what_is_not_there_is_refused(address: str) -> None:
    """A journal that was edited by hand is told so."""
    process = Process.stock()
    begun = process.begin("X", authority="A", by="authority")
    row = Row(address=Path(address), source=None, dest="done")
    with pytest.raises(InvalidValue, match=f"'{address}' leads nowhere"):
        process.replay([*begun.entries, Entry(Fire("actions/nothing.finish"), "pilot", None, (row,))])
