"""A short name for the present sources of all kernels."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parent.parent
"""The folder of the package."""
ROOMS: Final = ("engine", "view/drawing", "view/scene")
"""The folders that kernels are written in."""
KERNEL: Final = re.compile(r"^@(kernel|entry|inlined)", re.M)
_FROM: Final = re.compile(r"^ *from (game(?:\.\w+)*|\.[\w.]*) import (\([^)]*\)|.+)$", re.M)


def source_stamp(package: Path = PACKAGE) -> str:
    """A name that changes whenever a kernel's source in `package` does, or a constant that one was compiled with.

    numba notices a change in the file of the kernel that is called, not in the files that it imports from.
    """
    sources: dict[Path, str] = {}
    for room in ROOMS:
        for file in (package / room).glob("*.py"):
            text = file.read_text(encoding="utf-8")
            if KERNEL.search(text):
                sources[file] = text
    todo = list(sources)
    while todo:
        file = todo.pop()
        for imported in _imported(package, file, sources[file]):
            if imported not in sources and imported.exists():
                sources[imported] = imported.read_text(encoding="utf-8")
                todo.append(imported)
    digest = hashlib.sha256()
    for file in sorted(sources):
        digest.update(sources[file].encode())
    return digest.hexdigest()[:16]


def _imported(package: Path, file: Path, text: str) -> Iterator[Path]:
    """Paths of the files that `text`, of `file`, may import from `package`."""
    for module, names in _FROM.findall(text):
        parts = module.split(".")[1:]
        folder = package if module.startswith("game") else file.parent
        place = folder.joinpath(*filter(None, parts))
        yield place.with_suffix(".py")
        for name in re.findall(r"\w+", names):
            yield place / f"{name}.py"
