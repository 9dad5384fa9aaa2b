"""What is raised where something cannot be done: always with a reason and a remedy for the user, in both languages."""

import errno

from sopctl.i18n import Text

_REASONS = {
    errno.ENOENT: "berkas atau folder itu tidak ada",
    errno.EACCES: "tidak diizinkan",
    errno.EPERM: "tidak diizinkan",
    errno.EISDIR: "itu folder, bukan berkas",
    errno.ENOTDIR: "bagian dari lokasinya bukan folder",
    errno.ENOSPC: "ruang penyimpanan penuh",
    errno.EROFS: "penyimpanan itu hanya dapat dibaca",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EFBIG: "berkasnya terlalu besar",
}
"""What systems say most, who say it in English."""


def reason(error: Exception) -> Text:
    """Return why the system could not do something, in its own words where they are not known here."""
    own = getattr(error, "strerror", None) or str(error)
    return Text(own, _REASONS.get(getattr(error, "errno", None) or 0, own))


class ToldError(Exception):
    """Something cannot be done: why and, in `remedy`, what to do about it."""

    def __init__(self, text: Text, remedy: Text | None = None) -> None:
        super().__init__(f"{text.en}; {remedy.en}" if remedy else text.en)
        self.text = text
        self.remedy = remedy

    def __reduce__(self) -> tuple[type["ToldError"], tuple[Text, Text | None]]:
        """Travel between processes with both languages."""
        return type(self), (self.text, self.remedy)
