"""What a file of Word says of itself: its settings, who issued it and when, in which language."""

from typing import Any

from sopctl.characters import for_xml
from sopctl.documents.document import Document, Identity
from sopctl.office import package
from sopctl.office.xml import Element, element

_LEFTOVERS = ("thumbnail", "customXml", "stylesWithEffects", "webSettings")
"""Parts of python-docx's template that no document needs."""
_MODERN = 15
"""The way Word sets documents since 2013; among other things, tables begin at the edge of the text."""
_COMPATIBILITY = "http://schemas.microsoft.com/office/word"
_LONGEST = 255

APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>sopctl</Application></Properties>"
)


def drop_leftovers(word: Any) -> None:
    """Remove what the template has beside text."""
    for relations in (word.part.package.rels, word.part.rels):
        for name in [name for name, one in relations.items() if one.reltype.rpartition("/")[2] in _LEFTOVERS]:
            del relations[name]


def describe(word: Any, document: Document) -> None:
    """Write title, issuer, language and day into the properties of the file."""
    issuer = next((" \N{EN DASH} ".join(b.issuer) for b in document.blocks if isinstance(b, Identity)), "")
    properties = word.core_properties
    properties.title = for_xml(document.title)[:_LONGEST]
    properties.author = properties.last_modified_by = for_xml(issuer)[:_LONGEST]
    properties.language = for_xml(document.language)[:_LONGEST]
    properties.comments = properties.keywords = properties.subject = properties.category = ""
    properties.revision = 1
    properties.created = properties.modified = package.moment(package.day(document.date))


def part(language: str, *, contents: bool = False) -> Element:
    """Return the settings; where there is a table of contents, Word offers to work its pages out when it opens it."""
    modes = (
        ("compatibilityMode", _MODERN),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("doNotFlipMirrorIndents", 1),
    )
    return element(
        "w:settings",
        element("w:zoom", val="fullPage", percent=100),
        element("w:defaultTabStop", val=720),
        element("w:characterSpacingControl", val="doNotCompress"),
        element("w:updateFields", val="true") if contents else None,
        element(
            "w:compat",
            *(element("w:compatSetting", name=name, uri=_COMPATIBILITY, val=value) for name, value in modes),
        ),
        element("w:themeFontLang", val=language),
        element("w:decimalSymbol", val=","),
        element("w:listSeparator", val=";"),
    )
