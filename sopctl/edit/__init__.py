"""Changes of an SOP file that keep everything else in it as it was written: comments, order, quotes, indentation."""

from sopctl.edit.operations import (
    Append,
    Exchange,
    Insert,
    Operation,
    Proposal,
    Quote,
    Remove,
    Rename,
    Reorder,
    Replace,
    Rewrite,
    Set,
)

__all__ = [
    "Append",
    "Exchange",
    "Insert",
    "Operation",
    "Proposal",
    "Quote",
    "Remove",
    "Rename",
    "Reorder",
    "Replace",
    "Rewrite",
    "Set",
]
