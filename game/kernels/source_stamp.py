"""What the sources of the kernels are, as one short name."""

import hashlib
import re
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_FOLDERS = ("engine", "view")
_KERNEL = re.compile(r"^@(kernel|entry|inlined)", re.M)
_FROM_MODULE = re.compile(r"^ *from (?:game\.(\w+))?\.(\w+) import", re.M)
_FROM_FOLDER = re.compile(r"^ *from (?:game\.(\w+)|\.) import (\([^)]*\)|.+)$", re.M)


def source_stamp() -> str:
    """A name that changes whenever a kernel's source does, or a constant that a kernel was compiled with.

    numba notices a change in the file of the kernel that is called, not in the files that it imports from.
    """
    files = [(folder, file) for folder in _FOLDERS for file in (_PACKAGE / folder).glob("*.py")]
    source = {(folder, file.stem): file.read_text(encoding="utf-8") for folder, file in files}
    found = {module for module, text in source.items() if _KERNEL.search(text)}
    todo = list(found)
    while todo:
        module = todo.pop()
        fresh = (_imported(module[0], source[module]) & source.keys()) - found
        found |= fresh
        todo += fresh
    digest = hashlib.sha256()
    for module in sorted(found):
        digest.update(source[module].encode())
    return digest.hexdigest()[:16]


def _imported(folder: str, text: str) -> set[tuple[str, str]]:
    """What may be modules that `text`, in `folder`, imports from: their folders and names."""
    imported = {(named or folder, module) for named, module in _FROM_MODULE.findall(text)}
    for named, names in _FROM_FOLDER.findall(text):
        imported |= {(named or folder, name) for name in re.findall(r"\w+", names)}
    return imported
