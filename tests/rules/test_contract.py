"""What every rule of the method and of practice owes its reader; its examples are executed, and so is its remedy."""

from __future__ import annotations

import ast
import functools
import inspect
import re
import sys
from collections.abc import Iterator

import attrs
import pytest

from concertation.charts import Pathway
from concertation.documents import load
from concertation.errors import InvalidValue
from concertation.findings import Finding, Level, Source
from concertation.model import COLLECTIONS, Concertation, Member, When
from concertation.model.acts import Act
from concertation.model.addresses import leads_somewhere
from concertation.process import Process
from concertation.rules import (
    Checklist,
    Context,
    Example,
    Report,
    Rule,
    RuleSet,
    Setting,
    Verdict,
    check,
    described,
    evaluate,
    recheck,
    rule,
    subjects,
)
from concertation.rules.sources import DOCUMENTS, cite
from concertation.rules.stock import waivers
from concertation.texts import LANGS

EVERY = RuleSet.stock() | RuleSet.practice()
PROCESS = Process(rules=EVERY)
STEPS = (None, 1, 3, 5)
METHOD = {cite(step, "…").where for step in STEPS}
FEW = 20

each_rule = pytest.mark.parametrize("made", [pytest.param(each, id=each.name) for each in EVERY])


def shown(kind: str) -> list[object]:
    """The examples of a kind, each with its rule."""
    return [
        pytest.param(made, example, id=f"{made.name}-{number}")
        for made in EVERY
        for number, example in enumerate(getattr(made, kind))
    ]


def context_of(concertation: Concertation, on: str | When | None) -> Context:
    """A concertation on a date, with the circles of the pathway that ships."""
    return Context(concertation, Pathway.stock().circles_of(concertation), None if on is None else When(on))


def ask(made: Rule, concertation: Concertation, on: str | None = None) -> Report:
    """What one rule says, in force or not; those about waivers are asked after all the others."""
    if made.phase == waivers.PHASE:
        report = PROCESS.check(concertation, on=on)
        return Report(
            findings=tuple(each for each in report.findings if each.rule == made.name),
            unknown=tuple(each for each in report.unknown if each.rule == made.name),
            nothing_to_look_at=tuple(name for name in report.nothing_to_look_at if name == made.name),
        )
    context = context_of(concertation, on)
    return evaluate([Setting(made, made.level, made.options)], context, subjects(context))


def places(report: Report) -> list[str]:
    """Where something was found."""
    return [str(each.path) for each in report.findings]


@each_rule
def test_a_rule_says_what_it_checks_why_on_whose_word_and_the_way_out(made: Rule) -> None:
    """All that a page of documentation and a finding are made of."""
    assert made.what is not None
    assert made.why is not None
    assert made.way_out is not None
    assert made.sources
    assert made.good
    assert made.bad


@each_rule
def test_a_rule_says_everything_in_both_languages(made: Rule) -> None:
    """None is left in the language of the other."""
    for text in filter(None, (made.what, made.why, made.way_out, *made.messages.values())):
        assert text.en.strip()
        assert text.en != text.fr


@each_rule
def test_a_rule_says_its_sentences_as_sentences(made: Rule) -> None:
    """What and why stand on a page; a message and a way out follow other words."""
    for text in filter(None, (made.what, made.why)):
        assert all(each[0].isupper() and each.endswith((".", "…")) for each in (text.en, text.fr)), text
    for text in made.messages.values():
        assert not any(each.endswith(".") for each in (text.en, text.fr)), text


def is_known(source: Source) -> bool:
    """Whether a source is the method, or a document that is listed."""
    documents = {(each.title, each.url) for each in DOCUMENTS.values()}
    return (source.url is None and source.where in METHOD) or (source.where, source.url) in documents


@each_rule
def test_a_source_is_the_method_or_a_listed_document_in_few_words(made: Rule) -> None:
    """A source is cited, not copied."""
    cited = [*made.sources, *(each.source for each in described(made.options) if each.source)]
    for source in cited:
        assert is_known(source), source
        assert 0 < len(source.quote.split()) <= FEW, source.quote


@each_rule
def test_a_rule_of_the_method_cites_the_method(made: Rule) -> None:
    """The others are those of practice."""
    of_the_method = any(source.where in METHOD for source in made.sources)
    assert of_the_method or made.name in RuleSet.practice()


@each_rule
def test_a_rule_declares_what_it_reads(made: Rule) -> None:
    """Only those about waivers may depend upon everything: any rule decides whether a waiver is of use."""
    assert made.reads or made.phase == waivers.PHASE


@each_rule
def test_an_option_says_what_it_decides_and_what_a_number_counts(made: Rule) -> None:
    """A threshold has a unit; both languages say what it is for."""
    for each in described(made.options):
        assert each.what is not None, each.name
        assert each.what.en != each.what.fr
        is_number = isinstance(each.default, int | float) and not isinstance(each.default, bool)
        assert each.unit is not None or not is_number, each.name


@pytest.mark.parametrize(("made", "example"), [*shown("good"), *shown("bad")])
def test_an_example_is_a_document_without_a_remark(made: Rule, example: Example) -> None:
    """Whoever copies it begins with nothing to correct."""
    assert not load(example.document).notices, made.name


@pytest.mark.parametrize(("made", "example"), shown("good"))
def test_a_good_example_passes(made: Rule, example: Example) -> None:
    """It satisfies the rule: there is something to look at, and nothing to find or to doubt."""
    report = ask(made, load(example.document).concertation, example.on)
    assert example.at is None
    assert report.text() == ""
    assert not report.nothing_to_look_at


@pytest.mark.parametrize(("made", "example"), shown("bad"))
def test_a_bad_example_finds_one_thing_where_it_says(made: Rule, example: Example) -> None:
    """In words of the rule, at an address that leads somewhere, as the places related to it do."""
    concertation = load(example.document).concertation
    report = ask(made, concertation, example.on)
    assert not report.crashed, [each.text() for each in report.crashed]
    assert places(report) == [example.at]
    (finding,) = report.findings
    assert finding.message.template in made.messages.values()
    assert all(finding.text(lang) for lang in LANGS)
    circles = Pathway.stock().circles_of(concertation)
    for address in (finding.path, finding.subject, *(each.path for each in finding.related)):
        assert leads_somewhere(concertation, address, circles), address
    for each in finding.related:
        assert each.message.render("en") != each.message.render("fr")


@functools.cache
def doubts(module: str) -> tuple[str, ...]:
    """Patterns of the names of messages with which a module says that it cannot tell."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    calls = [
        each
        for each in ast.walk(tree)
        if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute) and each.func.attr == "unknown"
    ]
    return tuple(pattern for call in calls for part in ast.walk(call) if (pattern := as_pattern(part)))


def as_pattern(part: ast.AST) -> str | None:
    """The pattern that a word, or a word made of others, matches."""
    if isinstance(part, ast.JoinedStr):
        return "".join(re.escape(str(each.value)) if isinstance(each, ast.Constant) else ".+" for each in part.values)
    return re.escape(part.value) if isinstance(part, ast.Constant) and isinstance(part.value, str) else None


@each_rule
def test_each_thing_that_a_rule_finds_has_a_bad_example(made: Rule) -> None:
    """Its reader sees when it is said; what it cannot judge needs none."""
    reports = [ask(made, load(each.document).concertation, each.on) for each in made.bad]
    told = {finding.message.template for report in reports for finding in report.findings}
    untold = [name for name, text in made.messages.items() if text not in told]
    patterns = doubts(inspect.unwrap(made.check).__module__)
    assert [name for name in untold if not any(re.fullmatch(each, name) for each in patterns)] == []


@each_rule
def test_a_remedy_is_shown(made: Rule) -> None:
    """A rule that offers acts offers them for one of its bad examples."""
    reports = [ask(made, load(each.document).concertation, each.on) for each in made.bad]
    offered = any(finding.remedy for report in reports for finding in report.findings)
    assert offered == (made.remedy is not None)


def errors(concertation: Concertation, on: str | None) -> set[tuple[str, str]]:
    """Everything that all rules find wrong, in force or not."""
    reports = [ask(made, concertation, on) for made in EVERY if made.level is Level.ERROR]
    return {(each.rule, str(each.path)) for report in reports for each in report.findings}


def acts_of(finding: Finding) -> list[Act]:
    """What a finding offers to do."""
    return [each for each in finding.remedy if isinstance(each, Act)]


@pytest.mark.parametrize(("made", "example"), [each for each in shown("bad") if each.values[0].remedy])  # type: ignore[attr-defined]  # a set of parameters
def test_a_remedy_lifts_what_was_found_and_breaks_nothing(made: Rule, example: Example) -> None:
    """The acts that a finding offers may be done, and no rule finds an error that was not there."""
    before = load(example.document).concertation
    for finding in ask(made, before, example.on).findings:
        if acts := acts_of(finding):
            assert len(acts) == len(finding.remedy)
            after = PROCESS.do(before, *acts, by="authority", on=example.on).concertation
            assert str(finding.path) not in places(ask(made, after, example.on))
            assert errors(after, example.on) <= errors(before, example.on)


def lessened(concertation: Concertation) -> Iterator[Concertation]:
    """The concertation with one thing unsaid, one list known in part, or another authority's id."""
    yield from made_of(concertation, authority=attrs.evolve(concertation.authority, id="autre"))
    bare = Concertation(concertation.id, title=concertation.title, authority=concertation.authority)
    for name in attrs.fields_dict(Concertation):
        content = getattr(concertation, name)
        yield from made_of(concertation, **{name: getattr(bare, name)})
        if name in COLLECTIONS:
            yield from made_of(concertation, totals={**concertation.totals, name: "unknown"})
            yield from poorer(concertation, name)
        elif attrs.has(type(content)):
            for each in attrs.fields(type(content)):
                if each.default is None:
                    yield from made_of(concertation, **{name: attrs.evolve(content, **{each.name: None})})


def poorer(concertation: Concertation, name: str) -> Iterator[Concertation]:
    """The concertation with one entity gone, or one of its fields unsaid."""
    entities = concertation.collection(name)
    for place, entity in enumerate(entities):
        before, after = entities[:place], entities[place + 1 :]
        yield from made_of(concertation, **{name: [*before, *after]})
        for each in attrs.fields(type(entity)):
            if each.default is None and getattr(entity, each.name) is not None:
                unsaid = attrs.evolve(entity, **{each.name: None})  # type: ignore[arg-type]  # fields by name
                yield from made_of(concertation, **{name: [*before, unsaid, *after]})


def made_of(concertation: Concertation, **fields: object) -> Iterator[Concertation]:
    """The concertation with fields replaced, where they may be and something differs."""
    try:
        changed = attrs.evolve(concertation, **fields)  # type: ignore[arg-type]  # fields by name
    except InvalidValue:
        return
    if changed != concertation:
        yield changed


def swapped(one: Concertation, other: Concertation) -> Iterator[Concertation]:
    """The first concertation with one thing as the second has it."""
    for name in attrs.fields_dict(Concertation):
        yield from made_of(one, **{name: getattr(other, name)})
    for name in COLLECTIONS:
        theirs = {each.id: each for each in other.collection(name)}
        for place, entity in enumerate(one.collection(name)):
            for field in attrs.fields_dict(type(entity)) if entity.id in theirs else ():
                value = getattr(theirs[entity.id], field)
                rest = [*one.collection(name)[:place], *one.collection(name)[place + 1 :]]
                try:
                    changed = attrs.evolve(entity, **{field: value})
                except InvalidValue:
                    continue
                yield from made_of(one, **{name: [*rest, changed]})


def steps(made: Rule) -> Iterator[tuple[Concertation, Concertation, str | None]]:
    """Pairs that differ in one thing, from the examples of a rule, each with the date of the question."""
    shown_here = [(load(each.document).concertation, each.on) for each in (*made.good, *made.bad)]
    for one, on in shown_here:
        for changed in lessened(one):
            yield one, changed, on
            yield changed, one, on
        for other, _ in shown_here:
            for changed in swapped(one, other):
                yield one, changed, on


def first_misread(made: Rule) -> tuple[Concertation, Concertation] | None:
    """The first change after which checking again does not say what a check says."""
    checklist = Checklist(
        settings={made.name: Setting(made, made.level, made.options)}, upkeep={}, names={}, entitled=bool
    )
    for before, after, on in steps(made):
        report = check(checklist, context_of(before, on))
        if recheck(report, checklist, context_of(after, on)) != check(checklist, context_of(after, on)):
            return before, after
    return None


@each_rule
def test_a_rule_reads_no_more_than_it_declares(made: Rule) -> None:
    """Around its examples, whatever it says changes only with what it declares."""
    if made.phase != waivers.PHASE:
        assert first_misread(made) is None


@each_rule
def test_a_rule_answers_whatever_is_left_unsaid(made: Rule) -> None:
    """One thing less in an example, and it still answers, in both languages, at an address that leads somewhere."""
    for example in (*made.good, *made.bad):
        for concertation in lessened(load(example.document).concertation):
            report = ask(made, concertation, example.on)
            assert [each.text() for each in report.crashed] == []
            assert all("{" not in report.text(lang) for lang in LANGS)


def test_the_contract_sees_what_a_rule_does_not_declare() -> None:
    """A rule that looks at a name without saying so is caught by its own examples."""

    @rule(
        "sneaky",
        message="x",
        reads=["*/circle"],
        good=["members: [{id: cci, name: Chambre de commerce}]"],
        bad=[Example("members: [{id: cci}]", at="members/cci")],
    )
    def sneaky(member: Member, ctx: Context) -> Verdict:
        return ctx.ok if member.name else ctx.find()

    assert first_misread(sneaky) is not None


def test_the_contract_knows_its_sources() -> None:
    """A step that the method does not have, or a document at another address, is no source."""
    assert is_known(cite(3, "mot"))
    assert not is_known(Source("mot", "method, 2"))
    assert not is_known(Source("mot", cite(3, "mot").where, "https://example.org"))
