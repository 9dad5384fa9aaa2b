"""Reference: the manual of all rules as a file."""

from sopctl.i18n import Language


def reference(form: str, language: Language) -> str:
    """Return the manual of all rules, those of the project too: `html`, one page for the browser, or `markdown`.

    Raises ToldError where the settings or the project's own rules cannot be used.
    """
    from sopctl.api.explain import in_this_project
    from sopctl.manual import html, manual, markdown

    made = manual(in_this_project(), language, drawn=form == "html")
    return html.write(made) if form == "html" else markdown.write(made)
