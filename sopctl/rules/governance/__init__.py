"""Rules about: Identity and governance."""
