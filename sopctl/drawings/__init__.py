"""Painters of finished drawings: they decide nothing, each format is one file."""

from sopctl.drawings import svg

__all__ = ["svg"]
