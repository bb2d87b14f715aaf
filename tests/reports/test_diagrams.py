"""Charts as pictures, read back by the parsers of the tools that draw them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from concertation.charts import Chart, Move, Pathway, State
from concertation.reports import chart_dot, chart_mermaid
from concertation.texts import LANGS, Lang, Text

ROOT = Path(__file__).parent.parent.parent
PARSER = Path(os.environ.get("CONCERTATION_NODE_MODULES", ROOT / ".node" / "node_modules"))
PARSE = """
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(process.argv[2] + '/');
const { JSDOM } = require('jsdom');
globalThis.window = new JSDOM('').window;
globalThis.document = globalThis.window.document;
const { default: mermaid } = await import(process.argv[2] + '/mermaid/dist/mermaid.core.mjs');
const answers = [];
for (const text of JSON.parse(readFileSync(0, 'utf8'))) {
  try { answers.push((await mermaid.parse(text)).diagramType); } catch (error) { answers.push('refused'); }
}
console.log(JSON.stringify(answers));
"""

SHAPE = re.compile(
    r'    (state "[^"]*" as \w+|(\[\*\]|\w+) --> (\[\*\]|\w+)( : [^:<>{}]*)?|classDef .*|class \w+ current)'
)

ODD = Chart(
    "odd",
    (
        State("end", title=Text.plain('the "end": #1; <b>', "la « fin » : n° 1 ; {x}")),
        State("set-aside", final=True),
    ),
    (
        Move("leave", "end", "set-aside", by=("authority", "body"), title=Text(en="leave: now", fr="partir ; vite")),
        Move("again", "end", "=", by="pilot"),
    ),
)


def test_a_chart_is_drawn_in_mermaid_with_the_current_state_and_who_may() -> None:
    """The whole text, in French."""
    prepare = Pathway.stock().charts[0]
    assert chart_mermaid(prepare, "fr", current="drafting").splitlines() == [
        "stateDiagram-v2",
        '    state "à venir" as pending',
        '    state "en préparation" as drafting',
        '    state "cadrée" as framed',
        "    [*] --> pending",
        "    pending --> drafting : commencer (la collectivité)",
        "    drafting --> framed : cadrer (la collectivité)",
        "    framed --> drafting : rouvrir (la collectivité)",
        "    framed --> [*]",
        "    classDef current stroke-width:4px,font-weight:bold",
        "    class drafting current",
    ]


def test_a_chart_is_drawn_in_dot() -> None:
    """The whole text, in English, quotes escaped."""
    assert chart_dot(ODD, "en", current="end").splitlines() == [
        'digraph "odd" {',
        "  rankdir=LR;",
        "  node [shape=box, style=rounded];",
        '  "end" [label="the \\"end\\": #1; <b>", penwidth=3];',
        '  "set-aside" [label="set-aside", peripheries=2];',
        '  "end" -> "set-aside" [label="leave: now (the authority or the body)"];',
        '  "end" -> "end" [label="again (the pilot)"];',
        "}",
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_ids_are_plain_words_and_labels_hold_no_syntax(lang: Lang) -> None:
    """Whatever a title holds, a line of the diagram keeps its shape."""
    for chart in (*Pathway.stock().charts, ODD):
        for line in chart_mermaid(chart, lang, current=chart.initial).splitlines()[1:]:
            assert re.fullmatch(
                r'    (state "[^"]*" as \w+|(\[\*\]|\w+) --> (\[\*\]|\w+)( : [^:<>{}]*)?|classDef .*|class \w+ current)',
                line,
            ), line


def test_mermaid_itself_reads_every_chart(tmp_path: Path) -> None:
    """The real parser, where Node and the parser are present; where not, a warning that nobody overlooks."""
    node = shutil.which("node")
    if node is None or not (PARSER / "mermaid").is_dir():
        pytest.skip("Mermaid diagrams are NOT CHECKED by Mermaid itself: run 'nox -s tests' where npm is")
    texts = [
        chart_mermaid(chart, lang, current=chart.initial) for chart in (*Pathway.stock().charts, ODD) for lang in LANGS
    ]
    script = tmp_path / "parse.mjs"
    script.write_text(PARSE, encoding="utf-8")
    ran = subprocess.run(  # noqa: S603  # node, on a script of ours
        [node, str(script), str(PARSER)],
        input=json.dumps([*texts, "stateDiagram-v2\n  a --> --> b"]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == ["stateDiagram"] * len(texts) + ["refused"]
