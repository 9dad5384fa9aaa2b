"""The verbs of sopctl for programs: lint, render, new, init, explain, schema, doctor; a file each.

They return values and raise `ToldError`; they print nothing and never exit.
"""
