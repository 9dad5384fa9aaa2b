"""The command line: parse, call one verb, print one report, choose the exit code."""
