"""Ways for the arrows of one page: what is joined, who runs where, and the lines side by side in a channel."""
