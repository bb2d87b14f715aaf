"""Pathways as documents: what a territory makes of a pathway, read with the place of everything, and written."""

from concertation.documents.pathways.dumping import dump_pathway
from concertation.documents.pathways.loading import LoadedPathway, load_pathway

__all__ = ["LoadedPathway", "dump_pathway", "load_pathway"]
