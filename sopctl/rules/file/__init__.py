"""Rules about: The file and its YAML."""
