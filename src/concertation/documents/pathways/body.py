"""What a pathway document says, made into a pathway on its parent, with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

import attrs

from concertation.charts import Chart, Pathway, Step, diff
from concertation.documents.kinds import read_text, trouble_of
from concertation.documents.pathways import decisions
from concertation.documents.pathways.charts import Charts, Made
from concertation.documents.pathways.fields import CIRCLE, STEP, names, read_level, read_option, read_title
from concertation.documents.pathways.ledger import Ledger
from concertation.documents.pathways.placing import Section, merged
from concertation.documents.pathways.seeking import seek, way_to
from concertation.documents.troubles import Way
from concertation.errors import DefinitionError, InvalidValue, Problem, unknown_name
from concertation.findings import Level
from concertation.model import Circle, Concertation
from concertation.model.checks import check_slug
from concertation.process.definition import settings_of
from concertation.rules import RuleSet
from concertation.texts import Text

__all__ = ["KEYS", "Body"]

T = TypeVar("T")

_PATHWAY_OF: Callable[..., Pathway] = Pathway
_STEP_OF: Callable[..., Step] = Step
_CIRCLE_OF: Callable[..., Circle] = Circle
_evolved_step: Callable[..., Step] = attrs.evolve
_evolved_circle: Callable[..., Circle] = attrs.evolve
KEYS: Final = (
    "id",
    "version",
    "title",
    "extends",
    "steps",
    "circles",
    "charts",
    "levels",
    "options",
    "waives",
    "because",
)
_NO_STEP: Final = Text(en="no step is called '{word}'", fr="aucune étape ne s'appelle « {word} »")
_NO_CIRCLE: Final = Text(en="no circle has the id '{word}'", fr="aucun cercle n'a l'identifiant « {word} »")
_NO_REASON: Final = Text(en="nothing departs from the parent at '{word}'", fr="rien ne s'écarte du parent à « {word} »")


def _step(_ledger: Ledger, name: str, given: Mapping[str, object], _way: Way, now: Step | None) -> Step:
    return _STEP_OF(name, **given) if now is None else _evolved_step(now, **given)


def _circle(ledger: Ledger, name: str, given: Mapping[str, object], way: Way, now: Circle | None) -> Circle | None:
    try:
        return _CIRCLE_OF(name, **given) if now is None else _evolved_circle(now, **given)
    except InvalidValue as error:
        for each in error.problems:
            ledger.take(each, way if each.path == "id" else (*way, *each.path.split("/")), at_key=each.path == "id")
        return now


_STEPS: Final[Section[Step]] = Section(unknown=_NO_STEP, fields=STEP, make=_step)
_CIRCLES: Final[Section[Circle]] = Section(unknown=_NO_CIRCLE, fields=CIRCLE, make=_circle)


@attrs.frozen
class Body:
    """The keys of a document, the parent that it extends if it does, and the rules that it is checked with."""

    data: Mapping[str, object]
    parent: Pathway | None
    rules: RuleSet | None
    ledger: Ledger = attrs.field(factory=Ledger)

    def heading(self) -> None:
        """Judge what can be of a document whose parent is not to be had: its keys, its id and its version."""
        self.ledger.keys((key for key in self.data if not key.startswith("x-")), (), KEYS)
        self.ledger.missing(self.data, (), "id", "version", *(() if "extends" in self.data else ("steps", "charts")))
        self._id()
        self._text("version")

    def pathway(self) -> Pathway | None:
        """Make the pathway; what is wrong is in the ledger."""
        self.heading()
        name, version = self._said("id"), self._said("version")
        steps = self._steps()
        circles = self._circles()
        charts, made = self._charts()
        waives = self._waives()
        levels, options = self._levels(), self._options()
        self._decisions(made, steps, charts)
        whole = _Whole(
            name or "unstated",
            version or "unstated",
            self._title(),
            tuple(steps.values()),
            tuple(charts.values()),
            tuple(circles.values()),
            levels,
            options,
            waives,
        )
        try:
            pathway = whole.made()
        except DefinitionError as error:
            self._told(error, made)
            mended = whole.mended(made)
            self._judged(mended, made)
            self._because(mended, [f"charts/{each}" for each in made])
            return None
        self._judged(pathway, made)
        broken = [f"charts/{name}" for name, each in made.items() if each.standins]
        return attrs.evolve(pathway, because=self._because(pathway, broken))

    def _id(self) -> None:
        name = self._text("id")
        if name is not None:
            self.ledger.troubles += [trouble_of(each).under("id") for each in check_slug(name)]

    def _said(self, key: str) -> str | None:
        said = self.data.get(key)
        return said if isinstance(said, str) else None

    def _text(self, key: str) -> str | None:
        return self.ledger.read(read_text, self.data[key], (key,)) if key in self.data else None

    def _title(self) -> Text | None:
        now = self.parent.title if self.parent else None
        if "title" not in self.data:
            return now
        title = self.ledger.read(read_title, self.data["title"], ("title",))
        if title is not None and title == now:
            self.ledger.same(("title",))
        return title

    def _steps(self) -> dict[str, Step]:
        parents = None if self.parent is None else {each.id: each for each in self.parent.steps}
        return merged(self.ledger, self.data.get("steps", {}), ("steps",), _STEPS, parents)

    def _circles(self) -> dict[str, Circle]:
        parents = None if self.parent is None else {each.id: each for each in self.parent.circles}
        return merged(self.ledger, self.data.get("circles", {}), ("circles",), _CIRCLES, parents)

    def _charts(self) -> tuple[dict[str, Chart], dict[str, Made]]:
        charts = Charts(self.ledger, self.data, self._bases(), is_whole=self.parent is None)
        return charts.build(self.data.get("charts", {})), charts.made

    def _bases(self) -> dict[str, Chart]:
        return {} if self.parent is None else {each.name: each for each in self.parent.charts}

    def _waives(self) -> tuple[str, ...] | None:
        now = self.parent.waives if self.parent else None
        if "waives" not in self.data:
            return now
        waives = self.ledger.read(lambda value: names(value, now), self.data["waives"], ("waives",))
        if waives is not None and waives == now:
            self.ledger.same(("waives",))
        return waives

    def _levels(self) -> dict[str, Level]:
        now: Mapping[str, Level] = self.parent.levels if self.parent else {}
        return {**now, **self._values(self.data.get("levels", {}), ("levels",), read_level, now)}

    def _options(self) -> dict[str, Mapping[str, object]]:
        now: Mapping[str, Mapping[str, object]] = self.parent.options if self.parent else {}
        options = dict(now)
        for rule, each in self.ledger.mapping(self.data.get("options", {}), ("options",)).items():
            mine = now.get(rule, {})
            options[rule] = {**mine, **self._values(each, ("options", rule), read_option, mine)}
        return options

    def _values(self, value: object, way: Way, read: Callable[[object], T], now: Mapping[str, object]) -> dict[str, T]:
        values: dict[str, T] = {}
        for name, each in self.ledger.mapping(value, way).items():
            made = self.ledger.read(read, each, (*way, name))
            if made is None:
                continue
            if name in now and now[name] == made:
                self.ledger.same((*way, name))
            values[name] = made
        return values

    def _decisions(self, made: Mapping[str, Made], steps: Mapping[str, Step], charts: Mapping[str, Chart]) -> None:
        for problem in self._given_away(made, steps):
            self._note(problem, made)
        if self.parent is None:
            return
        for name, each in made.items():
            if each.base is not None and name in charts:
                for problem in decisions.taken_out(name, each.moves.all, each.base):
                    self._note(problem, made)

    def _given_away(self, made: Mapping[str, Made], steps: Mapping[str, Step]) -> Iterator[Problem]:
        above = self.parent or Pathway.stock()
        for name, each in made.items():
            bases = {each.base.name: each.base} if each.base is not None else {}
            for base in self._stood_for(name, above, steps):
                bases.setdefault(base.name, base)
            for base in bases.values():
                yield from decisions.given_away(name, each.moves.all, base)
            if not bases:
                yield from decisions.imitated(name, each.moves.all, above.charts)

    def _stood_for(self, name: str, above: Pathway, steps: Mapping[str, Step]) -> Iterator[Chart]:
        """Give the charts of the parent that a chart stands for: of its name, and of the steps that it now moves."""
        known = [name, *(each.chart for each in above.steps if each.id in steps and steps[each.id].chart == name)]
        yield from (chart for word in known if (chart := above.chart(word)) is not None)

    def _told(self, error: DefinitionError, made: Mapping[str, Made]) -> None:
        decided = any(each.code == "decides" for each in self.ledger.troubles)
        for problem in error.problems:
            if problem.code == "decides" and decided:
                continue
            if problem.code != "no-step" or "steps" in self.data:
                self._note(problem, made)

    def _judged(self, pathway: Pathway | None, made: Mapping[str, Made]) -> None:
        """Check the names that only rules know."""
        try:
            if self.rules is not None and pathway is not None:
                settings_of(pathway, self.rules)
        except DefinitionError as error:
            self._told(error, made)

    def _note(self, problem: Problem, made: Mapping[str, Made]) -> None:
        """Place a problem of the whole where the document says what it is about."""
        way, is_key = self._way(problem, made)
        told = {(each.code, each.way) for each in self.ledger.troubles}
        if (problem.code, way) not in told:
            self.ledger.take(problem, way, at_key=is_key)

    def _way(self, problem: Problem, made: Mapping[str, Made]) -> tuple[Way, bool]:
        parts = problem.path.split("/")
        way = _of_stand_in(parts, made) or way_to(self.data, parts)
        word = problem.about
        if word is None or (way and way[-1] == word):
            return way, True
        found = seek(self.data, way, word) or seek(self.data, way, f"@{word}")
        if found is None and parts[0] == "levels":
            found = seek(self.data.get("options", {}), (), word)
            found = None if found is None else (("options", *found[0]), found[1])
        return found or (way, True)

    def _because(self, pathway: Pathway | None, unsure: Sequence[str]) -> dict[str, str]:
        """Read the reasons; one of nothing is a mistake, but for what is ``unsure``: there nothing can be compared."""
        reasons: dict[str, str] = {}
        for address, each in self.ledger.mapping(self.data.get("because", {}), ("because",)).items():
            reason = self.ledger.read(read_text, each, ("because", address))
            if reason is not None:
                reasons[address] = reason
        if self.parent is not None and pathway is not None:
            self._reasons_of_nothing(reasons, [each.address for each in diff(self.parent, pathway)], unsure)
        return reasons

    def _reasons_of_nothing(self, reasons: Mapping[str, str], departures: Sequence[str], unsure: Sequence[str]) -> None:
        for address in reasons:
            parts = address.split("/")
            said = way_to(self.data, parts)
            is_wrong = len(said) == len(parts) and not self.ledger.is_clean(said)
            below = any(f"{each}/".startswith(f"{address}/") for each in departures)
            if not (below or is_wrong or any(f"{address}/".startswith(f"{each}/") for each in unsure)):
                problem = unknown_name("changes-nothing", ".", _NO_REASON.with_(word=address), address, departures)
                self.ledger.take(problem, ("because", address), at_key=True)


@attrs.frozen
class _Whole:
    """Everything that a pathway is made of, whether or not it holds together."""

    id: str
    version: str
    title: Text | None
    steps: tuple[Step, ...]
    charts: tuple[Chart, ...]
    circles: tuple[Circle, ...]
    levels: Mapping[str, Level]
    options: Mapping[str, Mapping[str, object]]
    waives: tuple[str, ...] | None

    def made(self) -> Pathway:
        said = {each.name: getattr(self, each.name) for each in attrs.fields(_Whole) if each.name != "id"}
        if self.waives is None:
            del said["waives"]
        return _PATHWAY_OF(self.id, **said)

    def mended(self, made: Mapping[str, Made]) -> Pathway | None:
        """Make what can be judged by the rules: the same names, in parts that hold together; none without a part."""
        charts = tuple(made[each.name].mended() if each.name in made else each for each in self.charts)
        if not charts or not self.steps:
            return None
        steps = tuple(_mended(each, {chart.name: chart for chart in charts}) for each in self.steps)
        return attrs.evolve(self, steps=steps, charts=charts).made()


def _mended(step: Step, charts: Mapping[str, Chart]) -> Step:
    chart = charts.get(step.chart)
    known = [each.name for each in attrs.fields(Concertation)]
    if chart is not None and all(chart.state(each) for each in step.phases.values()) and {*step.defines} <= {*known}:
        return step
    any_chart = next(iter(charts.values()))
    return Step(step.id, chart=any_chart.name, phases=dict.fromkeys(step.phases, any_chart.initial))


def _of_stand_in(parts: list[str], made: Mapping[str, Made]) -> Way | None:
    if len(parts) < 4 or parts[0] != "charts" or parts[1] not in made:  # noqa: PLR2004  # charts/x/moves/y
        return None
    written = made[parts[1]].standins.get(parts[3])
    return None if written is None else written.way
