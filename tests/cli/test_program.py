"""The program as it is installed, run as anybody runs it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path

import pytest

from concertation import cli
from concertation.cli import app
from concertation.errors import MissingExtra
from tests.cli.running import written
from tests.reports.texts import PLAN, bare

PROGRAM = Path(sysconfig.get_path("scripts"), "concertation")
NEUTRAL = {"LC_ALL": "C.UTF-8", "CONCERTATION_LANG": "", "PATH": os.environ.get("PATH", "")}


def run(*command: str, at: Path, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program in a directory."""
    return subprocess.run(  # noqa: S603  # the program itself
        command,
        cwd=at,
        env={**NEUTRAL, **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def without(module: str, *arguments: str, at: Path) -> subprocess.CompletedProcess[str]:
    """Run the program as where a module is not installed."""
    code = f"import sys; sys.modules[{module!r}] = None; from concertation.cli import main; main()"
    return run(sys.executable, "-c", code, *arguments, at=at)


def test_the_program_checks_a_document(tmp_path: Path) -> None:
    """Its exit code tells a shell what came of it."""
    written(tmp_path, bare())
    done = run(str(PROGRAM), "check", "plan.yaml", at=tmp_path)
    assert (done.stdout, done.stderr, done.returncode) == ("plan.yaml: nothing found\n", "", 0)


def test_the_program_makes_a_move(tmp_path: Path) -> None:
    """From one run to the next the journal goes on."""
    written(tmp_path, bare("standings: {prepare: {state: pending}, programme: {state: pending}}"))
    for move, by in (("prepare.start", "authority"), ("programme.start", "body")):
        done = run(str(PROGRAM), "do", "plan.yaml", move, "--by", by, "--on", "2026-02-01", at=tmp_path)
        assert (done.stdout[:5], done.returncode) == ("Done:", 0)
    assert len((tmp_path / "plan.journal.jsonl").read_text("utf-8").splitlines()) == 3


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    """``concertation check plan.yaml | head -1`` prints one line, no more, and the exit code is still true."""
    many = "\n".join(f"  - {{id: a{index}}}" for index in range(100))
    written(tmp_path, bare("actions:", many))
    with subprocess.Popen(  # noqa: S603  # the program itself
        [str(PROGRAM), "check", "plan.yaml", "--format", "json"],
        cwd=tmp_path,
        env=NEUTRAL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"{\n"
        process.stdout.close()
        assert (process.stderr.read(), process.wait(60)) == (b"", 1)


def test_a_terminal_without_accents_shows_question_marks(tmp_path: Path) -> None:
    """It is no reason to fail."""
    written(tmp_path, PLAN)
    done = run(
        str(PROGRAM), "check", "plan.yaml", "--lang", "fr", at=tmp_path, environment={"PYTHONIOENCODING": "ascii"}
    )
    assert "le cercle n'a pas de r?f?rent : entreprises" in done.stdout
    assert (done.stderr, done.returncode) == ("", 1)


@pytest.mark.parametrize("module", ["typer", "rich"])
def test_without_the_extra_the_program_names_it(tmp_path: Path, module: str) -> None:
    """One line, no traceback."""
    done = without(module, "check", "plan.yaml", at=tmp_path)
    assert (done.stdout, done.returncode) == ("", 2)
    assert done.stderr == f"{module} is not installed: pip install 'concertation[cli]'\n"


def test_without_a_reader_of_yaml_the_program_names_its_extra(tmp_path: Path) -> None:
    """JSON is read all the same."""
    written(tmp_path, bare())
    written(tmp_path, '{"schema": 1, "id": "c", "title": "C", "authority": {"id": "a", "referent": "R"}}', "plan.json")
    done = without("yaml", "check", "plan.yaml", at=tmp_path)
    assert (done.stdout, done.stderr, done.returncode) == (
        "",
        "PyYAML is not installed: pip install 'concertation[yaml]'\n",
        2,
    )
    assert without("yaml", "check", "plan.json", at=tmp_path).stdout == "plan.json: nothing found\n"


@pytest.mark.parametrize("module", ["typer", "rich", "click"])
def test_what_the_command_line_needs_is_named(
    module: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whichever of them is missing."""
    monkeypatch.delitem(sys.modules, "concertation.cli.app")
    monkeypatch.setattr("builtins.__import__", _missing(module))
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 2
    assert capsys.readouterr().err == f"{module} is not installed: pip install 'concertation[cli]'\n"


def _missing(module: str) -> object:
    real = __import__

    def imported(name: str, *arguments: object, **options: object) -> object:
        if name == "concertation.cli.app":
            raise ModuleNotFoundError(name=module)
        return real(name, *arguments, **options)  # type: ignore[arg-type]  # handed on as they come

    return imported


def test_a_module_of_its_own_that_is_missing_is_not_blamed_on_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """That is a broken installation, and its traceback is wanted."""
    monkeypatch.delitem(sys.modules, "concertation.cli.app")
    monkeypatch.setattr("builtins.__import__", _missing("concertation.cli.app"))
    with pytest.raises(ModuleNotFoundError):
        cli.main()


def test_main_runs_the_application(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """With the arguments of the program."""
    monkeypatch.setattr(sys, "argv", ["concertation", "--version"])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert (caught.value.code, capsys.readouterr().out) == (0, "concertation 0.1.0\n")


def test_an_extra_that_is_missing_in_the_middle_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wherever it turns out to be missing."""

    def stopped() -> None:
        raise MissingExtra("yaml", "PyYAML")

    monkeypatch.setattr(app, "app", stopped)
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(SystemExit) as caught:
        app.run()
    assert caught.value.code == 2
    assert capsys.readouterr().err == "PyYAML is not installed: pip install 'concertation[yaml]'\n"
