"""The rules and the pathway that a configuration names, from plugins and from files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from concertation import plugins
from concertation.charts import Pathway
from concertation.config.values import Mention
from concertation.documents import DocumentError, DocumentProblem, load_pathway
from concertation.documents.pages import Page
from concertation.documents.troubles import Trouble, Way
from concertation.errors import DefinitionError, Problem, unknown_name
from concertation.findings import Level
from concertation.plugins import PluginError
from concertation.process import Process
from concertation.rules import RuleSet
from concertation.texts import Text

__all__ = ["allowed_rules", "judge"]

_UNKNOWN: Final = "unknown-pathway"
_NO_FILE: Final = Text(en="there is no file '{word}'", fr="il n'y a pas de fichier « {word} »")
_FROM_HERE: Final = Text(
    en="a file is named from the folder of the configuration",
    fr="un fichier se nomme à partir du dossier de la configuration",
)
_NO_PATHWAY: Final = Text(
    en="no file and no pathway is called '{word}'", fr="aucun fichier ni cheminement ne s'appelle « {word} »"
)


def allowed_rules(
    allowed: Sequence[Mention], required: Sequence[Mention], *, practice: bool
) -> tuple[RuleSet, list[Trouble]]:
    """Give the rules of the library and of plugins, with everything that is wrong with the plugins."""
    own = RuleSet.stock() | RuleSet.practice().at(Level.INFO) if practice else RuleSet.stock()
    if not allowed and not required:
        return own, []
    try:
        found = plugins.rules(_words(allowed), require=_words(required))
    except PluginError as error:
        return own, list(_placed(error.problems, allowed, required))
    return own | found, []


def judge(
    named: Sequence[Mention], rules: RuleSet, *, allowed: Sequence[Mention], page: Page, folder: Path | None
) -> tuple[Process, list[DocumentProblem]]:
    """Give the process of the last pathway that is named, with everything that is wrong with any of them."""
    shelf = _Shelf(rules, page, folder)
    shelf.stock(allowed)
    last = Pathway.stock()
    for each in named:
        last = shelf.take(each) or last
    if shelf.problems:
        return Process.stock(), shelf.problems
    try:
        return Process(last, rules), []
    except DefinitionError as error:
        way = named[-1].way if named else ()
        return Process.stock(), [page.problem(_trouble(each, way)) for each in error.problems]


class _Shelf:
    """The pathways at hand, and what was wrong with those that were asked for."""

    def __init__(self, rules: RuleSet, page: Page, folder: Path | None) -> None:
        self.problems: list[DocumentProblem] = []
        self._known = {Pathway.stock().id: Pathway.stock()}
        self._rules = rules
        self._page = page
        self._folder = folder

    def stock(self, allowed: Sequence[Mention]) -> None:
        """Take in the pathways of plugins; nothing is looked for where none is allowed."""
        try:
            offered = plugins.pathways(_words(allowed)) if allowed else ()
        except PluginError as error:
            self.problems += [self._page.problem(each) for each in _placed(error.problems, allowed, ())]
            return
        self._known.update({each.id: each for each in offered})

    def take(self, named: Mention) -> Pathway | None:
        """Give a pathway by its file or by its id, and keep it for those that extend it."""
        file = Path(named.word) if self._folder is None else self._folder / named.word
        if named.word in self._known and not file.is_file():
            return self._known[named.word]
        if self._folder is not None and not file.is_file():
            self._tell([self._page.problem(self._missing(named))])
            return None
        try:
            pathway = load_pathway(file, parents=self._known, rules=self._rules).pathway
        except DocumentError as error:
            self._tell(error.problems)
            return None
        self._known[pathway.id] = pathway
        return pathway

    def _tell(self, problems: Iterable[DocumentProblem]) -> None:
        """Tell what is wrong, but for a pathway that may be unknown only because one could not be had."""
        is_complete = not self.problems
        self.problems += [each for each in problems if is_complete or each.code != _UNKNOWN]

    def _missing(self, named: Mention) -> Trouble:
        word = named.word
        if Path(word).suffix or "/" in word:
            message, hint = _NO_FILE.with_(word=word), _FROM_HERE.with_()
            return Trouble(code="no-file", way=named.way, message=message, hint=hint, about=word)
        return _trouble(unknown_name(_UNKNOWN, ".", _NO_PATHWAY.with_(word=word), word, self._known), named.way)


def _words(mentions: Iterable[Mention]) -> list[str]:
    return [each.word for each in mentions]


def _placed(problems: Iterable[Problem], allowed: Sequence[Mention], required: Sequence[Mention]) -> Iterator[Trouble]:
    """Place what is wrong with plugins at the words that ask for them."""
    for each in problems:
        group, _, name = each.path.partition("/")
        mentions = [one for one in required if one.word == each.about]
        if group == "plugins":
            mentions = [one for one in allowed if one.word in {name, each.about}]
        yield _trouble(each, mentions[0].way if mentions else ("plugins",))


def _trouble(problem: Problem, way: Way) -> Trouble:
    return Trouble(code=problem.code, way=way, message=problem.message, hint=problem.hint, about=problem.about)
