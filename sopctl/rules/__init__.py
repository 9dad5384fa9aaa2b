"""What is checked: one file a rule, in a folder a group.

A rule's file is named by the problem that it finds. Its docstring shows a bad and a good example, its `ABOUT`
says what, why, how bad and from which source, and its `check` yields findings by path, never by line.
"""
