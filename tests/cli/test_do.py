"""``concertation do``: a move is made entirely, or nothing is written."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from concertation.cli import case
from concertation.documents import load, load_entries
from concertation.model import Adopt, Fire
from concertation.process import Entry, Process
from concertation.rules import RuleSet
from concertation.texts import LANGS, Lang
from tests.cli.running import ran, written
from tests.reports.texts import PLAN, bare, breaks

PENDING = bare("standings: {prepare: {state: pending}}")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty directory, so that files are named without it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def journal(place: Path) -> tuple[Entry, ...]:
    """Read the journal of the plan."""
    return load_entries(place / "plan.journal.jsonl")


DONE: dict[Lang, tuple[str, str]] = {
    "en": (
        "Done: prepare.start (pending → drafting), on 2026-02-01, by the authority\n",
        "plan.yaml had no journal: plan.journal.jsonl begins with the document as it was\n",
    ),
    "fr": (
        "Fait : prepare.start (à venir → en préparation), le 1er février 2026, par la collectivité\n",
        "plan.yaml n'avait pas de journal : plan.journal.jsonl commence par le document tel qu'il était\n",
    ),
}


@pytest.mark.parametrize("lang", LANGS)
def test_a_move_is_written_in_the_document_and_in_the_journal(place: Path, lang: Lang) -> None:
    """The journal begins with the document as it was, so that it replays to the document as it is."""
    path = written(place, PENDING)
    before = load(path).concertation
    result = ran("do", "plan.yaml", "prepare.start", "--by", "authority", "--on", "2026-02-01", "--lang", lang)
    assert ((result.stdout, result.stderr), result.exit_code) == (DONE[lang], 0)
    after = load(path).concertation
    assert after.standings["prepare"].state == "drafting"
    assert [type(each.act) for each in journal(place)] == [Adopt, Fire]
    assert journal(place)[0].act == Adopt(before)
    assert Process.stock().replay(journal(place)) == after


def test_a_second_move_adds_to_the_journal_and_says_nothing_more(place: Path) -> None:
    """Document and journal agree: there is nothing to adopt."""
    written(place, PENDING)
    ran("do", "plan.yaml", "prepare.start", "--by", "authority", "--on", "2026-02-01")
    first = (place / "plan.journal.jsonl").read_bytes()
    move = ("do", "plan.yaml", "programme.start", "--by", "body", "--on", "2026-02-02")
    refused = ran(*move)
    assert refused.exit_code == 1
    written(
        place,
        (place / "plan.yaml").read_text("utf-8").replace("standings:\n", "standings:\n  programme: {state: pending}\n"),
    )
    result = ran(*move)
    assert (
        result.stderr == "plan.yaml differed from its journal: plan.journal.jsonl takes the document over as it was\n"
    )
    assert (place / "plan.journal.jsonl").read_bytes().startswith(first)
    again = ran(
        "do", "plan.yaml", "programme.close", "--by", "authority", "--motive", "Fin de mandat", "--on", "2026-02-03"
    )
    assert (again.stderr, again.exit_code) == ("", 0)
    assert [type(each.act) for each in journal(place)] == [Adopt, Fire, Adopt, Fire, Fire]
    assert journal(place)[-1].act == Fire("programme.close", motive="Fin de mandat")


REFUSED: dict[Lang, str] = {
    "en": """\
Refused: prepare.frame (prepare is pending)
  no such move here: from 'pending' one may: start
  not yours: 'frame' belongs to the authority
  starting-point-defined: no starting point is stated – "Il faut définir un point de démarrage"
      (method, 1) → state starting_point, with a text or the diagnosis that feeds it
      starting_point
  expectations-stated: nothing says what is expected of it – "vous devez également préciser ce que
      vous attendez" (method, 1) → state expectations: action_plan, follow_up, experiments or other
      expectations
""",
    "fr": """\
Refusé : prepare.frame (prepare est « à venir » (pending))
  mouvement impossible à ce stade : depuis « à venir » (pending) on peut : « commencer » (start)
  ne vous revient pas : « cadrer » (frame) revient à la collectivité
  starting-point-defined : aucun point de démarrage n'est défini – « Il faut définir un point de
      démarrage » (méthode, 1) → renseignez le point de démarrage (starting_point), par un texte ou
      par le diagnostic qui le nourrit
      starting_point
  expectations-stated : rien ne dit ce qui en est attendu – « vous devez également préciser ce que
      vous attendez » (méthode, 1) → renseignez les attentes (expectations) : action_plan,
      follow_up, experiments ou other
      expectations
""",
}


@pytest.mark.parametrize("lang", LANGS)
def test_a_refusal_gives_every_reason_and_writes_nothing(place: Path, lang: Lang) -> None:
    """Neither the document nor a journal."""
    written(place, PENDING)
    result = ran("do", "plan.yaml", "prepare.frame", "--by", "member", "--lang", lang)
    assert (result.stdout, result.stderr, result.exit_code) == (REFUSED[lang], "", 1)
    assert [each.name for each in place.iterdir()] == ["plan.yaml"]
    assert (place / "plan.yaml").read_text("utf-8") == PENDING


def test_who_and_what_are_refused_with_the_nearest_name(place: Path) -> None:
    """Both mistakes at once."""
    written(place, PENDING)
    result = ran("do", "plan.yaml", "prepare.frames", "--by", "autority")
    assert (result.stdout, result.exit_code) == (
        "Refused: prepare.frames\n"
        "  not possible: 'autority' is neither a role nor a party here → did you mean 'authority'?\n"
        "  not possible: no move is called 'prepare.frames' → did you mean 'prepare.frame'?\n",
        1,
    )


def test_a_motive_is_asked_for_and_kept(place: Path) -> None:
    """In the standing and in the journal."""
    path = written(place, bare("standings: {prepare: {state: framed}}"))
    move = ("do", "plan.yaml", "prepare.reopen", "--by", "a", "--on", "2026")
    assert "motive missing: 'reopen' asks for a reason → give it as motive" in ran(*move).stdout
    assert ran(*move, "--motive", "Nouveau mandat").exit_code == 0
    standing = load(path).concertation.standings["prepare"]
    assert (standing.motive, standing.by, str(standing.since)) == ("Nouveau mandat", "a", "2026")


def test_the_date_is_today_by_default(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry of a journal is dated."""
    written(place, PENDING)
    monkeypatch.setattr("concertation.cli.options.today", lambda: dt.date(2026, 3, 1))
    assert ran("do", "plan.yaml", "prepare.start", "--by", "authority").exit_code == 0
    assert [str(each.on) for each in journal(place)] == ["2026-03-01", "2026-03-01"]


def test_a_date_before_the_last_entry_is_refused(place: Path) -> None:
    """A journal goes forward."""
    written(place, bare("standings: {prepare: {state: pending}, programme: {state: pending}}"))
    ran("do", "plan.yaml", "prepare.start", "--by", "authority", "--on", "2026-02-01")
    result = ran("do", "plan.yaml", "programme.start", "--by", "body", "--on", "2026-01-01")
    assert result.stdout == (
        "Refused: programme.start (programme is pending)\n"
        "  earlier than the last entry: 2026-01-01 comes before 2026-02-01\n"
    )
    assert len(journal(place)) == 2


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "plan.yaml is written anew: its comments are not kept\n"),
        ("fr", "plan.yaml est réécrit : ses commentaires ne sont pas conservés\n"),
    ],
)
def test_comments_that_are_lost_are_told(place: Path, lang: Lang, said: str) -> None:
    """Only those of a document that is rewritten."""
    written(place, PLAN)
    move = ("do", "plan.yaml", "prepare.reopen", "--by", "authority", "--lang", lang)
    assert said not in ran(*move).stderr
    assert ran(*move, "--motive", "Mandat").stderr.endswith(said)
    assert "#" not in (place / "plan.yaml").read_text("utf-8")


def test_a_document_in_json_stays_one(place: Path) -> None:
    """Its journal is named after it in the same way, and it has no comments to lose."""
    data = {
        "schema": 1,
        "id": "c",
        "title": "Plan # 1",
        "authority": {"id": "a"},
        "standings": {"prepare": {"state": "pending"}},
    }
    written(place, json.dumps(data), "plan.json")
    result = ran("do", "plan.json", "prepare.start", "--by", "authority", "--on", "2026", "--format", "json")
    said = json.loads(result.stdout)
    assert (said["format"], said["allowed"], said["journal"]) == ("concertation-decision", True, "plan.journal.jsonl")
    assert [list(each["act"]) for each in said["entries"]] == [["adopt"], ["fire"]]
    assert "comments" not in result.stderr
    assert json.loads((place / "plan.json").read_text("utf-8"))["standings"]["prepare"]["state"] == "drafting"


def test_a_refusal_in_json_is_a_decision(place: Path) -> None:
    """With the move, who asked, and no entries."""
    written(place, PENDING)
    result = ran("do", "plan.yaml", "prepare.frame", "--by", "member", "--format", "json")
    said = json.loads(result.stdout)
    assert (said["allowed"], said["move"], said["by"], said["entries"]) == (False, "prepare.frame", "member", [])
    assert [each["code"] for each in said["reasons"]] == [
        "no-such-move",
        "not-yours",
        "starting-point-defined",
        "expectations-stated",
    ]
    assert result.exit_code == 1


def test_a_gate_whose_rule_crashes_fails_closed(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its exit code is that of a crash, not of a refusal."""
    monkeypatch.setattr(Process, "stock", staticmethod(lambda: Process(rules=RuleSet.stock() | [breaks])))
    written(place, PLAN)
    result = ran("do", "plan.yaml", "programme.propose", "--by", "body")
    assert result.stdout.startswith("Refused: programme.propose (programme is drafting)\n")
    assert result.exit_code == 3


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("{", "plan.journal.jsonl:1:2 syntax "),
        (
            '{"schema": 1, "by": "authority", "act": {"remove": ["members/m"]}}\n',
            "plan.journal.jsonl:1:1 journal the journal cannot be replayed: a journal begins with Begin or Adopt,",
        ),
    ],
    ids=["unreadable", "unplayable"],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_journal_that_cannot_be_used_stops_the_move(place: Path, lines: str, said: str, form: str) -> None:
    """Nothing is written: what would be added could not be told from what is broken."""
    written(place, PENDING)
    written(place, lines, "plan.journal.jsonl")
    result = ran("do", "plan.yaml", "prepare.start", "--by", "authority", "--format", form)
    assert result.exit_code == 2
    if form == "text":
        assert result.stdout == ""
    else:
        assert json.loads(result.stdout)["format"] == "concertation-problems"
    assert (place / "plan.yaml").read_text("utf-8") == PENDING
    assert (place / "plan.journal.jsonl").read_text("utf-8") == lines


def _fails(*_: object) -> None:
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "plan.yaml cannot be written: Permission denied; nothing is changed\n"),
        ("fr", "plan.yaml ne peut pas être écrit : Permission denied ; rien n'est changé\n"),
    ],
)
def test_a_document_that_cannot_be_written_changes_nothing(
    place: Path, monkeypatch: pytest.MonkeyPatch, lang: Lang, said: str
) -> None:
    """The journal is not touched either: it may not tell what did not happen."""
    written(place, PENDING)
    monkeypatch.setattr(case, "save", _fails)
    result = ran("do", "plan.yaml", "prepare.start", "--by", "authority", "--lang", lang)
    assert (result.stdout, result.stderr, result.exit_code) == ("", said, 2)
    assert [each.name for each in place.iterdir()] == ["plan.yaml"]


def test_what_could_not_be_read_again_is_not_written(place: Path) -> None:
    """A motive that is longer than a text of a document may be."""
    written(place, bare("standings: {prepare: {state: framed}}"))
    before = (place / "plan.yaml").read_bytes()
    result = ran("do", "plan.yaml", "prepare.reopen", "--by", "authority", "--motive", "x" * 200_000)
    assert result.stderr.startswith("plan.yaml cannot be written: ")
    assert ((place / "plan.yaml").read_bytes(), result.exit_code) == (before, 2)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            "plan.yaml is written, but not plan.journal.jsonl: Permission denied;"
            " the next move takes the document over as it is\n",
        ),
        (
            "fr",
            "plan.yaml est écrit, mais pas plan.journal.jsonl : Permission denied ;"
            " le prochain mouvement reprendra le document tel qu'il est\n",
        ),
    ],
)
def test_an_interruption_between_the_two_writes_is_made_good_by_the_next_move(
    place: Path, monkeypatch: pytest.MonkeyPatch, lang: Lang, said: str
) -> None:
    """The document is ahead of its journal, which then takes it over."""
    written(place, bare("standings: {prepare: {state: pending}, programme: {state: pending}}"))
    ran("do", "plan.yaml", "programme.start", "--by", "body", "--on", "2026-01-01")
    with monkeypatch.context() as patch:
        patch.setattr(case, "append_entries", _fails)
        result = ran("do", "plan.yaml", "prepare.start", "--by", "authority", "--on", "2026-01-02", "--lang", lang)
    assert (result.stdout, result.stderr, result.exit_code) == ("", said, 2)
    motive = ("--motive", "Fin", "--on", "2026-01-03")
    assert ran("do", "plan.yaml", "programme.close", "--by", "authority", *motive).exit_code == 0
    assert [type(each.act) for each in journal(place)] == [Adopt, Fire, Adopt, Fire]
    assert Process.stock().replay(journal(place)) == load(place / "plan.yaml").concertation


def test_a_document_that_cannot_be_judged_is_left_alone(place: Path) -> None:
    """Another pathway: its moves are not known here."""
    text = bare("pathway: lyon")
    written(place, text)
    result = ran("do", "plan.yaml", "prepare.start", "--by", "authority")
    assert result.stderr == (
        "plan.yaml:5:10 other-pathway the concertation follows lyon, the process has cheminement\n"
    )
    assert ((place / "plan.yaml").read_text("utf-8"), result.exit_code) == (text, 2)
