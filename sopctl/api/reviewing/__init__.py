"""How `diff` works: what was asked for, the two versions of each SOP, and what is to be said of them."""
