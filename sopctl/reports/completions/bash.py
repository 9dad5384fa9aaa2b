"""Completion for bash 3.2 (the one of macOS) and newer, without the package bash-completion."""

from sopctl.reports.completions.tree import Command, Lists, Values

_TOOLS = r"""
_sopctl_words() {
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$1" -- "$2")
}

_sopctl_list() {
  local head= tail=$2 word
  case $2 in (*,*) head=${2%,*}, tail=${2##*,} ;; esac
  while IFS= read -r word; do COMPREPLY+=("$head$word"); done < <(compgen -W "$1" -- "$tail")
  compopt -o nospace 2> /dev/null
}

_sopctl_files() {
  local name
  compopt -o filenames 2> /dev/null
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(
    case $1 in
      (any) compgen -f -- "$2" ;;
      (sop) compgen -d -- "$2"; compgen -f -X '!*.sop.yaml' -- "$2" ;;
      (folder) compgen -d -- "$2" ;;
    esac
  )
}
"""
_START = r"""
_sopctl() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path= n
  COMPREPLY=()
  # bash makes words of `--option=value` and of `format=file`
  if [ "$cur" = = ]; then
    cur=
  elif [ "$prev" = = ]; then
    prev=${COMP_WORDS[COMP_CWORD-2]}
  fi
  for ((n = 1; n < COMP_CWORD; n++)); do
    case "$path/${COMP_WORDS[n]}" in
      (PATHS) path="$path/${COMP_WORDS[n]}" ;;
    esac
  done
"""


def write(root: Command, version: str) -> str:
    """Return the script."""
    lists = Lists()
    valued, plain, dashed = [], [], []
    for command in root.all():
        path = _path(command)
        for option in command.options:
            if option.takes is not None:
                places = "|".join(f'"{path} {name}"' for name in option.names)
                valued.append(f"    ({places}) {_offer(option.takes, lists)}return ;;")
        names = " ".join(name for option in command.options for name in option.names)
        dashed.append(f'        ("{path}") _sopctl_words "{names}" "$cur" ;;')
        children = " ".join(child.name for child in command.children)
        offered = f'_sopctl_words "{children}" "$cur"; ' if children else _offer(command.arguments, lists)
        plain.append(f'    ("{path}") {offered}return ;;')
    paths = "|".join(_path(command) for command in root.all() if command.path)
    lines = [
        f"# Completion of sopctl for bash, made by `sopctl completions bash` (sopctl {version}).",
        "",
        *(f"_sopctl_{number}='{' '.join(word for word, _ in words)}'" for words, number in lists.known.items()),
        _TOOLS.rstrip(),
        _START.replace("PATHS", paths).rstrip(),
        '  case "$path $prev" in',
        *valued,
        "  esac",
        '  case "$cur" in',
        "    (-*)",
        '      case "$path" in',
        *dashed,
        "      esac",
        "      return ;;",
        "  esac",
        '  if [ "${COMP_WORDS[COMP_CWORD-1]}" = = ]; then _sopctl_files any "$cur"; return; fi',
        '  case "$path" in',
        *plain,
        "  esac",
        "}",
        "",
        "complete -F _sopctl sopctl",
    ]
    return "\n".join(lines) + "\n"


def _path(command: Command) -> str:
    return "".join(f"/{word}" for word in command.path)


def _offer(values: Values, lists: Lists) -> str:
    """Return the commands that offer `values`, each with a semicolon at its end."""
    parts = []
    if values.words:
        how = "list" if values.comma else "words"
        parts.append(f'_sopctl_{how} "$_sopctl_{lists.number(values.words)}" "$cur"; ')
    if values.files:
        parts.append(f'_sopctl_files {values.files} "$cur"; ')
    return "".join(parts)
