"""How Sphinx builds this documentation."""

from importlib.metadata import version as version_of

from sphinx.application import Sphinx

project = "concertation"
author = "the concertation contributors"
copyright = f"2026, {author}"
release = version = version_of("concertation")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
default_role = "code"  # `this` in a docstring reads as it does in a page

html_theme = "furo"
html_title = "concertation"

myst_heading_anchors = 3

maximum_signature_line_length = 100  # one field a line, past that

autodoc_typehints_format = "short"
napoleon_numpy_docstring = False
napoleon_use_ivar = True  # a field in an "Attributes:" section is also found by autodoc: one of them makes the entry

nitpicky = True
nitpick_ignore_regex = [
    # The documentation builds without a network: other projects are named, not linked.
    (r"py:.*", r"(?!concertation\b)[a-z_]\w*(\.\w+)+"),
    # What a signature holds but nobody builds by hand: the page that a document was read from.
    (r"py:class", r"concertation\.documents\.pages\.Page"),
    # What a context holds for the rules about waivers, and the languages of a text, spelt out.
    (r"py:class", r"concertation\.rules\.waivers\.Waiving"),
    (r"py:obj", r"typing\.Literal\[.*"),
    # A tuple in a field's own description is taken for one name.
    (r"py:class", r"tuple\[.*"),
    # A type alias or a type variable is shown by its bare name. Links written by hand are full names.
    (r"py:class", r"(concertation\.([a-z_]+\.)*)?[A-Z]\w?|[A-Z]\w*"),
]


def keep_summary(_app: Sphinx, what: str, _name: str, _obj: object, _opt: object, lines: list[str]) -> None:
    """Keep napoleon from taking 'The due date: a day' for a type and its description.

    It reads the first line of an attribute so; here types are in the annotations, and an empty comment
    becomes the first line.
    """
    if what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]


def setup(app: Sphinx) -> None:
    """Register the hook, to be run before napoleon's."""
    app.connect("autodoc-process-docstring", keep_summary, priority=400)
