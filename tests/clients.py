"""Programs of other makers that open what was written. A machine may lack them, the CI must not."""

import importlib
import os
import shutil
import sysconfig
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT


def need(program: str) -> str:
    """Return the path of a program; skip the test where it is absent, fail it where everything must be there.

    Programs that come in wheels stand beside the interpreter.
    """
    found = shutil.which(program) or shutil.which(program, path=sysconfig.get_path("scripts"))
    if not found:
        _absent(program)
    return str(found)


def need_module(name: str) -> Path:
    """Return the folder of an npm package: below $SOPCTL_NODE_MODULES, or node_modules of the checkout."""
    home = Path(os.environ.get("SOPCTL_NODE_MODULES") or ROOT / "node_modules")
    if not (home / name).is_dir():
        _absent(f"npm package {name} in {home}")
    need("node")
    return home / name


def need_python(name: str) -> Any:
    """Return a module that only the tests need."""
    try:
        return importlib.import_module(name)
    except ImportError:
        _absent(f"Python module {name}")


def _absent(what: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is not on this machine")
