"""One change in every format, as it was looked at with human eyes; `pytest --accept` writes what the code gives now."""

from pathlib import Path

import pytest

from tests.conftest import Golden, Sopctl

HERE = Path(__file__).parent
VERSIONS = [HERE / "versions" / f"{name}.sop.yaml" for name in ("old", "new")]


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", ["text", "markdown", "json", "github", "svg"])
def test_golden(name: str, language: str, sopctl: Sopctl, golden: Golden) -> None:
    for path in VERSIONS:
        Path(path.name).write_bytes(path.read_bytes())
    names = [path.name for path in VERSIONS]
    sopctl("diff", *names, "--format", name, "--lang", language, "--out", "made")
    ending = {"text": "txt", "markdown": "md", "github": "github.txt"}.get(name, name)
    golden(HERE / "golden" / f"{language}.{ending}", Path("made").read_text(encoding="utf-8"))
