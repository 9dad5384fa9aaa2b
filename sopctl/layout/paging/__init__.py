"""Pages of a table: each is put together, its answers find a place, and it becomes a finished value."""
