"""From the words of a configuration to rules, by name, former name, phase or prefix; and what to say of the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs

from concertation.config.values import Mention
from concertation.documents.pathways.ledger import Ledger
from concertation.errors import DefinitionError, Problem
from concertation.plugins import PluginError, installed
from concertation.rules import RuleSet
from concertation.rules.stock import RETIRED
from concertation.texts import Message, Text, nearest

__all__ = ["Names"]

_NOT_ALLOWED: Final = Text(
    en="'{word}' is provided by {distribution}, which is not in 'plugins'",
    fr="« {word} » est fourni par {distribution}, qui n'est pas dans « plugins »",
)
_ALLOW: Final = Text(en="add '{prefix}' to 'plugins'", fr="ajoutez « {prefix} » à « plugins »")
_IN_PRACTICE: Final = Text(
    en="'{word}' is among the practice rules, which are left out",
    fr="« {word} » fait partie des règles de pratique, qui sont écartées",
)
_PRACTICE: Final = Text(en="take 'practice = false' out", fr="retirez « practice = false »")
_NOT_INSTALLED: Final = Text(
    en="no plugin with the prefix '{prefix}' is installed", fr="aucun module de préfixe « {prefix} » n'est installé"
)
_RETIRED: Final = Text(en="'{word}' was withdrawn: {why}", fr="« {word} » a été retirée : {why}")
_TAKE_OUT: Final = Text(en="take it out", fr="retirez-la")
_SEVERAL: Final = Text(
    en="'{word}' stands for several rules; a single one is meant here",
    fr="« {word} » désigne plusieurs règles ; ici, il en faut une seule",
)
_BY_NAME: Final = Text(en="write the name of a rule", fr="écrivez le nom d'une règle")
_RENAMED: Final = Text(en="'{word}' is now called '{name}'", fr="« {word} » s'appelle désormais « {name} »")
_WRITE: Final = Text(en="write '{name}'", fr="écrivez « {name} »")


def is_group(word: str) -> bool:
    """Whether a word stands for a phase, or for the rules of a plugin."""
    return word.startswith("@") or word.endswith("/")


class Names:
    """The rules that words mean.

    Args:
        rules: the rules there are.
        allowed: the prefixes of the plugins that are.
        wrong: where to note what a word does not mean.
        renamed: where to note that a rule is called otherwise now.
    """

    def __init__(self, rules: RuleSet, allowed: frozenset[str], wrong: Ledger, renamed: Ledger) -> None:
        """Keep what is needed to look words up."""
        self._rules = rules
        self._allowed = allowed
        self._wrong = wrong
        self._renamed = renamed

    def meant(self, mention: Mention, *, at_key: bool = False) -> tuple[str, ...]:
        """Give the rules that a word means, or note why it means none."""
        word = mention.word
        try:
            names = self._rules.matching(word)
        except DefinitionError as error:
            self._unknown(mention, error.problems, at_key=at_key)
            return ()
        if not is_group(word) and names != (word,):
            (name,) = names
            message, hint = _RENAMED.with_(word=word, name=name), _WRITE.with_(name=name)
            self._renamed.note("renamed", mention.way, message, hint=hint, about=word, at_key=at_key)
        return names

    def one(self, mention: Mention) -> str | None:
        """Give the one rule that a key means, or note why it means none."""
        if is_group(mention.word):
            message = _SEVERAL.with_(word=mention.word)
            self._wrong.note(
                "several-rules", mention.way, message, hint=_BY_NAME.with_(), about=mention.word, at_key=True
            )
            return None
        return next(iter(self.meant(mention, at_key=True)), None)

    def _unknown(self, mention: Mention, problems: Iterable[Problem], *, at_key: bool) -> None:
        word = mention.word
        told = self._elsewhere(word)
        for each in [self._or_install(one, word) for one in problems] if told is None else [told]:
            self._wrong.take(each, mention.way, at_key=at_key)

    def _elsewhere(self, word: str) -> Problem | None:
        """Say what became of a rule, or where it is, that is not among those there are."""
        if word in RETIRED:
            return _problem("retired-rule", word, _RETIRED.with_(word=word, why=RETIRED[word]), _TAKE_OUT.with_())
        if word in RuleSet.practice():
            return _problem("unknown-rule", word, _IN_PRACTICE.with_(word=word), _PRACTICE.with_())
        prefix, slash, _ = word.partition("/")
        provider = _provider(prefix) if slash and prefix not in self._allowed else None
        if provider is None:
            return None
        message = _NOT_ALLOWED.with_(word=word, distribution=provider)
        return _problem("unknown-rule", word, message, _ALLOW.with_(prefix=prefix))

    def _or_install(self, problem: Problem, word: str) -> Problem:
        """Say that a prefix is nobody's, where no rule has a name that is close."""
        prefix, slash, _ = word.partition("/")
        known = {part for name in self._rules.names for part in (name, name.partition("/")[0] + "/")}
        if not slash or prefix in self._allowed or f"{prefix}/" in known or nearest(word, known):
            return problem
        return attrs.evolve(problem, hint=_NOT_INSTALLED.with_(prefix=prefix))


def _problem(code: str, word: str, message: Message, hint: Message) -> Problem:
    return Problem(code=code, path=".", message=message, hint=hint, about=word)


def _provider(prefix: str) -> str | None:
    try:
        known = installed("concertation.rules")
    except PluginError:
        return None
    return next((each.distribution for each in known if each.prefix == prefix), None)
