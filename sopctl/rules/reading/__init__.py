"""What the reader and the loader report, told in the words of an office."""
