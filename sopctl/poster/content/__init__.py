"""What a poster says, before anything is drawn."""

from sopctl.poster.content.build import content
from sopctl.poster.content.content import Content, Fact, Section, Stage
from sopctl.poster.content.shorter import shorter

__all__ = ["Content", "Fact", "Section", "Stage", "content", "shorter"]
