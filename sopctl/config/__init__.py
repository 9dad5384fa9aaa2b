"""The settings of a project: what they may say, and the file that says it."""

from sopctl.config.file import ConfigError, nearest, places, read
from sopctl.config.settings import BrandSettings, Config, Decree, FontFiles, RenderSettings, VolumeSettings

__all__ = [
    "BrandSettings",
    "Config",
    "ConfigError",
    "Decree",
    "FontFiles",
    "RenderSettings",
    "VolumeSettings",
    "nearest",
    "places",
    "read",
]
