"""The stamp of the kernels' sources changes with all that is compiled into them, and with nothing else."""

from pathlib import Path

import pytest

from game.kernels import source_stamp as module
from game.kernels.source_stamp import source_stamp

SOURCES = {
    "engine/kernels.py": "from . import (\n    deep,\n    layout,\n)\nfrom .constants import A\n@kernel\ndef f(): 0\n",
    "engine/constants.py": "from game.engine import further\nA = 1\n",
    "engine/further.py": "A = 1\n",
    "engine/deep.py": "A = 1\n",
    "engine/layout.py": "A = 1\n",
    "engine/words.py": "A = 1\n",
    "view/scene/drawn.py": "from game.engine.colours import A\n"
    "from game.view.drawing import hues\nfrom .layout import B\n\n@inlined\ndef g(): ...\n",
    "view/scene/layout.py": "A = 2\n",
    "view/scene/panel.py": "A = 1\n",
    "view/drawing/hues.py": "A = 3\n",
    "view/drawing/layout.py": "A = 4\n",
    "engine/colours.py": "A = 1\n",
}
WITHOUT = {"engine/words.py", "view/scene/panel.py", "view/drawing/layout.py"}


@pytest.mark.parametrize("changed", SOURCES)
def test_a_change_shows_wherever_it_is_compiled_in(changed: str, tmp_path: Path) -> None:
    """By whatever way it is imported; and files of one name in two folders are two files."""
    for name, text in SOURCES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    before = source_stamp(tmp_path)
    assert source_stamp(tmp_path) == before
    (tmp_path / changed).write_text(SOURCES[changed] + "# changed\n", encoding="utf-8")
    assert (source_stamp(tmp_path) == before) == (changed in WITHOUT)


def test_every_kernel_is_in_a_room_that_is_looked_through() -> None:
    game = module.PACKAGE
    with_kernels = {file for file in game.rglob("*.py") if module.KERNEL.search(file.read_text(encoding="utf-8"))}
    assert with_kernels
    assert {file.parent.relative_to(game).as_posix() for file in with_kernels} <= set(module.ROOMS)
