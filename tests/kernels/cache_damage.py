"""Damage done to a cache of kernels, and what the program then does.

`python tests/kernels/cache_damage.py` does all of it and writes the table in docs/performance.md anew. With names
of kinds of damage it only prints what came of those, one line a file.
"""

import errno
import importlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest import mock

from game.files import temporary_file

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
DOCS = ROOT / "docs" / "performance.md"


def _written(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def damage(file: Path) -> None:
        file.write_bytes(change(file.read_bytes()))

    return damage


def _flipped(place: float) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        damaged = bytearray(content)
        damaged[int(place * (len(content) - 1))] ^= 1
        return bytes(damaged)

    return change


def _of_another(file: Path) -> None:
    """The whole and well-formed file of another kernel."""
    others = sorted(other for other in file.parent.glob("*.kernel") if other != file)
    shutil.copy(others[0], file)


def _folder(file: Path) -> None:
    file.unlink()
    (file / "inside").mkdir(parents=True)


def _link(file: Path) -> None:
    """A link to the very file that was here: even that is not followed."""
    aside = file.with_suffix(".aside")
    file.rename(aside)
    file.symlink_to(aside)


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


DAMAGE: dict[str, Callable[[Path], None]] = {
    "emptied": _written(lambda content: b""),
    "halved": _written(lambda content: content[: len(content) // 2]),
    "zeroed": _written(lambda content: bytes(len(content))),
    "made longer": _written(lambda content: content + b"\0"),
    "first bit flipped": _written(_flipped(0.0)),
    "a bit of the checksum flipped": _written(lambda content: content[:40] + bytes([content[40] ^ 1]) + content[41:]),
    "middle bit flipped": _written(_flipped(0.5)),
    "last bit flipped": _written(_flipped(1.0)),
    "another kernel's file in its place": _of_another,
    "deleted": Path.unlink,
    "made a folder": _folder,
    "made a link": _link,
    "made a pipe": _pipe,
}


class _FullDisk:
    """Stands in the place of the parts that write a file; the one at `step` finds the disk full."""

    STEPS = ("open", "write", "fsync", "replace")

    def __init__(self, step: str) -> None:
        self._step = step
        self.met = 0

    def at(self, step: str) -> None:
        if step == self._step:
            self.met += 1
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """Until the context ends."""
        created, synced, replaced = temporary_file.create, os.fsync, os.replace

        def create(folder: Path, mode: int) -> tuple[Any, Path]:
            self.at("open")
            file, path = created(folder, mode)
            return _FullFile(file, self), path

        def fsync(number: int) -> None:
            self.at("fsync")
            synced(number)

        def replace(source: Any, goal: Any) -> None:
            self.at("replace")
            replaced(source, goal)

        with (
            mock.patch.object(temporary_file, "create", create),
            mock.patch("os.fsync", fsync),
            mock.patch("os.replace", replace),
        ):
            yield


class _FullFile:
    """A file on that disk: half of what it is given still finds room."""

    def __init__(self, file: Any, disk: _FullDisk) -> None:
        self._file, self._disk = file, disk

    def write(self, content: bytes) -> None:
        self._file.write(content[: len(content) // 2])
        self._file.flush()
        self._disk.at("write")
        self._file.write(content[len(content) // 2 :])

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def _fresh() -> ModuleType:
    """The kernels as a new process finds them: nothing of them is in memory."""
    sys.modules.pop("tiny_kernels", None)
    return importlib.import_module("tiny_kernels")


def outcomes(kind: str) -> Iterator[tuple[str, str]]:
    """Each file that was damaged in this way (or "all"), and what the program then did. Raises AssertionError."""
    from game.kernels import folder

    folder = folder.FOLDER
    assert folder is not None
    kernels = _fresh()
    assert kernels.results() == kernels.RIGHT
    whole = {file: file.read_bytes() for file in sorted(folder.glob("*.kernel"))}
    assert len(whole) == len(kernels.KERNELS)
    if kind in DAMAGE:
        for file in whole:
            DAMAGE[kind](file)
            yield file.name, _after_damage(folder, whole, file)
    else:
        yield "all files", _after_full_disk(folder, _FullDisk(kind.removeprefix("disk full at ")))


def _after_damage(folder: Path, whole: dict[Path, bytes], file: Path) -> str:
    from game.kernels import checked_file

    kernels = _fresh()
    assert kernels.results() == kernels.RIGHT
    done = kernels.compiled()
    assert not file.is_symlink()
    checked_file.read(file)  # Damaged, if it is not whole again
    for other in folder.glob("*.aside"):
        other.unlink()
    assert set(folder.glob("*.kernel")) == set(whole)
    again = _fresh()
    assert (again.results(), again.compiled()) == (kernels.RIGHT, 0), "the cache has not healed"
    return f"right result, {done} compiled again, then kept again"


def _after_full_disk(folder: Path, disk: _FullDisk) -> str:
    for file in folder.glob("*.kernel"):
        file.unlink()
    with disk.in_place():
        kernels = _fresh()
        assert kernels.results() == kernels.RIGHT
        assert disk.met == len(kernels.KERNELS)
    assert not list(folder.glob("*.kernel"))
    assert not list(folder.glob("*.part"))
    assert not list(folder.glob(".*")), "something half-written is left"
    again = _fresh()
    assert again.results() == again.RIGHT
    return f"right result, nothing kept, nothing half-written left; {again.compiled()} compiled by the next start"


KINDS = (*DAMAGE, *(f"disk full at {step}" for step in _FullDisk.STEPS))


def run_in_new_process(folder: Path, *kinds: str) -> subprocess.CompletedProcess[str]:
    """`outcomes` of kinds of damage to a new cache in `folder`, in turn, printed by a process of its own."""
    return subprocess.run(
        [sys.executable, __file__, *kinds],
        env={**os.environ, "PYTHONPATH": str(ROOT), "NUMBA_CACHE_DIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def outcomes_printed(printed: str) -> dict[str, list[list[str]]]:
    """What such a process has printed: each kind of damage -> a file and what the program did, for each of them."""
    found: dict[str, list[list[str]]] = {}
    for line in printed.splitlines():
        kind, *rest = line.split("\t")
        found.setdefault(kind, []).append(rest)
    return found


def _table() -> str:
    lines = ["| damage | to | what the program did |", "| --- | --- | --- |"]
    with tempfile.TemporaryDirectory() as folder:
        done = run_in_new_process(Path(folder), *KINDS)
    assert done.returncode == 0, done.stderr
    for kind, rows in outcomes_printed(done.stdout).items():
        outcomes = {outcome for _file, outcome in rows}
        if len(rows) > 1 and len(outcomes) == 1:
            rows = [[f"each of {len(rows)} files", outcomes.pop()]]
        lines += [f"| {kind} | {file} | {outcome} |" for file, outcome in rows]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Do some kinds of damage, or all and write the table."""
    sys.path.insert(0, str(HERE))
    for kind in sys.argv[1:]:
        for file, outcome in outcomes(kind):
            print(f"{kind}\t{re.sub(r'-[0-9a-f]{16}', '', file)}\t{outcome}")
    if len(sys.argv) > 1:
        return
    text = DOCS.read_text(encoding="utf-8")
    before, _rest, after = re.split(r"(?s)(?<=<!-- damage -->\n)(.*?)(?=<!-- /damage -->)", text)
    DOCS.write_text(before + _table() + after, encoding="utf-8")


if __name__ == "__main__":
    main()
