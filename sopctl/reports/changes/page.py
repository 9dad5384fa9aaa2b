"""A review as one page for the browser: the verdict, the drawn diff, then the details.

It runs no scripts and asks for nothing from outside. The page is for people who approve: it prints, and its marks can
be told apart without colours.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from sopctl.diff import Level
from sopctl.diff.review import Review
from sopctl.i18n import Language, Text
from sopctl.reports.changes.phrase import Part, Phrase
from sopctl.reports.changes.sections import Section, finding, sections
from sopctl.reports.changes.sentences import Told
from sopctl.reports.changes.verdict import LEVELS, overall, verdict
from sopctl.reports.terminal import safe

_TAGS = {"gone": "del", "cut": "del", "come": "ins", "put": "ins", "id": "code", "worse": "strong"}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_STYLE = """
:root{--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--paper:#fff;--ground:#f6f8fa;--major:#b3261e;--minor:#8a5300;
--patch:#1f4fa3;--none:#57606a;--come:#17692c;--gone:#b3261e;--comeback:#e2f3e5;--goneback:#fbe4e2}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9aa4ae;--line:#39414a;--paper:#0f1318;--ground:#171c22;
--major:#ff8a80;--minor:#f0b45a;--patch:#8ab4f8;--none:#9aa4ae;--come:#7ddc93;--gone:#ff8a80;--comeback:#15301d;
--goneback:#3a1a1a}}
*{box-sizing:border-box}
body{margin:0;font:16px/1.55 system-ui,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;color:var(--ink);
background:var(--paper)}
main{max-width:76rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .25rem}h2{font-size:1.3rem;margin:0;line-height:1.3}
h3{font-size:1rem;margin:0;display:inline}
.sides{color:var(--soft);margin:0 0 2rem}
article{border:1px solid var(--line);border-radius:.6rem;margin:0 0 2rem;overflow:hidden}
header{padding:1.1rem 1.25rem;background:var(--ground);border-bottom:1px solid var(--line)}
.file{color:var(--soft);font-size:.9rem;overflow-wrap:anywhere}
.verdict{margin:.6rem 0 0;padding:0;list-style:none}.verdict li:first-child{font-weight:600}
.level{display:inline-block;font-size:.75rem;font-weight:700;letter-spacing:.02em;padding:.05rem .5rem;
border:1.5px solid currentColor;border-radius:1rem;vertical-align:.15em;white-space:nowrap}
.major{color:var(--major)}.minor{color:var(--minor)}.patch{color:var(--patch)}.none{color:var(--none)}
figure{margin:0;padding:1rem;border-bottom:1px solid var(--line);overflow-x:auto;background:#fff}
figure svg{display:block;min-width:52rem;width:100%;height:auto}
details{border-bottom:1px solid var(--line)}details:last-child{border-bottom:0}
summary{cursor:pointer;padding:.6rem 1.25rem}summary:focus-visible{outline:3px solid var(--patch);outline-offset:-3px}
summary .number{color:var(--soft)}
ul.changes{margin:0;padding:0 1.25rem .9rem;list-style:none}
ul.changes li{display:grid;grid-template-columns:1.4rem 4.2rem 1fr;gap:.5rem;padding:.22rem 0;align-items:baseline}
ul.changes .sign{font:700 1rem ui-monospace,Consolas,monospace;text-align:center}
ul.changes li.remark{grid-template-columns:1.4rem 1fr;color:var(--soft)}
.said{overflow-wrap:anywhere}.subject{font-weight:600;margin-right:.4rem}
code{font:.88em ui-monospace,Consolas,monospace;background:var(--ground);padding:.05em .3em;border-radius:.25em}
ins{color:var(--come);background:var(--comeback);text-decoration:underline;text-decoration-thickness:1px}
strong{color:var(--major)}
del{color:var(--gone);background:var(--goneback);text-decoration:line-through}
.note{padding:.6rem 1.25rem;margin:0;border-left:4px solid var(--minor);background:var(--ground)}
@media (max-width:40rem){ul.changes li{grid-template-columns:1.2rem 1fr}ul.changes .said{grid-column:1/-1}}
@media print{body{font-size:10pt}main{max-width:none;padding:0}article{border:0;overflow:visible}
details>*{display:block}header{background:none}figure{break-inside:auto;overflow:visible;padding:.5rem 0}
figure svg{min-width:0}}
"""


class PageReview:
    """Reviews as HTML. `pictures` are SVG by file, made by our own painter."""

    def __init__(self, language: Language, pictures: Mapping[str, str]) -> None:
        self.language = language
        self.pictures = pictures

    def all(self, reviews: Sequence[Review], old: str, new: str) -> Iterator[str]:
        """Yield the page."""
        title = Text("Review of the SOPs", "Reviu perubahan SOP").in_(self.language)
        yield f'<!doctype html>\n<html lang="{self.language}">\n<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n<main>\n<h1>{title}</h1>\n"
        yield f'<p class="sides">{_text(overall(reviews, old, new).in_(self.language))}</p>\n'
        for review in reviews:
            yield from self._review(review)
        yield "</main>\n</html>\n"

    def _review(self, review: Review) -> Iterator[str]:
        comparison = review.comparison
        title = (comparison.new.title or comparison.old.title) if comparison else ""
        was = f" ({Text('was', 'semula').in_(self.language)} {_text(review.was)})" if review.was else ""
        level = self._level(review.level, known=bool(comparison))
        yield f"<article>\n<header>\n<h2>{_text(title or review.file)} {level}</h2>\n"
        yield f'<div class="file">{_text(review.file)}{was}</div>\n'
        if lines := list(verdict(review, self.language)):
            yield '<ul class="verdict">' + "".join(f"<li>{_text(line)}</li>" for line in lines) + "</ul>\n"
        yield "</header>\n"
        yield from (f'<p class="note">{_text(note.in_(self.language))}</p>\n' for note in review.notes)
        if picture := self.pictures.get(review.file):
            name = Text("Both versions in one table", "Kedua versi dalam satu tabel").in_(self.language)
            frame = f'<figure tabindex="0" role="group" aria-label="{name}">'
            yield f"{frame}{_inline(picture, review.file)}</figure>\n"
        for section in sections(review, self.language):
            yield from self._section(section)
        yield from self._lint(review)
        yield "</article>\n"

    def _section(self, section: Section) -> Iterator[str]:
        opened = " open" if section.level >= Level.MINOR or not section.told else ""
        number = f' <span class="number">{len(section.told)}</span>' if section.told else ""
        yield f"<details{opened}><summary><h3>{_text(section.title)}</h3>{number}</summary>\n"
        yield '<ul class="changes">\n'
        yield from (self._told(told) for told in section.told)
        yield from (
            f'<li class="remark"><span></span><span class="said">{_phrase(one)}</span></li>\n'
            for one in section.remarks
        )
        yield "</ul>\n</details>\n"

    def _told(self, told: Told) -> str:
        subject = f'<span class="subject">{_text(told.subject)}</span>' if told.subject else ""
        return (
            f'<li id="c-{told.change.fingerprint}"><span class="sign">{_text(told.sign)}</span>'
            f'<span>{self._level(told.level)}</span><span class="said">{subject}{_phrase(told.said)}</span></li>\n'
        )

    def _level(self, level: Level, *, known: bool = True) -> str:
        word = LEVELS[level].in_(self.language) if known else "?"
        return f'<span class="level {level.word}">{word}</span>'

    def _lint(self, review: Review) -> Iterator[str]:
        if not (review.new_findings or review.fixed_findings) or review.status in {"removed", "unreadable"}:
            return
        new, fixed = len(review.new_findings), len(review.fixed_findings)
        words = Text(f"{new} new, {fixed} fixed", f"{new} baru, {fixed} beres").in_(self.language)
        yield f'<details{" open" if new else ""}><summary><h3>Lint</h3> <span class="number">{words}</span></summary>\n'
        yield '<ul class="changes">\n'
        for sign, tag, some in (("+", "span", review.new_findings), ("−", "del", review.fixed_findings)):
            for one in some:
                said = f"<{tag}>{_text(finding(one, self.language))}</{tag}>"
                yield f'<li class="remark"><span class="sign">{sign}</span><span class="said">{said}</span></li>\n'
        yield "</ul>\n</details>\n"


def _text(words: str) -> str:
    return escape(safe(words))


def _phrase(parts: Phrase) -> str:
    return "".join(map(_part, parts))


def _part(part: Part) -> str:
    tag = _TAGS.get(part.mark)
    return f"<{tag}>{_text(part.text)}</{tag}>" if tag else _text(part.text)


def _inline(picture: str, file: str) -> str:
    """Return a picture as an element of the page, with ids of its own."""
    mark = "".join(c if c.isalnum() else "-" for c in file)
    element = picture[picture.index("<svg") :]
    for name in ("title", "desc"):
        element = element.replace(f'id="{name}"', f'id="{mark}-{name}"', 1)
    return element.replace('aria-labelledby="title desc"', f'aria-labelledby="{mark}-title {mark}-desc"', 1)
