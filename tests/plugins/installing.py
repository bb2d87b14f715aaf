"""Distributions as an installer leaves them: modules and metadata in a directory of the import path."""

from __future__ import annotations

import importlib
import importlib.metadata
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import attrs

__all__ = ["Site", "one_rule", "opened"]


@attrs.frozen
class Site:
    """A directory of the import path, into which distributions are installed."""

    path: Path

    def install(
        self,
        distribution: str,
        version: str = "1.0",
        *,
        rules: Mapping[str, str] | None = None,
        pathways: Mapping[str, str] | None = None,
        modules: Mapping[str, str] | None = None,
    ) -> None:
        """Install a distribution: its entry points by group, and its modules by name, with their source."""
        info = self.path / f"{distribution.replace('-', '_')}-{version}.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n", "utf-8")
        groups = {"concertation.rules": rules or {}, "concertation.pathways": pathways or {}}
        lines = [
            line
            for group, entries in groups.items()
            if entries
            for line in (f"[{group}]", *(f"{prefix} = {value}" for prefix, value in entries.items()))
        ]
        (info / "entry_points.txt").write_text("\n".join([*lines, ""]), "utf-8")
        for name, source in (modules or {}).items():
            self.write(f"{name}.py", source)

    def write(self, path: str, text: str) -> None:
        """Write a file of any kind."""
        file = self.path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        importlib.invalidate_caches()

    @property
    def distributions(self) -> list[importlib.metadata.Distribution]:
        """What is installed here, and nowhere else."""
        return list(importlib.metadata.distributions(path=[str(self.path)]))


@contextmanager
def opened(path: Path) -> Iterator[Site]:
    """Give a directory of the import path; what was imported meanwhile is forgotten afterwards."""
    before = set(sys.modules)
    sys.path.insert(0, str(path))
    try:
        yield Site(path)
    finally:
        sys.path.remove(str(path))
        for name in set(sys.modules) - before:
            if str(getattr(sys.modules[name], "__file__", "")).startswith(str(path)):
                del sys.modules[name]
        importlib.invalidate_caches()


def one_rule(*names: str, api: object = 1) -> str:
    """Give the source of a module whose ``plugin`` has rules of these names, which find nothing."""
    lines = [
        "from concertation.model import Member",
        "from concertation.plugins import Plugin",
        "from concertation.rules import Context, Verdict, rule",
        "def asked(member: Member, ctx: Context) -> Verdict: return ctx.ok",
        f"plugin = Plugin(api={api!r}, rules=[rule(name, message='…')(asked) for name in {names!r}])",
    ]
    return "\n".join([*lines, ""])
