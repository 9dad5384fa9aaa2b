"""The flow of an SOP in the languages and file formats of other programs. Each format is one file."""

from sopctl.exchange.chart import Chart

__all__ = ["Chart"]
