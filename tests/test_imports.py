"""What an import costs: names are loaded when they are asked for, and heavy libraries by those who need them."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ["networkx", "hypothesis", "typer", "yaml", "transitions", "cattrs", "rich", "pytest"]


def loaded(code: str) -> set[str]:
    """Run some code in a fresh interpreter, and give the modules that it has loaded."""
    run = subprocess.run(  # noqa: S603  # our own interpreter and code
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return set(run.stdout.split())


def test_the_package_loads_nothing_of_its_own() -> None:
    """To import it is to import a list of names."""
    modules = loaded("import concertation; dir(concertation)")
    assert not modules.intersection([*HEAVY, "attrs", "attr"])
    assert {name for name in modules if name.startswith("concertation.")} == set()


@pytest.mark.parametrize(
    ("code", "without"),
    [
        ("from concertation import Concertation, Put, Level", HEAVY),
        ("import concertation.model", HEAVY),
        ("from concertation import Pathway", [name for name in HEAVY if name != "transitions"]),
        ("from concertation import ActionGraph", HEAVY),
        ("from concertation import RuleSet, rule", [name for name in HEAVY if name != "transitions"]),
        ("from concertation.process import Process", [name for name in HEAVY if name != "transitions"]),
        ("import concertation.plugins", [name for name in HEAVY if name != "transitions"]),
        ("from concertation import Dossier", [name for name in HEAVY if name != "transitions"]),
        ("from concertation.charts import Pathway; Pathway.stock()", ["transitions.extensions", "asyncio"]),
        ("from concertation.documents import load", ["networkx", "hypothesis", "typer", "rich", "pytest"]),
        ("import concertation.reports", ["networkx", "hypothesis", "typer", "rich", "pytest"]),
    ],
)
def test_a_layer_loads_only_what_it_needs(code: str, without: list[str]) -> None:
    """Each dependency is loaded by the layer that is its door, and no sooner."""
    assert not loaded(code).intersection(without)


def test_a_process_checks_a_plan_without_networkx_until_actions_wait() -> None:
    """A concertation that has no dependency asks for no graph."""
    code = (
        "from concertation import Process\n"
        "process = Process.stock()\n"
        "begun = process.begin('Logistique urbaine', authority='Collectivité', by='authority', on='2026-01-05')\n"
        "process.check(begun.concertation)\n"
    )
    assert not loaded(code).intersection(["networkx", "hypothesis", "typer", "yaml"])
