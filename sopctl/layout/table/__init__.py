"""The table before it is drawn: what it says, how wide and high its columns and rows are, and where its pages end."""
