"""Configurations in files, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from concertation.config import Config, load_config, settle
from concertation.documents import DocumentError
from tests.refusals import refused

__all__ = ["Folder", "said"]

BREST = """\
from concertation.charts import Pathway
from concertation.model import Action
from concertation.plugins import Plugin
from concertation.rules import Context, Verdict, rule
import attrs


@attrs.frozen
class Maps:
    share: float = 0.5
    kinds: tuple[str, ...] = ("plan",)


@rule("brest/bays-have-a-map", phase="programme", message="{action.title} has no map", options=Maps)
def bays_have_a_map(action: Action, ctx: Context, options: Maps) -> Verdict:
    return ctx.ok if "x-map" in action.extra else ctx.find("extra")


@rule("brest/bays-have-hours", phase="programme", message="no hours", formerly=["brest/hours"])
def bays_have_hours(action: Action, ctx: Context) -> Verdict:
    return ctx.ok


@rule("brest/only-a-gate", message="nothing")
def only_a_gate(action: Action, ctx: Context) -> Verdict:
    return ctx.ok


plugin = Plugin(api=1, rules=[bays_have_a_map, bays_have_hours, only_a_gate], pathways=[attrs.evolve(Pathway.stock(), id="brest", title=None)])
"""


class Folder:
    """A folder with a configuration."""

    def __init__(self, path: Path) -> None:
        """Keep where it is."""
        self.path = path

    def write(self, text: str, name: str = "concertation.toml") -> Path:
        """Write a file there."""
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return file

    def load(self, text: str) -> Config:
        """Write a configuration and load it."""
        return load_config(self.write(text))

    def wrong(self, text: str, name: str = "concertation.toml") -> tuple[list[str], list[str]]:
        """What is wrong with a configuration, line by line, in English and in French."""
        file = self.write(text, name)
        return self.told(lambda: settle(file))

    def told(self, make: Callable[[], object]) -> tuple[list[str], list[str]]:
        """What is said of a mistake, line by line, in English and in French; files are named from the folder."""
        english, french = refused(make, DocumentError)
        return self._short(english), self._short(french)

    def _short(self, text: str) -> list[str]:
        return text.replace(f"{self.path}/", "").replace("concertation.toml:", "").splitlines()


def said(problem: str) -> str:
    """What is said, without its place and code."""
    return problem.split(" ", 2)[2]
