"""Completion for fish."""

from collections.abc import Iterator

from sopctl.reports.completions.tree import Command, CommandOption, Lists, Values

_LIST = r"""function __sopctl_list
  set -l head (commandline -ct | string replace -r '^--[a-z-]+=' '' | string match -r '^.*,')
  eval $argv | while read -l line
    printf '%s%s\n' "$head" $line
  end
end
"""
"""Offers words behind others and a comma; fish's own function for it needs sed."""


def write(root: Command, version: str) -> str:
    """Return the script."""
    lists = Lists()
    rules = [line for command in root.all() for line in _command(command, lists)]
    lines = [
        f"# Completion of sopctl for fish, made by `sopctl completions fish` (sopctl {version}).",
        "",
        *(line for words, number in lists.known.items() for line in _list(words, number)),
        _LIST,
        "complete -c sopctl -f",
        *rules,
    ]
    return "\n".join(lines) + "\n"


def _list(words: tuple[tuple[str, str], ...], number: int) -> Iterator[str]:
    yield f"function __sopctl_{number}"
    yield "  printf '%s\\t%s\\n' \\"
    for place, (word, help_) in enumerate(words, 1):
        yield f"    {_quoted(word)} {_quoted(help_)}" + (" \\" if place < len(words) else "")
    yield "end"
    yield ""


def _command(command: Command, lists: Lists) -> Iterator[str]:
    when = _when(command)
    for child in command.children:
        yield f"complete -c sopctl -n {_quoted(when)} -a {child.name} -d {_quoted(child.help)}"
    if not command.children and (offered := _offered(command.arguments, lists)):
        yield f"complete -c sopctl -n {_quoted(when)}{offered}"
    for option in command.options:
        yield f"complete -c sopctl -n {_quoted(when)}{_option(option, lists)}"


def _when(command: Command) -> str:
    """Return the condition: the words of its path were said, and none of a command below it."""
    below = " ".join(child.name for child in command.children)
    said = [f"__fish_seen_subcommand_from {word}" for word in command.path]
    if below:
        said.append(f"not __fish_seen_subcommand_from {below}")
    return "; and ".join(said) or "true"


def _option(option: CommandOption, lists: Lists) -> str:
    names = "".join(f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}" for name in option.names)
    takes = ""
    if option.takes is not None:
        takes = (" -r" if option.takes.files else " -x") + _offered(option.takes, lists)
    return f"{names}{takes} -d {_quoted(option.help)}"


def _offered(values: Values, lists: Lists) -> str:
    """Return the options of `complete` that offer `values`."""
    offered = ""
    if values.words:
        number = lists.number(values.words)
        offered += f" -a '(__sopctl_list __sopctl_{number})'" if values.comma else f" -a '(__sopctl_{number})'"
    if values.files == "any":
        offered += " -F"
    if values.files == "sop":
        offered += " -k -a '(__fish_complete_suffix .sop.yaml)'"
    if values.files == "folder":
        offered += " -a '(__fish_complete_directories)'"
    return offered


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
