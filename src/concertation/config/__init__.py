"""Configuration: which rules a check asks and how it tells what they find, which plugins are allowed, which pathway.

It says what a check *tells*. What a move requires stays the law of the pathway: no configuration changes it.
"""

from concertation.config.config import Config, Resolved
from concertation.config.finding import find_config
from concertation.config.loading import Settled, language_of, load_config, settle
from concertation.config.values import Choices, Given, Ignored, Mention, RuleSettings, Scope

__all__ = [
    "Choices",
    "Config",
    "Given",
    "Ignored",
    "Mention",
    "Resolved",
    "RuleSettings",
    "Scope",
    "Settled",
    "find_config",
    "language_of",
    "load_config",
    "settle",
]
