"""Where a concertation stands, as text: each step with its moves and every reason, then its entities in short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from concertation.process import Locked, NoSuchMove, Reason, Unstated
from concertation.reports.dates import dated, spell
from concertation.reports.decisions import reason_lines, reason_said
from concertation.reports.entities import entity_lines
from concertation.reports.layout import listed, wrapped
from concertation.reports.situation import Situation, Subject
from concertation.reports.words import LABEL, name_of, party_name, titled, whose
from concertation.texts import Lang, Text

__all__ = ["status_text"]

Stop: TypeAlias = Locked | NoSuchMove | Unstated

_ASKED_BY: Final = Text(en="asked by {who}", fr="demandé par {who}")
_UNSAID: Final = Text(en="standing unsaid", fr="état non précisé")
_BRACKETS: Final = Text(en="{state} ({when})", fr="{state} ({when})")
_OPEN: Final = Text(en="may be done now:", fr="peut se faire maintenant :")
_NOT_YET: Final = Text(en="not yet:", fr="pas encore :")
_WHATEVER: Final = Text(en="Whatever the move:", fr="Quel que soit le mouvement :")
_NOTHING: Final = Text(en="nothing", fr="rien")


def status_text(situation: Situation, lang: Lang = "en") -> str:
    """Say where everything stands, in blocks with an empty line between them; to nobody, only that it is nobody."""
    blocks = [_heading(situation, lang)]
    if situation.common:
        reasons = reason_lines(situation.common, situation.checked, lang, indent="  ")
        blocks.append([_WHATEVER.render(lang), *reasons])
    if situation.is_nobody:
        return _paragraphs(blocks)
    blocks += [list(_step(step, situation, lang)) for step in situation.steps]
    blocks += entity_lines(situation, lang)
    return _paragraphs(blocks)


def _paragraphs(blocks: Iterable[Iterable[str]]) -> str:
    return "\n\n".join("\n".join(block) for block in blocks)


def _heading(situation: Situation, lang: Lang) -> list[str]:
    checked = situation.checked
    said = [checked.file] if checked.file else []
    said += [dated(checked.on, lang)] if checked.on else []
    if situation.by is not None:
        said.append(_ASKED_BY.render(lang, who=party_name(checked.concertation, situation.by, lang)))
    return [*wrapped(checked.concertation.title), *([", ".join(said)] if said else [])]


def _step(step: Subject, situation: Situation, lang: Lang) -> Iterator[str]:
    head = LABEL.render(lang, name=name_of(step.label, lang), said=_standing(step, lang))
    yield from wrapped(head, first="" if step.number is None else f"{step.number}. ")
    yield f"  {_OPEN.render(lang)}"
    for trigger, decision in step.open.items():
        said = LABEL.render(lang, name=_move(step, trigger, lang), said=whose(decision, lang))
        yield from wrapped(said, first="    ", rest="        ")
    if not step.open:
        yield f"    {_NOTHING.render(lang)}"
    for stop, moves in _closed(step, situation.common).items():
        yield from wrapped(reason_said(stop, lang) if stop else _NOT_YET.render(lang), first="  ", rest="      ")
        for reasons, triggers in _alike(moves):
            yield from listed((_move(step, each, lang) for each in triggers), first="    ", rest="    ")
            yield from reason_lines(reasons, situation.checked, lang, indent="      ")


def _standing(step: Subject, lang: Lang) -> str:
    standing, state = step.standing, step.state
    if standing is None:
        return _UNSAID.render(lang)
    label = state.label.render(lang) if state else standing.state
    said = spell(standing.since, standing.due, lang)
    return _BRACKETS.render(lang, state=label, when=", ".join(said)) if said else label


def _closed(step: Subject, common: Iterable[Reason]) -> dict[Stop | None, dict[str, list[Reason]]]:
    """Put the closed moves under what stops them where the step stands, if anything does, each with its other reasons.

    Those that hold whatever the move go without saying again.
    """
    known, groups = tuple(common), dict[Stop | None, dict[str, list[Reason]]]()
    for trigger, decision in step.closed.items():
        reasons = [each for each in decision.reasons if each not in known]
        stop = next((each for each in reasons if isinstance(each, Stop)), None)
        groups.setdefault(stop, {})[trigger] = [each for each in reasons if each != stop]
    return dict(sorted(groups.items(), key=lambda item: item[0] is not None))


def _alike(moves: Mapping[str, list[Reason]]) -> list[tuple[list[Reason], list[str]]]:
    groups: list[tuple[list[Reason], list[str]]] = []
    for trigger, reasons in moves.items():
        alike = next((triggers for said, triggers in groups if said == reasons), None)
        if alike is None:
            groups.append((reasons, [trigger]))
        else:
            alike.append(trigger)
    return groups


def _move(step: Subject, trigger: str, lang: Lang) -> str:
    return titled(f"{step.address}.{trigger}", step.chart.named(trigger)[0].label, lang)
