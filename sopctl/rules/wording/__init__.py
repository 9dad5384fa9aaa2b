"""Rules about: Wording."""
