"""Where something is, as SARIF says it: the file and the region, and the address in the concertation."""

from __future__ import annotations

import os
from pathlib import PurePath
from urllib.parse import quote

from concertation.documents import Place
from concertation.reports.checked import Checked
from concertation.reports.data import Data

__all__ = ["file_uri", "location", "place_location"]


def file_uri(file: str) -> str:
    """Give the URI of a file: relative where its name is, so that it holds on every machine.

    >>> file_uri("plans/été 2026: a.yaml")
    'plans/%C3%A9t%C3%A9%202026%3A%20a.yaml'
    """
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def location(checked: Checked, address: str) -> Data:
    """Give the location of an address: where it is written, or the nearest thing that holds it."""
    spot = checked.spot(address)
    return place_location(spot.place if spot else None, checked.file, address)


def place_location(place: Place | None, file: str | None, address: str) -> Data:
    """Give a location by its place, as far as it is known, and by its address."""
    name = {} if address == "." else {"name": address.rpartition("/")[2]}
    logical: Data = {"logicalLocations": [{**name, "fullyQualifiedName": address}]}
    if file is None:
        return logical
    region = {"region": _region(place)} if place else {}
    return {"physicalLocation": {"artifactLocation": {"uri": file_uri(file)}, **region}, **logical}


def _region(place: Place) -> Data:
    end = {} if place.end_column is None else {"endColumn": place.end_column}
    return {"startLine": place.line, "startColumn": place.column, **end}
