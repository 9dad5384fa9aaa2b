"""Two changed versions of one YAML text become one: by what the parts are, not by the lines that they stand on.

Nothing in here knows of SOPs; that a mapping in a list is told by its `id`, and that `was` names the id before, is all
that is taken from them.
"""

from sopctl.merge.clash import OURS_AND_THEIRS, Clash, Names
from sopctl.merge.parts import UnmergeableError
from sopctl.merge.threeway import Outcome, merge

__all__ = ["OURS_AND_THEIRS", "Clash", "Names", "Outcome", "UnmergeableError", "merge"]
