"""What a command works with; and that a configuration changes what a check tells, never what may be done."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from concertation.config import Settled, find_config, language_of, settle
from concertation.findings import Level
from concertation.model import Action, Authority, Concertation, Fire, Member, Standing
from concertation.process import Process
from concertation.rules import RuleSet, Selection
from tests.config.writing import Folder

PLAN = Concertation(
    "c",
    title="C",
    authority=Authority("metropole"),
    standings={"programme": Standing("drafting")},
    members=[Member("cci", name="CCI", circle="public")],
    actions=[Action("zfe", title="ZFE"), Action("quais", title="Quais")],
)


def told(settled: Settled) -> dict[str, set[str]]:
    """The places of what a check tells, by rule."""
    report = settled.process.check(PLAN, selection=settled.selection)
    assert not report.crashed
    found: dict[str, set[str]] = {}
    for each in report.findings:
        found.setdefault(each.rule, set()).add(str(each.path))
    return found


def test_without_a_configuration_everything_is_as_the_method_says() -> None:
    """But for the rules of practice, which inform."""
    settled = settle()
    assert settled.selection == Selection()
    assert settled.process == Process(rules=RuleSet.stock() | RuleSet.practice().at("info"))
    assert (settled.lang, settled.fail_on, settled.notices) == (None, None, ())


def test_what_a_command_needs_is_settled_from_the_file_that_is_found(folder: Folder) -> None:
    """One call from a folder to an answer."""
    folder.write('lang = "fr"\nfail-on = "warning"\npractice = false\n[rules]\nignore = ["three-circles"]\n')
    settled = settle(find_config(folder.path))
    assert (settled.lang, settled.fail_on) == ("fr", Level.WARNING)
    assert settled.process == Process.stock()
    assert settled.selection == Selection(rules=set(RuleSet.stock().names) - {"three-circles"})


def test_a_check_tells_what_the_configuration_asks_for(folder: Folder) -> None:
    """Selected, ignored, and at one address only."""
    everything = told(settle())
    assert everything["action-has-pilot"] == {"actions/quais/pilot", "actions/zfe/pilot"}
    text = """
        [rules]
        select = ["action-has-pilot", "action-has-group", "@members"]
        ignore = [{rule = "circle-has-referent", reason = "désignés en séance"}]
        [[rules.per]]
        at = "actions/zfe"
        ignore = ["action-has-pilot"]
        levels = {action-has-group = "info"}
    """
    settled = settle(folder.write(text))
    found = told(settled)
    assert found["action-has-pilot"] == {"actions/quais/pilot"}
    assert {"action-has-pilot", "action-has-group"} < set(found) < {"action-has-pilot", "action-has-group", *everything}
    assert "circle-has-referent" in everything
    assert "circle-has-referent" not in found
    report = settled.process.check(PLAN, selection=settled.selection)
    levels = {str(each.path): each.level for each in report.findings if each.rule == "action-has-group"}
    assert levels["actions/zfe/group"] is Level.INFO
    assert levels["actions/quais/group"] is not Level.INFO


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ignored=st.sets(st.sampled_from(RuleSet.stock().names)),
    level=st.sampled_from(["off", "info", "warning", "error"]),
    at=st.sampled_from(["actions", "members/*", "circles"]),
)
def test_no_configuration_changes_what_may_be_done(folder: Folder, ignored: set[str], level: str, at: str) -> None:
    """A gate stays the law of the pathway."""
    kept = sorted({*ignored} - {"action-has-pilot", "three-circles"})
    text = f"practice = false\n[rules]\nignore = {kept}\n[rules.action-has-pilot]\nlevel = '{level}'\n"
    scope = f"[[rules.per]]\nat = '{at}'\nlevels = {{three-circles = '{level}'}}\n"
    settled = settle(folder.write(text + scope))
    for move in ("programme.propose", "members.start", "prepare.start"):
        decision = settled.process.may(PLAN, Fire(move), by="body")
        assert decision == Process.stock().may(PLAN, Fire(move), by="body")


def test_a_former_name_is_a_notice(folder: Folder) -> None:
    """Whatever rules were renamed, the check goes on."""
    former = {old: each.name for each in RuleSet.stock() for old in each.formerly}
    ignored = [*former, "three-circles"]
    settled = settle(folder.write(f"[rules]\nignore = {ignored}\n"))
    assert [each.code for each in settled.notices] == ["renamed"] * len(former)
    assert settled.selection.rules is not None
    assert not settled.selection.rules & {*former.values(), "three-circles"}


def test_that_nothing_is_left_is_told_once_the_rest_is_right(folder: Folder) -> None:
    """A word that could not be read selects nothing either."""
    assert folder.wrong("lang = 'de'\n[rules]\nselect = [3]\n")[0] == [
        "1:8 choice 'de' is not one of fr, en",
        '3:11 type expected text, got the number 3 → quote it: "3"',
    ]
    assert folder.wrong("[rules]\nselect = []\n")[0] == [
        "2:1 selects-nothing no rule that a check asks is left: nothing would be checked → select more, or ignore less"
    ]


def test_a_file_that_cannot_be_read_is_all_that_is_told(folder: Folder) -> None:
    """Nothing else can be judged."""
    assert folder.wrong("lang = fr\n")[0] == ['1:8 syntax a value is expected here → a text is written in quotes: "fr"']


def test_the_language_of_a_configuration_is_known_where_the_rest_is_wrong(folder: Folder) -> None:
    """Mistakes are told in the language that was asked for."""
    assert language_of(folder.write('lang = "fr"\nplugins = 3\n')) == "fr"
    assert language_of(folder.write('lang = "de"\n')) is None
    assert language_of(folder.write('lang = "fr"\nplugins = [\n')) is None
