"""Load the plugins that are asked for: all of them, or a list of everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from concertation.charts import Pathway
from concertation.errors import DefinitionError, Problem
from concertation.plugins.choosing import choose
from concertation.plugins.finding import Distributions, Group, Installed, read
from concertation.plugins.importing import load_plugin
from concertation.plugins.judging import contents, given, repeated
from concertation.plugins.plugin import Plugin
from concertation.plugins.problems import PluginError, place
from concertation.plugins.requiring import unmet
from concertation.rules import Rule, RuleSet

__all__ = ["pathways", "rules"]


def rules(allow: Iterable[str], *, require: Iterable[str] = (), distributions: Distributions | None = None) -> RuleSet:
    """Give the rules of some plugins, each with the distribution that it comes from.

    Args:
        allow: the prefixes of the plugins; no other is imported.
        require: distributions that must be installed, each with versions or none, as ``concertation-rennes>=1.0``.
        distributions: where to look; by default, at all that is installed.

    Raises:
        PluginError: with everything that is wrong with any of them.
        MissingExtra: if something is required and ``packaging`` is not installed.

    >>> len(rules([]))
    0
    >>> rules(["no-such-territory"], distributions=[])
    Traceback (most recent call last):
    ...
    concertation.plugins.problems.PluginError: plugins/no-such-territory: no installed plugin has the prefix \
'no-such-territory' → no plugin is installed here
    """
    offered = _load("concertation.rules", allow, require, distributions)
    found = [attrs.evolve(rule, plugin=chosen.origin) for chosen, rule in offered if isinstance(rule, Rule)]
    try:
        return RuleSet(found)
    except DefinitionError as error:
        raise PluginError(each.under(place(str(each.about).partition("/")[0])) for each in error.problems) from error


def pathways(allow: Iterable[str], *, distributions: Distributions | None = None) -> tuple[Pathway, ...]:
    """Give the pathways of some plugins, by id.

    Args:
        allow: the prefixes of the plugins; no other is imported.
        distributions: where to look; by default, at all that is installed.

    Raises:
        PluginError: with everything that is wrong with any of them.

    >>> pathways([])
    ()
    """
    offered = _load("concertation.pathways", allow, (), distributions)
    found = [pathway for _, pathway in offered if isinstance(pathway, Pathway)]
    return tuple(sorted(found, key=lambda each: each.id))


def _load(
    group: Group, allow: Iterable[str], require: Iterable[str], distributions: Distributions | None
) -> list[tuple[Installed, object]]:
    """Give what is offered in a group; what is told by metadata alone, or unsuited, is not imported."""
    known, problems = read(distributions)
    missing = list(unmet(_words(require), known))
    problems += [each.problem for each in missing]
    unsuited = {each.distribution for each in missing}
    offered: list[tuple[Installed, object]] = []
    for chosen in choose(group, _words(allow), known):
        if isinstance(chosen, Problem):
            problems.append(chosen)
        elif chosen.distribution not in unsuited:
            plugin = load_plugin(chosen)
            if isinstance(plugin, Plugin):
                problems += contents(group, chosen, plugin)
                offered += [(chosen, each) for each in given(group, plugin)]
            else:
                problems.append(plugin)
    problems += repeated(offered)
    if problems:
        raise PluginError(problems)
    return offered


def _words(words: Iterable[str]) -> Iterable[str]:
    """Take a word by itself for a list of one."""
    return [words] if isinstance(words, str) else words
