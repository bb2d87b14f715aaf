"""A finding as a frame: what, where, the line of the document, then why, on whose word, what to do, what it blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from concertation.reports.checked import Checked
from concertation.reports.excerpts import excerpt
from concertation.reports.groups import Group
from concertation.reports.layout import wrapped
from concertation.reports.spots import Spot
from concertation.reports.words import LABEL
from concertation.texts import Lang, Text

__all__ = ["addressed", "frame"]

_NOT_HERE: Final = Text(en="'{name}' is not stated here", fr="« {name} » n'est pas renseigné ici")
_NOWHERE: Final = Text(en="not stated in the document", fr="non renseigné dans le document")
_LINE: Final = Text(en="{address} (l. {line})", fr="{address} (l. {line})")
_WHERE: Final = Text(en="where", fr="où")
_WHY: Final = Text(en="why", fr="pourquoi")
_SOURCE: Final = Text(en="source", fr="source")
_WAY_OUT: Final = Text(en="way out", fr="que faire")
_TELL: Final = Text(
    en="tell whoever wrote the rule; a failure cannot be waived",
    fr="signalez-le à qui a écrit la règle ; une défaillance ne peut pas être levée",
)
_BLOCKS: Final = Text(en="blocks", fr="bloque")
_SEE: Final = Text(en="see", fr="voir")


def frame(group: Group, checked: Checked, lang: Lang) -> list[str]:
    """Draw what a group says, on as many lines as it takes."""
    first = group.first
    spot = checked.spot(first.path)
    level = first.level.label.render(lang)
    lines = wrapped(f"{level}[{first.rule}] {group.text(lang)}")
    lines.append(_arrow(group, spot, lang))
    if len(group.findings) == 1:
        lines += _drawn(checked, spot, lang)
    margin = _margin(spot)
    for label, said in _notes(group, checked, lang):
        head = LABEL.render(lang, name=f"{margin} = {label.render(lang)}", said="")
        lines += wrapped(said, first=head, rest=f"{margin}     ")
    return lines


def _margin(spot: Spot | None) -> str:
    return " " * len(str(spot.place.line)) if spot else " "


def _arrow(group: Group, spot: Spot | None, lang: Lang) -> str:
    address = group.first.path if len(group.findings) == 1 else group.pattern
    place = f"{spot.place}  " if spot else ""
    absent = f"  ({_NOWHERE.render(lang)})" if spot and spot.is_nowhere else ""
    return f"{_margin(spot)}--> {place}{address}{absent}"


def _drawn(checked: Checked, spot: Spot | None, lang: Lang) -> list[str]:
    text = checked.document.text if checked.document else None
    if spot is None or text is None or spot.is_nowhere:
        return []
    note = _NOT_HERE.render(lang, name=spot.missing) if spot.missing else ""
    return excerpt(text, spot.place, note)


def _notes(group: Group, checked: Checked, lang: Lang) -> Iterator[tuple[Text, str]]:
    first, rule = group.first, checked.rule(group.first.rule)
    if len(group.findings) > 1:
        yield from _where(group, checked, lang)
    for each in first.related:
        said = LABEL.render(lang, name=addressed(checked, each.path, lang), said=each.message.render(lang))
        yield _SEE, said
    if first.crashed:
        yield _WAY_OUT, _TELL.render(lang)
    elif rule is not None:
        if rule.why:
            yield _WHY, rule.why.render(lang)
        for source in first.sources:
            yield _SOURCE, source.text(lang)
        if rule.way_out:
            yield _WAY_OUT, rule.way_out.render(lang)
    blocks = group.blocks(checked)
    if blocks:
        yield _BLOCKS, ", ".join(blocks)


def _where(group: Group, checked: Checked, lang: Lang) -> Iterator[tuple[Text, str]]:
    if group.is_alike:
        yield _WHERE, ", ".join(addressed(checked, each.path, lang) for each in group.findings)
        return
    for each in group.findings:
        yield _WHERE, LABEL.render(lang, name=addressed(checked, each.path, lang), said=each.text(lang))


def addressed(checked: Checked, address: str, lang: Lang) -> str:
    """Give an address with its line, where the document has one."""
    spot = checked.spot(address)
    if spot is None or spot.is_nowhere:
        return address
    return _LINE.render(lang, address=address, line=spot.place.line)
