"""The words and sentences that open a volume of SOPs, our own, for settings that do not give others."""

from sopctl.i18n import Text

ORDINALS = Text(
    "FIRST SECOND THIRD FOURTH FIFTH SIXTH SEVENTH EIGHTH NINTH TENTH",
    "KESATU KEDUA KETIGA KEEMPAT KELIMA KEENAM KETUJUH KEDELAPAN KESEMBILAN KESEPULUH",
)

OFFICE = Text("this office", "unit kerja ini")
CONTENTS = Text("Contents", "Daftar Isi")
EXPLANATION = Text("How to use these procedures", "Penjelasan Singkat Penggunaan")
DECREE = Text("Decree", "Keputusan Pimpinan")
COLUMNS = {
    "no": Text("No.", "No."),
    "number": Text("Number", "Nomor SOP"),
    "title": Text("Name of the SOP", "Nama SOP"),
    "version": Text("Revision", "Revisi"),
    "page": Text("Page", "Halaman"),
}
PROCEDURES = Text("Procedures", "Prosedur")

RANKS = (
    "undang-undang dasar", "undang-undang", "peraturan pemerintah pengganti", "peraturan pemerintah",
    "peraturan presiden", "keputusan presiden", "instruksi presiden", "peraturan menteri", "peraturan", "keputusan",
)  # fmt: skip
"""How regulations begin, the highest first."""

DECREE_OF = Text("DECREE OF THE {position}", "KEPUTUSAN {position}")
WHO = Text("THE {position},", "{position},")
"""Who decides, above the reasons."""
NUMBER = Text("NUMBER {number}", "NOMOR {number}")
ABOUT = Text("ON", "TENTANG")
CONSIDERING = Text("Considering", "Menimbang")
BASIS = Text("In view of", "Mengingat")
DECIDES = Text("HAS DECIDED:", "MEMUTUSKAN:")
RULES = Text("To order", "Menetapkan")
AT = Text("Issued at {place}", "Ditetapkan di {place}")
ON = Text("on {day}", "pada tanggal {day}")
REASONS = (
    Text(
        "that every service and task of {unit} must be done in the same, measurable and traceable way",
        "bahwa setiap layanan dan tugas pada {unit} perlu dilaksanakan dengan cara yang seragam, terukur, dan "
        "dapat "
        "ditelusuri",
    ),
    Text(
        "that the procedures in the annex were written together with those who work by them",
        "bahwa prosedur sebagaimana tercantum dalam lampiran telah disusun bersama para pelaksananya",
    ),
    Text(
        "that, as letters a and b say, a decree on {subject} is needed",
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan "
        "Keputusan {position} tentang {subject}",
    ),
)
RULINGS = (
    Text(
        "The standard operating procedures that the contents of this volume list are in force.",
        "Standar operasional prosedur yang tercantum dalam daftar isi buku ini berlaku sebagai acuan kerja.",
    ),
    Text(
        "Whoever takes part in a procedure works by it and keeps the records that it names.",
        "Setiap pelaksana wajib menjalankan prosedur sesuai perannya dan menyimpan pencatatan yang disebut di "
        "dalamnya.",
    ),
    Text(
        "The owner of each procedure watches how it is applied and proposes changes where they are needed.",
        "Penanggung jawab setiap prosedur memantau penerapannya dan mengusulkan perubahan bila diperlukan.",
    ),
    Text(
        "This decree takes effect on the day on which it is issued.",
        "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
    ),
)
SCOPE = Text(
    "This volume holds the {count} procedures by which {unit} works. It is meant for everybody who does one "
    "of the steps, "
    "for those who supervise them, and for those who want to know what to expect.",
    "Buku ini memuat {count} prosedur yang menjadi acuan kerja {unit}. Buku ini ditujukan bagi pelaksana "
    "setiap langkah, "
    "atasan yang mengawasinya, dan siapa pun yang ingin mengetahui layanan yang akan diterima.",
)
SUMMARY = Text(
    "Each procedure begins with its identity: number, dates, who approved it, what it rests on, and what is "
    "needed. Then "
    "follow its steps. Read them from top to bottom: who does what, what is needed for it, how long it takes, "
    "and what "
    "comes out. Where the way parts, follow the answer that fits the case.",
    "Setiap prosedur diawali bagian identitas: nomor, tanggal, pejabat yang mengesahkan, dasar hukum, dan hal "
    "yang perlu "
    "disiapkan. Bagian berikutnya memuat langkah kerja. Bacalah dari atas ke bawah: siapa mengerjakan apa, "
    "kelengkapan "
    "yang diperlukan, waktu, dan hasilnya. Pada percabangan, ikuti jawaban yang sesuai dengan kasus yang dihadapi.",
)
DEFINITIONS = Text(
    "- **Capsule**: the first and the last activity.\n- **Box**: an activity that is carried out.\n"
    "- **Diamond**: a decision; each way out carries its answer.\n- **Arrow**: what comes next.\n"
    "- **Pentagon**: the flow goes on at the pentagon with the same letter, on the page that it names.",
    "- **Kapsul**: kegiatan awal dan kegiatan akhir.\n- **Kotak**: kegiatan yang dilaksanakan.\n"
    "- **Belah ketupat**: keputusan; setiap jalur keluar memuat jawabannya.\n- **Anak panah**: arah ke "
    "kegiatan berikutnya.\n"
    "- **Segi lima**: alur berlanjut pada segi lima dengan huruf yang sama di halaman yang disebutkan.",
)
PARTS = (
    (Text("Scope", "Ruang Lingkup"), "scope", SCOPE),
    (Text("Summary", "Ringkasan"), "summary", SUMMARY),
    (Text("Definitions", "Definisi"), "definitions", DEFINITIONS),
)
