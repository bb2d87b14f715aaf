"""``concertation pathway``: what a territory makes of a pathway, checked, shown, and compared."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Annotated, Final

import attrs
import typer

from concertation.charts import Departure, Pathway, diff
from concertation.cli.codes import Code
from concertation.cli.laws import pathway_at, pathways_at
from concertation.cli.opening import tell
from concertation.cli.options import Format, FormatOption, LanguageOption, language
from concertation.cli.screen import answer
from concertation.documents import DocumentError, DocumentProblem, LoadedPathway, load_pathway
from concertation.reports import (
    as_json,
    chart_dot,
    chart_mermaid,
    departure_data,
    departures_text,
    pathway_data,
    pathway_text,
    problems_data,
)
from concertation.rules import RuleSet
from concertation.texts import Lang, Text

__all__ = ["app"]

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Check, show and compare pathways: the method as a territory writes it.",
)

File = Annotated[
    Path, typer.Argument(metavar="FILE", help="A pathway document, or 'cheminement' for the method's own.")
]
Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="Pathway documents, in YAML or JSON.")]
ParentOption = Annotated[
    list[Path] | None,
    typer.Option("--parent", metavar="FILE", help="A pathway that others extend; after those that it extends itself."),
]


class Drawing(Enum):
    """What a chart is drawn by."""

    MERMAID = "mermaid"
    DOT = "dot"


_NO_CHART: Final = Text(
    en="no chart is called '{word}': {names}", fr="aucun diagramme ne s'appelle « {word} » : {names}"
)
_NO_STATE: Final = Text(en="no state is called '{word}': {names}", fr="aucun état ne s'appelle « {word} » : {names}")
_HEAD: Final = Text(en="{file}: {id} {version}", fr="{file} : {id} {version}")


@app.command("check")
def check(
    files: Files, *, parent: ParentOption = None, lang: LanguageOption = None, form: FormatOption = Format.TEXT
) -> None:
    """Say whether pathways load, and everything in which each departs from the one that it extends.

    Departures without a reason are told; they are no mistake. JSON is one object for one file, a list for several.

    Exit code: 0 every pathway loads, 2 one does not.
    """
    tongue = language(lang)
    parents = pathways_at(parent, tongue, form)
    checked = [_check(file, parents) for file in files]
    if form is Format.JSON:
        data = [each.data for each in checked]
        answer(as_json(data[0] if len(data) == 1 else data))
    else:
        for index, each in enumerate(checked):
            each.say(tongue, is_first=index == 0)
    raise typer.Exit(max(each.code for each in checked))


@app.command("show")
def show(
    file: File = Path("cheminement"),
    *,
    parent: ParentOption = None,
    lang: LanguageOption = None,
    form: FormatOption = Format.TEXT,
) -> None:
    """Show a pathway: its steps, circles and charts, who makes which move, and what each move wants.

    Exit code: 0 shown, 2 it does not load.
    """
    tongue = language(lang)
    pathway = pathway_at(file, pathways_at(parent, tongue, form), tongue, form)
    answer(as_json(pathway_data(pathway)) if form is Format.JSON else pathway_text(pathway, tongue))


@app.command("draw")
def draw(
    chart: Annotated[str, typer.Argument(metavar="CHART", help="The name of a chart, as programme or action.")],
    file: File = Path("cheminement"),
    *,
    current: Annotated[str | None, typer.Option(help="The state to mark.")] = None,
    parent: ParentOption = None,
    lang: LanguageOption = None,
    form: Annotated[Drawing, typer.Option("--format", help="What draws it.")] = Drawing.MERMAID,
) -> None:
    """Draw a chart of a pathway, with who may make each move.

    Exit code: 0 drawn, 2 the pathway does not load, or has no such chart or state.
    """
    tongue = language(lang)
    pathway = pathway_at(file, pathways_at(parent, tongue, Format.TEXT), tongue, Format.TEXT)
    drawn = pathway.chart(chart)
    if drawn is None:
        names = ", ".join(each.name for each in pathway.charts)
        raise typer.BadParameter(_NO_CHART.render(tongue, word=chart, names=names), param_hint="CHART")
    if current is not None and drawn.state(current) is None:
        names = ", ".join(each.name for each in drawn.states)
        raise typer.BadParameter(_NO_STATE.render(tongue, word=current, names=names), param_hint="--current")
    answer((chart_dot if form is Drawing.DOT else chart_mermaid)(drawn, tongue, current=current))


@app.command("diff")
def compare(
    old: File, new: File, *, parent: ParentOption = None, lang: LanguageOption = None, form: FormatOption = Format.TEXT
) -> None:
    """List everything in which a pathway departs from another, with the reasons that the second one gives.

    Exit code: 0 both say the same, 1 they differ, 2 one of them does not load.
    """
    tongue = language(lang)
    parents = pathways_at(parent, tongue, form)
    first, second = (pathway_at(file, parents, tongue, form) for file in (old, new))
    departures = diff(first, second)
    if form is Format.JSON:
        answer(as_json([departure_data(each) for each in departures]))
    else:
        answer(departures_text(departures, tongue))
    raise typer.Exit(Code.FOUND if departures else Code.FINE)


@attrs.frozen
class _Checked:
    """What came of one file: a pathway with its departures, or the problems of the document."""

    file: Path
    loaded: LoadedPathway | None
    problems: tuple[DocumentProblem, ...] = ()

    @property
    def departures(self) -> Sequence[Departure]:
        return self.loaded.departures if self.loaded else ()

    @property
    def code(self) -> Code:
        return Code.FINE if self.loaded else Code.UNUSABLE

    @property
    def data(self) -> dict[str, object]:
        if self.loaded is None:
            return problems_data(self.problems, str(self.file))
        ref = self.loaded.pathway.ref
        departures = [departure_data(each) for each in self.departures]
        return {
            "file": str(self.file),
            "id": ref.id,
            "version": ref.version,
            "hash": ref.hash,
            "departures": departures,
        }

    def say(self, lang: Lang, *, is_first: bool) -> None:
        tell(self.problems, lang)
        if self.loaded is not None:
            ref = self.loaded.pathway.ref
            head = _HEAD.render(lang, file=str(self.file), id=ref.id, version=ref.version)
            answer(("" if is_first else "\n") + f"{head}\n{departures_text(self.departures, lang)}")


def _check(file: Path, parents: dict[str, Pathway]) -> _Checked:
    try:
        return _Checked(file, load_pathway(file, parents=parents, rules=RuleSet.stock()))
    except DocumentError as error:
        return _Checked(file, None, error.problems)
