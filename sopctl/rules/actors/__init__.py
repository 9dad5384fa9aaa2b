"""Rules about: Actors."""
