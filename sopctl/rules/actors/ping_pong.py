"""Work that goes back and forth between the same two actors.

How many hand-overs in a row are too many is an option, `most`; 4 where nothing is set.

```yaml bad
actors: {staf: Analis Anggaran, kasubag: Kepala Subbagian Keuangan}
steps:
  - {id: hitung, activity: Menghitung kebutuhan, actor: staf}  # <-
  - {id: arah, activity: Memberi arahan, actor: kasubag}
  - {id: rinci, activity: Merinci kebutuhan, actor: staf}
  - {id: koreksi, activity: Mengoreksi rincian, actor: kasubag}
  - {id: susun, activity: Menyusun usulan, actor: staf}
  - {id: paraf, activity: Memaraf usulan, actor: kasubag}
```

```yaml good
actors: {staf: Analis Anggaran, kasubag: Kepala Subbagian Keuangan, kabag: Kepala Bagian Umum}
steps:
  - {id: hitung, activity: Menghitung kebutuhan, actor: staf}
  - {id: rinci, activity: Merinci kebutuhan, actor: staf}
  - {id: koreksi, activity: Mengoreksi rincian, actor: kasubag}
  - {id: susun, activity: Menyusun usulan, actor: staf}
  - {id: paraf, activity: Memaraf usulan, actor: kasubag}
  - {id: setujui, activity: Menyetujui usulan, actor: kabag}
```
"""

from collections.abc import Iterator
from typing import NamedTuple

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.references import flow_is_known

ABOUT = About(
    code="ACT014",
    severity=Severity.INFO,
    what=Text(
        "The same two actors hand work to each other again and again.",
        "Dua pelaksana yang sama saling menyerahkan pekerjaan berkali-kali.",
    ),
    why=Text(
        "The file waits on a desk after every hand-over; most of the time goes by there.",
        "Setelah setiap serah terima berkas menunggu di meja; sebagian besar waktu habis di sana.",
    ),
    help=Text(
        "let one of them do several steps in a row, or the two do them together with `actor: [a, b]`",
        "biarkan salah satunya mengerjakan beberapa langkah berurutan, atau keduanya bersama dengan `actor: [a, b]`",
    ),
    source="Lean: transport and waiting are waste, and work waits at hand-overs; that four in a row are the most is a "
    "proposal of ours",
    caution=Text(
        "A conversation, such as an interview or a treatment, goes back and forth by its nature.",
        "Percakapan, misalnya wawancara atau tindakan medis, memang bolak-balik.",
    ),
    confidence="medium",
)


class Options(NamedTuple):
    """What a project may set."""

    most: int = 4
    """The most hand-overs in a row between the same two actors."""


def check(document: Document, options: Options) -> Iterator[Finding]:
    """Yield the first step of each run of hand-overs between two actors that is too long."""
    if not flow_is_known(document):
        return
    run: list[int] = []
    """The steps after which the actor changed, and the one where the run began."""
    linked_steps = {edge.target for edge in document.flow.edges if edge.target == edge.source + 1}
    before: tuple[str, ...] = ()
    for number, actor in enumerate(document.doers):
        linked, earlier, before = number in linked_steps, before, actor
        if linked and actor == earlier and run:
            continue
        if linked and len(run) > 1 and actor != document.doers[run[-2]]:
            yield from _told(document, run, options.most)
            run = [run[-1], number]
        elif linked and run:
            run.append(number)
        else:
            yield from _told(document, run, options.most)
            run = [number] if len(actor) == 1 else []
    yield from _told(document, run, options.most)


def _told(document: Document, run: list[int], most: int) -> Iterator[Finding]:
    count = len(run) - 1
    if count <= most:
        return
    steps, actors = document.sop.steps, document.sop.actors
    one, other = (
        actors[first].name if (first := next(iter(steps[number].actor.ids), "")) in actors else first
        for number in run[:2]
    )
    yield Finding(
        ("steps", run[0], "actor"),
        Text(
            f"{one} and {other} hand over to each other {count} times in a row",
            f"{one} dan {other} saling menyerahkan {count} kali berturut-turut",
        ),
    )
