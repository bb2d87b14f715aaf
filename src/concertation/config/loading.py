"""Load a configuration, and settle what a command works with: the process, the selection, all mistakes at once."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import attrs

from concertation.config.config import MOST, Config
from concertation.config.reading import read_data
from concertation.config.resolving import NOTHING_LEFT
from concertation.config.toml_text import page_of
from concertation.documents import DocumentError, DocumentProblem
from concertation.documents.pathways.ledger import Ledger
from concertation.findings import Level
from concertation.process import Process
from concertation.rules import Selection
from concertation.texts import Lang

__all__ = ["Settled", "language_of", "load_config", "settle"]

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Settled:
    """What a command works with.

    Args:
        process: the pathway that is followed, with all the rules there are.
        selection: what a check is asked to tell.
        lang: the language of answers, where the configuration says one.
        fail_on: the least level of finding that makes a check fail, where it says one.
        notices: what its author should know: rules that are called otherwise now.
    """

    process: Process
    selection: Selection
    lang: Lang | None = None
    fail_on: Level | None = None
    notices: tuple[DocumentProblem, ...] = ()


def load_config(path: Path) -> Config:
    """Read a configuration: ``concertation.toml``, or the table ``[tool.concertation]`` of a ``pyproject.toml``.

    The names of rules, of plugins and of pathways are looked up by ``Config.rules``, ``Config.resolve`` and
    ``Config.process``; ``settle`` does all of it at once.

    Raises:
        DocumentError: with every mistake of form, each with its line and column.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "concertation.toml")
    ...     _ = file.write_text('fail-on = "warning"')
    ...     load_config(file).fail_on
    <Level.WARNING: 'warning'>
    """
    config, problems = _read(path)
    if problems:
        raise DocumentError(problems)
    return config


def language_of(file: Path) -> Lang | None:
    """Give the language that a configuration asks for, even where the rest of it is wrong: mistakes are told in it.

    >>> language_of(Path("no-such-file.toml")) is None
    True
    """
    config, _ = _read(file)
    return config.lang


def settle(file: Path | None = None, *, pathways: Iterable[Path] | None = None) -> Settled:
    """Give what a command works with, from a configuration or without any.

    Args:
        file: the configuration, as ``find_config`` gives it.
        pathways: the pathways instead of those that it names, from where the caller is; the last one is followed.

    Raises:
        DocumentError: with every mistake of the configuration, of the plugins and of the pathways at once.
        MissingExtra: if a version of a plugin is required and ``packaging`` is not installed, or a pathway is YAML and
            PyYAML is not.

    >>> len(settle().process.rules) >= 3
    True
    """
    config, problems = (Config(), []) if file is None else _read(file)
    told = _Told(problems)
    rules = told.attempt(config.rules)
    if rules is None:
        told.without_plugins = frozenset(each.word for each in config.plugins)
        rules = attrs.evolve(config, plugins=(), required=()).rules()
    resolved = told.attempt(functools.partial(config.resolve, rules))
    process = told.attempt(functools.partial(config.process, rules, pathways=pathways))
    if resolved is None or process is None or told.problems:
        raise DocumentError(told.problems)
    return Settled(
        process=process,
        selection=resolved.selection,
        lang=config.lang,
        fail_on=config.fail_on,
        notices=resolved.renamed,
    )


@attrs.define
class _Told:
    """What is wrong so far; what only follows from it is not told."""

    problems: list[DocumentProblem]
    without_plugins: frozenset[str] = frozenset()

    def attempt(self, make: Callable[[], T]) -> T | None:
        try:
            return make()
        except DocumentError as error:
            self.problems += [each for each in error.problems if not self._follows(each)]
            return None

    def _follows(self, problem: DocumentProblem) -> bool:
        prefix, slash, _ = (problem.about or "").partition("/")
        is_lost = bool(slash) and prefix in self.without_plugins
        return is_lost or problem in self.problems or (problem.code == NOTHING_LEFT and bool(self.problems))


def _read(path: Path) -> tuple[Config, list[DocumentProblem]]:
    try:
        page = page_of(path)
    except DocumentError as error:
        return Config(), list(error.problems)
    ledger = Ledger()
    said = read_data(page.data, ledger)
    return Config(file=path, page=page, **said), page.told(ledger.troubles, MOST)
