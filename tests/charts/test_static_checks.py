"""What is wrong with a chart is told when it is built: all of it, with its place and a way out, in both languages."""

from __future__ import annotations

import pickle

import pytest

from concertation.charts import Chart, ChartError, Move, Pathway, State

OPEN, SHUT = State("open"), State("shut", final=True)
END = Move("end", "open", "shut", by="body")


def mistakes(*moves: Move, states: tuple[State, ...] = (OPEN, SHUT), name: str = "note") -> ChartError:
    """Build a chart that is not well made."""
    with pytest.raises(ChartError) as caught:
        Chart(name, states, moves)
    return caught.value


def test_a_chart_with_twenty_mistakes_reports_twenty() -> None:
    """One slip does not hide another."""
    wrong = mistakes(
        Move("End", "opn", "shut", by="body"),
        Move("end", "open", "shot", by=()),
        Move("take_over", (), "shut", by="body"),
        Move("decide", "open", "shut", by="body", decides=True),
        Move("note", "open", None, by="body", within="P3M"),
        Move("vote", "open", "shut", by="body", otherwise=True),
        Move("vote", "open", "shut", by="body"),
        Move("pass", "open", "shut", by="body", requires="quorum"),
        Move("pass", "open", "open", by="body", requires="mandate"),
        Move("pass", "open", None, by="body", motive=True),
        Move("lose", "lost", "elsewhere", by="body"),
        Move("undo", "shut", "opne", by="body"),
        states=(OPEN, SHUT, OPEN, State("In Limbo"), State("nowhere")),
        name="Note",
    )
    assert wrong.text().splitlines() == [
        "charts/Note/states/open: the state 'open' is given twice",
        "charts/Note: 'Note' is not a name → small letters, digits and single dashes",
        "charts/Note: 'In Limbo' is not a name → small letters, digits and single dashes",
        "charts/Note: 'End' is not a name → small letters, digits and single dashes",
        "charts/Note: 'take_over' is not a name → small letters, digits and single dashes",
        "charts/Note/moves/End: no state is called 'opn' → did you mean 'open'?",
        "charts/Note/moves/end: no state is called 'shot' → did you mean 'shut'?",
        "charts/Note/moves/end: nobody may make the move 'end' → name a role in by",
        "charts/Note/moves/take_over: 'take_over' leaves no state → name a state in source",
        "charts/Note/moves/decide: 'decide' decides, so it is the political level's alone → by: political-level",
        "charts/Note/moves/note: 'note' enters no state, so its deadline would hold nowhere"
        " → take within out, or say dest: =",
        "charts/Note/moves/lose: no state is called 'lost' → one of: In Limbo, nowhere, open, shut",
        "charts/Note/moves/lose: no state is called 'elsewhere' → did you mean 'nowhere'?",
        "charts/Note/moves/undo: no state is called 'opne' → did you mean 'open'?",
        "charts/Note/states/In Limbo: nothing leaves the state 'In Limbo' → mark it final, or add a move out of it",
        "charts/Note/states/nowhere: nothing leaves the state 'nowhere' → mark it final, or add a move out of it",
        "charts/Note/moves/vote: 'vote' says otherwise, but no move is tried before it"
        " → take otherwise out, or put it after the other move",
        "charts/Note/moves/vote: 'vote' from 'open' can never fire: an earlier move asks no more and is tried first"
        " → put the stricter move first, or take it out",
        "charts/Note/moves/pass: two moves 'pass' from 'open' may both fire, to 'shut' and to 'open'"
        " → otherwise: true on the later one, for when those before it are refused",
        "charts/Note/moves/pass: two moves 'pass' from 'open' may both fire, to 'shut' and to the state itself,"
        " without entering → otherwise: true on the later one, for when those before it are refused",
    ]
    assert wrong.text("fr").splitlines() == [
        "charts/Note/states/open: l'état « open » est donné deux fois",
        "charts/Note: « Note » n'est pas un nom → minuscules, chiffres et tirets simples",
        "charts/Note: « In Limbo » n'est pas un nom → minuscules, chiffres et tirets simples",
        "charts/Note: « End » n'est pas un nom → minuscules, chiffres et tirets simples",
        "charts/Note: « take_over » n'est pas un nom → minuscules, chiffres et tirets simples",
        "charts/Note/moves/End: aucun état ne s'appelle « opn » → vouliez-vous dire « open » ?",
        "charts/Note/moves/end: aucun état ne s'appelle « shot » → vouliez-vous dire « shut » ?",
        "charts/Note/moves/end: personne ne peut faire le mouvement « end » → nommez un rôle dans by",
        "charts/Note/moves/take_over: « take_over » ne quitte aucun état → nommez un état dans source",
        "charts/Note/moves/decide: « decide » tranche : il revient au seul niveau politique → by: political-level",
        "charts/Note/moves/note: « note » n'entre dans aucun état : son échéance ne porterait sur rien → retirez within, ou dites dest: =",
        "charts/Note/moves/lose: aucun état ne s'appelle « lost » → au choix : In Limbo, nowhere, open, shut",
        "charts/Note/moves/lose: aucun état ne s'appelle « elsewhere » → vouliez-vous dire « nowhere » ?",
        "charts/Note/moves/undo: aucun état ne s'appelle « opne » → vouliez-vous dire « open » ?",
        "charts/Note/states/In Limbo: rien ne sort de l'état « In Limbo » → déclarez-le final, ou ajoutez une sortie",
        "charts/Note/states/nowhere: rien ne sort de l'état « nowhere » → déclarez-le final, ou ajoutez une sortie",
        "charts/Note/moves/vote: « vote » dit otherwise, mais aucun mouvement n'est essayé avant lui → retirez otherwise, ou placez-le après l'autre mouvement",
        "charts/Note/moves/vote: « vote » depuis « open » ne peut jamais avoir lieu : un mouvement précédent n'en demande pas plus → placez d'abord le plus strict, ou retirez-le",
        "charts/Note/moves/pass: deux mouvements « pass » depuis « open » peuvent avoir lieu, vers « shut » et vers « open » → otherwise: true sur le second, pour quand ceux qui le précèdent sont refusés",
        "charts/Note/moves/pass: deux mouvements « pass » depuis « open » peuvent avoir lieu, vers « shut » et vers l'état lui-même, sans y entrer → otherwise: true sur le second, pour quand ceux qui le précèdent sont refusés",
    ]


def test_an_order_on_purpose_is_said() -> None:
    """Two moves that may both fire are accepted when the later one says otherwise, or asks less than the earlier."""
    first = Move("end", "open", "shut", by="body", requires="quorum")
    later = Move("end", "open", "shut", by="body", requires="urgent", otherwise=True)
    fallback = Move("end", "open", "=", by="body")
    chart = Chart("note", (OPEN, SHUT), (first, later, fallback))
    assert [row.enters for row in chart.rows("open", "end")] == [True, True, True]
    assert mistakes(fallback, first).text() == (
        "charts/note/moves/end: 'end' from 'open' can never fire: an earlier move asks no more and is tried first"
        " → put the stricter move first, or take it out"
    )


def test_moves_of_one_trigger_from_different_states_need_no_order() -> None:
    """The shipped pathway launches from two states; nothing there is ambiguous."""
    programme = Pathway.stock().chart("programme")
    assert programme is not None
    assert len(programme.named("launch")) == 2
    assert not any(move.otherwise for move in programme.moves)


def test_what_cannot_be_reached_is_told_once_the_names_are_right() -> None:
    """Unreachable states, dead ends, and states from which nothing ends."""
    lost, loop, other, dead = (State(name) for name in ("lost", "loop", "other", "dead"))
    wrong = mistakes(
        END,
        Move("leave", "lost", "shut", by="body"),
        Move("turn", "open", "loop", by="body"),
        Move("turn", "loop", "other", by="body"),
        Move("turn", "other", "loop", by="body"),
        Move("stop", "open", "dead", by="body"),
        Move("wait", "dead", "=", by="body"),
        states=(OPEN, SHUT, lost, loop, other, dead),
    )
    assert wrong.text().splitlines() == [
        "charts/note/states/dead: nothing leaves the state 'dead' → mark it final, or add a move out of it",
        "charts/note/states/lost: no move leads to the state 'lost' → add a move that enters it, or take the state out",
        "charts/note/states/loop: no final state can be reached from 'loop' → add a way to a final state",
        "charts/note/states/other: no final state can be reached from 'other' → add a way to a final state",
    ]
    assert wrong.text("fr").splitlines() == [
        "charts/note/states/dead: rien ne sort de l'état « dead » → déclarez-le final, ou ajoutez une sortie",
        "charts/note/states/lost: aucun mouvement ne mène à l'état « lost »"
        " → ajoutez un mouvement qui y entre, ou retirez l'état",
        "charts/note/states/loop: aucun état final n'est accessible depuis « loop »"
        " → ajoutez un chemin vers un état final",
        "charts/note/states/other: aucun état final n'est accessible depuis « other »"
        " → ajoutez un chemin vers un état final",
    ]


def test_a_chart_needs_a_state() -> None:
    """Nothing can begin without one."""
    wrong = mistakes(states=())
    assert wrong.text() == "charts/note/states: a chart needs at least one state"
    assert wrong.text("fr") == "charts/note/states: un diagramme a besoin d'au moins un état"


def test_the_problems_of_a_chart_are_placed_by_whoever_holds_it() -> None:
    """The text names the chart; the paths are relative to it, and the error survives a pickle."""
    wrong = mistakes(END, Move("note", "open", "shut", by=()))
    assert [each.path for each in wrong.problems] == ["moves/note"]
    assert wrong.problems[0].under("charts/note").path == "charts/note/moves/note"
    again = pickle.loads(pickle.dumps(wrong))  # noqa: S301  # our own bytes
    assert (again.chart, again.text("fr")) == ("note", wrong.text("fr"))
