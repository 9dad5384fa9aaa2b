"""An SOP file written in the one form that all are written in: what it says and every comment stay."""

from sopctl.formatting.whole import Formatted, formatted

__all__ = ["Formatted", "formatted"]
