"""What changed in SOPs, for people and for programs: a module for each format."""
