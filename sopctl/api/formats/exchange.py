"""What other programs read."""

from collections.abc import Iterator

from sopctl.api.formats.job import File, Job


def dot(job: Job) -> Iterator[File]:
    """Yield the flowchart in the language of Graphviz; in lanes, with all places and ways given."""
    if job.wish.view == "swimlane":
        from sopctl.exchange import dot, swimlane

        yield File(".dot", dot.write(swimlane.arrange(job.chart)).encode())
        return
    yield File(".dot", job.picture("dot"))


def mermaid(job: Job) -> Iterator[File]:
    """Yield the flowchart in the language of Mermaid."""
    from sopctl.exchange import mermaid

    yield File(".mmd", mermaid.write(job.chart).encode())


def plantuml(job: Job) -> Iterator[File]:
    """Yield the flowchart in the language of PlantUML."""
    from sopctl.exchange import plantuml

    yield File(".puml", plantuml.write(job.chart).encode())


def d2(job: Job) -> Iterator[File]:
    """Yield the flowchart in the D2 language."""
    from sopctl.exchange import d2

    yield File(".d2", d2.write(job.chart).encode())


def drawio(job: Job) -> Iterator[File]:
    """Yield the flowchart in lanes for diagrams.net."""
    from sopctl.exchange import drawio

    yield File(".drawio", drawio.write(job.chart))


def bpmn(job: Job) -> Iterator[File]:
    """Yield the process in BPMN 2.0."""
    from sopctl.exchange import bpmn

    yield File(".bpmn", bpmn.write(job.chart))


def json(job: Job) -> Iterator[File]:
    """Yield the SOP with everything that was derived from it."""
    from sopctl.documents import resolved

    yield File(".json", resolved.write(job.checked.loaded.sop, job.checked.flow).encode())
