"""What the engine answers, word for word, and what it refuses to guess."""

from __future__ import annotations

import pytest

from concertation.charts import Applied, Chart, ChartError, Engine, Held, Move, NotHere, Record, State
from concertation.errors import InvalidValue
from concertation.texts import Text

CHART = Chart(
    "note",
    (State("open"), State("read"), State("shut", final=True)),
    (
        Move("read", "open", "read", by="body", requires=("quorum", "mandate")),
        Move("read", "open", "shut", by="body", requires="urgent", otherwise=True),
        Move("annotate", ("open", "read"), None, by="body"),
        Move("renew", "read", "=", by="body"),
        Move("shut", "read", "shut", by="body", requires="quorum"),
    ),
)
Facts = dict[str, object]


def engine(**answers: object) -> tuple[Engine[Facts], Record[Facts]]:
    """An engine whose guards answer what they are told, and a record to ask about."""
    given = {"quorum": True, "mandate": True, "urgent": False, **answers}

    def guard(name: str) -> object:
        answer = given[name]
        if isinstance(answer, Exception):
            raise answer
        return answer

    bound = CHART.bind({name: lambda _, name=name: guard(name) for name in given})  # type: ignore[misc]  # wrong answers too
    return bound, Record("open", {})


def test_the_first_candidate_that_passes_is_taken() -> None:
    """A step makes a new record, says which candidate was taken, and runs nothing."""
    bound, record = engine()
    said = bound.step(record, "read")
    assert said == Applied(Record("read", {}), CHART.rows("open", "read")[0])
    assert isinstance(said, Applied)
    assert said.effects == ("exit open", "enter read")
    assert record.state == "open"


def test_every_guard_of_every_candidate_is_told() -> None:
    """Refusals come by candidate, in both languages, with what the guard says where it says something."""
    late = Text(en="the mandate has ended", fr="le mandat est échu")
    bound, record = engine(quorum="three are missing", mandate=late)
    said = bound.step(record, "read")
    assert isinstance(said, Held)
    assert said.text() == (
        "'read' is refused from 'open'\n"
        "  to read: quorum: three are missing\n"
        "  to read: mandate: the mandate has ended\n"
        "  to shut: urgent: the guard says no"
    )
    assert said.text("fr") == (
        "« read » est refusé depuis « open »\n"
        "  vers read : quorum : three are missing\n"
        "  vers read : mandate : le mandat est échu\n"
        "  vers shut : urgent : la garde dit non"
    )
    assert [(each.guard, each.text("fr")) for each in said.refusals] == [
        ("quorum", "three are missing"),
        ("mandate", "le mandat est échu"),
        ("urgent", "la garde dit non"),
    ]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (1, "the guard answered a value of type int instead of True, False or a text"),
        ([], "the guard answered a value of type list instead of True, False or a text"),
        (Text(en="{n}", fr="{n}"), "the guard answered a value of type Text instead of True, False or a text"),
        (ZeroDivisionError("by zero"), "the guard failed: ZeroDivisionError: by zero"),
        ("", "the guard says no"),
    ],
)
def test_a_guard_that_does_not_answer_refuses_and_is_named(answer: object, said: str) -> None:
    """What is neither yes nor no is no: an engine fails closed."""
    bound, record = engine(quorum=answer)
    held = bound.step(record, "read")
    assert isinstance(held, Held)
    (refusal,) = held.unmet[0].refusals
    assert (refusal.guard, refusal.text(), refusal.crashed) == ("quorum", said, answer != "")
    assert bound.explain(record)["read"] == bound.run(record, ["read"]).stopped == held


def test_a_guard_that_changes_its_mind_does_not_pass() -> None:
    """Guards are asked again for the reasons; one that passes then has still refused."""
    asked: list[str] = []

    def unsteady(_: Facts) -> bool:
        asked.append("again")
        return len(asked) > 1

    bound = CHART.bind({"quorum": unsteady, "mandate": lambda _: True, "urgent": lambda _: False})
    held = bound.step(Record[Facts]("open", {}), "read")
    assert isinstance(held, Held)
    assert [(each.guard, each.crashed) for each in held.unmet[0].refusals] == [("quorum, mandate", True)]
    assert held.refusals[0].text("fr") == "une garde a refusé, puis accepté quand la raison lui a été demandée"


def test_what_is_not_here_says_what_is() -> None:
    """A trigger without a candidate from here is no refusal: what is offered is said."""
    bound, record = engine()
    said = bound.step(record, "shut")
    assert said == NotHere("open", "shut", ("read", "annotate"))
    assert isinstance(said, NotHere)
    assert said.text("fr") == "« shut » n'est pas ici : depuis « open » il y a read, annotate"
    gone = bound.step(Record[Facts]("shut", {}), "read")
    assert isinstance(gone, NotHere)
    assert gone.text() == "'read' is not here: nothing leaves 'shut'"
    assert gone.text("fr") == "« read » n'est pas ici : rien ne sort de « shut »"


def test_explain_says_what_every_trigger_comes_to() -> None:
    """Those that are here come first; all of them are there."""
    bound, record = engine(quorum=False)
    said = bound.explain(record)
    assert [(trigger, type(each).__name__) for trigger, each in said.items()] == [
        ("read", "Held"),
        ("annotate", "Applied"),
        ("renew", "NotHere"),
        ("shut", "NotHere"),
    ]


def test_internal_and_reflexive_moves_are_told_apart() -> None:
    """Both end where they began; only one leaves and enters."""
    bound, _ = engine()
    record = Record[Facts]("read", {})
    inside, again = bound.step(record, "annotate"), bound.step(record, "renew")
    assert isinstance(inside, Applied)
    assert isinstance(again, Applied)
    assert inside.record == again.record == record
    assert (inside.effects, again.effects) == ((), ("exit read", "enter read"))


def test_a_batch_stops_where_it_is_refused() -> None:
    """It gives the last record, the candidates taken, and what stopped it."""
    bound, record = engine()
    walked = bound.run(record, ["read", "renew", "shut", "read", "renew"])
    assert walked.record == Record("shut", {})
    assert [each.move.trigger for each in walked.candidates] == ["read", "renew", "shut"]
    assert walked.stopped == NotHere("shut", "read", ())
    bound, record = engine(quorum=False)
    assert isinstance(bound.run(record, ["annotate", "read"]).stopped, Held)


def test_replay_goes_the_way_of_the_log_and_no_other() -> None:
    """No guard is asked; a line that is no row of the table is refused, with its place and the rows that there are."""
    bound, _ = engine(quorum=False)
    assert bound.replay("open", [("annotate", None), ("read", "read"), ("renew", "read"), ("shut", "shut")]) == "shut"
    with pytest.raises(InvalidValue) as caught:
        bound.replay("open", [("annotate", None), ("read", "open")])
    assert caught.value.text() == (
        "1: no move 'read' leads from 'open' to 'open' → from there: read read, read shut, annotate (stays)"
    )
    with pytest.raises(InvalidValue) as caught:
        bound.replay("shut", [("read", None)])
    assert caught.value.text("fr") == "0: aucun mouvement « read » ne mène de « shut » à « (reste) »"


def test_a_slip_of_the_caller_is_an_error_with_the_nearest_name() -> None:
    """An unknown state or trigger is never guessed."""
    bound, record = engine()
    lost = Record[Facts]("opne", {})
    with pytest.raises(InvalidValue, match="no state is called 'opne' → did you mean 'open'"):
        bound.step(lost, "read")
    with pytest.raises(InvalidValue, match="no state is called 'opne'"):
        bound.explain(lost)
    with pytest.raises(InvalidValue, match="no state is called 'opne'"):
        bound.replay("opne", [])
    with pytest.raises(InvalidValue, match="no move is called 'raed' → did you mean 'read'"):
        bound.run(record, ["raed"])


def test_every_required_name_has_a_guard() -> None:
    """What is missing, or cannot be called, is told at once, with the nearest of those given; others may be there."""
    guards = {"quorm": bool, "mandate": "yes", "urgent": bool, "spare": bool}
    with pytest.raises(ChartError) as caught:
        CHART.bind(guards)  # type: ignore[arg-type]  # one of them cannot be called
    assert caught.value.text() == (
        "charts/note: the guard of 'mandate' cannot be called → give a function of one argument\n"
        "charts/note: no guard is given for 'quorum' → did you mean 'quorm'?"
    )
    assert caught.value.text("fr") == (
        "charts/note: la garde de « mandate » ne peut pas être appelée → donnez une fonction d'un argument\n"
        "charts/note: aucune garde n'est donnée pour « quorum » → vouliez-vous dire « quorm » ?"
    )
    with pytest.raises(ChartError, match="no guard is given for 'quorum'"):
        CHART.to_transitions({"mandate": bool, "urgent": bool})
