"""A configuration: what a check tells, for whom and by which pathway; a gate stays the law of the pathway."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import attrs

from concertation.config.laws import allowed_rules, judge
from concertation.config.resolving import resolved
from concertation.config.values import Choices, Mention
from concertation.documents import DocumentError, DocumentProblem, Place
from concertation.documents.pages import Page
from concertation.findings import Level
from concertation.process import Process
from concertation.rules import RuleSet, Selection
from concertation.texts import Lang

__all__ = ["Config", "Resolved"]

MOST: Final = 1_000
"""How many mistakes of one configuration are told; the rest is counted."""


@attrs.frozen(kw_only=True)
class Resolved:
    """What the choices of a configuration amount to among some rules.

    Args:
        selection: what a check is asked to tell.
        renamed: what its author should know: rules that are called otherwise now.
    """

    selection: Selection
    renamed: tuple[DocumentProblem, ...] = ()


@attrs.frozen(kw_only=True)
class Config:
    """What a configuration says, each value as it is typed there; without a file, nothing is said.

    Args:
        lang: the language of answers.
        fail_on: the least level of finding that makes a check fail.
        pathways: files, relative to the configuration, or ids; the last one is followed, and may extend the others.
        plugins: the prefixes of the plugins that are allowed.
        required: the distributions that must be installed, each with versions or none.
        practice: whether the rules of practice are asked too, as information.
        choices: what is said of rules.
        file: where it was read.

    >>> Config().resolve(RuleSet.stock()).selection == Selection()
    True
    """

    lang: Lang | None = None
    fail_on: Level | None = None
    pathways: tuple[Mention, ...] = ()
    plugins: tuple[Mention, ...] = ()
    required: tuple[Mention, ...] = ()
    practice: bool = True
    choices: Choices = attrs.field(factory=Choices)
    file: Path | None = None
    _page: Page = attrs.field(default=Page(None), repr=False, eq=False, alias="page")

    def place(self, *way: str | int) -> Place | None:
        """Give the line and column of what keys and places in lists lead to, else of the nearest that holds it.

        >>> Config().place("rules", "select", 0) is None
        True
        """
        return self._page.place(way)

    def rules(self) -> RuleSet:
        """Give the rules that there are: the method's, those of practice as information, those of allowed plugins.

        Raises:
            DocumentError: with everything that is wrong with the plugins.
            MissingExtra: if a version is required and ``packaging`` is not installed.
        """
        rules, troubles = allowed_rules(self.plugins, self.required, practice=self.practice)
        self._refuse([self._page.problem(each) for each in troubles])
        return rules

    def resolve(self, rules: RuleSet) -> Resolved:
        """Give what a check is asked to tell of these rules.

        Raises:
            DocumentError: with every rule, phase, prefix and option that is unknown or does not fit, each with its
                place and the nearest that is not, and if nothing would be checked.
        """
        allowed = frozenset(each.word for each in self.plugins)
        selection, wrong, renamed = resolved(self.choices, rules, allowed, self._page)
        self._refuse(self._page.told(wrong.troubles, MOST))
        return Resolved(selection=selection, renamed=tuple(map(self._page.problem, renamed.troubles)))

    def process(self, rules: RuleSet | None = None, *, pathways: Iterable[Path] | None = None) -> Process:
        """Give the process of the last pathway that is named; of the method's own where none is.

        Args:
            rules: the rules that it asks; by default, all that there are.
            pathways: the pathways instead of those that the configuration names, from where the caller is.

        Raises:
            DocumentError: with everything that is wrong with the pathways, each in its own file.
        """
        named = self if pathways is None else _named(pathways)
        process, problems = judge(
            named.pathways,
            self.rules() if rules is None else rules,
            allowed=self.plugins,
            page=named._page,  # noqa: SLF001  # another value of this class
            folder=named.file.parent if named.file else None,
        )
        self._refuse(problems)
        return process

    def _refuse(self, problems: Iterable[DocumentProblem]) -> None:
        found = list(problems)
        if found:
            raise DocumentError(found)


def _named(pathways: Iterable[Path]) -> Config:
    return Config(pathways=tuple(Mention(str(each), (str(each),)) for each in pathways))
