"""What the choices of a configuration amount to among the rules there are, and everything that is wrong with them."""

from __future__ import annotations

import attrs
import pytest

from concertation.config import Config, Resolved
from concertation.documents import DocumentError
from concertation.findings import Level
from concertation.model import Member
from concertation.plugins import PluginError
from concertation.rules import Context, Override, Rule, RuleSet, Selection, Verdict, rule
from concertation.texts import Text
from tests.config.writing import Folder, said


@attrs.frozen
class Bounds:
    """Options that make sense together only."""

    least: int = attrs.field(default=10, validator=attrs.validators.ge(1))
    most: int = 20
    share: float = 0.5
    kinds: tuple[str, ...] = ("map",)
    owner: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what makes no sense together."""
        if self.least > self.most:
            raise ValueError("the least is more than the most")


@rule("bounded", phase="members", message="bounded", options=Bounds, formerly=["within-bounds", "limits"])
def bounded(member: Member, ctx: Context, options: Bounds) -> Verdict:
    """It has options."""
    return ctx.ok


@rule("named", phase="members", message="named")
def named(member: Member, ctx: Context) -> Verdict:
    """It is in force with members."""
    return ctx.ok


@rule("dated", phase="programme", message="dated")
def dated(member: Member, ctx: Context) -> Verdict:
    """It is in force with the programme."""
    return ctx.ok


@rule("only-a-gate", message="gate")
def only_a_gate(member: Member, ctx: Context) -> Verdict:
    """No check asks it."""
    return ctx.ok


@rule("pau/seen", phase="members", message="seen")
def seen(member: Member, ctx: Context) -> Verdict:
    """It is a plugin's."""
    return ctx.ok


OWN: tuple[Rule, ...] = (bounded, named, dated, only_a_gate)
RULES = RuleSet([*OWN, seen])


def resolve(folder: Folder, text: str) -> Resolved:
    """What a configuration amounts to among these rules."""
    return folder.load(text).resolve(RULES)


def selection(folder: Folder, text: str) -> Selection:
    """What a configuration selects among these rules, of which none is called otherwise now."""
    found = resolve(folder, text)
    assert found.renamed == ()
    return found.selection


def wrong(folder: Folder, text: str) -> list[str]:
    """What is wrong with a configuration, in English, without its file; French says it too."""
    english, french = folder.told(lambda: resolve(folder, text))
    assert [each.split(" ", 2)[:2] for each in french] == [each.split(" ", 2)[:2] for each in english]
    assert not {said(each) for each in english} & {said(each) for each in french}
    return english


def test_without_a_choice_everything_is_asked(folder: Folder) -> None:
    """No configuration and an empty one are the same."""
    assert selection(folder, "[rules]") == Selection()
    assert Config().resolve(RULES) == Resolved(selection=Selection())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("select = ['named']", {"named"}),
        ("select = ['@members']", {"bounded", "named", "pau/seen"}),
        ("select = ['pau/', 'dated']", {"pau/seen", "dated"}),
        ("select = ['@members', 'named']", {"bounded", "named", "pau/seen"}),
        ("ignore = ['named']", {"bounded", "dated", "only-a-gate", "pau/seen"}),
        ("ignore = ['@members']", {"dated", "only-a-gate"}),
        ("select = ['@members']\nignore = ['pau/']", {"bounded", "named"}),
        ("named.level = 'off'\nignore = [{rule = 'dated', reason = 'x'}]", {"bounded", "only-a-gate", "pau/seen"}),
        ("select = ['@members']\nnamed.level = 'off'", {"bounded", "pau/seen"}),
        ("select = ['@members']\nignore = ['dated']", {"bounded", "named", "pau/seen"}),
    ],
)
def test_what_is_asked_is_what_is_selected_less_what_is_ignored_or_off(
    text: str, expected: set[str], folder: Folder
) -> None:
    """By name, by phase and by prefix."""
    assert selection(folder, f"[rules]\n{text}") == Selection(rules=expected)


def test_levels_and_options_are_those_of_the_rule(folder: Folder) -> None:
    """A whole number is taken for a number, a list for a tuple."""
    text = """
        [rules.bounded]
        level = "info"
        least = 30
        most = 40
        share = 1
        kinds = ["map", "plan"]
        owner = "referent"
        [rules."pau/seen"]
        level = "error"
    """
    found = selection(folder, text)
    options = {"least": 30, "most": 40, "share": 1.0, "kinds": ("map", "plan"), "owner": "referent"}
    assert found == Selection(levels={"bounded": Level.INFO, "pau/seen": Level.ERROR}, options={"bounded": options})
    assert type(found.options["bounded"]["share"]) is float


def test_what_holds_at_an_address_keeps_its_order(folder: Folder) -> None:
    """A later scope holds over an earlier one."""
    text = """
        [[rules.per]]
        at = "members/*"
        ignore = ["@programme", {rule = "named", reason = "x"}]
        levels = {bounded = "off", "pau/seen" = "info"}
        [[rules.per]]
        at = "members/cci"
        levels = {named = "error"}
    """
    assert selection(folder, text) == Selection(
        overrides=[
            Override(at="members/*", ignore={"dated", "named", "bounded"}, levels={"pau/seen": "info"}),
            Override(at="members/cci", levels={"named": "error"}),
        ]
    )


def test_a_former_name_works_wherever_one_may_be_named_and_says_the_new_one(folder: Folder) -> None:
    """No configuration breaks by a renaming."""
    text = """\
[rules]
ignore = ["limits"]
[rules.within-bounds]
least = 12
[[rules.per]]
at = "members"
levels = {limits = "info"}
"""
    found = resolve(folder, text)
    assert found.selection == Selection(
        rules={"named", "dated", "only-a-gate", "pau/seen"},
        options={"bounded": {"least": 12}},
        overrides=[Override(at="members", levels={"bounded": "info"})],
    )
    assert sorted(each.text().rpartition("/")[2] for each in found.renamed) == [
        "concertation.toml:2:11 renamed 'limits' is now called 'bounded' → write 'bounded'",
        "concertation.toml:3:8 renamed 'within-bounds' is now called 'bounded' → write 'bounded'",
        "concertation.toml:7:11 renamed 'limits' is now called 'bounded' → write 'bounded'",
    ]
    french = "« limits » s'appelle désormais « bounded » → écrivez « bounded »"
    assert [said(each.text("fr")) for each in found.renamed].count(french) == 2


def test_a_rule_named_twice_by_two_of_its_names_is_a_duplicate(folder: Folder) -> None:
    """One of the two would win in silence."""
    text = """\
[rules]
select = ["bounded", "limits"]
[rules.bounded]
level = "info"
[rules.limits]
level = "error"
"""
    assert wrong(folder, text) == [
        "2:22 duplicate 'limits' is given twice → it is already there at line 2: keep one",
        "5:1 duplicate 'limits' is given twice → it is already there at line 3: keep one",
    ]


def test_a_retired_name_is_refused_and_says_what_became_of_it(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would select nothing in silence."""
    retired = {"seen-once": Text(en="nobody could tell", fr="nul ne pouvait le dire")}
    monkeypatch.setattr("concertation.config.naming.RETIRED", retired)
    text = '[rules]\nselect = ["named", "seen-once"]\n[rules.seen-once]\n'
    assert wrong(folder, text) == [
        "2:20 retired-rule 'seen-once' was withdrawn: nobody could tell → take it out",
        "3:8 retired-rule 'seen-once' was withdrawn: nobody could tell → take it out",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "select = ['{}']",
        "ignore = ['{}']",
        "ignore = [{{rule = '{}', reason = 'x'}}]",
        "per = [{{at = 'members', ignore = ['{}']}}]",
        "per = [{{at = 'members', ignore = [{{rule = '{}', reason = 'x'}}]}}]",
    ],
)
@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("name", "unknown-rule no rule is called 'name' → did you mean 'named'?"),
        ("@member", "unknown-phase no rule is of the phase '@member' → did you mean '@members'?"),
        ("pua/", "unknown-prefix no rule has the prefix 'pua/' → did you mean 'pau/'?"),
        ("pau/sene", "unknown-rule no rule is called 'pau/sene' → did you mean 'pau/seen'?"),
        ("lyon/x", "unknown-rule no rule is called 'lyon/x' → no plugin with the prefix 'lyon' is installed"),
        (
            "brest/bays-have-a-map",
            "unknown-rule 'brest/bays-have-a-map' is provided by concertation-brest, which is not in 'plugins' → add 'brest' to 'plugins'",
        ),
        (
            "brest/",
            "unknown-rule 'brest/' is provided by concertation-brest, which is not in 'plugins' → add 'brest' to 'plugins'",
        ),
    ],
)
@pytest.mark.usefixtures("site")
def test_an_unknown_word_is_refused_wherever_a_rule_may_be_named(
    text: str, word: str, expected: str, folder: Folder
) -> None:
    """With the nearest that is known, or the plugin that provides it."""
    (problem,) = wrong(folder, f"[rules]\n{text.format(word)}")
    assert problem == f"2:{text.format(word).index(word)} {expected}"


@pytest.mark.parametrize(
    "text",
    ["'{}' = {{level = 'info'}}", "'{}'.level = 'off'", "per = [{{at = 'members', levels = {{'{}' = 'info'}}}}]"],
)
@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("name", "unknown-rule no rule is called 'name' → did you mean 'named'?"),
        ("lyon/x", "unknown-rule no rule is called 'lyon/x' → no plugin with the prefix 'lyon' is installed"),
        (
            "@members",
            "several-rules '@members' stands for several rules; a single one is meant here → write the name of a rule",
        ),
        (
            "pau/",
            "several-rules 'pau/' stands for several rules; a single one is meant here → write the name of a rule",
        ),
    ],
)
def test_an_unknown_key_is_refused_wherever_a_rule_may_be_one(
    text: str, word: str, expected: str, folder: Folder
) -> None:
    """The place is that of the key."""
    (problem,) = wrong(folder, f"[rules]\n{text.format(word)}")
    assert problem == f"2:{text.format(word).index(word)} {expected}"


@pytest.mark.usefixtures("site")
def test_a_rule_of_an_allowed_plugin_is_looked_for_among_its_own(folder: Folder) -> None:
    """It is not said to be forbidden."""
    config = folder.load("plugins = ['brest']\n[rules]\nselect = ['brest/bays-have-a-mapp', 'brest/hours']")
    assert folder.told(lambda: config.resolve(config.rules()))[0] == [
        "3:11 unknown-rule no rule is called 'brest/bays-have-a-mapp' → did you mean 'brest/bays-have-a-map'?"
    ]


def test_metadata_that_cannot_be_read_forbids_no_other_answer(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told where plugins are asked for."""

    def broken(_: str) -> None:
        raise PluginError([])

    monkeypatch.setattr("concertation.config.naming.installed", broken)
    assert wrong(folder, "[rules]\nselect = ['lyon/x']") == [
        "2:11 unknown-rule no rule is called 'lyon/x' → no plugin with the prefix 'lyon' is installed"
    ]


def test_a_rule_of_practice_that_is_left_out_is_said_to_be_one(folder: Folder) -> None:
    """The way out is to have it back."""
    config = folder.load("practice = false\n[rules]\nignore = ['yearly-review']")
    assert folder.told(lambda: config.resolve(config.rules())) == (
        [
            "3:11 unknown-rule 'yearly-review' is among the practice rules, which are left out → take 'practice = false' out"
        ],
        [
            "3:11 unknown-rule « yearly-review » fait partie des règles de pratique, qui sont écartées → retirez « practice = false »"
        ],
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("least = '30'", "3:9 option the option 'least' is of type int, got '30'"),
        ("least = true", "3:9 option the option 'least' is of type int, got true"),
        ("least = 2.0", "3:9 option the option 'least' is of type int, got 2.0"),
        ("share = '1'", "3:9 option the option 'share' is of type float, got '1'"),
        ("share = true", "3:9 option the option 'share' is of type float, got true"),
        ("kinds = 'map'", "3:9 option the option 'kinds' is of type tuple, got 'map'"),
        ("leest = 3", "3:1 unknown-option bounded has no option 'leest' → did you mean 'least'?"),
        ("least = 0", "3:1 option bounded: 'least' must be >= 1: 0"),
        ("least = 30", "3:1 option bounded: the least is more than the most"),
    ],
)
def test_an_option_that_does_not_fit_is_refused_as_it_is_typed(text: str, expected: str, folder: Folder) -> None:
    """At its value, as TOML writes it."""
    (problem,) = wrong(folder, f"\n[rules.bounded]\n{text}")
    row = expected.replace("3:1 option", "2:8 option")
    assert problem == row


def test_every_option_that_does_not_fit_is_told_at_once(folder: Folder) -> None:
    """One that is unknown hides no other."""
    text = "[rules.bounded]\nleest = 1\nleast = 'x'\nmost = 5\n[rules.named]\ndays = 3\n"
    assert wrong(folder, text) == [
        "1:8 option bounded: the least is more than the most",
        "2:1 unknown-option bounded has no option 'leest' → did you mean 'least'?",
        "3:9 option the option 'least' is of type int, got 'x'",
        "6:1 unknown-option named has no option 'days'",
    ]


def test_options_that_fit_together_only_are_judged_together(folder: Folder) -> None:
    """Each alone would be refused beside the other's default."""
    found = selection(folder, "[rules.bounded]\nleast = 30\nmost = 40")
    assert found.options["bounded"] == {"least": 30, "most": 40}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("select = []", "2:1 selects-nothing"),
        ("select = ['only-a-gate']", "2:1 selects-nothing"),
        ("select = ['@members']\nignore = ['@members']", "2:1 selects-nothing"),
        ("select = ['@programme']\ndated.level = 'off'", "2:1 selects-nothing"),
        ("ignore = ['@members', '@programme']", "1:2 selects-nothing"),
        ("select = ['pau/']\nignore = ['@members']", "2:1 selects-nothing"),
    ],
)
def test_selecting_nothing_that_a_check_asks_is_never_a_green_run(text: str, expected: str, folder: Folder) -> None:
    """A rule that only a gate names is asked by no check."""
    assert wrong(folder, f"[rules]\n{text}") == [
        f"{expected} no rule that a check asks is left: nothing would be checked → select more, or ignore less"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "select = ['named', 'dated']\nignore = ['named']",
            "2:11 contradiction 'named' is selected here and ignored at line 3 → keep one of the two",
        ),
        (
            "select = ['named', 'dated']\nignore = ['@members']",
            "2:11 contradiction 'named' is selected here and ignored at line 3 → keep one of the two",
        ),
        (
            "select = ['named', 'dated']\nnamed.level = 'off'",
            "2:11 contradiction 'named' is selected here and ignored at line 3 → keep one of the two",
        ),
        (
            "per = [{at = 'members', ignore = ['@members'], levels = {named = 'info', bounded = 'off'}}]",
            "2:66 contradiction 'named' has a level here and is ignored at line 2 → keep one of the two",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(text: str, expected: str, folder: Folder) -> None:
    """Neither of the two wins in silence."""
    assert wrong(folder, f"[rules]\n{text}") == [expected]


def test_all_that_is_wrong_is_counted_where_there_is_very_much(folder: Folder) -> None:
    """A thousand are told."""
    words = "\n".join(f'"nobody-knows-{each}",' for each in range(1_200))
    with pytest.raises(DocumentError) as caught:
        resolve(folder, f"[rules]\nselect = [\n{words}\n]")
    assert len(caught.value.problems) == 1_001
    assert said(caught.value.problems[-1].text()) == "and 200 more problems → correct these first"
