"""Why an act is refused: one small class for each kind of reason, each with its place and its way out."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

import attrs

from concertation.charts import Chart, State
from concertation.errors import Problem
from concertation.findings import Finding, Path
from concertation.model import When
from concertation.process.locks import Lock
from concertation.process.roles import ROLE, TO_ROLE
from concertation.texts import Lang, Message, Text

__all__ = [
    "Gated",
    "Invalid",
    "Locked",
    "MotiveMissing",
    "NoSuchMove",
    "NotYours",
    "OtherPathway",
    "Reason",
    "StillReferenced",
    "TooEarly",
    "Unstated",
]


def named(word: str, label: Text) -> Text:
    """Name a thing of a chart as readers and programmers call it, once where they agree.

    >>> from concertation.texts import Text
    >>> named("pending", Text(en="pending", fr="à venir"))
    Text(en="'pending'", fr='« à venir » (pending)')
    """
    english = f"'{word}'" if label.en == word else f"'{label.en}' ({word})"
    french = f"« {word} »" if label.fr == word else f"« {label.fr} » ({word})"
    return Text(en=english, fr=french)


def listed(words: tuple[Text, ...]) -> Text:
    """List texts, in both languages."""
    return Text(en=", ".join(each.en for each in words), fr=", ".join(each.fr for each in words))


@attrs.frozen
class _Base:
    path: Path

    heading: ClassVar[Text]

    @property
    def code(self) -> str:
        """A stable name for the kind of reason."""
        return _KEBAB[type(self)]

    @property
    def hint(self) -> Message | None:
        """The way out, where it takes more words than the reason."""
        return None

    @property
    def message(self) -> Message:
        """What is the matter."""
        raise NotImplementedError

    def text(self, lang: Lang = "en") -> str:
        """Say the reason in one sentence."""
        colon = " :" if lang == "fr" else ":"
        said = f"{self.heading.render(lang)}{colon} {self.message.render(lang)}"
        return f"{said} → {self.hint.render(lang)}" if self.hint else said


@attrs.frozen
class NoSuchMove(_Base):
    """The move does not leave the state in which its subject is; these do."""

    chart: Chart
    state: State

    heading: ClassVar = Text(en="no such move here", fr="mouvement impossible à ce stade")

    @property
    def offered(self) -> tuple[str, ...]:
        """The triggers that there are."""
        return self.chart.offered(self.state.name)

    @property
    def message(self) -> Message:
        """The moves that there are from here."""
        here = named(self.state.name, self.state.label)
        labels = tuple(named(name, self.chart.named(name)[0].label) for name in self.offered)
        if not labels:
            return Text(en="nothing leaves {state}", fr="rien ne sort de {state}").with_(state=here)
        bare = tuple(_bare(label) for label in labels)
        return Text(en="from {state} one may: {moves}", fr="depuis {state} on peut : {moves}").with_(
            state=here, moves=listed(bare)
        )


def _bare(label: Text) -> Text:
    return Text(en=label.en.replace("'", ""), fr=label.fr)


@attrs.frozen
class NotYours(_Base):
    """The move belongs to others."""

    trigger: Text
    roles: tuple[str, ...]

    heading: ClassVar = Text(en="not yours", fr="ne vous revient pas")

    @property
    def message(self) -> Message:
        """Whose it is."""
        mine = listed(tuple(TO_ROLE.get(each, Text.of(each)) for each in self.roles))
        return Text(en="{move} belongs to {roles}", fr="{move} revient {roles}").with_(move=self.trigger, roles=mine)


@attrs.frozen
class MotiveMissing(_Base):
    """The move asks for a reason, and none is given."""

    trigger: Text
    word: str = "motive"

    heading: ClassVar = Text(en="motive missing", fr="motif manquant")

    @property
    def message(self) -> Message:
        """What is asked for."""
        return Text(en="{move} asks for a reason", fr="{move} demande un motif").with_(move=self.trigger)

    @property
    def hint(self) -> Message | None:
        """Where the reason goes."""
        return Text(en="give it as {word}", fr="donnez-le dans « {word} »").with_(word=self.word)


@attrs.frozen
class Locked(_Base):
    """A state locks the address; these moves unlock it."""

    lock: Lock

    heading: ClassVar = Text(en="locked", fr="verrouillé")

    @property
    def message(self) -> Message:
        """What locks it, in which state."""
        text = Text(
            en="{path} may not change while {subject} is {state}",
            fr="{path} ne peut pas changer tant que {subject} est {state}",
        )
        state = named(self.lock.state.name, self.lock.state.label)
        return text.with_(path=str(self.path), subject=self.lock.subject, state=state)

    @property
    def hint(self) -> Message | None:
        """The moves that unlock it."""
        if not self.lock.unlocks and "/" in self.lock.subject:
            return Text(en="nothing unlocks it any more", fr="plus rien ne le déverrouille").with_()
        if not self.lock.unlocks:
            return Text(
                en="nothing unlocks it: what comes next follows in a new concertation",
                fr="rien ne le déverrouille : la suite se fait dans une nouvelle concertation",
            ).with_()
        return Text(en="first make the move {moves}", fr="faites d'abord le mouvement {moves}").with_(
            moves=self.lock.unlocks
        )


@attrs.frozen
class Gated(_Base):
    """A rule of the move's gate found something, or failed: a gate fails closed."""

    finding: Finding

    heading: ClassVar = Text(en="rule", fr="règle")

    @property
    def code(self) -> str:
        """The name of the rule."""
        return self.finding.rule

    @property
    def rule(self) -> str:
        """The name of the rule."""
        return self.finding.rule

    @property
    def message(self) -> Message:
        """What the rule found."""
        return self.finding.message

    def text(self, lang: Lang = "en") -> str:
        """Say what the rule found, and on whose word."""
        sources = "".join(f" {source.text(lang)}" for source in self.finding.sources)
        colon = " :" if lang == "fr" else ":"
        return f"{self.rule}{colon} {self.finding.text(lang)}{sources}"


@attrs.frozen
class Unstated(_Base):
    """The standing of the subject is unsaid, so that it has no move."""

    heading: ClassVar = Text(en="standing unsaid", fr="état non précisé")

    @property
    def message(self) -> Message:
        """What is unsaid."""
        return Text(en="nobody has said where it stands", fr="personne n'a dit où cela en est").with_()

    @property
    def hint(self) -> Message | None:
        """Where to say it."""
        return Text(en="state it in the document, at {path}", fr="précisez-le dans le document, à {path}").with_(
            path=str(self.path)
        )


@attrs.frozen
class TooEarly(_Base):
    """The date comes before what is already written."""

    on: When
    last: When

    heading: ClassVar = Text(en="earlier than the last entry", fr="antérieur au dernier acte enregistré")

    @property
    def message(self) -> Message:
        """Both dates."""
        return Text(en="{on} comes before {last}", fr="{on} précède {last}").with_(on=self.on, last=self.last)


@attrs.frozen
class StillReferenced(_Base):
    """What is to be removed is named elsewhere."""

    users: tuple[str, ...]

    heading: ClassVar = Text(en="still referenced", fr="encore cité")

    @property
    def message(self) -> Message:
        """Where it is named."""
        return Text(en="{path} is named at {users}", fr="{path} est cité à {users}").with_(
            path=str(self.path), users=self.users
        )

    @property
    def hint(self) -> Message | None:
        """What to do first."""
        return Text(en="change these first", fr="modifiez-les d'abord").with_()


@attrs.frozen
class OtherPathway(_Base):
    """The concertation follows another pathway, or another state of it, than the process."""

    theirs: str
    ours: str

    heading: ClassVar = Text(en="another pathway", fr="autre cheminement")

    @property
    def message(self) -> Message:
        """Both pathways."""
        return Text(
            en="the concertation follows {theirs}, the process has {ours}",
            fr="la concertation suit {theirs}, le processus a {ours}",
        ).with_(theirs=self.theirs, ours=self.ours)


@attrs.frozen
class Invalid(_Base):
    """The act cannot be what it was asked to be: an unknown id, address, move, role or field, a value out of place."""

    problem: Problem

    heading: ClassVar = Text(en="not possible", fr="impossible")

    @property
    def code(self) -> str:
        """The code of the problem."""
        return self.problem.code

    @property
    def message(self) -> Message:
        """What is wrong, and where."""
        if self.path == "." or str(self.path) == self.problem.about:
            return self.problem.message
        return Text(en="{path}: {said}", fr="{path} : {said}").with_(path=str(self.path), said=self.problem.message)

    @property
    def hint(self) -> Message | None:
        """The nearest word, or what was expected."""
        return self.problem.hint


Reason: TypeAlias = (
    NoSuchMove
    | NotYours
    | MotiveMissing
    | Locked
    | Gated
    | Unstated
    | TooEarly
    | StillReferenced
    | OtherPathway
    | Invalid
)
"""Why an act may not be done."""

_KEBAB: dict[type, str] = {
    NoSuchMove: "no-such-move",
    NotYours: "not-yours",
    MotiveMissing: "motive-missing",
    Locked: "locked",
    Unstated: "standing-unsaid",
    TooEarly: "too-early",
    StillReferenced: "still-referenced",
    OtherPathway: "other-pathway",
}


def invalid(problem: Problem) -> Invalid:
    """Make a reason of a problem."""
    try:
        return Invalid(Path(problem.path), problem)
    except ValueError:
        return Invalid(Path("."), problem)


def who(roles: tuple[str, ...]) -> Text:
    """Name roles in both languages."""
    return listed(tuple(ROLE.get(each, Text.of(each)) for each in roles))
