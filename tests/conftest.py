"""How Hypothesis runs here: no deadline, for a busy machine breaks no law."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("here", deadline=None)
settings.load_profile("here")
