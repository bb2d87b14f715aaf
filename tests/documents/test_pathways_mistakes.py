"""What is wrong with a pathway document: all of it at once, each with its place and the nearest way out."""

from __future__ import annotations

import pytest

from concertation.charts import Pathway
from concertation.documents import DocumentError, load_pathway
from concertation.rules import RuleSet

HEAD = 'schema: 1\nid: havre\nversion: "2026"\nextends: cheminement\n'
MANY = """\
schema: 1
id: Le Havre
version: 2026
extends: cheminement
titel: Havre
steps:
  preparr: {title: Préparer}
  members: {number: 3, defines: {remove: [member]}}
  consult: {after: prepar, chart: consultation}
  review: {after: members, chart: revue, defines: [reveiws]}
circles:
  publics: {title: Partenaires}
  public: {}
  Port: {after: companies}
charts:
  programe: {title: Programme}
  members:
    moves:
      constitute: {requires: "@member", by: autority}
      reopen: {motive: yes}
  programme:
    states:
      propsed: {final: true}
    moves:
      validate: {by: authority}
      launch: {within: P3M}
      amend: {source: validated, motive: false}
      retrun: {motive: false}
      adopt: {source: drafting, dest: validated, by: body}
  action:
    moves:
      drop: {decides: false}
      retain: {dest: retaind}
  consultation:
    states: {open: {}, shut: {}}
    moves:
      shut: {source: open, dest: shut, by: body, within: 3 months}
levels: {start-easy-and-shrt: warning, three-circles: severe}
options: {start-easy-and-short: {day: 40}}
waives: [authority, political-level]
because:
  steps/programme: parce que
"""


def problems(text: str, lang: str = "en") -> str:
    """Give what is wrong with a document that names rules too."""
    with pytest.raises(DocumentError) as caught:
        load_pathway(text, rules=RuleSet.stock())
    return caught.value.text("fr" if lang == "fr" else "en")


def test_a_pathway_with_many_mistakes_reports_them_all_in_english() -> None:
    """No mistake hides another, whoever finds it: the reader, the charts, the pathway, the rules."""
    assert problems(MANY) == ENGLISH


def test_a_pathway_with_many_mistakes_reports_them_all_in_french() -> None:
    """The same, in French."""
    assert problems(MANY, "fr") == FRENCH


ENGLISH = """\
<text>:2:5 id 'Le Havre' is not an id → small letters, digits and single dashes, as in plan-aires
<text>:3:10 type expected text, got the number 2026 → quote it: "2026"
<text>:5:1 unknown-key unknown key 'titel' → did you mean 'title'?
<text>:7:3 unknown-id no step is called 'preparr' → did you mean 'prepare'?
<text>:8:13 changes-nothing 'number' changes nothing: the pathway that is extended says the same → take it out
<text>:8:42 unknown-name 'member' is not there to be removed → did you mean 'members'?
<text>:9:20 unknown-id nothing here is called 'prepar' → did you mean 'prepare'?
<text>:10:35 unknown-chart no chart is called 'revue' → one of: action, consultation, experiment, formation, members, prepare, programme, proposition
<text>:10:52 unknown-field a concertation has no field 'reveiws' → did you mean 'reviews'?
<text>:12:3 unknown-id no circle has the id 'publics' → did you mean 'public'?
<text>:13:3 changes-nothing 'public' says nothing → take it out
<text>:14:3 id 'Port' is not an id → small letters, digits and single dashes, as in plan-aires
<text>:16:3 unknown-id no chart is called 'programe' → did you mean 'programme'?
<text>:19:30 unknown-phase no phase is called 'member' → did you mean 'members'?
<text>:19:45 unknown-role no role is called 'autority' → did you mean 'authority'?
<text>:20:24 type expected true or false, got text: 'yes' → write true
<text>:23:7 unknown-id no state is called 'propsed' → did you mean 'proposed'?
<text>:25:7 decides 'validate' decides, so it is the political level's alone → by: political-level
<text>:26:7 several several moves are called 'launch' → name one by its source: validated | proposed
<text>:27:23 unknown-source no move 'amend' leaves exactly validated → name one by its source: validated, under-way
<text>:28:7 unknown-move no move is called 'retrun' → did you mean 'return'?
<text>:29:7 decides 'adopt' enters 'validated' from 'drafting', which the political level alone decides → decides: true, by: political-level
<text>:32:7 decides 'drop' is a decision of the political level in every pathway → decides: true, by: political-level
<text>:33:22 unknown-state no state is called 'retaind' → did you mean 'retained'?
<text>:35:14 no-final no final state can be reached from 'open' → add a way to a final state
<text>:35:24 dead-end nothing leaves the state 'shut' → mark it final, or add a move out of it
<text>:37:58 period '3 months' is not a period → P3M is three months, P1Y a year, P10D ten days
<text>:38:10 unknown-rule no rule is called 'start-easy-and-shrt' → did you mean 'start-easy-and-short'?
<text>:38:55 choice 'severe' is not one of info, warning, error
<text>:39:34 unknown-option start-easy-and-short has no option 'day' → did you mean 'days'?
<text>:40:1 changes-nothing 'waives' changes nothing: the pathway that is extended says the same → take it out
<text>:42:3 changes-nothing nothing departs from the parent at 'steps/programme' → did you mean 'charts/programme/title'?"""
FRENCH = """\
<text>:2:5 id « Le Havre » n'est pas un identifiant → minuscules, chiffres et tirets simples, comme plan-aires
<text>:3:10 type attendu : un texte ; reçu : le nombre 2026 → mettez-le entre guillemets : "2026"
<text>:5:1 unknown-key clé inconnue « titel » → vouliez-vous dire « title » ?
<text>:7:3 unknown-id aucune étape ne s'appelle « preparr » → vouliez-vous dire « prepare » ?
<text>:8:13 changes-nothing « number » ne change rien : le cheminement étendu dit la même chose → retirez-le
<text>:8:42 unknown-name « member » n'y est pas : rien à retirer → vouliez-vous dire « members » ?
<text>:9:20 unknown-id rien ici ne s'appelle « prepar » → vouliez-vous dire « prepare » ?
<text>:10:35 unknown-chart aucun diagramme ne s'appelle « revue » → au choix : action, consultation, experiment, formation, members, prepare, programme, proposition
<text>:10:52 unknown-field une concertation n'a pas de champ « reveiws » → vouliez-vous dire « reviews » ?
<text>:12:3 unknown-id aucun cercle n'a l'identifiant « publics » → vouliez-vous dire « public » ?
<text>:13:3 changes-nothing « public » ne dit rien → retirez-le
<text>:14:3 id « Port » n'est pas un identifiant → minuscules, chiffres et tirets simples, comme plan-aires
<text>:16:3 unknown-id aucun diagramme ne s'appelle « programe » → vouliez-vous dire « programme » ?
<text>:19:30 unknown-phase aucune phase ne s'appelle « member » → vouliez-vous dire « members » ?
<text>:19:45 unknown-role aucun rôle ne s'appelle « autority » → vouliez-vous dire « authority » ?
<text>:20:24 type attendu : true ou false ; reçu : le texte « yes » → écrivez true
<text>:23:7 unknown-id aucun état ne s'appelle « propsed » → vouliez-vous dire « proposed » ?
<text>:25:7 decides « validate » tranche : il revient au seul niveau politique → by: political-level
<text>:26:7 several plusieurs mouvements s'appellent « launch » → nommez-en un par sa source : validated | proposed
<text>:27:23 unknown-source aucun mouvement « amend » ne quitte exactement validated → nommez-en un par sa source : validated, under-way
<text>:28:7 unknown-move aucun mouvement ne s'appelle « retrun » → vouliez-vous dire « return » ?
<text>:29:7 decides « adopt » mène de « drafting » à « validated », ce que seul le niveau politique décide → decides: true, by: political-level
<text>:32:7 decides « drop » est une décision du niveau politique dans tout cheminement → decides: true, by: political-level
<text>:33:22 unknown-state aucun état ne s'appelle « retaind » → vouliez-vous dire « retained » ?
<text>:35:14 no-final aucun état final n'est accessible depuis « open » → ajoutez un chemin vers un état final
<text>:35:24 dead-end rien ne sort de l'état « shut » → déclarez-le final, ou ajoutez une sortie
<text>:37:58 period « 3 months » n'est pas une durée → P3M vaut trois mois, P1Y un an, P10D dix jours
<text>:38:10 unknown-rule aucune règle ne s'appelle « start-easy-and-shrt » → vouliez-vous dire « start-easy-and-short » ?
<text>:38:55 choice « severe » ne fait pas partie de : info, warning, error
<text>:39:34 unknown-option start-easy-and-short n'a pas d'option « day » → vouliez-vous dire « days » ?
<text>:40:1 changes-nothing « waives » ne change rien : le cheminement étendu dit la même chose → retirez-le
<text>:42:3 changes-nothing rien ne s'écarte du parent à « steps/programme » → vouliez-vous dire « charts/programme/title » ?"""

PROGRAMME = "charts:\n  programme:\n    moves:\n"
ONE_BY_ONE: dict[str, tuple[str, str]] = {
    "what is not a mapping": ("steps: []\n", "<text>:5:8 type expected keys with their values, got a list"),
    "a part that is not a mapping": (
        "steps:\n  prepare: 1\n",
        "<text>:6:12 type expected keys with their values, got the number 1",
    ),
    "an unknown key of a step": (
        "steps:\n  prepare: {titel: x}\n",
        "<text>:6:13 unknown-key unknown key 'titel' → did you mean 'title'?",
    ),
    "a key of nobody": (
        "steps:\n  prepare: {number: 2, zzzzz: x}\n",
        "<text>:6:24 unknown-key unknown key 'zzzzz' → one of: after, before, chart, defines, number, phases, remove, title",
    ),
    "a place twice": (
        "steps:\n  consult: {after: prepare, before: members, chart: prepare}\n",
        "<text>:6:3 place 'after' and 'before' are both given → do one or the other",
    ),
    "a place that is no text": (
        "steps:\n  consult: {after: 1, chart: prepare}\n",
        '<text>:6:20 type expected text, got the number 1 → quote it: "1"',
    ),
    "a place by itself": (
        "steps:\n  consult: {after: consult, chart: prepare}\n",
        "<text>:6:3 loop 'consult' cannot be placed: it waits for itself",
    ),
    "a place where it is already": (
        "steps:\n  members: {after: prepare}\n",
        "<text>:6:13 changes-nothing 'after' changes nothing: the pathway that is extended says the same → take it out",
    ),
    "remove that is not true": (
        "steps:\n  members: {remove: false}\n",
        "<text>:6:3 unknown-phase no phase is called 'members' → one of: decision, experiments, follow-up, preparation, programme\n<text>:6:21 type 'remove' is true or is not there → write 'remove: true', or nothing",
    ),
    "remove and change": (
        "steps:\n  members: {remove: true, number: 2}\n",
        "<text>:6:3 removed 'members' is removed and changed → do one or the other\n<text>:6:3 unknown-phase no phase is called 'members' → one of: decision, experiments, follow-up, preparation, programme",
    ),
    "remove what is not there": (
        "circles:\n  publics: {remove: true}\n",
        "<text>:6:3 unknown-id no circle has the id 'publics' → did you mean 'public'?",
    ),
    "a circle with a reserved id": (
        "circles:\n  member: {after: public}\n",
        "<text>:6:3 reserved 'member' is the name of a role → choose another id",
    ),
    "a circle with an empty title": (
        "circles:\n  public: {title: ''}\n",
        "<text>:6:19 empty is empty → leave it out: nobody has said",
    ),
    "names that are no names": (
        "waives: 1\n",
        "<text>:5:9 type expected a name, a list of names, or {add: […], remove: […]}, got the number 1",
    ),
    "names that are no texts": ("waives: [1]\n", '<text>:5:10 type expected text, got the number 1 → quote it: "1"'),
    "a name twice": ("waives: [authority, authority]\n", "<text>:5:21 duplicate 'authority' is given twice"),
    "a name added again": ("waives: {add: authority}\n", "<text>:5:15 changes-nothing 'authority' is already there"),
    "an unknown way of naming": (
        "waives: {ad: authority}\n",
        "<text>:5:10 unknown-key unknown key 'ad' → did you mean 'add'?",
    ),
    "names to add that are no texts": (
        "waives: {add: [2]}\n",
        '<text>:5:16 type expected text, got the number 2 → quote it: "2"',
    ),
    "an unknown role": (
        "waives: [autority]\n",
        "<text>:5:10 unknown-role no role is called 'autority' → did you mean 'authority'?",
    ),
    "a title in one language": (
        "title: {fr: Havre}\n",
        "<text>:5:8 type expected {en: …, fr: …}, got keys with values → give 'en' and 'fr', and nothing else",
    ),
    "the same title": (
        "title: {en: setting up a consultation body, fr: mettre en place une instance de concertation}\n",
        "<text>:5:1 changes-nothing 'title' changes nothing: the pathway that is extended says the same → take it out",
    ),
    "a title that is no title": ("title: 1\n", "<text>:5:8 type expected {en: …, fr: …}, got the number 1"),
    "phases that are no mapping": (
        "steps:\n  prepare: {phases: x}\n",
        "<text>:6:21 type expected keys with their values, got text: 'x'",
    ),
    "a phase that is no text": (
        "steps:\n  prepare: {phases: {preparation: 1}}\n",
        '<text>:6:35 type expected text, got the number 1 → quote it: "1"',
    ),
    "a phase from an unknown state": (
        "steps:\n  prepare: {phases: {preparation: draftin}}\n",
        "<text>:6:35 unknown-state no state is called 'draftin' → did you mean 'drafting'?",
    ),
    "a level that is no word": (
        "levels: {three-circles: 1}\n",
        "<text>:5:25 type expected one of info, warning, error, got the number 1",
    ),
    "an option that is no value": (
        "options: {start-easy-and-short: {days: {}}}\n",
        "<text>:5:40 type expected a value, or a list of values, got keys with values",
    ),
    "an option of no rule": (
        "options: {start-easy-and-shrt: {days: 3}}\n",
        "<text>:5:11 unknown-rule no rule is called 'start-easy-and-shrt' → did you mean 'start-easy-and-short'?",
    ),
    "a reason that is no text": (
        "because: {waives: 1}\n",
        '<text>:5:19 type expected text, got the number 1 → quote it: "1"',
    ),
    "a chart that is new and not whole": (
        "charts:\n  consultation: {states: {}}\n",
        "<text>:6:3 missing 'moves' is missing\n<text>:6:18 no-state a chart needs at least one state",
    ),
    "a chart that extends an unknown one": (
        "charts:\n  plan: {extends: programe}\n",
        "<text>:6:19 unknown-chart no chart is called 'programe' → did you mean 'programme'?",
    ),
    "a chart that extends no text": (
        "charts:\n  plan: {extends: 1}\n",
        '<text>:6:19 type expected text, got the number 1 → quote it: "1"',
    ),
    "a chart of the parent that extends": (
        "charts:\n  programme: {extends: prepare}\n",
        "<text>:6:15 loop 'programme' is a chart of the parent already: it extends itself",
    ),
    "the same title of a chart": (
        "charts:\n  action: {title: action}\n",
        "<text>:6:12 changes-nothing 'title' changes nothing: the pathway that is extended says the same → take it out",
    ),
    "a chart whose name is no name": (
        "charts:\n  Le plan: {extends: programme}\n",
        "<text>:6:3 id 'Le plan' is not an id → small letters, digits and single dashes, as in plan-aires",
    ),
    "a state twice the same": (
        "charts:\n  prepare:\n    states:\n      framed: {final: true}\n",
        "<text>:8:16 changes-nothing 'final' changes nothing: the pathway that is extended says the same → take it out",
    ),
    "a state whose name is no name": (
        "charts:\n  prepare:\n    states:\n      Le cadre: {after: framed, final: true}\n",
        "<text>:8:7 id 'Le cadre' is not an id → small letters, digits and single dashes, as in plan-aires",
    ),
    "a move that says nothing": (
        "charts:\n  prepare:\n    moves:\n      start: {}\n",
        "<text>:8:7 changes-nothing 'start' says nothing → take it out",
    ),
    "a move that is no mapping": (
        "charts:\n  prepare:\n    moves:\n      start: 1\n",
        "<text>:8:14 type expected keys with their values, got the number 1",
    ),
    "moves that are no mapping": (
        "charts:\n  prepare:\n    moves: 1\n",
        "<text>:7:12 type expected keys with their values, got the number 1",
    ),
    "a listed move without a trigger": (
        "charts:\n  prepare:\n    moves:\n      - {by: body}\n",
        "<text>:8:9 missing 'trigger' is missing",
    ),
    "a listed move whose trigger is no text": (
        "charts:\n  prepare:\n    moves:\n      - {trigger: 1, by: body}\n",
        '<text>:8:19 type expected text, got the number 1 → quote it: "1"',
    ),
    "a listed move that is no mapping": (
        "charts:\n  prepare:\n    moves: [start]\n",
        "<text>:7:13 type expected keys with their values, got text: 'start'",
    ),
    "a move given twice": (
        "charts:\n  prepare:\n    moves:\n      start:\n        - {by: body}\n        - {motive: true}\n",
        "<text>:10:11 duplicate this move is given twice",
    ),
    "a move removed twice": (
        "charts:\n  programme:\n    moves:\n      launch:\n        - {source: proposed, remove: true}\n        - {source: proposed, remove: true}\n",
        "<text>:10:11 duplicate this move is given twice",
    ),
    "an unknown move far from any": (
        "charts:\n  prepare:\n    moves:\n      consult: {by: body}\n",
        "<text>:8:7 unknown-move no move is called 'consult' → a new move says source, dest and by",
    ),
    "a new move that is not whole": (
        "charts:\n  prepare:\n    moves:\n      consult: {dest: framed}\n",
        "<text>:8:7 missing 'source' is missing\n<text>:8:7 missing 'by' is missing",
    ),
    "a new move that is misread": (
        "charts:\n  prepare:\n    moves:\n      consult: {source: drafting, dest: 1, by: body}\n",
        '<text>:8:41 type expected text, got the number 1 → quote it: "1"',
    ),
    "a new move that is partly misread": (
        "charts:\n  prepare:\n    moves:\n      consult: {source: drafting, dest: framed, by: body, motive: 1}\n",
        "<text>:8:67 type expected true or false, got the number 1",
    ),
    "a source that is no name": (
        "charts:\n  prepare:\n    moves:\n      start: {source: 1}\n",
        "<text>:8:23 type expected a name, a list of names, or {add: […], remove: […]}, got the number 1",
    ),
    "an unknown source": (
        "charts:\n  prepare:\n    moves:\n      start: {source: [pendin], motive: true}\n",
        "<text>:8:23 unknown-source no move 'start' leaves exactly pendin → name one by its source: pending",
    ),
    "a move to remove from an unknown source": (
        "charts:\n  programme:\n    moves:\n      close: {source: validated, dest: closed, remove: true}\n",
        "<text>:8:23 unknown-source no move 'close' leaves exactly validated → name one by its source: under-way | drafting, proposed",
    ),
    "tried neither first nor last": (
        "charts:\n  prepare:\n    moves:\n      start: {source: pending, dest: framed, by: body, tried: once}\n",
        "<text>:8:7 ambiguous two moves 'start' from 'pending' may both fire, to 'drafting' and to 'framed' → otherwise: true on the later one, for when those before it are refused\n<text>:8:63 choice 'once' is not one of first, last",
    ),
    "a move that can never fire": (
        "charts:\n  prepare:\n    moves:\n      start: {source: pending, dest: framed, by: authority, tried: last}\n",
        "<text>:8:7 never-fires 'start' from 'pending' can never fire: an earlier move asks no more and is tried first → put the stricter move first, or take it out",
    ),
    "a gate of an unknown rule": (
        "charts:\n  programme:\n    moves:\n      close: {source: under-way, requires: {add: three-circle}}\n",
        "<text>:8:50 unknown-rule no rule is called 'three-circle' → did you mean 'three-circles'?",
    ),
    "a gate of another subject": (
        "charts:\n  action:\n    moves:\n      finish: {requires: three-circles}\n",
        "<text>:8:26 other-subject 'three-circles' is asked of another kind of value than the chart action moves",
    ),
    "a lock of an unknown field": (
        "charts:\n  prepare:\n    states:\n      framed: {locks: expectation}\n",
        "<text>:8:23 unknown-field a concertation has no field 'expectation' → did you mean 'expectations'?",
    ),
    "a deadline that is no text": (
        "charts:\n  prepare:\n    moves:\n      start: {within: 3}\n",
        "<text>:8:23 type expected a period such as P3M, got the number 3",
    ),
    "a chart taken from under its step": (
        "charts:\n  members: {remove: true}\n",
        "<text>:6:3 unknown-chart no chart is called 'members' → one of: action, experiment, formation, prepare, programme, proposition",
    ),
    "no step left": (
        "steps:\n  prepare: {remove: true}\n  members: {remove: true}\n  programme: {remove: true}\n",
        "<text>:5:1 no-step a pathway needs at least one step",
    ),
    "an option of no rule, beside levels": (
        "levels: {three-circles: info}\noptions: {start-easy-and-shrt: {days: 3}}\n",
        "<text>:6:11 unknown-rule no rule is called 'start-easy-and-shrt' → did you mean 'start-easy-and-short'?",
    ),
    "the same destination": (
        "charts:\n  programme:\n    moves:\n      launch: {source: proposed, dest: under-way}\n",
        "<text>:8:7 changes-nothing 'launch' says nothing → take it out",
    ),
}


@pytest.mark.parametrize("name", ONE_BY_ONE)
def test_each_mistake_has_its_place_and_its_way_out(name: str) -> None:
    """A mistake is told where it is, once, with the nearest name or what to do."""
    text, said = ONE_BY_ONE[name]
    assert problems(HEAD + text) == said


def test_what_a_parent_document_says_already_is_not_said_again() -> None:
    """A level, an option and a list that are the parent's own change nothing."""
    parent = HEAD + (
        "levels: {three-circles: info}\noptions: {my-rule: {names: [a, b]}}\n"
        "charts:\n  note:\n    states: {open: {}, shut: {final: true}, lost: {final: true}}\n    moves:\n      go:\n"
        "        - {source: open, dest: shut, by: body, requires: my-rule}\n"
        "        - {source: open, dest: lost, by: body, otherwise: true}\n"
    )
    child = (
        'schema: 1\nid: q\nversion: "1"\nextends: havre\n'
        "levels: {three-circles: info}\noptions: {my-rule: {names: [a, b]}}\n"
        "charts:\n  note:\n    moves:\n"
        "      - {trigger: go, source: open, dest: lost, motive: true}\n"
        "      - {trigger: go, source: open, motive: true}\n"
    )
    with pytest.raises(DocumentError) as caught:
        load_pathway(child, parents={"havre": parent})
    assert caught.value.text().splitlines() == [
        "<text>:5:10 changes-nothing 'three-circles' changes nothing: the pathway that is extended says the same"
        " → take it out",
        "<text>:6:21 changes-nothing 'names' changes nothing: the pathway that is extended says the same → take it out",
        "<text>:11:9 several several moves are called 'go' → name one by its source: open | open",
    ]


def test_what_names_rules_is_judged_only_with_rules() -> None:
    """Without rules, only what the pathway itself knows is judged."""
    assert load_pathway(HEAD + "levels: {my-rule: info}\n").pathway.levels


def test_heading_mistakes_are_told_with_the_rest() -> None:
    """The id, the version and the schema are read with everything else."""
    assert problems("id: 1\nversion: 2\nextends: 3\n").splitlines() == [
        "<text>:1:1 schema 'schema' is missing → begin with 'schema: 1'",
        '<text>:1:5 type expected text, got the number 1 → quote it: "1"',
        '<text>:2:10 type expected text, got the number 2 → quote it: "2"',
        '<text>:3:10 type expected an id, or keys with their values, got the number 3 → quote it: "3"',
    ]


GIVEN_AWAY: dict[str, tuple[str, str]] = {
    "to another role": (
        "charts:\n  programme:\n    moves:\n      validate: {by: authority}\n",
        "<text>:8:7 decides 'validate' decides, so it is the political level's alone → by: political-level",
    ),
    "by dropping decides": (
        "charts:\n  programme:\n    moves:\n      validate: {decides: false}\n",
        "<text>:8:7 decides 'validate' is a decision of the political level in every pathway → decides: true, by: political-level",
    ),
    "by both": (
        "charts:\n  programme:\n    moves:\n      validate: {decides: false, by: authority}\n",
        "<text>:8:7 decides 'validate' is a decision of the political level in every pathway → decides: true, by: political-level",
    ),
    "by taking it out": (
        "charts:\n  programme:\n    moves:\n      return: {remove: true}\n",
        "<text>:8:7 decides 'return' is a decision of the political level: it cannot be taken out → keep it",
    ),
    "by another trigger": (
        "charts:\n  programme:\n    moves:\n      adopt: {source: proposed, dest: validated, by: body}\n",
        "<text>:8:7 decides 'adopt' enters 'validated' from 'proposed', which the political level alone decides → decides: true, by: political-level",
    ),
    "by another way in": (
        "charts:\n  programme:\n    moves:\n      adopt: {source: '*', dest: validated, by: body}\n",
        "<text>:8:7 decides 'adopt' enters 'validated' from 'pending', which the political level alone decides → decides: true, by: political-level",
    ),
    "on the way that only a decision opens": (
        "charts:\n  action:\n    moves:\n      cancel: {source: in-progress, dest: abandoned, by: pilot}\n",
        "<text>:8:7 decides 'cancel' enters 'abandoned' from 'in-progress', which the political level alone decides → decides: true, by: political-level",
    ),
    "by a chart of another name": (
        "steps:\n  programme: {chart: plan}\ncharts:\n  plan:\n    states:\n      pending: {}\n      validated: {final: true}\n    moves:\n      adopt: {source: pending, dest: validated, by: authority}\n",
        "<text>:6:3 unknown-state no state is called 'proposed' → one of: pending, validated\n<text>:13:7 decides 'adopt' enters 'validated' from 'pending', which the political level alone decides → decides: true, by: political-level",
    ),
    "by a chart that extends": (
        "steps:\n  programme: {chart: plan}\ncharts:\n  plan:\n    extends: programme\n    moves:\n      validate: {by: authority, decides: false}\n",
        "<text>:11:7 decides 'validate' is a decision of the political level in every pathway → decides: true, by: political-level",
    ),
    "by a step of another name": (
        "steps:\n  programme: {remove: true}\n  plan: {after: members, chart: plan}\ncharts:\n  plan:\n    states:\n      pending: {}\n      validated: {final: true}\n    moves:\n      validate: {source: pending, dest: validated, by: authority}\n",
        "<text>:8:1 unknown-phase no phase is called 'programme' → one of: members, preparation\n<text>:14:7 decides 'validate' is a decision of the political level in every pathway → decides: true, by: political-level",
    ),
    "in a chart that is broken beside": (
        "charts:\n  programme:\n    states:\n      lost: {after: closed}\n    moves:\n      adopt: {source: proposed, dest: validated, by: body}\n",
        "<text>:8:7 dead-end nothing leaves the state 'lost' → mark it final, or add a move out of it\n<text>:8:7 unreachable no move leads to the state 'lost' → add a move that enters it, or take the state out\n<text>:10:7 decides 'adopt' enters 'validated' from 'proposed', which the political level alone decides → decides: true, by: political-level",
    ),
}


@pytest.mark.parametrize("name", GIVEN_AWAY)
def test_no_document_gives_away_what_the_political_level_decides(name: str) -> None:
    """Whatever the role, the trigger, the state, the chart or the step, a decision stays a decision."""
    text, said = GIVEN_AWAY[name]
    assert problems(HEAD + text) == said


def test_a_decision_that_a_parent_adds_is_not_given_away_either() -> None:
    """What a territory reserves to the political level, a document that extends it may not give away."""
    parent = HEAD + "charts:\n  prepare:\n    moves:\n      frame: {by: political-level, decides: true}\n"
    child = 'schema: 1\nid: q\nversion: "1"\nextends: havre\ncharts:\n  prepare:\n    moves:\n      frame: {decides: false}\n'
    with pytest.raises(DocumentError) as caught:
        load_pathway(child, parents={"havre": parent})
    assert caught.value.text("fr") == (
        "<text>:8:7 decides « frame » est une décision du niveau politique dans tout cheminement"
        " → decides: true, by: political-level"
    )


def test_a_whole_pathway_gives_nothing_away_either() -> None:
    """A document that extends nothing leaves the method's decisions to the political level too."""
    text = (
        "schema: 1\nid: mine\nversion: '1'\nsteps: {programme: {}}\n"
        "charts:\n  programme:\n    states: {open: {}, validated: {final: true}}\n"
        "    moves: {validate: {source: open, dest: validated, by: body}}\n"
    )
    assert problems(text).splitlines()[0] == (
        "<text>:8:13 decides 'validate' is a decision of the political level in every pathway"
        " → decides: true, by: political-level"
    )


def test_a_new_move_that_decides_is_no_gift() -> None:
    """A territory may add decisions of the political level, another way to what it decides included."""
    text = HEAD + (
        "charts:\n  programme:\n    moves:\n"
        "      adopt: {source: drafting, dest: validated, by: political-level, decides: true}\n"
        "      note: {source: drafting, dest: null, by: body}\n"
    )
    assert isinstance(load_pathway(text, rules=RuleSet.stock()).pathway, Pathway)
