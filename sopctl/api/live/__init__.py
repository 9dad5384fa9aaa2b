"""What stays and follows the files: watching them, rounds of work, and the preview with its server."""
