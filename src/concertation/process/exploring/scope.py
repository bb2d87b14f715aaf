"""How far an exploration goes: how many of each thing, how deep, how many states, which payloads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

import attrs

from concertation.errors import InvalidValue, Problem, unknown_name
from concertation.texts import Text

__all__ = ["COUNTED", "Scope"]

Keys: TypeAlias = Literal["canonical", "ids"]
Payloads: TypeAlias = Literal["minimal", "full"]
Parties: TypeAlias = Literal["first", "roles"]

COUNTED = ("members", "actions", "objectives", "indicators", "formations", "propositions", "experiments")
"""The collections that a scope counts; of any other that a rule asks for, there is one entity."""

_CHOICES: dict[str, tuple[str, ...]] = {
    "payloads": ("minimal", "full"),
    "parties": ("first", "roles"),
    "keys": ("canonical", "ids"),
}
_NOT_WHOLE = Text(en="{name} is a whole number, {least} or more", fr="{name} est un nombre entier, au moins {least}")
_NOT_A_CHOICE = Text(en="'{word}' is not a choice of {name}", fr="« {word} » ne fait pas partie des choix de {name}")


@attrs.frozen(kw_only=True)
class Scope:
    """The bounds of an exploration; small ones find most mistakes, with the shortest traces.

    Args:
        members: how many members may be put in, ``m1``, ``m2``…
        actions: how many actions.
        objectives: how many objectives; an action serves the first.
        indicators: how many indicators; an action names the first.
        formations: how many formations.
        propositions: how many propositions.
        experiments: how many experiments.
        depth: how many acts a trace may have; ``None`` is as many as it takes.
        states: how many states are visited at most.
        payloads: ``minimal`` says of each thing nothing, or all that gates usually ask for, and leaves alone the
            fields that no gate reads; ``full`` also leaves out each thing asked for in turn, and tries every field
            that a step defines.
        parties: ``roles`` has every role that may make a move make it, ``first`` only the first named.
        waivers: whether rules are waived on the way.
        keys: ``canonical`` takes for one state what differs only in interchangeable ids; ``ids`` keeps them apart.

    Raises:
        InvalidValue: with every bound that is none.

    >>> Scope(members=2, actions=0).members
    2
    """

    members: int = 1
    actions: int = 1
    objectives: int = 1
    indicators: int = 1
    formations: int = 0
    propositions: int = 0
    experiments: int = 0
    depth: int | None = None
    states: int = 50_000
    payloads: Payloads = "minimal"
    parties: Parties = "roles"
    waivers: bool = False
    keys: Keys = "canonical"

    def __attrs_post_init__(self) -> None:
        """Refuse bounds that are none, all at once."""
        problems = list(self._problems())
        if problems:
            raise InvalidValue(problems)

    def _problems(self) -> Iterator[Problem]:
        for name in (*COUNTED, "states", "depth"):
            value: object = getattr(self, name)
            least = 1 if name == "states" else 0
            unlimited = name == "depth" and value is None
            if not unlimited and not (isinstance(value, int) and not isinstance(value, bool) and value >= least):
                yield Problem(code="type", path=name, message=_NOT_WHOLE.with_(name=name, least=least))
        for name, choices in _CHOICES.items():
            word = str(getattr(self, name))
            if word not in choices:
                yield unknown_name("choice", name, _NOT_A_CHOICE.with_(word=word, name=name), word, choices)

    def count(self, collection: str) -> int:
        """Give how many entities of a collection there may be.

        >>> Scope().count("actions"), Scope().count("resolutions")
        (1, 1)
        """
        counted: int = getattr(self, collection) if collection in COUNTED else 1
        return counted
