"""What differs between two versions of an SOP, told by the ids of its steps and actors and never by lines."""

from sopctl.diff.apply import apply
from sopctl.diff.change import Change, Kind, Level, plain
from sopctl.diff.compare import Comparison, compare
from sopctl.diff.levels import Levels, standard

__all__ = ["Change", "Comparison", "Kind", "Level", "Levels", "apply", "compare", "plain", "standard"]
