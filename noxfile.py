"""The one list of checks: `nox` runs the quick ones, `nox -s tests` the tests.

The sessions run in the environment that nox itself is installed in, and install nothing. Whoever has nox
here has it from `pip install -e '.[dev]'`, which brings every tool too: an environment for each session
would install the same packages five times over to come to the same answers.
"""

import shutil
import sysconfig
from pathlib import Path

import nox

nox.needs_version = ">=2025.2"
nox.options.default_venv_backend = "none"
nox.options.error_on_external_run = False
nox.options.sessions = ["lint", "types", "imports", "docs"]


MERMAID = ("mermaid@11", "jsdom@26")


def run(session: nox.Session, tool: str, *arguments: str) -> None:
    """Run a tool from beside nox, whether or not its environment is activated."""
    session.run(str(Path(sysconfig.get_path("scripts"), tool)), *arguments)


def bring_mermaid(session: nox.Session) -> None:
    """Install Mermaid's own parser where npm is, for the test that has it read our diagrams."""
    if shutil.which("npm") is None:
        session.warn("no npm here: Mermaid diagrams are NOT CHECKED by Mermaid itself")
    elif not Path(".node/node_modules/mermaid").is_dir():
        session.run("npm", "install", "--silent", "--no-audit", "--no-fund", "--no-save", "--prefix", ".node", *MERMAID)


def bring_plugin(session: nox.Session) -> None:
    """Install the example of a plugin as its users do, so that the tests meet a real distribution."""
    run(session, "pip", "install", "-q", "--no-deps", "./examples/plugin")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests and the examples of the pages; with arguments, those only, and no coverage gate."""
    bring_mermaid(session)
    bring_plugin(session)
    if session.posargs:
        run(session, "pytest", *session.posargs)
        return
    run(session, "coverage", "erase")
    run(session, "coverage", "run", "-m", "pytest")
    run(session, "coverage", "report")


@nox.session
def lint(session: nox.Session) -> None:
    """Check the style of the code and its format."""
    run(session, "ruff", "check")
    run(session, "ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types of the library, its tests and its examples."""
    bring_plugin(session)
    run(session, "mypy")


@nox.session
def imports(session: nox.Session) -> None:
    """Check that imports point down, and that each dependency has one door."""
    run(session, "lint-imports")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a broken reference is an error."""
    run(session, "sphinx-build", "-W", "--keep-going", "-n", "-q", "-b", "html", "docs", "docs/_build/html")
