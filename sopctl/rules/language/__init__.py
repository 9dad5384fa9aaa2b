"""What the languages of SOPs know: words, verbs and their forms, names of posts. Word lists are in `words/`."""
