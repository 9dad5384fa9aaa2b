"""Completion for PowerShell 5 and newer."""

from sopctl.reports.completions.tree import Command, Lists, Values

_BODY = r"""
Register-ArgumentCompleter -Native -CommandName sopctl -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $said = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
    $path = ''
    foreach ($word in $said) {
        if ($commands.ContainsKey("$path/$word")) { $path = "$path/$word" }
    }
    $command = $commands[$path]
    $key = if ($said.Count) { $command.Takes[[string]$said[-1]] } else { $null }
    $head = ''
    $tail = "$wordToComplete"
    if ($tail -match '^(--[a-z-]+)=(.*)$' -and $command.Takes.ContainsKey($Matches[1])) {
        $head = $Matches[1] + '='
        $key = $command.Takes[$Matches[1]]
        $tail = $Matches[2]
    }
    if ($null -eq $key) {
        $key = if ($tail.StartsWith('-')) { $command.Options } else { $command.Arguments }
    }
    if ($key.EndsWith(',') -and $tail.Contains(',')) {
        $cut = $tail.LastIndexOf(',') + 1
        $head += $tail.Substring(0, $cut)
        $tail = $tail.Substring($cut)
    }
    $lists[$key.TrimEnd(',')] | Where-Object { $_ -and $_[0].StartsWith($tail, 'OrdinalIgnoreCase') } | ForEach-Object {
        $help = if ($_[1]) { $_[1] } else { $_[0] }
        [System.Management.Automation.CompletionResult]::new($head + $_[0], $_[0], 'ParameterValue', $help)
    }
}
"""
"""What offers nothing leaves PowerShell to offer files by itself."""


def write(root: Command, version: str) -> str:
    """Return the script."""
    lists = Lists()
    commands = []
    for command in root.all():
        takes = [
            f"{_quoted(name)} = {_key(option.takes, lists)}"
            for option in command.options
            if option.takes is not None
            for name in option.names
        ]
        names = tuple((name, option.help) for option in command.options for name in option.names)
        children = tuple((child.name, child.help) for child in command.children)
        rest = Values(children) if children else command.arguments
        path = "".join(f"/{word}" for word in command.path)
        commands += [
            f"    {_quoted(path)} = @{{",
            f"        Options = {_key(Values(names), lists)}",
            f"        Arguments = {_key(rest, lists)}",
            f"        Takes = @{{ {'; '.join(takes)} }}",
            "    }",
        ]
    words = []
    for known, number in lists.known.items():
        pairs = [f"        @({_quoted(word)}, {_quoted(help_)})" for word, help_ in known]
        if len(pairs) == 1:
            pairs = [f"        ,{pairs[0].strip()}"]  # without the comma the pair itself would be the list
        words += [f"    '{number}' = @(", *(f"{pair}," for pair in pairs[:-1]), *pairs[-1:], "    )"]
    lines = [
        f"# Completion of sopctl for PowerShell, made by `sopctl completions powershell` (sopctl {version}).",
        "& {",  # a scope of its own, so that the session gets no variables
        "$commands = @{",
        *commands,
        "}",
        "$lists = @{",
        "    '0' = @()",
        *words,
        "}",
    ]
    body = _BODY.replace("-ScriptBlock {", "-ScriptBlock ({").rstrip()
    return "\n".join(lines) + body + ").GetNewClosure()\n}\n"


def _key(values: Values, lists: Lists) -> str:
    """Return the name of a list of words, with a comma where several of them may be joined; 0 has no words."""
    return _quoted(f"{lists.number(values.words)}{',' * values.comma}") if values.words else "'0'"


def _quoted(text: str) -> str:
    """Return a text that PowerShell reads as it is; the quotation marks of typographers are marks to it, too."""
    return "'" + "".join(sign * 2 if sign in "'\u2018\u2019\u201a\u201b" else sign for sign in text) + "'"
