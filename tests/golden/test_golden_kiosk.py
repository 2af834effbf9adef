"""Each scene of the attract loop looks as it did when somebody last looked, wide and tall."""

import sys
from pathlib import Path

import pytest
from pictures import compare, half

from game.kiosk.scene_files import names
from game.view.offscreen import picture

HERE = Path(__file__).parent / "kiosk"
WIDE, LOW, TALL = (1920, 1080), (1280, 720), (1080, 1920)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="runs differ in their last bits between maths libraries"),
]
CASES = [(name, WIDE) for name in names()] + [("02_the_pump", LOW), ("03_the_leak", TALL), ("07_the_spark", TALL)]


@pytest.mark.parametrize(("name", "size"), CASES)
def test_it_looks_as_it_did(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    compare(HERE, f"{name}_{size[0]}x{size[1]}", half(picture.take("kiosk", size, 13.0, scene=name)), tmp_path)
