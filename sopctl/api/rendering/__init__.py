"""How `render` works: what is wanted, where results go, processes that share the work, rounds of watching, volumes."""
