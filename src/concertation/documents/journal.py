"""Journals: one entry a line, in JSON, added at the end and never changed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import Final

import attrs

from concertation.documents import json_text, refusals
from concertation.documents.acts import read_act, said, write_act
from concertation.documents.converter import write
from concertation.documents.dumping import encodable
from concertation.documents.heading import SCHEMA, body_of
from concertation.documents.kinds import Read, read_flag, read_text
from concertation.documents.limits import Limits
from concertation.documents.places import Source
from concertation.documents.problems import DocumentError, DocumentProblem, few
from concertation.documents.reading import read
from concertation.documents.records import read_date, read_each, read_path, read_record
from concertation.documents.refusals import Refusal
from concertation.documents.saving import READ_WRITE, sync_directory
from concertation.documents.troubles import Misfit
from concertation.errors import InvalidValue
from concertation.process.entries import Entry, Row
from concertation.texts import Text

__all__ = ["append_entries", "dump_entry", "load_entries"]

_LIMITS: Final = Limits(size=64 * 2**20, depth=40)
_TORN: Final = Refusal(
    "torn",
    Text(en="the last line is cut short", fr="la dernière ligne est tronquée"),
    Text(
        en="take it out: what it told was never acknowledged",
        fr="retirez-la : ce qu'elle disait n'a jamais été confirmé",
    ),
)


def dump_entry(entry: Entry) -> str:
    """Write an entry on one line of JSON, without the end of the line.

    The new values of a ``Change`` are written as the model holds them: ``pilot="cci"`` and ``pilot=Party("cci")`` are
    the same line, and are read back as the latter. Either does the same when it is replayed.

    Raises:
        InvalidValue: if the act holds something that is not a value of the model.
        DocumentError: if a text cannot be written in UTF-8.

    >>> from concertation.model import Fire, When
    >>> print(dump_entry(Entry(Fire("prepare.start"), by="authority", on=When("2026-01-05"))))
    {"schema": 1, "date": "2026-01-05", "by": "authority", "act": {"fire": {"move": "prepare.start"}}}
    """
    line = {"schema": SCHEMA, "date": write(entry.on), "by": entry.by, "act": write_act(entry.act)}
    if entry.on is None:
        del line["date"]
    if entry.rows:
        line["rows"] = [said(each) for each in entry.rows]
    return encodable(json.dumps(line, ensure_ascii=False, default=_not_data))


def _not_data(value: object) -> object:
    raise InvalidValue([refusals.NOT_DATA.of_value(kind=type(value).__name__)])


def load_entries(source: str | bytes | os.PathLike[str], *, limits: Limits = _LIMITS) -> tuple[Entry, ...]:
    r"""Read a journal: a text, bytes, or a file.

    Raises:
        DocumentError: with the problems of every line that cannot be read.

    >>> load_entries('{"schema": 1, "by": "authority", "act": {"remove": ["members/cci"]}}\n')
    (Entry(act=Remove('members/cci'), by='authority', on=None, rows=()),)
    """
    entries: list[Entry] = []
    problems: list[DocumentProblem] = []
    text = read(source, limits)
    for line in _lines(text):
        try:
            entries.append(_entry(line, limits))
        except DocumentError as error:
            is_torn = error.problems[0].code == "syntax" and text.text.endswith(line.text)
            problems += [_torn(line)] if is_torn else error.problems
    if problems:
        raise DocumentError(few(problems, limits.problems))
    return tuple(entries)


def _lines(source: Source) -> Iterator[Source]:
    for number, line in enumerate(source.text.split("\n"), start=source.first_line):
        if line.strip():
            yield Source(source.name, line, number)


def _entry(line: Source, limits: Limits) -> Entry:
    page = attrs.evolve(json_text.parse(line, limits), kind=None)
    body, troubles = body_of(page)
    given: dict[str, object] = {}
    try:
        given = read_record(body, _ENTRY, "by", "act")
    except Misfit as misfit:
        troubles += misfit.troubles
    problems = page.told(troubles, limits.problems)
    if problems:
        raise DocumentError(problems)
    return _ENTRY_OF(given.pop("act"), on=given.pop("date", None), **given)


def _read_row(value: object) -> Row:
    given = read_record(value, _ROW, "address", "dest")
    return _ROW_OF(**{"source": None, **given})


def _read_rows(value: object) -> tuple[Row, ...]:
    return read_each(value, _read_row)


_ENTRY_OF: Callable[..., Entry] = Entry
_ROW_OF: Callable[..., Row] = Row
_ROW: Final[Mapping[str, Read]] = {
    "address": read_path,
    "source": read_text,
    "dest": read_text,
    "due": read_date,
    "revises": read_flag,
    "enters": read_flag,
}
_ENTRY: Final[Mapping[str, Read]] = {"date": read_date, "by": read_text, "act": read_act, "rows": _read_rows}


def append_entries(path: str | os.PathLike[str], entries: Iterable[Entry]) -> None:
    """Add entries at the end of a journal; when this returns they are on the disk.

    Raises:
        InvalidValue: if an act holds something that is not a value of the model.
        DocumentError: if the last line of the journal is cut short; nothing is added to it.
        OSError: if the file cannot be written; it is left as it was.
    """
    added = "".join(f"{dump_entry(each)}\n" for each in entries).encode()
    if not added:
        return
    target = FilePath(path)
    is_new = not target.exists()
    descriptor = os.open(target, os.O_RDWR | os.O_CREAT | os.O_APPEND, READ_WRITE)
    try:
        _append(descriptor, _gap(str(target), descriptor) + added)
    finally:
        os.close(descriptor)
    if is_new:
        sync_directory(target.parent)


def _gap(name: str, descriptor: int) -> bytes:
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        text = file.read().decode("utf-8", "replace")
    if not text or text.endswith("\n"):
        return b""
    *_, last = _lines(Source(name, text))
    try:
        json.loads(last.text)
    except ValueError:
        raise DocumentError([_torn(last)]) from None
    return b"\n"


def _torn(line: Source) -> DocumentProblem:
    return _TORN.at(line, (0, len(line.text)))


def _append(descriptor: int, data: bytes) -> None:
    size = os.fstat(descriptor).st_size
    try:
        while data:
            data = data[os.write(descriptor, data) :]
        os.fsync(descriptor)
    except BaseException:
        os.ftruncate(descriptor, size)
        raise
