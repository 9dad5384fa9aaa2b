"""How git shows and merges SOPs: the drivers that it calls, how it is taught them, and how it forgets them again."""
