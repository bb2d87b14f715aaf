"""Write files so that an interruption leaves the old one whole."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

from concertation.documents.dumping import dump
from concertation.model import Concertation

__all__ = ["replace", "save"]

READ_WRITE = stat.S_IRUSR | stat.S_IWUSR | stat.S_IRGRP | stat.S_IWGRP | stat.S_IROTH | stat.S_IWOTH


def save(path: str | os.PathLike[str], concertation: Concertation) -> None:
    """Write a concertation to a file: JSON if its name ends in ``.json``, else YAML.

    Raises:
        DocumentError: if a text cannot be written in UTF-8; the file is left as it was.
        OSError: if the file cannot be written; it is left as it was.
    """
    is_json = Path(path).suffix.lower() == ".json"
    replace(path, dump(concertation, "json" if is_json else "yaml"))


def replace(path: str | os.PathLike[str], text: str) -> None:
    """Put a text in the place of a file, whole or not at all, with the permissions that the file had.

    The text is on the disk before the name leads to it.

    Raises:
        OSError: if it cannot be written; the file is left as it was.
    """
    target = Path(os.path.realpath(path))
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        _write(draft, text.encode(), target)
        draft.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
    sync_directory(target.parent)


def _write(draft: Path, data: bytes, target: Path) -> None:
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, READ_WRITE), "wb") as file:
        with contextlib.suppress(FileNotFoundError):
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_directory(directory: Path) -> None:
    """Put the names of a directory on the disk, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
