"""Completion for zsh: a function for `fpath`, or a script to be sourced."""

from collections.abc import Iterator

from sopctl.reports.completions.tree import Command, CommandOption, Lists, Values

_FILES = {"any": "_files", "sop": '_files -g "*.sop.yaml(-.)"', "folder": "_files -/"}


def write(root: Command, version: str) -> str:
    """Return the script."""
    lists = Lists()
    functions = [line for command in root.all() for line in _function(command, lists)]
    lines = [
        "#compdef sopctl",
        f"# Completion of sopctl for zsh, made by `sopctl completions zsh` (sopctl {version}).",
        "",
        *(line for words, number in lists.known.items() for line in _list(words, number)),
        *functions,
        "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then",
        '  _sopctl "$@"',
        "else",
        "  compdef _sopctl sopctl",
        "fi",
    ]
    return "\n".join(lines) + "\n"


def _list(words: tuple[tuple[str, str], ...], number: int) -> Iterator[str]:
    yield f"_sopctl_words_{number}() {{"
    yield "  local -a words"
    yield "  words=("
    for word, help_ in words:
        yield f"    {_quoted(_escaped(word, ':') + ':' + help_ if help_ else _escaped(word, ':'))}"
    yield "  )"
    yield f'  _describe -t sopctl-{number} value words "$@"'
    yield "}"
    yield f"_sopctl_list_{number}() {{ compset -P '*,'; _sopctl_words_{number} -q -S , }}"
    yield ""


def _function(command: Command, lists: Lists) -> Iterator[str]:
    yield f"{_name(command)}() {{"
    specs = [spec for option in command.options for spec in _option(option, lists)]
    if command.children:
        yield "  local curcontext=$curcontext state line"
        yield from _arguments([*specs, "'1: :->command'", "'*:: :->rest'"], "-C ")
        yield "  case $state in"
        words = tuple((child.name, child.help) for child in command.children)
        yield f"    command) _sopctl_words_{lists.number(words)} ;;"
        yield "    rest)"
        yield "      case $line[1] in"
        for child in command.children:
            yield f"        {child.name}) {_name(child)} ;;"
        yield "      esac ;;"
        yield "  esac"
    else:
        rest = _action(command.arguments, lists)
        yield from _arguments([*specs, *([_quoted(f"*:argument:{rest}")] if rest else [])])
    yield "}"
    yield ""


def _arguments(specs: list[str], more: str = "") -> Iterator[str]:
    yield f"  _arguments -s {more}\\"
    for number, spec in enumerate(specs, 1):
        yield f"    {spec}" + (" \\" if number < len(specs) else "")


def _option(option: CommandOption, lists: Lists) -> Iterator[str]:
    """Yield what `_arguments` wants to know: a line a name. Options may come again, as lists of rules do."""
    help_ = _escaped(option.help, "[]:")
    for name in option.names:
        if option.takes is None:
            yield _quoted(f"{name}[{help_}]")
        else:
            equals = "=" if name.startswith("--") else "+"
            yield _quoted(f"*{name}{equals}[{help_}]:value:{_action(option.takes, lists) or ' '}")


def _action(values: Values, lists: Lists) -> str:
    if values.words:
        kind = "list" if values.comma else "words"
        return f"_sopctl_{kind}_{lists.number(values.words)}"
    return _FILES[values.files] if values.files else ""


def _name(command: Command) -> str:
    return "_".join(("_sopctl", *command.path)) if command.path else "_sopctl"


def _escaped(text: str, signs: str) -> str:
    return "".join(f"\\{sign}" if sign in signs or sign == "\\" else sign for sign in text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
