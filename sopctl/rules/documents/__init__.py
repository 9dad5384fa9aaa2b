"""Rules about: Several documents together."""
