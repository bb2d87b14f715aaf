"""A bar chart as SVG, small enough to keep beside the page that shows it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from xml.sax.saxutils import escape

from tests.benchmarks.measuring import PAGES

__all__ = ["bars"]

WIDTH, LABEL, BAR, GAP, TOP = 720, 230, 18, 8, 34


def bars(name: str, values: Mapping[str, float], title: str) -> None:
    """Draw values on a logarithmic scale, each with its figure."""
    most = math.log10(max(values.values()) * 1.2)
    height = TOP + len(values) * (BAR + GAP)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'font-family="sans-serif" font-size="13">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="{LABEL}" y="20" fill="#333333">{escape(title)} (logarithmic)</text>',
    ]
    for place, (label, value) in enumerate(values.items()):
        y = TOP + place * (BAR + GAP)
        width = max(2.0, (WIDTH - LABEL - 70) * math.log10(max(value, 1.0)) / most)
        colour = "#1f6f8b" if label in {"replay", "run", "step"} else "#b0b7bd"
        lines += [
            f'<text x="{LABEL - 8}" y="{y + 14}" text-anchor="end" fill="#333333">{escape(label)}</text>',
            f'<rect x="{LABEL}" y="{y}" width="{width:.0f}" height="{BAR}" fill="{colour}"/>',
            f'<text x="{LABEL + width + 6:.0f}" y="{y + 14}" fill="#333333">{value:.1f}</text>',
        ]
    (PAGES / f"speed-{name}.svg").write_text("\n".join([*lines, "</svg>", ""]), encoding="utf-8")
