"""What `sopctl git textconv` does. No option parser and no model is imported here: `git log -p` calls it often."""

import sys

from sopctl.cli.common import told


def textconv(file: str, lang: str | None = None) -> int:
    """Print the SOP in `file` as plain lines and return the exit code."""
    with told(lang):
        from pathlib import Path

        from sopctl.api.git_drivers.textconv import textconv as lines

        sys.stdout.write(lines(Path(file)))
        return 0
