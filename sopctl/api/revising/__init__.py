"""Versions of an SOP: which one its changes ask for, how it is written, and those that git remembers."""
