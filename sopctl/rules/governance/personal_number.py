"""The number of a person where a post or a thing belongs.

```yaml bad
actors:
  analis: Analis Kepegawaian NIP 19700230 199503 1 001
  kasubag: Kepala Subbagian NIP 19700213 199503 1 001  # <-
steps:
  - id: catat
    activity: Mencatat berkas
    note: Hubungi 3201011302700001 bila berkas hilang  # <- Hubungi 3201011302700001 bila berkas hilang
```

```yaml good
identity:
  approved_by: {position: Kepala Dinas, name: Sri Wahyuni, employee_id: 19700213 199503 2 001}
actors:
  kasubag: Kepala Subbagian
steps:
  - id: bayar
    activity: Membayar ke rekening 1234567890123456
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.language.texts import texts_of

ABOUT = About(
    code="GOV024",
    severity=Severity.WARNING,
    what=Text(
        "The number of a person (NIP, NIK) stands outside the approval.",
        "Nomor pribadi (NIP, NIK) tertulis di luar bagian pengesahan.",
    ),
    why=Text(
        "The person leaves and the SOP is wrong; and the number of a citizen is published with the document.",
        "Bila orangnya pindah, SOP menjadi keliru; lagi pula nomor pribadi itu ikut terpublikasi bersama dokumen.",
    ),
    help=Text(
        "name the post instead; only `identity.approved_by:` carries name and number",
        "sebut jabatannya; nama dan nomor hanya ditulis pada `identity.approved_by:`",
    ),
    source="Permenpan RB 35/2012, identity part: name and NIP belong to the approval, actors are posts",
    caution=Text(
        "A number is judged by its length and by the date of birth inside it; an account number may look the same.",
        "Nomor dinilai dari panjangnya dan tanggal lahir di dalamnya; nomor rekening dapat tampak sama.",
    ),
    confidence="medium",
)

_RUN = regex(r"(?<![\d.,/-])\d(?: ?\d){15,17}(?![\d.,/-]?\d)")
_SIX_DIGITS = regex("[0-9]{6}")
_DIGITS_ALIKE = bytes(ord("0") if chr(byte).isdecimal() else byte for byte in range(128)) + bytes(range(128, 256))
"""Stand together in every such number, however it is written; most files have none."""
_DAY, _MONTH, _YEAR = r"(?:0[1-9]|[12]\d|3[01])", r"(?:0[1-9]|1[0-2])", r"(?:19|20)\d\d"
_NIP = regex(rf"{_YEAR}(?!0230|0231|0431|0631|0931|1131){_MONTH}{_DAY}{_YEAR}{_MONTH}[12]\d{{3}}")
"""Born on, in service since, man or woman, serial number."""
_NIK = regex(rf"[1-9]\d[0-7]\d[0-7]\d(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01]){_MONTH}\d{{2}}\d{{4}}")
"""Province, regency, district, born on (women: day + 40), serial number."""
_OWN_PLACE = ("identity", "approved_by")
_LONGEST = 40
"""Characters; more than a number has, with blanks in it."""


def check(document: Document) -> Iterator[Finding]:
    """Yield each text with the number of an official or a citizen in it."""
    approval = document.sop.identity.approved_by
    own = approval.employee_id if approval else ""
    if not _is_anywhere(document.loaded.source.text.replace(own or "\0", "", 1)):
        return  # as in most files, and soon known
    for path, text, key in texts_of(document.sop):
        if path[:2] != _OWN_PLACE and (kind := _kind(text)):
            message = Text(f"this looks like the {kind} of a person", f"ini tampak seperti {kind} seseorang")
            yield Finding(path, message, key=key)


def _is_anywhere(text: str) -> bool:
    """Tell whether there is such a number in a file; looks at what surrounds six digits, which are soon found."""
    if b"000000" not in text.encode("utf-8", "replace").translate(_DIGITS_ALIKE):
        return False
    around = (text[max(0, six.start() - _LONGEST) : six.end() + _LONGEST] for six in _SIX_DIGITS.finditer(text))
    return any(map(_kind, around))


def _kind(text: str) -> str:
    """Return NIP or NIK for the first number of a person in `text`; "" where there is none."""
    for run in _RUN.finditer(text):
        digits = run[0].replace(" ", "")
        if _NIP.fullmatch(digits):
            return "NIP"
        if _NIK.fullmatch(digits):
            return "NIK"
    return ""
