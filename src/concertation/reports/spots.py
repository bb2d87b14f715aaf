"""Where an address is written in a document, or the nearest thing that holds it."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from concertation.documents import Loaded, Place
from concertation.findings import Path
from concertation.model import Party, Value, resolve

__all__ = ["Spot", "spot_of"]


@attrs.frozen
class Spot:
    """A place in a document; ``missing`` is the first name of the address that is not written there."""

    place: Place
    missing: str | None
    holder: Path

    @property
    def is_nowhere(self) -> bool:
        """Whether the document writes nothing at all of the address."""
        return self.missing is not None and self.holder == "."


def spot_of(document: Loaded, address: str) -> Spot | None:
    r"""Give the spot of an address: a short value is underlined, a long one is pointed at by its key.

    >>> from concertation.documents import load
    >>> text = "schema: 1\nid: c\ntitle: C\nauthority: {id: a}\nactions:\n  - id: bays\n"
    >>> spot = spot_of(load(text), "actions/bays/pilot")
    >>> print(spot.place, spot.missing)
    <text>:6:5 pilot
    """
    here, place = Path("."), document.place(".")
    for name in Path(address).parts:
        if name == "extra":
            continue
        inside = document.place(here / name)
        if inside == place:
            return _spot(document.key_place(here), name, here)
        here, place = here / name, inside
    said = resolve(document.concertation, here)
    is_long = isinstance(said, Value | Mapping | tuple) and not isinstance(said, Party)
    return _spot(document.key_place(here) if is_long else place, None, here)


def _spot(place: Place | None, missing: str | None, holder: Path) -> Spot | None:
    return None if place is None else Spot(place, missing, holder)
