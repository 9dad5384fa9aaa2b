"""What was worked out before and still holds: whole calls, and the findings of single files.

Nothing in here imports a parser, a model or a report: to find that nothing has changed takes less time than
to start one of them.
"""
