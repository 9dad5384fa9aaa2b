"""The history in a document made whole: a line for each version that git knows and the document does not."""

import os
from collections.abc import Iterator
from pathlib import Path

from sopctl.api.errors import ApiError, unreadable
from sopctl.api.revising.entry import Line, latest_author, with_line
from sopctl.api.revising.past import Passage, past
from sopctl.api.revising.words import told
from sopctl.api.rewriting import rewrite
from sopctl.i18n import Text, document_language
from sopctl.load import load
from sopctl.source import decode


def write_missing(file: str) -> Iterator[Text]:
    """Add the lines that the history of `file` lacks, each where its version belongs, and yield what was done.

    What stands in it already stays as it is. Raises ToldError, and then writes nothing.
    """
    if not os.path.isfile(file):
        raise ApiError(Text(f"{file}: no such file", f"{file}: berkas tidak ada"))
    try:
        before = Path(file).read_bytes()
    except OSError as error:
        raise unreadable(file, error) from error
    data, added = before, []
    for passage in past(file).passages:
        loaded = load(decode(data, file))
        known = [line.version for line in loaded.sop.history]
        if not passage.version or passage.version in known:
            continue
        line = Line(passage.version, passage.day, _words(passage), latest_author(loaded.sop.history, loaded.sop.owner))
        data = with_line(loaded.source, line, None, data)
        added.append(line)
    if not added:
        yield Text(f"{file}: the history has every version", f"{file}: riwayat sudah memuat semua versi")
        return
    rewrite(Path(file), before, data)
    for line in added:
        yield Text(f"{file}: {line.version} added", f"{file}: {line.version} ditambahkan")


def _words(passage: Passage) -> tuple[str, ...]:
    language = document_language(passage.sop.language)
    if passage.said:
        return passage.said
    if passage.comparison is None:
        return (Text("The first version on record", "Versi pertama yang tercatat").in_(language),)
    return told(passage.comparison, language)
