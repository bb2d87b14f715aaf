"""What a configuration says, and everything that is wrong with its form, at once and with its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from concertation.config import Choices, Config, Given, Ignored, Mention, RuleSettings, Scope, load_config
from concertation.documents import DocumentError
from concertation.findings import Level
from tests.config.writing import Folder, said

WHOLE = """\
lang = "fr"
fail-on = "warning"
pathway = ["parent.yaml", "havre.yaml"]
plugins = ["rennes"]
require-plugins = ["concertation-rennes>=1.0"]
practice = false
x-note = {kept = "by nobody"}

[rules]
select = ["@programme", "rennes/", "start-easy-and-short"]
ignore = ["three-circles", {rule = "ground-rules-recorded", reason = "règle du jeu signée sur papier"}]

[rules.start-easy-and-short]
level = "error"
days = 40

[rules."rennes/bays-have-a-map"]
level = "off"
min-share = [0.5, 1]
since = 2026-11-25

[[rules.per]]
at = "actions/zfe"
ignore = ["action-has-indicator"]
levels = {action-has-pilot = "warning"}

[[rules.per]]
at = "members/*"
"""

MANY = """\
lang = "de"
fail-on = 3
fail_on = "error"
pathway = ["cheminemnt", "missing.yaml", 3]
plugins = "pau"
practice = "yes"

[rule]
days = 1

[rules]
select = ["@programe", "start-easy-and-shrt", "three-circles", "three-circles", "pau/", " "]
ignore = ["three-circles", {rule = "ground-rules-recorded", reason = " "}, {reason = "x"}, 4, {rule = "action-has-pilot", why = "x"}]
selct = ["x"]
action-has-group = "error"

[rules.start-easy-and-short]
level = "severe"
days = "40"
dayz = 3

[rules."@members"]
level = "info"

[rules."pau/bays-have-a-map"]
level = "info"

[[rules.per]]
at = "action/zfe"
ignore = ["action-has-indicatr"]
levels = {action-has-pilot = "warn", action-has-indicator = "off", nope = "info"}

[[rules.per]]
at = "actions/*/pilote"

[[rules.per]]
at = "actions//x"
ignored = []

[[rules.per]]
at = "."

[[rules.per]]
"""


def mention(word: str, *way: str | int) -> Mention:
    """A word and the way to it."""
    return Mention(word, way)


def test_what_a_configuration_says_is_read_with_the_way_to_each_word(folder: Folder) -> None:
    """The whole of the format."""
    config = folder.load(WHOLE)
    maps = ("rules", "rennes/bays-have-a-map")
    assert config == Config(
        lang="fr",
        fail_on=Level.WARNING,
        pathways=(mention("parent.yaml", "pathway", 0), mention("havre.yaml", "pathway", 1)),
        plugins=(mention("rennes", "plugins", 0),),
        required=(mention("concertation-rennes>=1.0", "require-plugins", 0),),
        practice=False,
        choices=Choices(
            select=(
                mention("@programme", "rules", "select", 0),
                mention("rennes/", "rules", "select", 1),
                mention("start-easy-and-short", "rules", "select", 2),
            ),
            ignore=(
                Ignored(mention("three-circles", "rules", "ignore", 0)),
                Ignored(
                    mention("ground-rules-recorded", "rules", "ignore", 1, "rule"), "règle du jeu signée sur papier"
                ),
            ),
            settings=(
                RuleSettings(
                    rule=mention("start-easy-and-short", "rules", "start-easy-and-short"),
                    level=Level.ERROR,
                    options=(Given(mention("days", "rules", "start-easy-and-short", "days"), 40),),
                ),
                RuleSettings(
                    rule=Mention(maps[1], maps),
                    level="off",
                    options=(
                        Given(mention("min_share", *maps, "min-share"), (0.5, 1)),
                        Given(mention("since", *maps, "since"), "2026-11-25"),
                    ),
                ),
            ),
            scopes=(
                Scope(
                    at=mention("actions/zfe", "rules", "per", 0, "at"),
                    ignore=(Ignored(mention("action-has-indicator", "rules", "per", 0, "ignore", 0)),),
                    levels=(
                        RuleSettings(
                            rule=mention("action-has-pilot", "rules", "per", 0, "levels", "action-has-pilot"),
                            level=Level.WARNING,
                        ),
                    ),
                ),
                Scope(at=mention("members/*", "rules", "per", 1, "at")),
            ),
        ),
        file=folder.path / "concertation.toml",
    )


@pytest.mark.parametrize(
    ("way", "line", "column"),
    [
        (("lang",), 1, 8),
        (("rules", "ignore", 1, "reason"), 11, 70),
        (("rules", "per", 1, "at"), 28, 6),
        (("rules", "start-easy-and-short", "nothing", "here"), 13, 1),
        (("nothing",), 1, 1),
    ],
)
def test_a_place_is_that_of_a_value_or_of_what_would_hold_it(
    way: tuple[str | int, ...], line: int, column: int, folder: Folder
) -> None:
    """As for documents."""
    place = folder.load(WHOLE).place(*way)
    assert place is not None
    assert (place.line, place.column) == (line, column)


def test_a_configuration_that_says_nothing_is_as_none(folder: Folder) -> None:
    """Nothing is said, so nothing changes."""
    config = folder.load("# nothing yet\n")
    assert config == Config(file=folder.path / "concertation.toml")
    assert Config().place() is None


def test_the_configurations_of_the_guide_are_well_formed(folder: Folder) -> None:
    """What is copied from it works; its first example needs no plugin."""
    guide = Path(__file__).parents[2] / "docs" / "how-to" / "configure-checks.md"
    shown = re.findall(r"```toml\n(.*?)\n```", guide.read_text("utf-8"), re.DOTALL)
    assert len(shown) == 2
    first, second = map(folder.load, shown)
    assert first.resolve(first.rules()).selection.overrides
    assert second.plugins == (mention("rennes", "plugins", 0),)


def test_a_single_pathway_needs_no_list(folder: Folder) -> None:
    """A text is a list of one, here only."""
    assert folder.load('pathway = "havre.yaml"').pathways == (mention("havre.yaml", "pathway"),)


def test_every_mistake_is_told_at_once_in_the_order_of_the_text(folder: Folder) -> None:
    """Form, names, options and addresses, in one run."""
    english, french = folder.wrong(MANY)
    assert english == [
        "1:8 choice 'de' is not one of fr, en",
        "2:11 type expected one of info, warning, error, got the number 3",
        "3:1 unknown-key unknown key 'fail_on' → did you mean 'fail-on'?",
        "4:12 unknown-pathway no file and no pathway is called 'cheminemnt' → did you mean 'cheminement'?",
        "4:26 no-file there is no file 'missing.yaml' → a file is named from the folder of the configuration",
        '4:42 type expected text, got the number 3 → quote it: "3"',
        "5:11 type expected a list, got text: 'pau' → write a list, even of one: [\"pau\"]",
        "6:12 type expected true or false, got text: 'yes' → write true",
        "8:2 unknown-key unknown key 'rule' → did you mean 'rules'?",
        "12:11 unknown-phase no rule is of the phase '@programe' → did you mean '@programme'?",
        "12:24 unknown-rule no rule is called 'start-easy-and-shrt' → did you mean 'start-easy-and-short'?",
        "12:47 contradiction 'three-circles' is selected here and ignored at line 13 → keep one of the two",
        "12:64 contradiction 'three-circles' is selected here and ignored at line 13 → keep one of the two",
        "12:64 duplicate 'three-circles' is given twice → it is already there at line 12: keep one",
        "12:81 unknown-prefix no rule has the prefix 'pau/' → no plugin with the prefix 'pau' is installed",
        "12:89 empty this says nothing",
        "13:70 reason no reason is given → say why in a few words, or write the name alone",
        "13:76 missing 'rule' is missing",
        '13:92 type expected text, got the number 4 → quote it: "4"',
        "13:95 reason no reason is given → say why in a few words, or write the name alone",
        "13:123 unknown-key unknown key 'why' → one of: reason, rule",
        "14:1 unknown-key unknown key 'selct' → did you mean 'select'?",
        "15:20 type expected keys with their values, got text: 'error' → write [rules.action-has-group], then level = \"…\"",
        "18:9 choice 'severe' is not one of off, info, warning, error",
        "19:8 option the option 'days' is of type int, got \"40\"",
        "20:1 unknown-option start-easy-and-short has no option 'dayz' → did you mean 'days'?",
        "22:8 several-rules '@members' stands for several rules; a single one is meant here → write the name of a rule",
        "25:8 unknown-rule no rule is called 'pau/bays-have-a-map' → no plugin with the prefix 'pau' is installed",
        "29:6 unknown-field a concertation has no field 'action' → did you mean 'actions'?",
        "30:11 unknown-rule no rule is called 'action-has-indicatr' → did you mean 'action-has-indicator'?",
        "31:30 choice 'warn' is not one of off, info, warning, error → did you mean 'warning'?",
        "31:68 unknown-rule no rule is called 'nope'",
        "34:6 unknown-field what actions holds has no field 'pilote' → did you mean 'pilot'?",
        "37:6 address 'actions//x' is not an address → names separated by '/', as in actions/bays/pilot; * stands for one name",
        "38:1 unknown-key unknown key 'ignored' → did you mean 'ignore'?",
        "41:6 address '.' is everywhere → what holds everywhere is said in [rules]; begin with a field, as in actions/*",
        "43:1 missing 'at' is missing",
    ]
    assert [each.split(" ", 2)[:2] for each in french] == [each.split(" ", 2)[:2] for each in english]
    assert not {said(each) for each in english} & {said(each) for each in french}


def test_mistakes_of_form_need_no_rules_to_be_told(folder: Folder) -> None:
    """Nothing is looked up to tell them."""
    assert folder.told(lambda: folder.load('plugins = [3]\nselect = ["x"]\n')) == (
        [
            '1:12 type expected text, got the number 3 → quote it: "3"',
            "2:1 unknown-key 'select' is said of rules → write it below [rules]",
        ],
        [
            '1:12 type attendu : un texte ; reçu : le nombre 3 → mettez-le entre guillemets : "3"',
            "2:1 unknown-key « select » se dit des règles → écrivez-le sous [rules]",
        ],
    )


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        (
            'plugins = ["a", "a"]',
            "1:17 duplicate 'a' is given twice → it is already there at line 1: keep one",
            "1:17 duplicate « a » est donné deux fois → il est déjà là à la ligne 1 : n'en gardez qu'un",
        ),
        (
            "rules.per = [{at = 'members'}, {at = 'members'}]",
            "1:38 duplicate 'members' is given twice → it is already there at line 1: keep one",
            "1:38 duplicate « members » est donné deux fois → il est déjà là à la ligne 1 : n'en gardez qu'un",
        ),
        (
            "rules.x = {max-days = 1, max_days = 2}",
            "1:37 duplicate 'max_days' is given twice → it is already there at line 1: keep one",
            "1:37 duplicate « max_days » est donné deux fois → il est déjà là à la ligne 1 : n'en gardez qu'un",
        ),
        (
            "[rules.per]\nat = 'members'",
            "1:1 type expected a list, got keys with values → write [[rules.per]], in double brackets",
            "1:1 type attendu : une liste ; reçu : des clés avec des valeurs → écrivez [[rules.per]], entre crochets doubles",
        ),
        (
            "rules.per = [3]",
            "1:14 type expected keys with their values, got the number 3",
            "1:14 type attendu : des clés avec leurs valeurs ; reçu : le nombre 3",
        ),
        (
            "rules.per = [{at = ''}]",
            "1:20 empty this says nothing",
            "1:20 empty ceci ne dit rien",
        ),
        (
            "rules.ignore = [{rule = 3, reason = 'x'}]",
            '1:25 type expected text, got the number 3 → quote it: "3"',
            '1:25 type attendu : un texte ; reçu : le nombre 3 → mettez-le entre guillemets : "3"',
        ),
        (
            "rules.ignore = [{rule = 'x', reason = 3}]",
            '1:39 type expected text, got the number 3 → quote it: "3"',
            '1:39 type attendu : un texte ; reçu : le nombre 3 → mettez-le entre guillemets : "3"',
        ),
        (
            "rules = 'all'",
            "1:9 type expected keys with their values, got text: 'all'",
            "1:9 type attendu : des clés avec leurs valeurs ; reçu : le texte « all »",
        ),
        (
            "pathway = ''",
            "1:11 empty this says nothing",
            "1:11 empty ceci ne dit rien",
        ),
        (
            "pathway = 3",
            "1:11 type expected a file, an id, or a list of them, got the number 3",
            "1:11 type attendu : un fichier, un identifiant, ou une liste ; reçu : le nombre 3",
        ),
        (
            "plugins = 07:30:00",
            "1:11 type expected a list, got text: '07:30:00' → write a list, even of one: [\"07:30:00\"]",
            '1:11 type attendu : une liste ; reçu : le texte « 07:30:00 » → écrivez une liste, même d\'un seul : ["07:30:00"]',
        ),
        (
            "plugins = {a = 1}",
            "1:11 type expected a list, got keys with values",
            "1:11 type attendu : une liste ; reçu : des clés avec des valeurs",
        ),
        (
            "rules.x.share = inf",
            "1:17 type inf cannot be kept in a document",
            "1:17 type inf ne peut pas être conservé dans un document",
        ),
        (
            "rules.per = [{at = 'members', levels = {x = 3}}]",
            "1:45 type expected one of off, info, warning, error, got the number 3",
            "1:45 type attendu : un mot parmi off, info, warning, error ; reçu : le nombre 3",
        ),
    ],
)
def test_a_mistake_of_form_is_said_where_it_is(text: str, english: str, french: str, folder: Folder) -> None:
    """One mistake, one problem, in both languages."""
    assert folder.told(lambda: folder.load(text)) == ([english], [french])


@pytest.mark.parametrize(
    "at",
    [
        "actions",
        "actions/zfe",
        "actions/*",
        "actions/*/pilot",
        "actions/*/x-map",
        "starting_point/text",
        "x-source",
        "members/*/*",
    ],
)
def test_an_address_that_a_concertation_may_have_is_accepted(at: str, folder: Folder) -> None:
    """Whose it is, no document has said yet."""
    assert folder.load(f"rules.per = [{{at = '{at}'}}]").choices.scopes[0].at.word == at


@pytest.mark.parametrize("at", [".", "*", "*/zfe", "extra", "action", "/actions", "actions/", "members/*/pilot", "a b"])
def test_an_address_that_no_concertation_can_have_is_refused(at: str, folder: Folder) -> None:
    """A scope on nothing would ignore nothing in silence."""
    with pytest.raises(DocumentError) as caught:
        folder.load(f"rules.per = [{{at = '{at}'}}]")
    (problem,) = caught.value.problems
    assert problem.code in {"address", "unknown-field"}
    assert problem.place is not None
    assert problem.place.column == 20


def test_a_duplicate_and_a_contradiction_say_where_the_other_is(folder: Folder) -> None:
    """The other place is data too."""
    with pytest.raises(DocumentError) as caught:
        load_config(folder.write('plugins = [\n  "a",\n  "a",\n]'))
    (problem,) = caught.value.problems
    (other,) = problem.related
    assert (other.message.render(), other.place and other.place.line) == ("the first 'a'", 2)
    assert other.message.render("fr") == "le premier « a »"
