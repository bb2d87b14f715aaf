"""YAML that every reader takes for the same data, whichever version of YAML it knows, and that git merges well."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from concertation.documents.scalars import is_ambiguous

__all__ = ["yaml_of"]

_STEP: Final = "  "
_WIDEST: Final = 80
_LONGEST_KEY: Final = 1000

_SEEN: Final = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
"""A character that stands for itself in every reader of YAML."""

_PLAIN = re.compile(rf"(?![\s\-?:,\[\]{{}}#&*!|>'\"%@`])(?:{_SEEN})+")
_NOT_PLAIN = re.compile(r": |:$| #|\s$")
_NOT_IN_FLOW = re.compile(r"[,\[\]{}:?]")
_LITERAL = re.compile(rf"(?!\s)(?:(?:{_SEEN})*(?!\s)(?:{_SEEN})\n|\n)*")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def yaml_of(data: Mapping[str, object]) -> str:
    """Write plain data as YAML.

    >>> print(yaml_of({"id": "no", "after": [], "group": ["cci", "dreal"], "standing": {"state": "planned"}}), end="")
    id: "no"
    after: []
    group: [cci, dreal]
    standing:
      state: planned
    """
    return "".join(f"{line}\n" for line in _lines(data, ""))


def _lines(data: object, indent: str) -> Iterator[str]:
    if isinstance(data, Mapping):
        for key, each in data.items():
            yield from _entry(indent, key, each)
    if isinstance(data, list):
        for each in data:
            yield from _item(indent, each)


def _entry(indent: str, key: str, value: object) -> Iterator[str]:
    written = _text(key, in_flow=True)
    if len(written) <= _LONGEST_KEY:
        yield from _under(f"{indent}{written}:", indent, value)
    else:
        yield f"{indent}? {written}"
        yield from _under(f"{indent}:", indent, value)


def _item(indent: str, value: object) -> Iterator[str]:
    if not _is_block(value):
        yield from _under(f"{indent}-", indent, value)
        return
    inner = indent + _STEP
    first, *others = _lines(value, inner)
    yield f"{indent}- {first.removeprefix(inner)}"
    yield from others


def _under(head: str, indent: str, value: object) -> Iterator[str]:
    inner = indent + _STEP
    if _is_block(value):
        yield head
        yield from _lines(value, inner)
    elif isinstance(value, str) and _is_literal(value):
        yield f"{head} {'|' if value.endswith(chr(10)) else '|-'}"
        yield from (f"{inner}{line}" if line else "" for line in value.removesuffix("\n").split("\n"))
    else:
        yield f"{head} {_inline(value, in_flow=False)}"


def _is_block(value: object) -> bool:
    if isinstance(value, Mapping):
        return bool(value)
    if not isinstance(value, list) or not value:
        return False
    if any(isinstance(each, Mapping | list) or (isinstance(each, str) and "\n" in each) for each in value):
        return True
    return len(_inline(value, in_flow=False)) > _WIDEST


def _is_literal(text: str) -> bool:
    body = text.removesuffix("\n")
    return "\n" in body and not body.endswith("\n") and _LITERAL.fullmatch(f"{body}\n") is not None


def _inline(value: object, *, in_flow: bool) -> str:
    match value:
        case str():
            return _text(value, in_flow=in_flow)
        case bool() | None:
            return json.dumps(value)
        case float():
            return _float(value)
        case list():
            return f"[{', '.join(_inline(each, in_flow=True) for each in value)}]"
        case Mapping():
            return "{}"
        case _:
            return str(value)


def _float(value: float) -> str:
    mantissa, exponent, power = repr(value).partition("e")
    return f"{mantissa}{'' if '.' in mantissa or not exponent else '.0'}{exponent}{power}"


def _text(text: str, *, in_flow: bool) -> str:
    is_plain = (
        _PLAIN.fullmatch(text)
        and not _NOT_PLAIN.search(text)
        and not (in_flow and _NOT_IN_FLOW.search(text))
        and not is_ambiguous(text)
    )
    return text if is_plain else quoted(text)


def quoted(text: str) -> str:
    """Write a text between double quotes, as YAML and JSON both read it."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
