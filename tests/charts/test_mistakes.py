"""Each mistake of a definition, by itself, in both languages."""

from __future__ import annotations

import functools

import pytest

from concertation.charts import Chart, ChartError, Move, State
from concertation.errors import DefinitionError
from tests.refusals import refused

OPEN, SHUT = State("open"), State("shut", final=True)
END = Move("end", "open", "shut", by="body")


@pytest.mark.parametrize(
    ("states", "moves", "en", "fr"),
    [
        ((), (), "states: a chart needs at least one state", "states: un diagramme a besoin d'au moins un état"),
        (
            (OPEN, SHUT, OPEN),
            (END,),
            "states/open: the state 'open' is given twice",
            "states/open: l'état « open » est donné deux fois",
        ),
        (
            (OPEN, SHUT),
            (END, Move("End it", "open", "=", by="body")),
            ": 'End it' is not a name → small letters, digits and single dashes",
            ": « End it » n'est pas un nom → minuscules, chiffres et tirets simples",
        ),
        (
            (OPEN, SHUT),
            (END, Move("stay", "opened", "=", by="body")),
            "moves/stay: no state is called 'opened' → did you mean 'open'?",
            "moves/stay: aucun état ne s'appelle « opened » → vouliez-vous dire « open » ?",
        ),
        (
            (OPEN, SHUT),
            (END, Move("lose", "open", "zzz", by="body")),
            "moves/lose: no state is called 'zzz' → one of: open, shut",
            "moves/lose: aucun état ne s'appelle « zzz » → au choix : open, shut",
        ),
        (
            (OPEN, SHUT),
            (END, Move("stay", (), "open", by="body")),
            "moves/stay: 'stay' leaves no state → name a state in source",
            "moves/stay: « stay » ne quitte aucun état → nommez un état dans source",
        ),
        (
            (OPEN, SHUT),
            (END, Move("stay", "open", "=", by=())),
            "moves/stay: nobody may make the move 'stay' → name a role in by",
            "moves/stay: personne ne peut faire le mouvement « stay » → nommez un rôle dans by",
        ),
        (
            (OPEN, SHUT),
            (END, Move("stay", "open", "=", by=("political-level", "body"), decides=True)),
            "moves/stay: 'stay' decides, so it is the political level's alone → by: political-level",
            "moves/stay: « stay » tranche : il revient au seul niveau politique → by: political-level",
        ),
        (
            (OPEN, State("lost", final=True), SHUT),
            (END,),
            "states/lost: no move leads to the state 'lost' → add a move that enters it, or take the state out",
            "states/lost: aucun mouvement ne mène à l'état « lost » → ajoutez un mouvement qui y entre, ou retirez l'état",
        ),
        (
            (OPEN, State("lost"), SHUT),
            (END, Move("lose", "open", "lost", by="body"), Move("again", "lost", "=", by="body")),
            "states/lost: nothing leaves the state 'lost' → mark it final, or add a move out of it",
            "states/lost: rien ne sort de l'état « lost » → déclarez-le final, ou ajoutez une sortie",
        ),
        (
            (OPEN, State("in"), State("out"), SHUT),
            (END, Move("go", "open", "in", by="body"), Move("go", "in", "out", by="body"), Move("go", "out", "in", by="body")),
            "states/in: no final state can be reached from 'in' → add a way to a final state\n"
            "charts/note/states/out: no final state can be reached from 'out' → add a way to a final state",
            "states/in: aucun état final n'est accessible depuis « in » → ajoutez un chemin vers un état final\n"
            "charts/note/states/out: aucun état final n'est accessible depuis « out » → ajoutez un chemin vers un état final",
        ),
        (
            (OPEN, SHUT),
            (END, Move("end", ("open", "shut"), "=", by="body", requires="quorum")),
            "moves/end: 'end' from 'open' can never fire: an earlier move asks no more and is tried first"
            " → put the stricter move first, or take it out",
            "moves/end: « end » depuis « open » ne peut jamais avoir lieu : un mouvement précédent n'en demande pas plus"
            " → placez d'abord le plus strict, ou retirez-le",
        ),
    ],
    ids=[
        "no-state",
        "duplicate",
        "id",
        "unknown-source",
        "unknown-dest",
        "no-source",
        "nobody",
        "decides",
        "unreachable",
        "dead-end",
        "no-final",
        "never-fires",
    ],
)  # fmt: skip
def test_a_mistake_is_told_alone(states: tuple[State, ...], moves: tuple[Move, ...], en: str, fr: str) -> None:
    """One mistake makes one problem, unless it concerns two states: at its place, with the way out."""
    said = refused(lambda: Chart("note", states, moves), ChartError)
    assert said == (
        f"charts/note{'' if en.startswith(':') else '/'}{en}",
        f"charts/note{'' if fr.startswith(':') else '/'}{fr}",
    )


@pytest.mark.parametrize(
    "moves",
    [
        (END, Move("end", "shut", "=", by="body")),
        (Move("end", "open", "shut", by="body", requires="quorum"), END),
        (Move("end", "open", "shut", by="body", motive=True), END),
        (Move("end", "open", "=", by="authority"), Move("end", "open", "shut", by=("authority", "body"))),
        (END, Move("note", "*", None, by="body"), Move("note-again", "*", "=", by="body", within="P1M")),
        (Move("end", "*", "shut", by="body"),),
    ],
)
def test_what_may_fire_is_accepted(moves: tuple[Move, ...]) -> None:
    """Another state, a stricter move first, more roles afterwards, wildcards, internal and reflexive moves."""
    assert Chart("note", (OPEN, SHUT), moves).moves == moves


def test_a_final_state_may_have_exits() -> None:
    """It is where the chart may rest, not where it must stop."""
    chart = Chart("note", (OPEN, SHUT), (END, Move("reopen", "shut", "open", by="body", motive=True)))
    assert chart.offered("shut") == ("reopen",)


def test_a_chart_error_is_a_definition_error_and_a_value_error() -> None:
    """Whoever guesses what to catch is right."""
    for error in (ChartError, DefinitionError, ValueError):
        with pytest.raises(error):
            Chart("note", (), ())


def test_a_move_does_not_give_away_what_decides() -> None:
    """Not to the authority, not to the political level with somebody else, not to nobody."""
    for by in ("authority", ("political-level", "authority"), ("body",)):
        move = Move("end", "open", "shut", by=by, decides=True)
        said = refused(functools.partial(Chart, "note", (OPEN, SHUT), (move,)), ChartError)
        assert said[0] == (
            "charts/note/moves/end: 'end' decides, so it is the political level's alone → by: political-level"
        )
    Chart("note", (OPEN, SHUT), (Move("end", "open", "shut", by="political-level", decides=True),))
