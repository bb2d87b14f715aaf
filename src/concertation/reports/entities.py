"""Where the entities of a concertation stand, in short: those in the same position are told together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from concertation.process import Decision, Gated, MotiveMissing, NoSuchMove
from concertation.reports.dates import spell
from concertation.reports.layout import listed, wrapped
from concertation.reports.situation import Situation, Subject
from concertation.reports.words import LABEL, NOUNS, name_of, titled, whose
from concertation.texts import Lang, Text

__all__ = ["entity_lines"]

_OPEN: Final = Text(en="may be done now:", fr="peut se faire maintenant :")
_BLOCKED: Final = Text(en="not yet:", fr="pas encore :")
_NOTHING: Final = Text(en="nothing more may be done", fr="plus rien ne peut se faire")
_BRACKETS: Final = Text(en="{named} ({span})", fr="{named} ({span})")
_NO_MOVE: Final = Text(en="standing unsaid, so no move", fr="état non précisé, donc aucun mouvement")
_STATE_IT: Final = Text(en="→ state it in the document, at {address}", fr="→ précisez-le dans le document, à {address}")


def entity_lines(situation: Situation, lang: Lang) -> Iterator[list[str]]:
    """Give a block for each position that entities of a collection are in, and one for those where it is unsaid."""
    for collection in dict.fromkeys(each.collection for each in situation.entities):
        subjects = [each for each in situation.entities if each.collection == collection]
        blocks: dict[tuple[str, ...], list[Subject]] = {}
        for each in (each for each in subjects if each.state is not None):
            blocks.setdefault(_position(each, lang), []).append(each)
        yield from (_block(position, alike, lang) for position, alike in blocks.items())
        unsaid = [each for each in subjects if each.state is None]
        if unsaid:
            yield _unsaid(collection, unsaid, lang)


def _position(subject: Subject, lang: Lang) -> tuple[str, ...]:
    state = subject.state.label if subject.state else None
    return (LABEL.render(lang, name=_noun(subject.collection, lang), said=state), *_moves(subject, lang))


def _noun(collection: str, lang: Lang) -> str:
    return NOUNS[collection][1].render(lang).capitalize()


def _block(position: tuple[str, ...], subjects: Iterable[Subject], lang: Lang) -> list[str]:
    head, *moves = position
    lines = [head]
    for each in subjects:
        named = LABEL.render(lang, name=each.address, said=name_of(each.label, lang))
        span = spell(each.standing.since, each.standing.due, lang) if each.standing else []
        lines += wrapped(_BRACKETS.render(lang, named=named, span=", ".join(span)) if span else named, first="  ")
    return [*lines, *moves]


def _unsaid(collection: str, subjects: Iterable[Subject], lang: Lang) -> list[str]:
    return [
        LABEL.render(lang, name=_noun(collection, lang), said=_NO_MOVE.render(lang)),
        *listed((each.address for each in subjects), first="  ", rest="  "),
        *wrapped(_STATE_IT.render(lang, address=f"{collection}/*/standing"), first="    "),
    ]


def _moves(subject: Subject, lang: Lang) -> Iterator[str]:
    shut = {
        name: ", ".join(_obstacles(each, lang))
        for name, each in subject.closed.items()
        if not any(isinstance(reason, NoSuchMove) for reason in each.reasons)
    }
    for head, moves in ((_OPEN, {name: whose(each, lang) for name, each in subject.open.items()}), (_BLOCKED, shut)):
        if moves:
            yield f"    {head.render(lang)}"
        for name, said in moves.items():
            move = titled(name, subject.chart.named(name)[0].label, lang)
            yield from wrapped(LABEL.render(lang, name=move, said=said), first="      ", rest="          ")
    if not subject.open and not shut:
        yield f"    {_NOTHING.render(lang)}"


def _obstacles(decision: Decision, lang: Lang) -> Iterable[str]:
    """Name what stands in the way: rules by name, anything else by its kind; a motive is only wanted after that."""
    said = (
        each.rule if isinstance(each, Gated) else each.heading.render(lang)
        for each in decision.reasons
        if not isinstance(each, MotiveMissing)
    )
    return dict.fromkeys(said)
