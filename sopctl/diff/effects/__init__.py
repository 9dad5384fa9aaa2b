"""What the changes of an SOP come to: for the posts, for the ways through it, and for the time that it takes."""

from sopctl.diff.effects.effects import Effects, effects

__all__ = ["Effects", "effects"]
