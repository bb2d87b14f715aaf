"""Random TOML texts of which it is known, as they are written, where each key and each value stands."""

from __future__ import annotations

from typing import TypeAlias

import attrs
from hypothesis import strategies as st

Way: TypeAlias = tuple[str | int, ...]
Span: TypeAlias = tuple[int, int]

NAMES = ["a", "b-1", "_x", "7", "rennes/bays", "a.b", "é", "", "#", "=", "]", 'say "x"', "c'est", "true", "x y"]
SCALARS = [
    "0",
    "-17",
    "1_000",
    "0xff",
    "3.5e-2",
    "inf",
    "true",
    "false",
    "2026-11-25",
    "07:32:00",
    "2026-11-25T07:32:00Z",
    "2026-11-25 07:32:00.5+01:00",
    '""',
    "''",
    '"a # b"',
    "'c:\\d'",
    '"say \\"]\\" \\\\"',
    '"\\u00e9 = {"',
    '""""""',
    '"""\n# not a comment\n[rules]\n"""',
    '"""two "" quotes, then two""""" ',
    '"""a \\\n   line \\""" on"""',
    "'''\nit''s = [\n'''",
    "''''quoted'''''",
]
BLANKS = ["", " ", "\t", "  "]
GAPS = ["", " ", "\n", "\r\n", " # why, [really]\n", "\n\n\t"]
ENDS = ["\n", "\r\n", " # = [x]\n", "\n\n", "\n  # 'a\n"]


@attrs.define
class Writing:
    """A text as it grows, and where what it says stands."""

    data: st.DataObject
    text: str = ""
    keys: dict[Way, Span] = attrs.field(factory=dict)
    values: dict[Way, Span] = attrs.field(factory=dict)

    def any_of(self, words: list[str]) -> str:
        """Choose one word."""
        return self.data.draw(st.sampled_from(words))

    def count(self, most: int) -> int:
        """Choose how many there are."""
        return self.data.draw(st.integers(0, most))

    def write(self, text: str) -> Span:
        """Write something, and say where."""
        start = len(self.text)
        self.text += text
        return start, start + len(text.rstrip(" "))

    def blank(self) -> None:
        """Write what may stand between two words of a line."""
        self.write(self.any_of(BLANKS))

    def gap(self) -> None:
        """Write what may stand between two values of a list."""
        self.write(self.any_of(GAPS))

    def key(self, name: str) -> Span:
        """Write one name of a key, in quotes where it must be."""
        forms = ['"' + name.replace('"', '\\"') + '"']
        if "'" not in name:
            forms.append(f"'{name}'")
        if name and name.isascii() and name.replace("-", "").replace("_", "").isalnum():
            forms.append(name)
        return self.write(self.any_of(forms))

    def names(self, most: int) -> list[str]:
        """Choose names that differ."""
        return self.data.draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=most, unique=True))

    def dotted(self, way: Way, names: list[str]) -> None:
        """Write a key, dotted where it has several names; a table that is named for the first time stands there."""
        for index, name in enumerate(names):
            if index:
                self.blank()
                self.write(".")
                self.blank()
            way = (*way, name)
            span = self.key(name)
            if index == len(names) - 1:
                self.keys[way] = span
            else:
                self.keys.setdefault(way, span)
                self.values.setdefault(way, span)

    def pair(self, way: Way, name: str, depth: int) -> None:
        """Write a key with its value."""
        names = [name, *(self.names(2) if self.count(3) == 0 else [])]
        self.dotted(way, names)
        self.blank()
        self.write("=")
        self.blank()
        self.value((*way, *names), depth)

    def value(self, way: Way, depth: int) -> None:
        """Write a value."""
        kind = self.count(3) if depth < 3 else 0
        start = len(self.text)
        if kind == 3:
            self.listed(way, depth)
        elif kind == 2:
            self.inline(way, depth)
        else:
            self.values[way] = self.write(self.any_of(SCALARS))
            return
        self.values[way] = (start, len(self.text))

    def listed(self, way: Way, depth: int) -> None:
        """Write a list."""
        self.write("[")
        size = self.count(3)
        for index in range(size):
            self.gap()
            self.value((*way, index), depth + 1)
            self.gap()
            if index < size - 1 or self.count(1):
                self.write(",")
        self.gap()
        self.write("]")

    def inline(self, way: Way, depth: int) -> None:
        """Write a table in braces."""
        self.write("{")
        for index, name in enumerate(self.names(3) if self.count(2) else []):
            self.write("," if index else "")
            self.blank()
            self.pair(way, name, depth + 1)
            self.blank()
        self.write("}")

    def header(self, way: Way, above: Way, names: list[str], brackets: tuple[str, str]) -> None:
        """Write a header; it is where its table stands."""
        start = len(self.text)
        self.write(brackets[0])
        for index, name in enumerate([*above, *names]):
            self.write("." if index else "")
            self.blank()
            span = self.key(str(name))
            self.blank()
            if index >= len(above):
                way = (*way, name)
                self.keys.setdefault(way, span)
                self.values.setdefault(way, span)
        self.write(brackets[1])
        self.values[way] = (start, len(self.text))
        self.write(self.any_of(ENDS))

    def body(self, way: Way, names: list[str]) -> None:
        """Write the pairs of a table."""
        for name in names:
            self.blank()
            self.pair(way, name, 0)
            self.write(self.any_of(ENDS))

    def section(self, name: str) -> None:
        """Write a table, or a list of them, each with a table of its own."""
        if self.count(1):
            names = [name, *(self.names(2) if self.count(1) else [])]
            self.header((), (), names, ("[", "]"))
            self.body(tuple(names), self.names(3) if self.count(2) else [])
            return
        for index in range(1 + self.count(2)):
            first = len(self.text)
            self.write("[[")
            span = self.key(name)
            self.write("]]")
            whole = (first, len(self.text))
            self.keys.setdefault((name,), span)
            self.values.setdefault((name,), whole)
            self.values[name, index] = whole
            self.write(self.any_of(ENDS))
            names = self.names(4)
            self.body((name, index), names[1:])
            if self.count(1):
                self.header((name, index), (name,), names[:1], ("[", "]"))
                self.body((name, index, names[0]), self.names(2))


@st.composite
def toml_texts(draw: st.DrawFn) -> Writing:
    """Give a text with where everything of it stands."""
    writing = Writing(draw(st.data()))
    names = writing.names(6)
    cut = draw(st.integers(0, len(names)))
    writing.write(draw(st.sampled_from(ENDS)))
    writing.body((), names[:cut])
    for name in names[cut:]:
        writing.section(name)
    return writing
