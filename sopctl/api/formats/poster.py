"""The service flow as a poster or banner for the public."""

import re
from collections.abc import Iterator, Sequence

from sopctl.api.errors import ApiError
from sopctl.api.formats.job import File, Job
from sopctl.api.formats.wish import PosterWish
from sopctl.characters import codes
from sopctl.i18n import Text

_MOST_BLEED = 50.0


def wish(sizes: Sequence[str] = (), url: str = "", bleed: float = 0.0) -> PosterWish:
    """Return what is wanted, sizes in any case. Raises ApiError for what no poster can have."""
    if not (sizes or url or bleed):
        return PosterWish()
    from sopctl.model.service import ADDRESS, LONGEST_ADDRESS
    from sopctl.poster import SIZES

    known = {name.casefold(): name for name in SIZES}
    for size in sizes:
        if size.casefold() not in known:
            raise ApiError(
                Text(f"there is no poster of size `{size}`", f"tidak ada poster berukuran `{size}`"),
                Text(f"sizes: {', '.join(SIZES)}", f"ukuran: {', '.join(SIZES)}"),
            )
    if len(url) > LONGEST_ADDRESS:
        raise ApiError(
            Text(
                f"the address for the QR code is longer than {LONGEST_ADDRESS} letters",
                f"alamat untuk kode QR lebih dari {LONGEST_ADDRESS} huruf",
            ),
            Text("give a shorter one: a long one cannot be scanned", "pakai yang lebih pendek agar dapat dipindai"),
        )
    if not re.fullmatch(ADDRESS, url):
        raise ApiError(
            Text("the address for the QR code is not one of https", "alamat untuk kode QR bukan alamat https"),
            Text(
                "write it like https://dinas.contoh.go.id/layanan", "tulis seperti https://dinas.contoh.go.id/layanan"
            ),
        )
    if not 0 <= bleed <= _MOST_BLEED:
        raise ApiError(
            Text(f"the bleed must be from 0 to {_MOST_BLEED:g} mm", f"bleed harus antara 0 dan {_MOST_BLEED:g} mm"),
            Text("print shops ask for 3 to 20 mm", "percetakan biasanya meminta 3 sampai 20 mm"),
        )
    return PosterWish(tuple(dict.fromkeys(known[size.casefold()] for size in sizes)), url, bleed)


def poster(job: Job) -> Iterator[File]:
    """Yield each size as PDF, and as SVG in which text is curves; their names tell the size where there are several."""
    from sopctl.drawings import press

    for made in job.posters:
        end = f"-poster-{made.size.name}" if len(job.posters) > 1 else "-poster"
        yield File(f"{end}.pdf", press.pdf(made.publication))
        for outlined in press.outlined(made.publication):
            yield File(f"{end}.svg", outlined)


def poster_notes(job: Job) -> Iterator[Text]:
    """Yield what the posters lack that the public should find on them, and what did not fit."""
    if "poster" not in job.wish.formats:
        return
    sop = job.checked.loaded.sop
    if lacking := ", ".join(f"service.{name}" for name in job.posters[0].content.lacking):
        law = " (UU 25/2009)" if sop.language == "id" else ""
        yield Text(
            f"the poster does not tell all that the public should know{law}, these fields are empty: {lacking}",
            f"poster belum memuat semua yang perlu diketahui masyarakat{law}, isian ini masih kosong: {lacking}",
        )
    for made in job.posters:
        name = made.size.name
        if made.content.shortened:
            yield Text(
                f"a poster of size {name} does not hold everything, so texts were cut or left out: take a larger one",
                f"poster ukuran {name} tidak memuat semuanya, ada teks yang dipotong atau tidak dicantumkan: "
                "pakai ukuran yang lebih besar",
            )
    if missing := job.posters[0].publication.missing:
        named = codes(missing)
        yield Text(
            f"the font of the poster has no shape for these characters: {named}",
            f"fon poster tidak memiliki bentuk karakter ini: {named}",
        )
