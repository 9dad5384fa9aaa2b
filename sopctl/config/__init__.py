"""The settings of a project: what they may say, and what holds of it."""

from sopctl.config.file import Resolved, preset, read, resolve
from sopctl.config.settings import BrandSettings, Config, Decree, FontFiles, Override, RenderSettings, VolumeSettings
from sopctl.layers import ConfigError, nearest, places

__all__ = [
    "BrandSettings",
    "Config",
    "ConfigError",
    "Decree",
    "FontFiles",
    "Override",
    "RenderSettings",
    "Resolved",
    "VolumeSettings",
    "nearest",
    "places",
    "preset",
    "read",
    "resolve",
]
