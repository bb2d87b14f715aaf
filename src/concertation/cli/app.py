"""The application: its commands, its version, and how it is run."""

from __future__ import annotations

import importlib.metadata
import io
import sys
from typing import Annotated

import typer

from concertation.cli.check import check
from concertation.cli.codes import Code
from concertation.cli.do import do
from concertation.cli.pathway import app as pathway
from concertation.cli.screen import answer, aside
from concertation.cli.status import status
from concertation.errors import MissingExtra

__all__ = ["app", "run"]

app = typer.Typer(
    name="concertation",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check")(check)
app.command("status")(status)
app.command("do")(do)
app.add_typer(pathway, name="pathway")


def _version(asked: bool) -> None:  # noqa: FBT001  # typer calls it with the flag
    if asked:
        answer(f"concertation {importlib.metadata.version('concertation')}")
        raise typer.Exit


@app.callback()
def concertation(
    *,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and exit.")
    ] = False,
) -> None:
    """Set up and run a concertation on urban logistics: what is missing, what may be done, and every reason why not.

    En français : ajoutez --lang fr, ou CONCERTATION_LANG=fr dans l'environnement.
    """


def run() -> None:
    """Run the application as a program."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter shows a question mark in its place.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        app()
    except MissingExtra as error:
        aside(str(error))
        raise SystemExit(Code.UNUSABLE) from None
