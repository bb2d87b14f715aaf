"""Load a pathway: from a document to the pathway and all its departures, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias, cast

import attrs

from concertation.charts import Departure, Pathway, diff
from concertation.documents.converter import reader
from concertation.documents.heading import body_of
from concertation.documents.limits import Limits
from concertation.documents.pages import Page
from concertation.documents.parsing import page_of
from concertation.documents.pathways.body import Body
from concertation.documents.pathways.ledger import Ledger
from concertation.documents.pathways.seeking import way_to
from concertation.documents.places import Place
from concertation.documents.problems import DocumentError, DocumentProblem
from concertation.documents.reading import Readable
from concertation.documents.troubles import Trouble
from concertation.errors import unknown_name
from concertation.model import PathwayRef
from concertation.rules import RuleSet
from concertation.texts import Text, nearest

__all__ = ["LoadedPathway", "Parents", "load_pathway"]

Parents: TypeAlias = Mapping[str, "Pathway | Readable"]
"""The pathways that a document may extend, by id: as values, or as documents themselves."""

_LIMITS: Final = Limits()
_NO_PATHWAY: Final = Text(en="no pathway is called '{word}'", fr="aucun cheminement ne s'appelle « {word} »")
_LOOP: Final = Text(
    en="pathways extend each other in a circle: {trail}", fr="des cheminements s'étendent en rond : {trail}"
)
_OTHER: Final = Text(
    en="the pathway '{word}' at hand has {what} {given}, not {wanted}",
    fr="le cheminement « {word} » fourni a pour {what} {given}, et non {wanted}",
)
_WHATS: Final[Mapping[str, Text]] = {
    "version": Text(en="the version", fr="version"),
    "hash": Text(en="the hash", fr="empreinte"),
}
_NO_REASON: Final = Text(en="no reason is given: {said}", fr="aucun motif n'est donné : {said}")
_GIVE_ONE: Final = Text(en="say why in because, at {address}", fr="dites pourquoi dans because, à {address}")


@attrs.frozen
class LoadedPathway:
    """A pathway that was read, with every departure from what it extends, and where everything stands.

    Args:
        pathway: the pathway.
        departures: everything in which it departs from its parent; none where it extends nothing.
        notices: what its reader should know: the departures that give no reason.
    """

    pathway: Pathway
    departures: tuple[Departure, ...] = ()
    notices: tuple[DocumentProblem, ...] = ()
    _page: Page = attrs.field(default=Page(None), repr=False, eq=False, alias="page")

    def place(self, address: str) -> Place | None:
        r"""Give the line and column of what stands at an address, else of the nearest thing written that holds it.

        >>> loaded = load_pathway("schema: 1\nid: havre\nversion: '1'\nextends: cheminement\nwaives: authority\n")
        >>> print(loaded.place("waives"), loaded.place("steps/prepare"))
        <text>:5:9 <text>:1:1
        """
        return self._page.place(way_to(self._page.data, address.split("/")))


def load_pathway(
    source: Readable,
    *,
    parents: Parents | None = None,
    rules: RuleSet | None = None,
    limits: Limits = _LIMITS,
) -> LoadedPathway:
    r"""Read a pathway from a document, in YAML or JSON, on the pathway that it extends.

    Args:
        source: a text, a path, bytes, or data already parsed.
        parents: the pathways that documents may extend, by id; the stock one is always there.
        rules: if given, the names of rules, phases, roles and options are checked too, as ``Process`` would.
        limits: how much the document may ask of its reader.

    Raises:
        DocumentError: with every problem at once, each with its place, the parents' documents included.
        MissingExtra: if the document is YAML and PyYAML is not installed.

    >>> loaded = load_pathway(
    ...     "schema: 1\nid: havre\nversion: '2026'\nextends: cheminement\n"
    ...     "circles:\n  port: {after: companies, title: Acteurs du port}\n"
    ... )
    >>> [each.text("fr") for each in loaded.departures]
    ['ajout : le cercle « Acteurs du port » (port)']
    """
    known: Parents = {Pathway.stock().id: Pathway.stock(), **(parents or {})}
    return _load(source, known, rules, limits, ())


def _load(
    source: Readable, known: Parents, rules: RuleSet | None, limits: Limits, trail: tuple[str, ...]
) -> LoadedPathway:
    page = attrs.evolve(page_of(source, limits), kind=None)
    data, troubles = body_of(page)
    heading = Ledger(troubles)
    parent, others = _parent(heading, data, known, limits, trail)
    body = Body(data, parent, rules, heading)
    pathway = body.pathway() if parent is not None or "extends" not in data else None
    if pathway is None and "extends" in data and parent is None:
        body.heading()
    problems = [*page.told(heading.troubles, limits.problems), *others]
    if pathway is None or problems:
        raise DocumentError(problems)
    departures = diff(parent, pathway) if parent is not None else ()
    notices = tuple(page.problem(each) for each in _unexplained(data, departures))
    return LoadedPathway(pathway, departures, notices, page)


def _parent(
    ledger: Ledger, data: Mapping[str, object], known: Parents, limits: Limits, trail: tuple[str, ...]
) -> tuple[Pathway | None, tuple[DocumentProblem, ...]]:
    if "extends" not in data:
        return None, ()
    wanted = cast("PathwayRef | None", ledger.read(reader(PathwayRef), data["extends"], ("extends",)))
    if wanted is None:
        return None, ()
    here = str(data.get("id"))
    way = ("extends", "id") if isinstance(data["extends"], dict) else ("extends",)
    if wanted.id in {here, *trail}:
        around = (*trail[trail.index(wanted.id) :], here, wanted.id) if wanted.id in trail else (here, wanted.id)
        ledger.note("loop", way, _LOOP.with_(trail=" → ".join(around)), about=wanted.id)
        return None, ()
    if wanted.id not in known:
        problem = unknown_name("unknown-pathway", ".", _NO_PATHWAY.with_(word=wanted.id), wanted.id, known)
        ledger.take(problem, way)
        meant = known.get(nearest(wanted.id, known) or "")
        return (meant if isinstance(meant, Pathway) else None), ()
    parent = known[wanted.id]
    if not isinstance(parent, Pathway):
        try:
            parent = _load(parent, known, None, limits, (*trail, here)).pathway
        except DocumentError as error:
            return None, error.problems
    _pinned(ledger, wanted, parent)
    return parent, ()


def _pinned(ledger: Ledger, wanted: PathwayRef, parent: Pathway) -> None:
    """Refuse another state of the parent than the one that the document was written on."""
    for name, what in _WHATS.items():
        pinned, given = getattr(wanted, name), getattr(parent, name)
        if pinned is not None and pinned != given:
            message = _OTHER.with_(word=wanted.id, what=what, given=given, wanted=pinned)
            ledger.note("other-pathway", ("extends", name), message)


def _unexplained(data: Mapping[str, object], departures: tuple[Departure, ...]) -> Iterator[Trouble]:
    for each in departures:
        if each.reason is None:
            message = _NO_REASON.with_(said=each.what)
            hint = _GIVE_ONE.with_(address=each.address)
            yield Trouble(
                code="no-reason", way=way_to(data, each.address.split("/")), message=message, hint=hint, at_key=True
            )
