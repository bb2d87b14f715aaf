"""Rules of the members, case by case, and all that they say in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concertation.charts import Pathway
from concertation.findings import Level
from concertation.model import (
    Actor,
    Authority,
    Change,
    Circle,
    Diagnosis,
    Formation,
    GroundRules,
    Member,
    Standing,
)
from concertation.process import Process
from concertation.rules import Context, Setting, evaluate, subjects
from concertation.rules.stock import members
from concertation.rules.stock.members.circles import OwnName
from concertation.rules.stock.members.formations import AroundPublic
from concertation.rules.stock.members.representation import MostMet, alike
from tests.rules.asking import whole
from tests.rules.judging import EVERY, judge, related, report, words

BODY, REFERENT, ACCEPTED = "body-has-member", "body-referent-in-authority", "ground-rules-accepted"
CIRCLES, CONTACT, OWN = "three-circles", "circle-has-referent", "companies-in-own-name"
COVERED, FORGOTTEN, MET = "representativeness", "no-concerned-actor-forgotten", "met-in-diagnosis"
TOPIC, AROUND, WIDENED = "restricted-by-topic", "restricted-around-public", "restricted-then-widened"

PUBLIC = Member("cci", name="CCI", circle="public")
ASSOCIATION = Member("fed", name="Fédération", circle="associations")
COMPANY = Member("mess", name="Messagerie", circle="companies")
SOMEWHERE = Member("loin", name="Loin")
PARTIAL: dict[str, object] = {"totals": {"members": 47}}
NOBODY_KNOWS: dict[str, object] = {"totals": {"members": "unknown"}}


def seats(*sitting: Member) -> dict[str, object]:
    """A body of these members."""
    return {"members": list(sitting)}


def met(*actors: Actor) -> dict[str, object]:
    """A diagnosis that met these actors."""
    return {"diagnosis": Diagnosis(actors_met=list(actors))}


def accepted(*by: str) -> dict[str, object]:
    """A rule of the game that these accepted."""
    return {"ground_rules": GroundRules("Ensemble", accepted_by=by)}


def heard(answers: str) -> dict[str, object]:
    """Members whom the diagnosis met, ``y`` or ``n``, or of whom it is unsaid."""
    said = {"y": True, "n": False}
    return seats(*(Member(f"m{place}", met_in_diagnosis=said.get(each)) for place, each in enumerate(answers)))


def forms(*formations: Formation) -> dict[str, object]:
    """Formations of the body."""
    return {"formations": list(formations)}


def restricted(due: str | None = None, **fields: object) -> Formation:
    """A formation that is restricted."""
    standing = Standing("restricted", due=due)
    return Formation("f", title="Groupe restreint", standing=standing, **fields)  # type: ignore[arg-type]  # by name


def other(state: str | None = "planned", **fields: object) -> Formation:
    """Another formation."""
    standing = None if state is None else Standing(state)
    return Formation("g", standing=standing, **fields)  # type: ignore[arg-type]  # fields by name


BAYS = ["Aires de livraison"]


@pytest.mark.parametrize(
    ("name", "case", "fields", "expected"),
    [
        (BODY, "none", {}, "find members"),
        (BODY, "one", seats(SOMEWHERE), "pass"),
        (BODY, "counted", PARTIAL, "unknown members"),
        (BODY, "counted as none", {"totals": {"members": 0}}, "find members"),
        (BODY, "nobody knows", NOBODY_KNOWS, "unknown members"),
        (REFERENT, "unsaid", {}, "find authority/referent"),
        (REFERENT, "said", {"authority": Authority("m", referent="Service mobilités")}, "pass"),
        (ACCEPTED, "no rule of the game", {}, "nothing"),
        (ACCEPTED, "none in words", {"ground_rules": GroundRules(accepted_by=["cci"])}, "nothing"),
        (ACCEPTED, "unsaid", {"ground_rules": GroundRules("Ensemble")}, "unknown ground_rules/accepted_by"),
        (ACCEPTED, "nobody", accepted(), "find ground_rules/accepted_by"),
        (ACCEPTED, "the authority by its id", accepted("metropole"), "find ground_rules/accepted_by"),
        (ACCEPTED, "the authority by its name", accepted("Métropole"), "find ground_rules/accepted_by"),
        (ACCEPTED, "a member too", accepted("metropole", "cci"), "pass"),
        (CIRCLES, "circles unused", seats(SOMEWHERE), "nothing"),
        (CIRCLES, "all", seats(PUBLIC, ASSOCIATION, COMPANY), "pass"),
        (CIRCLES, "two empty", seats(PUBLIC), "find circles/associations; find circles/companies"),
        (
            CIRCLES,
            "known in part",
            seats(PUBLIC) | PARTIAL,
            "unknown circles/associations; unknown circles/companies",
        ),
        (
            CIRCLES,
            "a member's circle unsaid",
            seats(PUBLIC, ASSOCIATION, SOMEWHERE),
            "unknown circles/companies",
        ),
        (
            CIRCLES,
            "a fourth that is empty",
            seats(PUBLIC, ASSOCIATION, COMPANY) | {"circles": [Circle("habitants")]},
            "find circles/habitants",
        ),
        (CONTACT, "circles unused", seats(SOMEWHERE), "nothing"),
        (CONTACT, "used, without a referent", seats(PUBLIC), "find circles/public/referent"),
        (CONTACT, "named only", {"circles": [Circle("public")]}, "find circles/public/referent"),
        (CONTACT, "a referent", seats(PUBLIC) | {"circles": [Circle("public", referent="cci")]}, "pass"),
        (
            CONTACT,
            "a referent who sits elsewhere",
            seats(COMPANY) | {"circles": [Circle("companies", referent="mess"), Circle("public", referent="mess")]},
            "find circles/public/referent",
        ),
        (
            CONTACT,
            "a referent whose circle is unsaid",
            seats(SOMEWHERE) | {"circles": [Circle("public", referent="loin")]},
            "unknown circles/public/referent",
        ),
        (OWN, "circles unused", seats(Member("a", seat="represents")), "nothing"),
        (OWN, "another circle", seats(Member("a", circle="public", seat="represents")), "nothing"),
        (OWN, "own name", seats(Member("a", circle="companies", seat="own-name")), "pass"),
        (OWN, "represents", seats(Member("a", circle="companies", seat="represents")), "find members/a/seat"),
        (
            OWN,
            "says whom it represents",
            seats(Member("a", circle="companies", represents="des transporteurs")),
            "find members/a/represents",
        ),
        (OWN, "seat unsaid", seats(Member("a", circle="companies")), "unknown members/a/seat"),
        (OWN, "circle unsaid, own name", seats(PUBLIC, Member("a", seat="own-name")), "pass"),
        (OWN, "circle unsaid", seats(PUBLIC, Member("a", seat="represents")), "unknown members/a/circle"),
        (COVERED, "no diagnosis", seats(PUBLIC), "nothing"),
        (COVERED, "nobody sits", met(Actor(category="commerces")), "nothing"),
        (COVERED, "whom it met is unsaid", seats(PUBLIC) | {"diagnosis": Diagnosis()}, "unknown diagnosis/actors_met"),
        (COVERED, "it met nobody", seats(PUBLIC) | met(), "nothing"),
        (COVERED, "kinds only", seats(PUBLIC) | met(Actor("commerces")), "nothing"),
        (
            COVERED,
            "there on all three",
            seats(Member("a", category="Commerces", component="centre", viewpoint="livrer tôt"))
            | met(Actor(category="commerce", component="Centre", viewpoint="Livrer tôt")),
            "pass",
        ),
        (
            COVERED,
            "missing on each",
            seats(Member("a", category="x", component="x", viewpoint="x"))
            | met(Actor(category="commerces", component="centre", viewpoint="tôt")),
            "find diagnosis/actors_met/0/category; find diagnosis/actors_met/0/component;"
            " find diagnosis/actors_met/0/viewpoint",
        ),
        (
            COVERED,
            "missing twice, told once",
            seats(Member("a", category="x")) | met(Actor("a", category="commerces"), Actor("b", category="Commerce")),
            "find diagnosis/actors_met/0/category",
        ),
        (COVERED, "a member's unsaid", seats(PUBLIC) | met(Actor(category="commerces")), "unknown members"),
        (
            COVERED,
            "found although another's is unsaid",
            seats(PUBLIC, Member("a", category="commerces")) | met(Actor(category="commerces")),
            "pass",
        ),
        (
            COVERED,
            "known in part",
            seats(Member("a", category="x")) | PARTIAL | met(Actor(category="commerces", component="centre")),
            "unknown members",
        ),
        (COVERED, "nobody listed yet", PARTIAL | met(Actor(category="commerces")), "unknown members"),
        (FORGOTTEN, "no diagnosis", seats(PUBLIC), "nothing"),
        (FORGOTTEN, "categories only", seats(PUBLIC) | met(Actor(category="commerces")), "nothing"),
        (FORGOTTEN, "there", seats(Member("a", kind="Transporteur")) | met(Actor("transporteurs")), "pass"),
        (
            FORGOTTEN,
            "missing",
            seats(Member("a", kind="Transporteur")) | met(Actor("artisans")),
            "find diagnosis/actors_met/0/kind",
        ),
        (FORGOTTEN, "a member's unsaid", seats(PUBLIC) | met(Actor("artisans")), "unknown members"),
        (
            FORGOTTEN,
            "known in part",
            seats(Member("a", kind="x")) | PARTIAL | met(Actor("artisans")),
            "unknown members",
        ),
        (MET, "no member", {"diagnosis": Diagnosis()}, "nothing"),
        (MET, "nothing said", seats(PUBLIC), "nothing"),
        (MET, "a diagnosis, nothing said of members", seats(PUBLIC) | {"diagnosis": Diagnosis()}, "unknown members"),
        (MET, "a diagnosis, nobody listed", {"diagnosis": Diagnosis()} | PARTIAL, "unknown members"),
        (MET, "all", heard("y"), "pass"),
        (MET, "two in three", heard("yyn"), "pass"),
        (MET, "one half", heard("yn"), "find members"),
        (MET, "enough, whatever the third says", heard("yy?"), "pass"),
        (MET, "too few, whatever the third says", heard("nn?"), "find members"),
        (MET, "it hangs on the third", heard("yn?"), "unknown members"),
        (MET, "enough of all that there are", heard("yy") | {"totals": {"members": 3}}, "pass"),
        (MET, "too few of all that there are", heard("nn") | {"totals": {"members": 4}}, "find members"),
        (MET, "nobody knows how many there are", heard("yy") | NOBODY_KNOWS, "unknown members"),
        (TOPIC, "unsaid", forms(Formation("f")), "find formations/f/topics"),
        (TOPIC, "none", forms(Formation("f", topics=[])), "find formations/f/topics"),
        (TOPIC, "said", forms(Formation("f", topics=BAYS)), "pass"),
        (AROUND, "not restricted", seats(PUBLIC) | forms(other(members=[])), "nothing"),
        (AROUND, "state unsaid", seats(PUBLIC) | forms(other(None, members=[])), "nothing"),
        (AROUND, "circles unused", seats(SOMEWHERE) | forms(restricted(members=["loin"])), "nothing"),
        (AROUND, "unlisted", seats(PUBLIC) | forms(restricted()), "unknown formations/f/members"),
        (AROUND, "empty", seats(PUBLIC) | forms(restricted(members=[])), "find formations/f/members"),
        (
            AROUND,
            "a company alone",
            seats(PUBLIC, COMPANY) | forms(restricted(members=["mess"])),
            "find formations/f/members",
        ),
        (
            AROUND,
            "someone whose circle is unsaid",
            seats(PUBLIC, SOMEWHERE) | forms(restricted(members=["loin"])),
            "unknown formations/f/members",
        ),
        (
            AROUND,
            "a public partner among others",
            seats(PUBLIC, COMPANY, SOMEWHERE) | forms(restricted(members=["cci", "loin", "mess"])),
            "pass",
        ),
        (WIDENED, "not restricted", forms(other(topics=BAYS)), "nothing"),
        (WIDENED, "state unsaid", forms(other(None, topics=BAYS)), "nothing"),
        (WIDENED, "alone", forms(restricted(topics=BAYS)), "find formations/f"),
        (WIDENED, "topics unsaid", forms(restricted()), "unknown formations/f/topics"),
        (WIDENED, "a date, no question of today", forms(restricted("2026-03")), "pass"),
        (WIDENED, "taken up", forms(restricted(topics=BAYS), other(topics=["Aire de livraison", "ZFE"])), "pass"),
        (
            WIDENED,
            "taken up where the state is unsaid",
            forms(restricted(topics=BAYS), other(None, topics=BAYS)),
            "pass",
        ),
        (WIDENED, "another topic", forms(restricted(topics=BAYS), other(topics=["ZFE"])), "find formations/f"),
        (WIDENED, "another's topics unsaid", forms(restricted(topics=BAYS), other()), "unknown formations/f/topics"),
        (WIDENED, "one that is over", forms(restricted(topics=BAYS), other("ended", topics=BAYS)), "find formations/f"),
        (WIDENED, "a plenary", forms(restricted(), other(kind="plenary")), "pass"),
        (
            WIDENED,
            "formations known in part",
            forms(restricted(topics=BAYS)) | {"totals": {"formations": 3}},
            "unknown formations/f",
        ),
    ],
)
def test_a_rule_answers_by_its_truth_table(name: str, case: str, fields: dict[str, object], expected: str) -> None:
    """Each rule, case by case."""
    assert judge(name, fields) == expected, case


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-02-28", "pass"),
        ("2026-03-15", "pass"),
        ("2026-04-01", "find formations/f/standing/due"),
    ],
)
def test_a_formation_is_late_once_its_date_is_over(on: str, expected: str) -> None:
    """Not before, nor during the month that is said."""
    assert judge(WIDENED, forms(restricted("2026-03", topics=BAYS)), on) == expected


@pytest.mark.parametrize(
    ("name", "fields", "on", "said"),
    [
        (BODY, {}, None, ("the body has no member", "l'instance n'a aucun membre")),
        (
            REFERENT,
            {},
            None,
            (
                "the body has no referent inside the authority",
                "l'instance n'a pas de référent au sein de la collectivité",
            ),
        ),
        (
            ACCEPTED,
            accepted(),
            None,
            ("nobody has accepted the rule of the game", "personne n'a accepté la règle du jeu"),
        ),
        (
            ACCEPTED,
            accepted("metropole"),
            None,
            (
                "nobody but the authority has accepted the rule of the game",
                "personne d'autre que la collectivité n'a accepté la règle du jeu",
            ),
        ),
        (
            ACCEPTED,
            {"ground_rules": GroundRules("Ensemble")},
            None,
            (
                "nobody has said who accepted the rule of the game",
                "personne n'a dit qui a accepté la règle du jeu",
            ),
        ),
        (
            CIRCLES,
            seats(PUBLIC, COMPANY),
            None,
            (
                "no member sits in the circle: associations",
                "aucun membre ne siège dans le cercle : monde associatif",
            ),
        ),
        (
            CIRCLES,
            seats(PUBLIC, COMPANY, SOMEWHERE),
            None,
            ("some members' circle is unsaid", "le cercle de certains membres n'est pas précisé"),
        ),
        (
            CIRCLES,
            seats(PUBLIC, COMPANY) | PARTIAL,
            None,
            ("the list of members is known in part", "la liste « members » n'est connue qu'en partie"),
        ),
        (
            CONTACT,
            seats(PUBLIC),
            None,
            ("the circle has no referent: public partners", "le cercle n'a pas de référent : partenaires publics"),
        ),
        (
            CONTACT,
            seats(COMPANY) | {"circles": [Circle("companies", referent="mess"), Circle("public", referent="mess")]},
            None,
            (
                "the referent of the circle sits in another one: public partners",
                "le référent du cercle siège dans un autre : partenaires publics",
            ),
        ),
        (
            CONTACT,
            seats(SOMEWHERE) | {"circles": [Circle("public", referent="loin")]},
            None,
            (
                "nobody has said in which circle its referent sits: public partners",
                "personne n'a dit dans quel cercle siège son référent : partenaires publics",
            ),
        ),
        (
            OWN,
            seats(Member("a", name="Fédération", circle="companies", seat="represents")),
            None,
            (
                "Fédération sits among the companies but represents others",
                "Fédération siège parmi les entreprises mais en représente d'autres",
            ),
        ),
        (
            COVERED,
            seats(Member("a", viewpoint="x")) | met(Actor(viewpoint="Livrer tôt")),
            None,
            (
                "no member is of the viewpoint that the diagnosis met: Livrer tôt",
                "aucun membre ne relève de cette sensibilité rencontrée lors du diagnostic : Livrer tôt",
            ),
        ),
        (
            COVERED,
            seats(PUBLIC) | met(Actor(component="centre")),
            None,
            (
                "the component of some members is unsaid",
                "la composante de certains membres n'est pas précisée",
            ),
        ),
        (
            COVERED,
            seats(PUBLIC) | {"diagnosis": Diagnosis()},
            None,
            (
                "nobody has said which actors the diagnosis met",
                "personne n'a dit quels acteurs le diagnostic a rencontrés",
            ),
        ),
        (
            FORGOTTEN,
            seats(Member("a", kind="x")) | met(Actor("artisans")),
            None,
            (
                "the diagnosis met such actors, and no member is one: artisans",
                "le diagnostic a rencontré de tels acteurs, et aucun membre n'en est : artisans",
            ),
        ),
        (
            FORGOTTEN,
            seats(PUBLIC) | met(Actor("artisans")),
            None,
            (
                "what kind of organisation some members are is unsaid",
                "la nature de certains membres n'est pas précisée",
            ),
        ),
        (
            MET,
            heard("yn"),
            None,
            (
                "the diagnosis met 1 of the 2 members: at most 50% of them",
                "le diagnostic a rencontré 1 des 2 membres : pas plus de 50 % d'entre eux",
            ),
        ),
        (
            MET,
            heard("nn?"),
            None,
            (
                "the diagnosis met 1 of the 3 members at best: at most 50% of them",
                "le diagnostic a rencontré au mieux 1 des 3 membres : pas plus de 50 % d'entre eux",
            ),
        ),
        (
            MET,
            heard("yn?"),
            None,
            (
                "nobody has said of enough members whether the diagnosis met them",
                "personne n'a dit de suffisamment de membres si le diagnostic les a rencontrés",
            ),
        ),
        (
            TOPIC,
            forms(restricted()),
            None,
            (
                "the restricted formation names no topic: Groupe restreint",
                "la formation resserrée ne nomme aucun sujet : Groupe restreint",
            ),
        ),
        (
            AROUND,
            seats(PUBLIC) | forms(restricted(members=[])),
            None,
            (
                "no public partner sits in the restricted formation: Groupe restreint",
                "aucun partenaire public ne siège dans la formation resserrée : Groupe restreint",
            ),
        ),
        (
            AROUND,
            seats(PUBLIC) | forms(restricted()),
            None,
            (
                "nobody has said who sits in the restricted formation: Groupe restreint",
                "personne n'a dit qui siège dans la formation resserrée : Groupe restreint",
            ),
        ),
        (
            AROUND,
            seats(PUBLIC, SOMEWHERE) | forms(restricted(members=["loin"])),
            None,
            (
                "the circle of some members of the restricted formation is unsaid: Groupe restreint",
                "le cercle de certains membres de la formation resserrée n'est pas précisé : Groupe restreint",
            ),
        ),
        (
            WIDENED,
            forms(restricted(topics=BAYS)),
            None,
            (
                "nothing says how the restricted formation is enlarged to the other actors: Groupe restreint",
                "rien ne dit comment la formation resserrée s'élargit aux autres acteurs : Groupe restreint",
            ),
        ),
        (
            WIDENED,
            forms(restricted("2026-03")),
            "2026-06-01",
            (
                "the formation was to be enlarged by 2026-03 and is still restricted: Groupe restreint",
                "la formation devait être élargie (échéance : mars 2026) et reste resserrée : Groupe restreint",
            ),
        ),
        (
            WIDENED,
            forms(restricted()),
            None,
            (
                "nobody has said on which topics the formation is restricted: Groupe restreint",
                "personne n'a dit sur quels sujets la formation est resserrée : Groupe restreint",
            ),
        ),
        (
            WIDENED,
            forms(restricted(topics=BAYS), other()),
            None,
            (
                "nobody has said the topics of every formation that might enlarge it: Groupe restreint",
                "personne n'a dit les sujets de chaque formation qui pourrait l'élargir : Groupe restreint",
            ),
        ),
    ],
)
def test_what_a_rule_says_in_both_languages(
    name: str, fields: dict[str, object], on: str | None, said: tuple[str, str]
) -> None:
    """Whole sentences."""
    assert words(name, fields, on) == [said]


def test_the_place_where_a_referent_sits_is_told() -> None:
    """Whoever reads it sees the other circle."""
    fields = seats(COMPANY) | {"circles": [Circle("companies", referent="mess"), Circle("public", referent="mess")]}
    assert related(CONTACT, fields) == [("members/mess", "le référent siège ici")]


def remedied(name: str, fields: dict[str, object]) -> list[object]:
    """The acts that a rule offers, each of which lifts what it was offered for."""
    concertation = whole(**fields)
    offered: list[object] = []
    for finding in report(EVERY[name], concertation).findings:
        offered += finding.remedy
        if finding.remedy:
            done = Process.stock().do(concertation, *finding.remedy, by="authority")  # type: ignore[arg-type]  # acts
            again = report(EVERY[name], done.concertation)
            assert finding.subject not in {each.subject for each in again.findings}
    return offered


def test_a_circle_is_given_a_referent_of_its_own() -> None:
    """One of its members; where nobody sits in it, there is nobody to name."""
    assert remedied(CONTACT, seats(PUBLIC)) == [Change("circles/public", referent="cci")]
    assert remedied(CONTACT, {"circles": [Circle("public")]}) == []


def test_whoever_represents_others_is_moved_to_the_associations() -> None:
    """Where there are some."""
    federation = Member("a", circle="companies", seat="represents")
    assert remedied(OWN, seats(federation)) == [Change("members/a", circle="associations")]
    made, concertation = EVERY[OWN], whole(**seats(federation))
    context = Context(concertation, (Circle("companies"),))
    asked = evaluate([Setting(made, made.level, None)], context, subjects(context))
    assert [each.remedy for each in asked.findings] == [()]


def with_option(name: str, options: object, fields: dict[str, object]) -> list[str]:
    """Where a rule finds something once an option is set."""
    made, concertation = EVERY[name], whole(**fields)
    context = Context(concertation, Pathway.stock().circles_of(concertation))
    setting = Setting(made, made.level, options)  # type: ignore[arg-type]  # the options of that rule
    return [str(each.path) for each in evaluate([setting], context, subjects(context)).findings]


def test_an_option_decides() -> None:
    """The circle that sits in its own name, the one that a body is restricted around, what most is."""
    represents = seats(Member("a", circle="public", seat="represents"))
    assert with_option(OWN, OwnName(), represents) == []
    assert with_option(OWN, OwnName("public"), represents) == ["members/a/seat"]
    around = seats(PUBLIC, COMPANY) | forms(restricted(members=["cci"]))
    assert with_option(AROUND, AroundPublic("companies"), around) == ["formations/f/members"]
    assert with_option(MET, MostMet(49), heard("yn")) == []
    assert with_option(MET, MostMet(66), heard("yyn")) == []
    assert with_option(MET, MostMet(67), heard("yyn")) == ["members"]


@pytest.mark.parametrize("percent", [-1, 100])
def test_a_share_that_nobody_can_pass_is_refused(percent: int) -> None:
    """Nor one below none."""
    with pytest.raises(ValueError, match="percent"):
        MostMet(percent)


@given(st.text("yn?", min_size=1, max_size=6))
def test_a_verdict_on_what_is_said_holds_whatever_the_unsaid_turns_out_to_be(answers: str) -> None:
    """What passes or is found stays so; only what is unknown may go either way."""
    said = judge(MET, heard(answers))
    settled = {judge(MET, heard(answers.replace("?", each))) for each in "yn"}
    if set(answers) == {"?"}:
        assert said == "nothing"
    else:
        assert settled == ({"pass", "find members"} if said == "unknown members" else {said})


KINDS = st.lists(st.sampled_from(["transporteurs", "Artisan", "commerces"]), max_size=3, unique=True)


@given(KINDS, st.lists(st.sampled_from(["Transporteur", "artisans", "commerce", None]), max_size=3), st.booleans())
def test_adding_a_member_never_removes_a_coverage(kinds: list[str], there: list[str | None], is_whole: bool) -> None:
    """One more seat finds nothing that was not found."""
    diagnosis = met(*map(Actor, kinds))
    sitting = [Member(f"m{place}", kind=each) for place, each in enumerate(there)]
    counted = {} if is_whole else NOBODY_KNOWS
    found = [
        {each.path for each in report(EVERY[FORGOTTEN], whole(**diagnosis, **seats(*those), **counted)).findings}
        for those in ([Member("z", kind="x")], [Member("z", kind="x"), *sitting])
    ]
    assert found[1] <= found[0]


@given(st.text())
def test_words_that_are_alike_stay_alike(words_of_any_kind: str) -> None:
    """Reducing them twice changes nothing more, nor does what surrounds them."""
    assert (
        alike(words_of_any_kind.upper()) == alike(words_of_any_kind.upper().lower()) or not words_of_any_kind.isascii()
    )
    assert alike(f" {words_of_any_kind} ") == alike(words_of_any_kind)


def test_spellings_of_the_same_words_are_alike() -> None:
    """Accents, capitals, plurals and dashes left out; other words stay other words."""
    assert alike("Métiers de bouche") == alike("metier  de bouches")
    assert alike("bureaux d'études") == alike("Bureau d'étude")
    assert alike("grossistes") != alike("grossesse")
    assert alike("s") == "s"


def test_levels_follow_the_verbs_of_the_method() -> None:
    """What may be done warns once the option is taken; what is an aside informs."""
    expected = dict.fromkeys((CIRCLES, CONTACT, OWN, ACCEPTED, COVERED, FORGOTTEN, AROUND, WIDENED), Level.WARNING)
    expected |= dict.fromkeys((BODY, REFERENT, TOPIC), Level.ERROR) | {MET: Level.INFO}
    assert {made.name: made.level for made in members.RULES} == expected
    assert {made.name for made in members.RULES if made.phase != "members"} == {TOPIC}
    assert EVERY[TOPIC].phase is None
