"""Find the plugins that are asked for, each once, from metadata alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from concertation.charts import Pathway
from concertation.errors import Problem, unknown_name
from concertation.model import RESERVED
from concertation.plugins.finding import Group, Installed
from concertation.plugins.problems import place, problem
from concertation.texts import Text

__all__ = ["choose"]

SLUG: Final = "[a-z0-9]+(-[a-z0-9]+)*"

_UNKNOWN = Text(en="no installed plugin has the prefix '{word}'", fr="aucun module installé n'a le préfixe « {word} »")
_NONE = Text(en="no plugin is installed here", fr="aucun module n'est installé ici")
_SEVERAL = Text(
    en="'{word}' is the prefix of several plugins: {plugins}",
    fr="« {word} » est le préfixe de plusieurs modules : {plugins}",
)
_SEVERAL_HINT = Text(
    en="a prefix belongs to one distribution: uninstall the others",
    fr="un préfixe appartient à une seule distribution : désinstallez les autres",
)
_BAD = Text(
    en="'{word}' cannot be the prefix of a plugin, as it is in {origin}",
    fr="« {word} » ne peut pas être le préfixe d'un module, comme il l'est dans {origin}",
)
_SLUG_HINT = Text(
    en="its author chooses small letters, digits and dashes",
    fr="qui publie le module choisit des minuscules, des chiffres et des tirets",
)
_RESERVED_HINT = Text(
    en="its author chooses another: the roles and the stock pathway have that name",
    fr="qui publie le module en choisit un autre : ce nom est celui d'un rôle ou du cheminement de la méthode",
)


def choose(group: Group, allow: Iterable[str], known: Sequence[Installed]) -> Iterator[Installed | Problem]:
    """Give the entry points of a group by the prefixes that are asked for, or what is wrong with a prefix.

    A prefix that offers nothing in this group, but something in another, is no mistake.
    """
    prefixes = sorted({each.prefix for each in known})
    for prefix in sorted(set(allow)):
        offers = [each for each in known if each.prefix == prefix]
        chosen = [each for each in offers if each.group == group]
        trouble = _trouble(prefix, offers, prefixes)
        if trouble is not None:
            yield trouble
        else:
            yield from chosen


def _trouble(prefix: str, offers: Sequence[Installed], prefixes: Sequence[str]) -> Problem | None:
    if not prefixes:
        return problem("unknown-plugin", prefix, _UNKNOWN.with_(word=prefix), _NONE)
    if not offers:
        return unknown_name("unknown-plugin", place(prefix), _UNKNOWN.with_(word=prefix), prefix, prefixes)
    owners = tuple(sorted({each.origin for each in offers}))
    if len(owners) > 1:
        return problem("duplicate-prefix", prefix, _SEVERAL.with_(word=prefix, plugins=owners), _SEVERAL_HINT)
    if not re.fullmatch(SLUG, prefix):
        return problem("plugin-prefix", prefix, _BAD.with_(word=prefix, origin=owners[0]), _SLUG_HINT)
    if prefix in {*RESERVED, Pathway.stock().id}:
        return problem("plugin-prefix", prefix, _BAD.with_(word=prefix, origin=owners[0]), _RESERVED_HINT)
    return None
