"""The pages round a document that is shown while it is written: the frame that reloads it, and its findings."""

from markupsafe import Markup

from sopctl.documents import templates
from sopctl.i18n import Language, Text
from sopctl.web import files
from sopctl.web.policy import policy

_WORDS = {
    "waiting": Text("Waiting for the document", "Menunggu dokumen"),
    "current": Text("Up to date", "Mutakhir"),
    "kept": Text("Errors: this is the last readable version", "Ada galat: yang tampil versi terakhir yang terbaca"),
    "none": Text("Errors: there is no readable version yet", "Ada galat: belum ada versi yang terbaca"),
    "lost": Text("sopctl preview has ended", "sopctl preview sudah berhenti"),
    "findings": Text("Findings", "Temuan"),
    "alone": Text("Document alone", "Dokumen saja"),
    "clean": Text("No findings", "Tidak ada temuan"),
}


def frame(name: str, language: Language) -> str:
    """Return the page that shows the document of the file `name` and says how it is."""
    return _page("preview.html.jinja", name, language, "preview.js", "frame-src 'self'; connect-src 'self'")


def findings(name: str, text: str, language: Language) -> str:
    """Return the page with what was found in the file `name`, as `sopctl lint` writes it."""
    return _page("findings.html.jinja", name, language, "", "img-src 'none'", text=text)


def _page(template: str, name: str, language: Language, script: str, more: str, text: str = "") -> str:
    style, code = files.style("preview.css"), files.text(script) if script else ""
    return templates.load(template, {}, escape=True).render(
        name=name,
        language=language,
        text=text,
        words={key: said.in_(language) for key, said in _WORDS.items()},
        style=Markup(style),  # noqa: S704  our own file
        script=Markup(code),  # noqa: S704  our own file
        policy=policy([style], [code] if code else [], more),
    )
