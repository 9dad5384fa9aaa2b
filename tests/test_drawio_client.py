"""What a program of draw.io's kin makes of a drawing: cells in their lanes, and edges round everything else."""

import json
import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import Any

import pytest

from sopctl.exchange import drawio
from tests.clients import need_module
from tests.conftest import ROOT
from tests.random_sops import random_sop
from tests.test_exchange import chart_of, charts, run, written


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[ET.Element, dict[str, Any]]]:
    """Return each drawing as written, and its cells as the program has them."""
    modules = need_module("jsdom").parent
    need_module("@maxgraph/core")
    these = charts() | {f"more-{seed}": chart_of(random_sop(seed)) for seed in range(20)}
    files = written(tmp_path_factory.mktemp("drawio"), ".drawio", drawio.write, these)
    found = json.loads(run("node", ROOT / "tests" / "drawio_client.mjs", modules, *files.values()))
    return {
        name: (ET.fromstring(file.read_text(encoding="utf-8")), {cell["id"]: cell for cell in found[str(file)]})
        for name, file in files.items()
    }


def test_every_cell_is_there_with_its_ends(opened: Any) -> None:
    for name, (root, cells) in opened.items():
        written = list(root.iter("mxCell"))
        assert [cells[cell.get("id")]["parent"] for cell in written] == [cell.get("parent") for cell in written], name
        assert len(cells) == len(written)
        for cell in written:
            assert cells[cell.get("id")]["source"] == cell.get("source")
            assert cells[cell.get("id")]["target"] == cell.get("target")


def test_cells_stand_where_they_were_put(opened: Any) -> None:
    for root, cells in opened.values():
        for cell in root.iter("mxCell"):
            place = cell.find("mxGeometry")
            if place is None or cells[cell.get("id")]["box"] is None:
                continue
            x, y, width, height = cells[cell.get("id")]["box"]
            above = cells[cells[cell.get("id")]["parent"]]["box"] or (0, 0, 0, 0)
            put = [float(place.get(side, "0")) for side in ("x", "y", "width", "height")]
            assert put == pytest.approx([x - above[0], y - above[1], width, height], abs=0.01)


def test_edges_are_straight_and_leave_other_symbols_alone(opened: Any) -> None:
    count = 0
    for name, (_, cells) in opened.items():
        symbols = {
            id_: cell["box"] for id_, cell in cells.items() if cell["box"] and id_ != "pool" and "lane" not in id_
        }
        for id_, cell in cells.items():
            for (x, y), (to_x, to_y) in pairwise(cell["way"] or ()):
                count += 1
                assert min(abs(x - to_x), abs(y - to_y)) < 1, (name, id_)
                for other, (left, top, width, height) in symbols.items():
                    if other in {cell["source"], cell["target"]}:
                        continue
                    clear_x = max(x, to_x) <= left + 2 or min(x, to_x) >= left + width - 2
                    clear_y = max(y, to_y) <= top + 2 or min(y, to_y) >= top + height - 2
                    assert clear_x or clear_y, (name, id_, other)
    assert count > 500
