"""Documents: from YAML and JSON to a concertation and back, with the line and column of everything.

A document is what people edit and review; a journal is what happened, one entry a line. They are never mixed.
"""

from concertation.documents.dumping import dump
from concertation.documents.journal import append_entries, dump_entry, load_entries
from concertation.documents.limits import Limits
from concertation.documents.loading import Loaded, load
from concertation.documents.pathways import LoadedPathway, dump_pathway, load_pathway
from concertation.documents.places import Place
from concertation.documents.problems import DocumentError, DocumentProblem, RelatedPlace
from concertation.documents.saving import save

__all__ = [
    "DocumentError",
    "DocumentProblem",
    "Limits",
    "Loaded",
    "LoadedPathway",
    "Place",
    "RelatedPlace",
    "append_entries",
    "dump",
    "dump_entry",
    "dump_pathway",
    "load",
    "load_entries",
    "load_pathway",
    "save",
]
