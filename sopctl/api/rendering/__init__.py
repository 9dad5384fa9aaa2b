"""How `render` works: what is wanted, where results go, processes that share the work, volumes."""
