"""Findings as they are read by people and programs. Each report yields pieces of text as findings come in."""
