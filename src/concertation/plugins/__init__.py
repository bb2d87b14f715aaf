"""Plugins: the rules and the pathways of other installed distributions, found and loaded on demand only.

Nothing is loaded by itself: who wants the rules of a plugin names its prefix, ``plugins.rules(["rennes"])``. What is
installed is known from metadata, so that looking at it imports nothing. A plugin runs in this very process, with all
that a Python program may do: allow only those that you trust.
"""

from concertation.plugins.finding import Group, Installed, installed
from concertation.plugins.loading import pathways, rules
from concertation.plugins.plugin import API, Plugin
from concertation.plugins.problems import PluginError

__all__ = ["API", "Group", "Installed", "Plugin", "PluginError", "installed", "pathways", "rules"]
