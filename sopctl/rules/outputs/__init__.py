"""Rules about: Inputs and outputs."""
