"""What is wrong with a profile file: told as in an SOP where it can happen to both, in words of its own elsewhere."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from sopctl.diagnostic import Place
from sopctl.flow import Flow
from sopctl.i18n import Text
from sopctl.layers.find import seen_from_here
from sopctl.load import Loaded
from sopctl.model import Profile, Sop
from sopctl.model.profile import COLUMNS
from sopctl.profiles import ProfileFile
from sopctl.regex import regex
from sopctl.rules.base import Document
from sopctl.rules.catalogue import known_names, matching
from sopctl.rules.reading.syntax.fault import Told
from sopctl.source import Problem, Source
from sopctl.suggest import did_you_mean, question

_IN_QUOTES = regex(r"'([^']*)'")

_MESSAGES = {
    "empty-file": Text("the file holds no profile", "berkas ini tidak berisi profil"),
    "not-a-mapping": Text(
        "the file does not begin with `name: text` lines", "isi berkas ini tidak diawali dengan baris `nama: isi`"
    ),
}
_HELP = {
    "empty-file": Text(
        "write the profile (see `sopctl schema profile`)", "tulis profilnya (lihat `sopctl schema profile`)"
    ),
    "not-a-mapping": Text(
        "begin with lines such as `profile: ...`, not indented and without a dash",
        "awali dengan baris seperti `profile: ...`, tanpa menjorok dan tanpa tanda hubung",
    ),
    "over-the-limit": Text(
        "check that this file really is a profile: one needs about a hundred lines",
        "pastikan berkas ini memang profil: sebuah profil hanya memerlukan sekitar seratus baris",
    ),
    "several-documents": Text(
        "put each profile into a file of its own; for a dividing line use a comment",
        "simpan setiap profil dalam berkas tersendiri; untuk garis pemisah gunakan komentar",
    ),
    "unreadable-file": Text(
        "name a profile file that can be opened, after `profile:`",
        "sebutkan berkas profil yang dapat dibuka setelah `profile:`",
    ),
}
"""Where the words for an SOP would mislead."""

_NOT_A_FIELD = Text("`{field}` is not a field of an SOP", "`{field}` bukan isian SOP")
_NAMING = Text(
    "write fields as in `identity.number` and text sections as in `sections.purpose` (see `sopctl schema sop`)",
    "tulis isian seperti `identity.number` dan bagian teks seperti `sections.purpose` (lihat `sopctl schema sop`)",
)
_COLUMNS = ", ".join(COLUMNS)
_WRONG_NAMES = {
    "unknown-field": Text("`{field}` is not a field of a profile", "`{field}` bukan isian profil"),
    "unknown-path": _NOT_A_FIELD,
    "unknown-heading": Text(
        "`{field}` is not a field, section or column, so its heading is never printed",
        "`{field}` bukan isian, bagian, atau kolom, sehingga judulnya tidak pernah dicetak",
    ),
    "unprinted-field": Text(
        "`{field}` cannot be printed under `{block}`", "`{field}` tidak dapat dicetak pada `{block}`"
    ),
    "unknown-column": Text("`{field}` is not a column of the table of steps", "`{field}` bukan kolom tabel langkah"),
    "unknown-rule": Text("no rule is called `{field}`", "tidak ada aturan bernama `{field}`"),
    "other-name": Text(
        "the profile calls itself `{field}`, but its file is called `{name}`",
        "profil ini menyebut dirinya `{field}`, padahal nama berkasnya `{name}`",
    ),
}
_REMEDIES = {
    "unknown-field": Text("known here: {known}", "yang dikenal di sini: {known}"),
    "unknown-path": _NAMING,
    "unknown-heading": _NAMING,
    "unprinted-field": Text(
        "remove it, or name the single fields in it; sections go under `before_steps` or `after_steps`",
        "hapus, atau sebutkan isian di dalamnya; bagian teks ditulis pada `before_steps` atau `after_steps`",
    ),
    "unknown-column": Text(f"known columns: {_COLUMNS}", f"kolom yang dikenal: {_COLUMNS}"),
    "unknown-rule": Text(
        "see `sopctl rules` for all codes and names", "lihat `sopctl rules` untuk semua kode dan nama"
    ),
    "other-name": Text(
        "write `profile: {name}`, or rename the file", "tulis `profile: {name}`, atau ganti nama berkas"
    ),
}
_MAPPING = Text("`{field}` must be a group of `name: text` lines", "`{field}` harus berupa kelompok baris `nama: isi`")
_IN_LANGUAGES = Text("write it in its languages: {en: ..., id: ...}", "tulis dalam setiap bahasa: {en: ..., id: ...}")
_LINE_BY_LINE = {
    "page": Text(
        "write one setting on each line below it: `paper: A4`",
        "tulis satu setelan pada setiap baris di bawahnya: `paper: A4`",
    ),
    "required": Text(
        "write one field on each line below it: `identity.number: error`",
        "tulis satu isian pada setiap baris di bawahnya: `identity.number: error`",
    ),
    "severities": Text(
        "write one rule on each line below it: `missing-duration: warning`",
        "tulis satu aturan pada setiap baris di bawahnya: `missing-duration: warning`",
    ),
    "words": Text(
        "write one heading on each line below it: `owner: {en: Owner, id: Penanggung Jawab}`",
        "tulis satu judul pada setiap baris di bawahnya: `owner: {en: Owner, id: Penanggung Jawab}`",
    ),
}


def faults(file: ProfileFile, own_rules: frozenset[str] = frozenset()) -> Iterator[Told]:
    """Yield what is wrong with a profile file; each message begins with file, line and column.

    `own_rules` are the names of rules that the project brings itself.
    """
    for problem in (*file.problems, *_unknown_rules(file, own_rules)):
        told = _told(problem, file.source)
        where = f"{seen_from_here(Path(file.source.name))}:{told.place.line}:{told.place.column}"
        yield replace(told, message=Text(f"{where}: {told.message.en}", f"{where}: {told.message.id}"))


def _unknown_rules(file: ProfileFile, own_rules: frozenset[str]) -> Iterator[Problem]:
    for name in file.profile.severities:
        if not matching(name) and own_rules.isdisjoint({name.upper(), name.lower()}):
            yield Problem("unknown-rule", file.source.place(("severities", name), key=True), {"field": name})


def _told(problem: Problem, source: Source) -> Told:
    if problem.kind == "wrong-type" and (own := _wrong_shape(problem.detail)):
        message, remedy = own
    elif message_of := _WRONG_NAMES.get(problem.kind):
        message = _filled(message_of, problem.detail)
        remedy = _remedy(problem)
    else:
        return _as_in_an_sop(problem, source)
    return Told(message, remedy, problem.place)


def _as_in_an_sop(problem: Problem, source: Source) -> Told:
    """Return what the rule of the problem's name says of it, but for what holds of an SOP only."""
    (rule,) = matching(problem.kind)
    assert rule.check is not None
    document = Document(Loaded(source, Sop(), (problem,)), Flow.of(Sop()), Profile())
    (finding,) = rule.check(document)
    place = finding.at if isinstance(finding.at, Place) else problem.place
    if problem.kind == "not-a-mapping" and finding.help:
        return Told(finding.message, finding.help, place)
    remedy = _HELP.get(problem.kind) or finding.help or rule.about.help
    return Told(_MESSAGES.get(problem.kind, finding.message), remedy, place)


def _wrong_shape(detail: Mapping[str, str]) -> tuple[Text, Text] | None:
    """Return message and help for a value that is no level or no mapping: an SOP has other ones."""
    field, kind = detail["field"], detail["type"]
    if kind == "literal_error":
        allowed = _IN_QUOTES.findall(detail["expected"])
        listed = ", ".join(f"`{word}`" for word in allowed)
        remedy = Text("write one of these words", "tulis salah satu kata itu")
        message = Text(f"`{field}` must be one of {listed}", f"`{field}` harus salah satu dari {listed}")
        found = detail["found"].casefold()
        same = next((word for word in allowed if word.casefold() == found), "")
        return message, question(same) or did_you_mean(found, allowed) or remedy
    if kind in {"dict_type", "model_type", "model_attributes_type"}:
        return _filled(_MAPPING, detail), _LINE_BY_LINE.get(field, _IN_LANGUAGES)
    return None


def _remedy(problem: Problem) -> Text:
    detail = problem.detail
    if problem.kind == "unknown-rule":
        name = detail["field"]
        is_code = name[-1:].isdigit()
        asked = did_you_mean(name.upper() if is_code else name.lower(), known_names())
    else:
        asked = question(detail.get("suggestion", ""))
    return asked or _filled(_REMEDIES[problem.kind], detail)


def _filled(text: Text, detail: Mapping[str, str]) -> Text:
    """Return `text` with the details of a problem in it."""
    return Text(text.en.format_map(detail), text.id.format_map(detail))
