"""Markdown as readers see it: rendered by a parser that is not ours."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from markdown_it import MarkdownIt
from markdown_it.token import Token

__all__ = ["Rendered", "rendered"]


@attrs.frozen
class Rendered:
    """What a reader sees: headings, paragraphs and items, the rows of every table, and the blocks of code."""

    headings: tuple[str, ...]
    lines: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    blocks: tuple[tuple[str, str], ...]


def rendered(text: str) -> Rendered:
    """Render a text in the dialect of forges: CommonMark with tables and strikethrough."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    tables: list[list[list[str]]] = []
    headings, lines, blocks = list[str](), list[str](), list[tuple[str, str]]()
    for before, token in zip([Token("", "", 0), *tokens], tokens, strict=False):
        match token.type, before.type:
            case "table_open", _:
                tables.append([])
            case "tr_open", _:
                tables[-1].append([])
            case "inline", ("th_open" | "td_open"):
                tables[-1][-1].append(_said(token))
            case "inline", "heading_open":
                headings.append(_said(token))
            case "inline", _:
                lines.append(_said(token))
            case "fence", _:
                blocks.append((token.info, token.content))
            case kind, _:
                assert kind not in {"html_block", "code_block", "hr", "blockquote_open", "ordered_list_open"}, kind
    frozen = tuple(tuple(tuple(row) for row in table) for table in tables)
    return Rendered(tuple(headings), tuple(lines), frozen, tuple(blocks))


def _said(token: Token) -> str:
    return "".join(_words(token))


def _words(token: Token) -> Iterator[str]:
    for child in token.children or ():
        assert child.type in {"text", "text_special", "code_inline", "softbreak"}, child.type
        yield "\n" if child.type == "softbreak" else child.content
