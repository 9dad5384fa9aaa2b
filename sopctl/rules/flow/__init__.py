"""Rules about: Flow."""
