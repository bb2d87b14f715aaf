"""What README and the examples show is what the program prints."""

from __future__ import annotations

import re
import runpy
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from concertation import Process
from concertation.cli.app import app
from concertation.documents import dump, load

ROOT = Path(__file__).parent.parent
SHOWN = re.compile(r"<!-- output: concertation (?P<command>[^\n]+) -->\n+```text\n(?P<text>.*?)\n```", re.DOTALL)
EXAMPLES = sorted(ROOT.glob("examples/*/concertation.yaml"))


def outputs() -> list[tuple[str, str]]:
    """Each command that README shows, with what it shows of its output."""
    found = [(match["command"], match["text"]) for match in SHOWN.finditer((ROOT / "README.md").read_text("utf-8"))]
    assert len(found) >= 2
    return found


@pytest.mark.parametrize(("command", "shown"), outputs(), ids=[command for command, _ in outputs()])
def test_readme_shows_real_output(command: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands between two ``[…]`` is printed as it stands, in the order in which it stands."""
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("CONCERTATION_LANG", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    printed = CliRunner().invoke(app, shlex.split(command)).output
    place = 0
    for part in filter(None, (each.strip("\n") for each in shown.split("[…]"))):
        place = printed.index(part, place) + len(part)


def test_readme_opens_with_what_it_is_and_two_commands() -> None:
    """Three sentences, then the two commands that do all the set-up."""
    text = (ROOT / "README.md").read_text("utf-8")
    opening = text.split("\n\n")[1]
    assert len(re.findall(r"\.(?=\s|$)", opening)) == 3
    commands = re.findall(r"```sh\n(.*?)\n```", text, re.DOTALL)[:2]
    assert all(command.startswith("python3 -m venv .venv && ") for command in commands)
    assert commands[0].endswith("concertation check examples/le-havre/concertation.yaml")
    assert commands[1].endswith("nox -s tests")


def test_the_quickstart_plays_the_method_to_validation(capsys: pytest.CaptureFixture[str]) -> None:
    """It is run as a user would run it."""
    runpy.run_path(str(ROOT / "examples" / "quickstart.py"), run_name="__main__")
    printed = capsys.readouterr().out
    assert "Refused: prepare.frame (prepare is drafting)" in printed
    assert "« valider » (validate) revient au niveau politique" in printed
    assert printed.endswith("programme: validated since 2026-03-02, by the political-level; 13 entries\n")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_a_real_territory_is_read_and_written_without_loss(path: Path) -> None:
    """Facts, sources and conflicts come back as they were."""
    concertation = load(path).concertation
    for form in ("yaml", "json"):
        assert load(dump(concertation, form)).concertation == concertation
    assert "x-sources" in concertation.extra


def test_real_territories_get_the_verdicts_that_their_sources_allow() -> None:
    """What is unsaid is found where the method requires it, and unknown where it takes a judgement."""
    verdicts = {path.parent.name: Process.stock().check(load(path).concertation) for path in EXAMPLES}
    havre, rennes = verdicts["le-havre"], verdicts["rennes"]
    diagnosed = {
        "diagnosis-before-start",
        "diagnosis-yields-axes",
        "met-in-diagnosis",
        "no-concerned-actor-forgotten",
        "representativeness",
    }
    assert {each.rule for each in havre.unknown} - diagnosed == {
        "body-has-member",
        "start-easy-and-short",
        "first-action-mastered",
    }
    assert diagnosed <= {each.rule for each in havre.unknown} & {each.rule for each in rennes.unknown}
    assert "three-circles" in havre.nothing_to_look_at
    assert {each.rule for each in rennes.unknown} - diagnosed == {
        "objective-has-action",
        "start-easy-and-short",
        "first-action-mastered",
    }
    assert "programme-has-objective" in {each.rule for each in havre.findings}
    assert "programme-has-objective" not in {each.rule for each in rennes.findings}
