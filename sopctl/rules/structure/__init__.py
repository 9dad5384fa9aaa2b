"""Rules about: Structure of the SOP."""
