"""From the names of pathway documents to pathways, and to the process that judges by the last of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import typer

from concertation.charts import Pathway
from concertation.cli.codes import Code
from concertation.cli.opening import told
from concertation.cli.options import Format
from concertation.documents import DocumentError, load_pathway
from concertation.process import Process
from concertation.rules import RuleSet
from concertation.texts import Lang

__all__ = ["law", "pathway_at", "pathways_at"]


def pathway_at(file: Path, parents: Mapping[str, Pathway], lang: Lang, form: Format) -> Pathway:
    """Load a pathway, or say why not and leave; a name that is no file may be that of a pathway.

    Raises:
        typer.Exit: if it does not load.
    """
    known = {Pathway.stock().id: Pathway.stock(), **parents}
    if str(file) in known and not file.exists():
        return known[str(file)]
    try:
        return load_pathway(file, parents=parents, rules=RuleSet.stock()).pathway
    except DocumentError as error:
        told(error.problems, file, lang, form)
        raise typer.Exit(Code.UNUSABLE) from None


def pathways_at(files: Iterable[Path] | None, lang: Lang, form: Format) -> dict[str, Pathway]:
    """Load pathways in order, by id; each may extend those before it.

    Raises:
        typer.Exit: if one does not load.
    """
    pathways: dict[str, Pathway] = {}
    for file in files or ():
        pathway = pathway_at(file, pathways, lang, form)
        pathways[pathway.id] = pathway
    return pathways


def law(files: Iterable[Path] | None, lang: Lang, form: Format) -> Process:
    """Give the process of the last pathway, which may extend those before it; of the method's own without any.

    Raises:
        typer.Exit: if one does not load.
    """
    pathways = list(pathways_at(files, lang, form).values())
    return Process(pathways[-1]) if pathways else Process.stock()
