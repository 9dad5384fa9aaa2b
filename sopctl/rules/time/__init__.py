"""Rules about: Time."""
