"""Load a document: from a text, a file or parsed data to a concertation, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final, cast

import attrs

from concertation.charts import Pathway
from concertation.documents.converter import reader
from concertation.documents.heading import body_of
from concertation.documents.limits import Limits
from concertation.documents.locating import Finder
from concertation.documents.pages import Page
from concertation.documents.parsing import page_of
from concertation.documents.places import Place
from concertation.documents.problems import DocumentError, DocumentProblem
from concertation.documents.reading import Readable
from concertation.documents.references import loose_ends
from concertation.documents.standings import lost_standings
from concertation.documents.troubles import Misfit, Trouble, Way
from concertation.model import Concertation
from concertation.texts import Text

__all__ = ["Loaded", "load"]

_LIMITS: Final = Limits()
_STOCK: Final = "cheminement"

_UNCHECKED = Text(
    en="the pathway '{word}' was not given: references to its circles were not checked",
    fr="le cheminement « {word} » n'a pas été fourni : les renvois à ses cercles n'ont pas été vérifiés",
)
_GIVE_IT = Text(en="give the pathway too", fr="fournissez aussi le cheminement")
_OTHER = Text(
    en="the document follows the pathway '{word}', but was checked against '{given}'",
    fr="le document suit le cheminement « {word} », mais a été vérifié d'après « {given} »",
)


@attrs.frozen
class Loaded:
    """A concertation that was read, with what its reader should know and where everything stands.

    ``text`` is what it was read from, absent for parsed data; a frame with a caret can be drawn from it.
    """

    concertation: Concertation
    notices: tuple[DocumentProblem, ...] = ()
    text: str | None = attrs.field(default=None, repr=False)
    _page: Page = attrs.field(default=Page(None), repr=False, eq=False, alias="page")
    _finder: Finder = attrs.field(factory=lambda: Finder(reader), init=False, repr=False, eq=False)

    def place(self, address: str) -> Place | None:
        r"""Give the line and column of the value at an address, else of the nearest thing written that holds it.

        Nothing comes out where the document was not read from a text.

        >>> loaded = load("schema: 1\nid: c\ntitle: Charte\nauthority: {id: metropole}\n")
        >>> print(loaded.place("authority/id"), loaded.place("authority/name"))
        <text>:4:17 <text>:4:12
        """
        return self._page.place(self._way(address))

    def key_place(self, address: str) -> Place | None:
        """Give the line and column of the key of a value, else of the nearest thing written that holds it."""
        return self._page.place(self._way(address), at_key=True)

    def _way(self, address: str) -> Way:
        return self._finder.way(Concertation, self._page.data, address.split("/"))


def load(source: Readable, *, pathway: Pathway | None = None, limits: Limits = _LIMITS) -> Loaded:
    r"""Read a document, in YAML or JSON, and every value of it strictly.

    Args:
        source: a text, a path, bytes, or data already parsed. A file is JSON by its name, a text by its first
            characters; anything else is YAML.
        pathway: whose circles members may sit in, beside the document's own; the stock one by default, where the
            document names no other. Where it names another that is not given, a notice says that circles were not
            checked.
        limits: how much the document may ask of its reader.

    Raises:
        DocumentError: with every problem at once, each with its place; whatever the input, nothing else comes out.
        MissingExtra: if the document is YAML and PyYAML is not installed.

    >>> load("schema: 1\nid: pilote\ntitle: Charte\nauthority: {id: metropole}\n").concertation.title
    'Charte'
    """
    page = page_of(source, limits)
    body, troubles = body_of(page)
    named = _named(body)
    law = Pathway.stock() if pathway is None and named == _STOCK else pathway
    circles = None if law is None else frozenset(each.id for each in law.circles)
    concertation, more = _read(body, circles)
    astray = () if law is None or named != law.id else lost_standings(body, law)
    problems = page.told([*troubles, *more, *astray], limits.problems)
    if concertation is None or problems:
        raise DocumentError(problems)
    notices = tuple(page.problem(each) for each in _notices(named, pathway))
    return Loaded(concertation, notices, page.source.text if page.source else None, page)


def _named(body: Mapping[str, object]) -> object:
    named = body.get("pathway", _STOCK)
    return named.get("id") if isinstance(named, dict) else named


def _read(body: Mapping[str, object], circles: Collection[str] | None) -> tuple[Concertation | None, Iterable[Trouble]]:
    try:
        concertation = cast("Concertation", reader(Concertation)(body))
    except Misfit as misfit:
        sound = (each for each in misfit.troubles if each.code != "unknown-id")
        return None, (*sound, *loose_ends(body, circles))
    astray = circles is not None and any(True for _ in concertation.unknown_circles(circles))
    return concertation, loose_ends(body, circles) if astray else ()


def _notices(named: object, pathway: Pathway | None) -> Iterable[Trouble]:
    if pathway is None and named != _STOCK:
        message, hint = _UNCHECKED.with_(word=named), _GIVE_IT.with_()
        yield Trouble(code="circles-unchecked", way=("pathway",), message=message, hint=hint)
    elif pathway is not None and named != pathway.id:
        message = _OTHER.with_(word=named, given=pathway.id)
        yield Trouble(code="other-pathway", way=("pathway",), message=message)
