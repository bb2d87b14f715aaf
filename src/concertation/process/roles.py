"""Who holds which role, derived from the model. It is a claim that the host has authenticated, not authentication."""

from __future__ import annotations

from typing import Final

from concertation.errors import Problem, unknown_name
from concertation.model import ROLES, Action, Concertation, Experiment, Formation
from concertation.texts import Text

__all__ = ["ROLE", "TO_ROLE", "roles_of", "unknown_party"]

ROLE: Final = {
    "authority": Text(en="the authority", fr="la collectivité"),
    "political-level": Text(en="the political level", fr="le niveau politique"),
    "referent": Text(en="the referent", fr="le référent"),
    "body": Text(en="the body", fr="l'instance"),
    "member": Text(en="a member", fr="un membre"),
    "pilot": Text(en="the pilot", fr="le pilote"),
}
"""The roles in both languages."""

TO_ROLE: Final = {
    "authority": Text(en="the authority", fr="à la collectivité"),
    "political-level": Text(en="the political level", fr="au niveau politique"),
    "referent": Text(en="the referent", fr="au référent"),
    "body": Text(en="the body", fr="à l'instance"),
    "member": Text(en="a member", fr="à un membre"),
    "pilot": Text(en="the pilot", fr="au pilote"),
}
"""The roles as what something belongs to."""

_NOBODY = Text(
    en="'{word}' is neither a role nor a party here", fr="« {word} » n'est ici ni un rôle ni une partie prenante"
)


def unknown_party(concertation: Concertation, by: str) -> Problem | None:
    """Give the problem of a name that is neither a role nor the id of a party, or ``None``."""
    parties = concertation.known_ids()["parties"]
    if by in ROLES or by in parties:
        return None
    return unknown_name("unknown-party", ".", _NOBODY.with_(word=by), by, {*ROLES, *parties})


def roles_of(concertation: Concertation, by: str, subject: str = ".") -> frozenset[str]:
    """Give the roles that a role or a party holds about a subject.

    A role holds itself, and the authority is also the pilot of what it pilots. The body as a whole is its plenary
    formation; another formation holds no role but that of the pilot of what it pilots.
    """
    held = {by} & set(ROLES)
    party = concertation.authority.id if by == "authority" else by
    if party == concertation.authority.id:
        held.add("authority")
    if concertation.find(f"members/{party}") is not None:
        held.add("member")
    formation = concertation.find(f"formations/{party}")
    if isinstance(formation, Formation) and formation.kind == "plenary":
        held.add("body")
    if party == _pilot(concertation, subject):
        held.add("pilot")
    return frozenset(held)


def _pilot(concertation: Concertation, subject: str) -> str | None:
    entity = concertation.find(subject)
    if isinstance(entity, Action):
        return entity.pilot.id if entity.pilot else None
    if isinstance(entity, Experiment):
        return entity.owner.id if entity.owner else None
    return None
