"""Rules that read what kind of act a step is: checks, approvals, hand-overs, waits."""

import textwrap

import pytest

from sopctl.check import Linter, Ruling, Selection
from sopctl.load import load
from sopctl.model import Profile
from sopctl.rules.base import Document
from sopctl.rules.catalogue import matching
from sopctl.rules.language.acts import act_of, may_fail
from sopctl.source import decode


def found(text: str, *codes: str) -> list[str]:
    """Return the English messages of what these rules find."""
    source = decode(textwrap.dedent(text).encode(), "x.sop.yaml")
    return [d.message.en for d in Linter(Selection(select=codes)).document(source, Ruling(Profile())).diagnostics]


@pytest.mark.parametrize(
    "activity",
    ["Memeriksa kelengkapan berkas", "1. Meneliti persyaratan", "Memverifikasi pengajuan", "Mengoreksi konsep surat"],
)
def test_a_check_that_may_fail(activity: str) -> None:
    assert may_fail(act_of(activity, "id"), "id")


@pytest.mark.parametrize(
    "activity",
    [
        "Memeriksa pasien",
        "Menelaah proposal dan menyusun konsep surat",
        "Memeriksa tekanan darah pasien",
        "Meneliti lokasi banjir",
        "Memverifikasi",
        "Memeriksa",
        "Memeriksa berkas, jika tidak lengkap dikembalikan",
        "Mengawasi pekerjaan",
        "",
        "-",
    ],
)
def test_an_act_that_gives_no_verdict(activity: str) -> None:
    assert not may_fail(act_of(activity, "id"), "id")


@pytest.mark.parametrize(
    ("activity", "fails"),
    [
        ("Review the change request", True),
        ("Review the application and draft the reply", False),
        ("Check the form for completeness", True),
        ("Check the oil level", False),
        ("Inspect the roof", False),
    ],
)
def test_checks_in_english(activity: str, fails: bool) -> None:
    assert may_fail(act_of(activity, "en"), "en") is fails


LADDER = """\
steps:
  - {id: a, activity: Menerima berkas}
  - {id: b, activity: Memeriksa kelengkapan berkas}
  - {id: c, activity: %s%s}
  - {id: d, activity: Mengarsipkan berkas}
"""


def test_the_decision_may_follow_the_check() -> None:
    assert found(LADDER % ("Mencatat berkas", ""), "FLO033") == ["`b` checks, but has no way for what fails"]
    assert not found(LADDER % ("Menyetujui berkas", ", decision: {Ya: d, Tidak: {to: a, max: 1}}"), "FLO033")
    assert not found(LADDER % ("Memproses berkas", ", calls: penolakan"), "FLO033")


def test_a_check_is_not_judged_where_its_exits_could_not_be_read() -> None:
    assert not found(LADDER % ("Mencatat berkas", ", decision: {Ya: [d], Tidak: a}"), "FLO033")


HANDED = """\
actors: {a: Agendaris, b: Kepala Bidang Umum, c: Sekretaris Dinas, p: {name: Pemohon, external: true}}
steps:
  - {id: x, activity: %s, actor: a}
  - {id: y, activity: Mencatat penyerahan, actor: a}
  - {id: z, activity: Membaca surat, actor: %s}
  - {id: e, activity: Mengarsipkan surat, actor: a}
"""


@pytest.mark.parametrize(
    ("activity", "actor", "count"),
    [
        ("Menyerahkan surat kepada Sekretaris Dinas", "b", 1),
        ("Menyerahkan surat kepada Sekretaris Dinas untuk diparaf", "b", 1),
        ("Menyerahkan surat kepada Sekretaris Dinas", "c", 0),
        ("Menyerahkan surat kepada Sekretaris Dinas", "[b, c]", 0),
        ("Menyerahkan surat kepada Sekretaris Dinas", "a", 0),
        ("Menyerahkan surat kepada Kepala Dinas", "b", 0),
        ("Menyerahkan surat kepada Pemohon", "b", 0),
        ("Mengirim tembusan surat kepada Sekretaris Dinas", "b", 0),
        ("Mengajukan permohonan kepada Sekretaris Dinas", "b", 0),
        ("Menjelaskan surat kepada Sekretaris Dinas", "b", 0),
    ],
)
def test_text_and_arrow_agree_about_the_receiver(activity: str, actor: str, count: int) -> None:
    assert len(found(HANDED % (activity, actor), "ACT013")) == count


def test_back_and_forth_is_counted_along_the_flow() -> None:
    steps = "".join(f"  - {{id: s{n}, activity: Mengolah berkas, actor: {'ab'[n % 2]}}}\n" for n in range(6))
    text = f"actors: {{a: Analis, b: Kepala Subbagian}}\nsteps:\n{steps}"
    assert found(text, "ACT014") == ["Analis and Kepala Subbagian hand over to each other 5 times in a row"]
    assert not found(text.replace("{id: s2,", "{id: s2, end: Selesai,"), "ACT014")


def test_who_only_reads_back_what_others_made_approves_no_own_work() -> None:
    text = """\
    steps:
      - {id: a, activity: Menyusun laporan, actor: [x, y], outputs: [Laporan]}
      - {id: b, activity: Memverifikasi laporan, actor: x, inputs: [Laporan], decision: {Ya: c, Tidak: a}}
      - {id: c, activity: Mengesahkan laporan, actor: x, inputs: [Laporan]}
    """
    assert not found(text, "ACT016")
    assert len(found(text.replace("[x, y]", "x").replace("actor: x, inputs: [Laporan]}", "actor: z}"), "ACT016")) == 1
    controlled = text.replace("[x, y]", "x").replace("inputs: [Laporan]", "inputs: [Laporan], controls: [Dua orang]")
    assert not found(controlled, "ACT016")


@pytest.mark.parametrize(
    ("activity", "count"),
    [
        ("Menunggu balasan surat dari dinas terkait", 1),
        ("Menunggu surat balasan", 1),
        ("Menunggu 15 menit", 0),
        ("Menunggu larutan mengendap", 0),
    ],
)
def test_a_wait_for_somebody_needs_a_way_out(activity: str, count: int) -> None:
    assert len(found(f"steps: [{{id: a, activity: {activity}}}, {{id: b, activity: Mencatat}}]", "TIM014")) == count


def test_the_options_of_a_rule_are_used() -> None:
    text = "steps:\n" + "".join(f"  - {{id: s{n}, activity: Mengolah berkas}}\n" for n in range(5))
    assert not found(text, "STR009")
    loaded = load(decode(text.encode(), "x.sop.yaml"))
    from sopctl.flow import Flow

    (rule,) = matching("STR009")
    assert rule.options is not None
    document = Document(loaded, Flow.of(loaded.sop), Profile())
    (finding,) = rule.findings(document, rule.options._replace(limit=4))  # type: ignore[attr-defined]
    assert finding.message.en == "the SOP has 5 steps, more than 4"
