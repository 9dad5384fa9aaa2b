"""The fixed words of a poster."""

from sopctl.i18n import Text

STANDARD = Text("Service standard", "Standar Pelayanan")
FLOW = Text("Procedure at a glance", "Alur Prosedur")
WAY = Text("How it works", "Alur Pelayanan")
STEPS = Text("Steps", "Langkah-Langkah")
REQUIREMENTS = Text("What you need", "Persyaratan")
TIME = Text("Time", "Waktu")
COST = Text("Fee", "Biaya")
PRODUCT = Text("What you get", "Produk Layanan")
COMPLAINTS = Text("Complaints and suggestions", "Pengaduan dan Saran")
HOURS = Text("Opening hours", "Jam Pelayanan")
BASIS = Text("Legal basis: ", "Dasar hukum: ")
INSIDE = Text("We process it", "Diproses oleh petugas")
INSIDE_WHO = Text("At our office", "Di kantor kami")
EITHER = Text("or", "atau")
AT_MOST = Text("at most", "paling lama")
SCAN = Text("Scan for more information", "Pindai untuk informasi lengkap")
EFFECTIVE = Text("in force since {day}", "berlaku sejak {day}")
BACK = Text("back to step {number}", "kembali ke langkah {number}")
ON = Text("go on to step {number}", "lanjut ke langkah {number}")
ALSO = Text("At the same time step {number}", "Bersamaan dengan itu langkah {number}")
END = Text("Ends: {outcome}", "Selesai: {outcome}")
MORE = Text("and {count} more", "dan {count} lainnya")
MORE_STEPS = Text("{count} further steps", "{count} langkah lainnya")
BARE = frozenset({"ya", "tidak", "yes", "no"})
"""Answers that say nothing without their question."""
