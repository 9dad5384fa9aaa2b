"""Seeded faults: for every rule at least one change of a clean example that makes it speak."""
