"""Why an action is no quick win: one value for each reason, certain or in doubt, said in both languages."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

import attrs

from concertation.model import Action, Authority, Dependency, Range
from concertation.planning.first import is_mastered, is_short
from concertation.texts import Lang, Message, Text

__all__ = ["UNSAID_AFTER", "Matter", "WhyNot", "not_easy", "not_mastered", "too_long", "waits_for", "waits_outside"]

Matter: TypeAlias = Literal["waits-for", "abandoned", "circle"]
Kind: TypeAlias = Literal["ease", "days", "mastered", "after", "outside"] | Matter

_EASE: Final = {
    "moderate": Text(en="it is only moderately easy", fr="elle n'est que moyennement facile"),
    "hard": Text(en="it is hard", fr="elle est difficile"),
    None: Text(en="nobody has said whether it is easy", fr="personne n'a dit si elle est facile"),
}
_TOO_LONG: Final = Text(
    en="it takes {days} working days, more than {limit}", fr="elle demande {days} jours ouvrés, plus que {limit}"
)
_PERHAPS_TOO_LONG: Final = Text(
    en="it takes {days} working days, perhaps more than {limit}",
    fr="elle demande {days} jours ouvrés, peut-être plus que {limit}",
)
_RANGE: Final = Text(en="{low} to {high}", fr="{low} à {high}")
_NO_DAYS: Final = Text(en="nobody has said how long it takes", fr="personne n'a dit combien de temps elle demande")
_NOT_MASTERED: Final = Text(
    en="the authority is not fully in control of it", fr="la collectivité ne la maîtrise pas pleinement"
)
_NOT_HELD: Final = Text(
    en="it needs powers that the authority does not hold: {powers}",
    fr="elle demande des compétences que la collectivité n'a pas : {powers}",
)
_UNSAID_MASTERED: Final = Text(
    en="nobody has said whether the authority is fully in control of it",
    fr="personne n'a dit si la collectivité la maîtrise pleinement",
)
_UNSAID_POWERS: Final = Text(
    en="nobody has said whether the authority holds the powers that it needs: {powers}",
    fr="personne n'a dit si la collectivité a les compétences qu'elle demande : {powers}",
)
_NO_AFTER: Final = Text(en="nobody has said what it waits for", fr="personne n'a dit ce qu'elle attend")
_NOT_MET: Final = Text(
    en="it waits for a prerequisite outside the plan that is not met: {text}",
    fr="elle attend un préalable extérieur au plan qui n'est pas rempli : {text}",
)
_MET_UNSAID: Final = Text(
    en="nobody has said whether a prerequisite outside the plan is met: {text}",
    fr="personne n'a dit si un préalable extérieur au plan est rempli : {text}",
)
_WAITS: Final = {
    "waits-for": Text(
        en="it waits for '{title}', which is no quick win itself",
        fr="elle attend « {title} », qui n'est pas elle-même à la fois facile, courte et maîtrisée",
    ),
    "abandoned": Text(
        en="it waits for '{title}', which is abandoned", fr="elle attend « {title} », qui est abandonnée"
    ),
    "circle": Text(
        en="it waits for '{title}', which waits for it in turn",
        fr="elle attend « {title} », qui l'attend à son tour",
    ),
}
_UNSURE: Final = Text(
    en="it waits for '{title}', of which nobody can tell whether it is a quick win itself",
    fr="elle attend « {title} », dont on ne peut dire si elle est elle-même à la fois facile, courte et maîtrisée",
)
_UNLESS: Final = Text(en="{waits}; nobody has said whether it {done}", fr="{waits} ; personne n'a dit si elle {done}")
_IS_DONE: Final = Text(en="is done", fr="est faite")
_HAS_STARTED: Final = Text(en="has started", fr="a commencé")


@attrs.frozen
class WhyNot:
    """A reason why an action is no quick win, or why nobody can tell: then it is not ``certain``.

    ``about`` is the id of the action that it waits for, or the text of the prerequisite outside the plan.
    """

    kind: Kind
    certain: bool
    message: Message
    about: str | None = None

    def text(self, lang: Lang = "en") -> str:
        """Say the reason."""
        return self.message.render(lang)


_NOT_EASY: Final = {ease: WhyNot("ease", ease is not None, text.with_()) for ease, text in _EASE.items()}
_UNSAID_DAYS: Final = WhyNot("days", certain=False, message=_NO_DAYS.with_())
_OUT_OF_CONTROL: Final = WhyNot("mastered", certain=True, message=_NOT_MASTERED.with_())
_CONTROL_UNSAID: Final = WhyNot("mastered", certain=False, message=_UNSAID_MASTERED.with_())
UNSAID_AFTER: Final = WhyNot("after", certain=False, message=_NO_AFTER.with_())
"""The reason of an action of which nobody has said what it waits for."""


def not_easy(action: Action) -> WhyNot | None:
    """Give the reason, if the action is not easy or nobody has said."""
    return None if action.ease == "easy" else _NOT_EASY[action.ease]


def too_long(action: Action, limit: int) -> WhyNot | None:
    """Give the reason, if the action takes more working days than the limit, or nobody can tell."""
    short = is_short(action, limit)
    if short:
        return None
    if action.days is None:
        return _UNSAID_DAYS
    days: object = action.days
    if isinstance(action.days, Range):
        days = _RANGE.with_(low=action.days.low, high=action.days.high)
    text = _PERHAPS_TOO_LONG if short is None else _TOO_LONG
    return WhyNot("days", short is False, text.with_(days=days, limit=limit))


def not_mastered(action: Action, authority: Authority) -> WhyNot | None:
    """Give the reason, if the authority is not fully in control of the action, or nobody can tell."""
    mastered = is_mastered(action, authority)
    if mastered:
        return None
    if action.mastered is False:
        return _OUT_OF_CONTROL
    if action.needs_powers is None:
        return _CONTROL_UNSAID
    held = {} if authority.powers is None else dict(authority.powers)
    powers = tuple(power for power in action.needs_powers if held.get(power) is mastered)
    text = _UNSAID_POWERS if mastered is None else _NOT_HELD
    return WhyNot("mastered", mastered is False, text.with_(powers=powers))


def waits_outside(link: Dependency) -> WhyNot:
    """Give the reason of a prerequisite outside the plan that is not met, or not known to be."""
    text = _MET_UNSAID if link.met is None else _NOT_MET
    return WhyNot("outside", link.met is False, text.with_(text=link.text), link.text)


def waits_for(first: Action, kind: Matter, *, answer: bool | None, unless: str | None) -> WhyNot:
    """Give the reason of an action that is waited for.

    Args:
        first: the action that is waited for.
        kind: what is the matter with it.
        answer: whether it is a quick win itself: no, or unknown (``None``).
        unless: what nobody has said of it and would end the wait: that it is ``done`` or ``started``.
    """
    title = str(first.label)
    message = (_UNSURE if answer is None else _WAITS[kind]).with_(title=title)
    if answer is False and unless is not None:
        message = _UNLESS.with_(waits=message, done=_IS_DONE if unless == "done" else _HAS_STARTED)
    return WhyNot(kind, answer is False and unless is None, message, first.id)
