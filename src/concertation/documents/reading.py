"""From whatever a document is given as to its text: files, bytes, encodings."""

from __future__ import annotations

import codecs
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from concertation.documents.limits import Limits
from concertation.documents.places import Place, Source
from concertation.documents.problems import DocumentError, DocumentProblem, spoken
from concertation.texts import Message, Text

__all__ = ["Readable", "read"]

Readable: TypeAlias = "str | bytes | os.PathLike[str] | Mapping[str, object]"

TEXT = "<text>"
_BOM = "\ufeff"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_UNREADABLE = Text(en="this file cannot be read: {reason}", fr="ce fichier ne peut pas être lu : {reason}")
_MISSING = Text(en="there is no such file", fr="ce fichier n'existe pas")
_DIRECTORY = Text(en="it is a directory", fr="c'est un dossier")
_FORBIDDEN = Text(en="reading it is not permitted", fr="sa lecture n'est pas permise")
_NOT_A_NAME = Text(en="this is not the name of a file", fr="ce n'est pas un nom de fichier")
_NOT_UTF_8 = Text(en="byte 0x{byte} is not UTF-8", fr="l'octet 0x{byte} n'est pas de l'UTF-8")
_SAVE = Text(en="save the file as UTF-8", fr="enregistrez le fichier en UTF-8")
_SAVE_1252 = Text(
    en="save the file as UTF-8 (it looks like Windows-1252)",
    fr="enregistrez le fichier en UTF-8 (il semble être en Windows-1252)",
)
_SAVE_16 = Text(
    en="save the file as UTF-8 (it looks like UTF-16)",
    fr="enregistrez le fichier en UTF-8 (il semble être en UTF-16)",
)
_TOO_LARGE = Text(en="the document has more than {limit} bytes", fr="le document a plus de {limit} octets")
_RAISE = Text(en="raise the limit '{name}', or split it", fr="relevez la limite « {name} », ou scindez-le")
_NOT_A_SOURCE = Text(
    en="expected a text, a path, bytes or a mapping, got {kind}",
    fr="attendu : un texte, un chemin, des octets ou une correspondance ; reçu : {kind}",
)


def read(source: object, limits: Limits) -> Source:
    """Read a text, bytes or a file.

    Raises:
        DocumentError: if it cannot be read, is too large, or is not UTF-8.
    """
    if isinstance(source, str):
        return _within(Source(TEXT, source.removeprefix(_BOM)), limits)
    if isinstance(source, bytes | bytearray | memoryview):
        return _decoded(TEXT, bytes(source), limits)
    if isinstance(source, os.PathLike):
        name = os.fsdecode(source)
        return _decoded(name, _bytes_of(name, limits), limits)
    raise unreadable(TEXT, _NOT_A_SOURCE.with_(kind=type(source).__name__))


def unreadable(name: str, reason: Message) -> DocumentError:
    """Build the error of what cannot be read at all."""
    return DocumentError([DocumentProblem(code="unreadable", path=".", message=reason, place=Place(name, 1, 1))])


def _bytes_of(name: str, limits: Limits) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return file.read(limits.size + 1)
    except (OSError, ValueError) as error:
        raise unreadable(name, _UNREADABLE.with_(reason=_reason(error))) from error


def _reason(error: OSError | ValueError) -> Text:
    match error:
        case FileNotFoundError():
            return _MISSING
        case IsADirectoryError():
            return _DIRECTORY
        case PermissionError():
            return _FORBIDDEN
        case OSError(strerror=str(words)):
            return Text.of(words)
        case _:
            return _NOT_A_NAME


def too_large(limits: Limits) -> tuple[Message, Message]:
    """Say that a document is too large, and what to do."""
    return _TOO_LARGE.with_(limit=limits.size), _RAISE.with_(name="size")


def _within(source: Source, limits: Limits) -> Source:
    if len(source.text) > limits.size or len(source.text.encode("utf-8", "surrogatepass")) > limits.size:
        raise DocumentError([spoken(source, "too-large", (0, 0), *too_large(limits))])
    return source


def _decoded(name: str, data: bytes, limits: Limits) -> Source:
    if len(data) > limits.size:
        raise DocumentError([spoken(Source(name, ""), "too-large", (0, 0), *too_large(limits))])
    try:
        return Source(name, data.decode("utf-8").removeprefix(_BOM))
    except UnicodeDecodeError as error:
        raise DocumentError([_not_utf_8(name, data, error.start)]) from None


def _not_utf_8(name: str, data: bytes, at: int) -> DocumentProblem:
    before = data[:at].decode("utf-8").removeprefix(_BOM)
    message = _NOT_UTF_8.with_(byte=f"{data[at]:02x}")
    return spoken(Source(name, f"{before}?"), "encoding", (len(before), len(before) + 1), message, _guess(data).with_())


def _guess(data: bytes) -> Text:
    if data.startswith(_UTF_16):
        return _SAVE_16
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return _SAVE
    return _SAVE_1252
