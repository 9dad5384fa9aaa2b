"""The SOP as a graph, and questions about it."""

from sopctl.flow.graph import Dangling, Edge, Flow
from sopctl.flow.times import Times, times

__all__ = ["Dangling", "Edge", "Flow", "Times", "times"]
