"""The rule API: what a rule may be, what a set of rules may be, and what the engine makes of a rule that fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from concertation.errors import DefinitionError
from concertation.findings import Level, Path, Source
from concertation.model import Action, Circle, Commitment, Concertation, Expectation, Member, Waiver, When
from concertation.rules import Context, Report, Rule, RuleSet, Setting, Verdict, evaluate, rule, subjects
from concertation.rules.waivers import lifts
from concertation.texts import Text
from tests.rules.asking import whole


@rule("bays-have-a-map", phase="programme", message="{action.title} has no map")
def bays_have_a_map(action: Action, ctx: Context) -> Verdict:
    """A host's rule, in five lines."""
    return ctx.ok if "x-map" in action.extra else ctx.find("extra")


def run(made: Rule, concertation: Concertation) -> Report:
    """What one rule says."""
    context = Context(concertation, concertation.circles)
    return evaluate([Setting(made, made.level, made.options)], context, subjects(context))


def test_five_lines_make_a_rule() -> None:
    """The subject is the annotation, the level an error, the place the field."""
    assert bays_have_a_map.subject is Action
    assert bays_have_a_map.level is Level.ERROR
    mapped = Action("mapped", extra={"x-map": "plan.pdf"})
    report = run(bays_have_a_map, whole(actions=[mapped, Action("bays", title="Aires")]))
    assert [(each.rule, each.path, each.subject, each.text("fr")) for each in report.findings] == [
        ("bays-have-a-map", "actions/bays/extra", "actions/bays", "Aires has no map")
    ]


def test_a_placeholder_that_is_unsaid_says_so() -> None:
    """A title that nobody gave is no reason to fail."""
    finding = run(bays_have_a_map, whole(actions=[Action("bays")])).findings[0]
    assert (finding.text("en"), finding.text("fr")) == ("(unsaid) has no map", "(non précisé) has no map")


def test_values_without_an_id_have_an_address_too() -> None:
    """Expectations and commitments are asked about by their place."""

    @rule("expectation-has-text", message="no text")
    def expectation_has_text(expectation: Expectation, ctx: Context) -> Verdict:
        return ctx.ok if expectation.text else ctx.find("text")

    found = run(expectation_has_text, whole(expectations=[Expectation("follow_up")])).findings
    assert [each.path for each in found] == ["expectations/0/text"]


def wrong_name() -> object:
    """A name with a capital."""
    return rule("Bays", message="x")(lambda action, ctx: ctx.ok)


def wrong_parameters() -> object:
    """A function of one parameter."""

    def alone(action: Action) -> Verdict:
        raise AssertionError(action)

    return rule("alone", message="x")(alone)  # type: ignore[arg-type]  # the mistake of the test


def no_annotation() -> object:
    """A function that does not say what it is asked about."""
    return rule("bare", message="x")(lambda action, ctx: ctx.ok)


def no_value() -> object:
    """A function of something that is no value of the model."""

    def of_text(text: str, ctx: Context) -> Verdict:
        return ctx.ok if text else ctx.nothing

    return rule("of-text", message="x")(of_text)  # type: ignore[type-var]  # the mistake of the test


def options_without_a_parameter() -> object:
    """Options that the function does not take."""
    function: Callable[..., Verdict] = raises
    return rule("opted", message="x", options=Source)(function)


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        (
            wrong_name,
            "'Bays' is not the name of a rule → small letters, digits and dashes;"
            " a plugin's has a prefix, as in rennes/bays-have-a-map",
        ),
        (wrong_parameters, "'alone' takes 1 parameters; a rule takes 2"),
        (
            no_annotation,
            "'bare' does not say what it is asked about →"
            " annotate its first parameter with a class of concertation.model, or pass subject=",
        ),
        (
            no_value,
            "'of-text' does not say what it is asked about →"
            " annotate its first parameter with a class of concertation.model, or pass subject=",
        ),
        (options_without_a_parameter, "'opted' takes 2 parameters; a rule takes 3"),
    ],
)
def test_a_rule_that_is_not_well_made_is_refused(mistake: Callable[[], object], said: str) -> None:
    """Each mistake has one clear message."""
    with pytest.raises(DefinitionError) as caught:
        mistake()
    assert caught.value.text("en") == said
    assert caught.value.text("fr") != said


def test_a_subject_may_be_given_where_the_annotation_cannot_be_read() -> None:
    """A lambda has no annotation."""
    made = rule("given", message="x", subject=Member)(lambda member, ctx: ctx.ok)
    assert made.subject is Member


def raises(member: Member, ctx: Context) -> Verdict:
    """A rule with a bug."""
    raise KeyError(member.id)


def garbage(member: Member, ctx: Context) -> Verdict:
    """A rule that answers with something else."""
    return [member, ctx]  # type: ignore[return-value]  # the mistake of the test


def nowhere(member: Member, ctx: Context) -> Verdict:
    """A rule that points at a field that there is not."""
    return ctx.find("nom") if member.id else ctx.ok


def elsewhere(member: Member, ctx: Context) -> Verdict:
    """A rule that points at an entity that there is not."""
    return ctx.find(at="members/other") if member.id else ctx.ok


def no_message(member: Member, ctx: Context) -> Verdict:
    """A rule that says a message that it does not have."""
    return ctx.find(message="other") if member.id else ctx.ok


def no_placeholder(member: Member, ctx: Context) -> Verdict:
    """A rule whose message wants a value that it does not get."""
    return ctx.find(message=Text.of("{missing}")) if member.id else ctx.ok


@pytest.mark.parametrize(
    ("function", "error"),
    [
        (raises, "KeyError: 'm'"),
        (garbage, "it answered Member('m') instead of a Verdict"),
        (nowhere, "UnknownAddress: members/m/nom: 'members/m/nom' leads nowhere"),
        (elsewhere, "UnknownAddress: members/other: 'members/other' leads nowhere"),
        (no_message, "KeyError: 'other'"),
        (no_placeholder, "KeyError: 'missing'"),
    ],
)
def test_a_rule_that_fails_is_told_as_a_finding_about_the_rule(
    function: Callable[[Member, Context], Verdict], error: str
) -> None:
    """The other rules go on, and the crash is an error that names the rule and the place."""
    broken = rule("broken", message="x", level=Level.INFO)(function)
    good = rule("good", message="found", subject=Member)(lambda member, ctx: ctx.find())
    context = Context(whole(members=[Member("m")]))
    settings = [Setting(each, each.level, None) for each in (broken, good)]
    report = evaluate(settings, context, subjects(context))
    assert [each.rule for each in report.findings] == ["broken", "good"]
    crash = report.findings[0]
    assert report.crashed == (crash,)
    assert (crash.level, crash.path, crash.crashed) == (Level.ERROR, "members/m", True)
    assert crash.text("en").startswith(f"the rule broken failed on members/m: {error}")
    french = error.replace("it answered", "elle a répondu").replace("instead of a Verdict", "au lieu d'un verdict")
    assert crash.text("fr").startswith(f"la règle broken a échoué sur members/m : {french}")


def test_what_is_not_an_exception_of_a_rule_is_let_through() -> None:
    """Whoever stops the program stops it."""

    def stops(member: Member, ctx: Context) -> Verdict:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(rule("stops", message="x")(stops), whole(members=[Member("m")]))


def test_sets_of_rules_are_values() -> None:
    """``|`` and ``-`` make another set and change none."""
    stock = RuleSet.stock()
    more = stock | RuleSet([bays_have_a_map])
    assert len(more) == len(stock) + 1
    assert "bays-have-a-map" in more
    assert bays_have_a_map in more
    assert "bays-have-a-map" not in stock
    assert more - {"bays-have-a-map"} == stock == more - "bays-have-a-map" == more - RuleSet([bays_have_a_map])
    assert hash(more - ["bays-have-a-map"]) == hash(stock)
    assert more != stock
    assert stock != 3
    assert stock | [bays_have_a_map] == more
    assert stock | stock == stock
    assert repr(RuleSet([bays_have_a_map])) == "<RuleSet of 1 rules>"
    assert more["bays-have-a-map"] is bays_have_a_map


def test_an_unknown_rule_is_named_with_the_nearest_everywhere() -> None:
    """In a subtraction and in a look-up."""
    said = "no rule is called 'three-circle' → did you mean 'three-circles'?"
    with pytest.raises(DefinitionError, match="three-circles"):
        RuleSet.stock()["three-circle"]
    with pytest.raises(DefinitionError) as caught:
        RuleSet.stock() - {"three-circle", "action-has-pilote"}
    assert caught.value.text("en").splitlines() == [
        "no rule is called 'action-has-pilote' → did you mean 'action-has-pilot'?",
        said,
    ]
    assert RuleSet.stock().get("three-circle") is None


def test_two_rules_of_one_name_and_what_is_no_rule_are_refused_together() -> None:
    """A host that forgets the decorator is told so."""
    other = rule("bays-have-a-map", message="other", subject=Action)(lambda action, ctx: ctx.ok)
    with pytest.raises(DefinitionError) as caught:
        RuleSet([bays_have_a_map, other, raises])  # type: ignore[list-item]  # the mistake of the test
    assert caught.value.text("en").splitlines() == [
        "two rules are called 'bays-have-a-map' → take one out first: rules - {'bays-have-a-map'}",
        "raises is not a rule → decorate the function with @rule",
    ]


FINDING = run(bays_have_a_map, whole(actions=[Action("bays", title="Aires")])).findings[0]


@pytest.mark.parametrize(
    ("waiver", "on", "expected"),
    [
        (Waiver("bays-have-a-map"), None, True),
        (Waiver("bays-have-a-map", "actions/bays"), None, True),
        (Waiver("bays-have-a-map", "actions/bays/extra"), None, True),
        (Waiver("bays-have-a-map", "actions"), None, True),
        (Waiver("bays-have-a-map", "actions/bay"), None, False),
        (Waiver("bays-have-a-map", "actions/bays/title"), None, False),
        (Waiver("other"), None, False),
        (Waiver("bays-have-a-map", until="2026-03-31"), None, True),
        (Waiver("bays-have-a-map", until="2026-03-31"), When("2026-03-31"), True),
        (Waiver("bays-have-a-map", until="2026-03-31"), When("2026-04-01"), False),
        (Waiver("bays-have-a-map", until="2026"), When("2026-12-31"), True),
        (Waiver("bays-have-a-map", since="2026-03-31"), When("2026-03-30"), False),
        (Waiver("bays-have-a-map", since="2026-03-31"), When("2026-03-31"), True),
    ],
)
def test_a_waiver_lifts_its_rule_at_its_target_and_below_in_its_time(
    waiver: Waiver, on: When | None, expected: bool
) -> None:
    """Rule, place and dates decide."""
    assert lifts(waiver, FINDING, on) is expected


def test_what_is_waived_is_told_apart() -> None:
    """A report keeps what was lifted, and by which waiver."""
    waiver = Waiver("bays-have-a-map", "actions/bays", reason="Plan en cours")
    report = run(bays_have_a_map, whole(actions=[Action("bays", title="Aires")], waivers=[waiver]))
    assert report.findings == ()
    assert report.worst is None
    assert [(each.rule, each.path, each.waiver.reason) for each in report.waived] == [
        ("bays-have-a-map", Path("actions/bays/extra"), "Plan en cours")
    ]


def test_a_report_reads_line_by_line() -> None:
    """Findings, then what is unknown."""
    report = run(bays_have_a_map, whole(actions=[Action("bays", title="Aires")]))
    assert report.text("fr") == "actions/bays/extra erreur bays-have-a-map: Aires has no map"
    assert report.worst is Level.ERROR


def test_facts_are_shared_by_rules() -> None:
    """A context works a fact out once."""
    context = Context(whole(members=[Member("m", circle="public")]), (Circle("public"),))
    assert context.graph is context.graph
    assert context.members_of("public") == context.concertation.members
    assert context.members_of("companies") == ()
    assert not Context(whole(commitments=[Commitment("metropole")])).circles_are_used


def test_a_waiver_on_the_subject_lifts_what_is_found_elsewhere_about_it() -> None:
    """A rule may point at another place than its subject; who waives it for the subject waives that too."""

    @rule("member-has-action", message="no action")
    def member_has_action(member: Member, ctx: Context) -> Verdict:
        return ctx.find(at="actions") if member.id else ctx.ok

    one = Waiver("member-has-action", "members/a", reason="Motivé")
    report = run(member_has_action, whole(members=[Member("a"), Member("b")], waivers=[one]))
    assert [each.finding.subject for each in report.waived] == ["members/a"]
    assert [each.subject for each in report.findings] == ["members/b"]
