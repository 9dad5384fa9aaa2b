"""Which icon says what a step does, by its words; none where nothing fits."""

import re
from itertools import pairwise

_WORDS = """
star: penilaian survei kepuasan rating survey feedback
payment: bayar membayar pembayaran menyetor setoran transfer pay payment fee refund
camera: biometrik foto memotret sidik photograph biometric fingerprint
talk: wawancara mewawancarai konsultasi berkonsultasi konseling klarifikasi mengklarifikasi keterangan-tambahan
    interview consult discuss counsel clarify
online: daring online laman situs portal aplikasi mengunggah unggah upload website app
sign: menandatangani tandatangan memaraf mengesahkan sign countersign
refuse: menolak penolakan membatalkan pembatalan refuse reject rejection cancel
form: mengisi isi formulir fill form
queue: antre antrean mengantre menunggu antrian queue wait
pin: lokasi lapangan meninjau mengunjungi kunjungan visit site
print: mencetak cetakan print
archive: mengarsipkan menyimpan arsip archive store file
flask: sampel contoh-uji menguji sample test calibrate reagent
cross: pasien obat dokter imunisasi vaksin patient medicine drug vaccine
mic: merekam episode podcast siaran record broadcast
submit: mengajukan mengusulkan mendaftar permintaan apply submit request propose
handover: menyerahkan memberikan menerima mengambil menyampaikan membagikan mendistribusikan hand deliver receive
    collect give return
book: mencatat meregistrasi mendaftarkan mengagendakan register log enter
check: memeriksa meneliti memverifikasi mencocokkan menelaah menilai mengevaluasi memilah verifikasi check inspect
    verify review examine assess judge
send: mengirim mengirimkan meneruskan mendisposisikan send forward dispatch mail
megaphone: mengumumkan memberitahukan memerintahkan menyiarkan mengundang menginformasikan announce publish inform
    notify page alert
people: rapat membahas membagi musyawarah sidang meeting meet assign convene
calculator: menghitung menetapkan-biaya calculate compute count
phone: menelepon menghubungi telepon phone telephone contact
wrench: memperbaiki menata menyiapkan memasang merawat repair apply fix install prepare maintain
approve: menyetujui memutuskan menentukan memilih mempertimbangkan approve decide confirm acknowledge close
form: menyusun menulis menuliskan membuat merancang menyunting write draft edit create
document: surat berkas dokumen laporan naskah letter document report ticket
"""
"""Icons and the words that call for them, the telling ones first; a hyphen stands between words that must meet."""

_RULES = tuple(
    (icon, frozenset(called.split()))
    for icon, _, called in (rule.partition(":") for rule in re.split(r"\n(?=\w)", _WORDS.strip()))
)
_SUBMITTED = frozenset({"menyerahkan", "menyampaikan", "memberikan", "hand", "deliver"})


def icon_for(activity: str, *, outside: bool) -> str:
    """Return the name of the icon for `activity`; what those from `outside` hand over is submitted."""
    found = re.findall(r"[^\W\d_]+", activity.lower())
    pairs = {f"{first}-{second}" for first, second in pairwise(found)}
    said = {*found, *pairs}
    for icon, called in _RULES:
        if said.intersection(called):
            return "submit" if icon == "handover" and outside and _SUBMITTED.intersection(said) else icon
    return ""
