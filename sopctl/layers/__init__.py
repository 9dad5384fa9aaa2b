"""The layers of a project's settings: TOML files, what they extend, presets, and where each key stands.

What the settings mean is not known here, and nothing heavy is imported.
"""

from sopctl.layers.chain import chain
from sopctl.layers.find import OWN, SHARED, nearest, places
from sopctl.layers.layer import ConfigError, Layer

__all__ = ["OWN", "SHARED", "ConfigError", "Layer", "chain", "nearest", "places"]
