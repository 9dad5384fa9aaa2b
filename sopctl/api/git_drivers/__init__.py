"""How git is taught to show and merge SOPs, and how it is made to forget it again."""
