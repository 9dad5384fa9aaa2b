"""`python -m benchmarks`: sopctl beside other tools, measured in the same run.

Medians of several runs. `--quick` leaves out the 10,000 files, `--only WORD` all but the tables with the word in their
titles. A tool that is not on this machine is told as absent. Exit 1 where a bound does not hold.
"""

import argparse
import importlib.util
import sys
import tempfile
from pathlib import Path

from benchmarks import corpus, linting, peers, remembering, rendering, reviewing
from benchmarks.linting import FILES, STEPS
from benchmarks.measure import Row, table


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="", metavar="WORD")
    options = parser.parse_args()
    if importlib.util.find_spec("sopctl.cli") is None:
        sys.exit("run it from the checkout, in an environment with sopctl[dev]")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        folder = home / "corpus"
        corpus.write(folder, FILES, STEPS)
        for title, found in (
            ("Start-up (CPU)", lambda: linting.start_up(folder)),
            (f"Reading a {STEPS}-step SOP", linting.reading),
            (f"Linting {FILES:,} SOPs of {STEPS} steps, one process", lambda: linting.linting(folder)),
            (f"Linting {FILES:,} SOPs again (CPU)", lambda: remembering.remembered(folder)),
            (f"Linting {FILES:,} SOPs together (time that passes)", lambda: remembering.shared(folder)),
            ("Linting beside bpmnlint (CPU)", lambda: remembering.beside(home / "beside")),
            ("Soundness", remembering.verdict),
            ("Growth", lambda: linting.growth(home, [100, 1000] if options.quick else [100, 1000, 10000])),
            (f"Rendering a {STEPS}-step SOP, warm (the engine's own process not counted)",
             lambda: rendering.formats(folder)),
            ("The table on pages, laid out", rendering.paging),
            (f"A picture of a {STEPS}-step SOP, whole process (time that passes)", lambda: peers.one(home)),
            ("Comparing two versions", reviewing.comparing),
            ("Comparing a repository, whole process (CPU, git's too)", lambda: reviewing.repository(home)),
            ("100 SOPs, whole processes (time that passes)", lambda: peers.hundred(home)),
        ):  # fmt: skip
            if options.only.lower() in title.lower():
                part = found()
                table(title, part)
                rows += part
    sys.exit(any(row.holds is False for row in rows))


if __name__ == "__main__":
    main()
