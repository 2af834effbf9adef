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
    "view/drawn.py": "from game.engine.colours import A\nfrom .layout import B\n\n@inlined\ndef g(): ...\n",
    "view/panels/layout.py": "A = 2\n",
    "view/panel.py": "A = 1\n",
    "engine/colours.py": "A = 1\n",
}
WITHOUT = {"engine/words.py", "view/panel.py"}


@pytest.mark.parametrize("changed", SOURCES)
def test_a_change_shows_wherever_it_is_compiled_in(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By whatever way it is imported; and files of one name in two folders are two files."""
    monkeypatch.setattr(module, "_PACKAGE", tmp_path)
    for name, text in SOURCES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    before = source_stamp()
    assert source_stamp() == before
    (tmp_path / changed).write_text(SOURCES[changed] + "# changed\n", encoding="utf-8")
    assert (source_stamp() == before) == (changed in WITHOUT)
