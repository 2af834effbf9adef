"""A copy of the program, to add something to by hand as CONTRIBUTING.md tells, and to run as anyone would."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc")


class Tree:
    """The sources in a folder of their own. Each run is a new process that imports nothing else of the program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.own_kernels = False
        """Whether it keeps its kernels for itself, as their sources are changed; else it has those of the program."""
        self.uncompiled = False
        """Whether kernels run as plain Python, which is soonest done where they run for a few ticks."""
        for name in ("game", "levels", "sprites"):
            shutil.copytree(ROOT / name, folder / name, ignore=_LEFT_OUT)

    def take(self, *names: str) -> None:
        """Copy files or folders of the tests too."""
        for name in names:
            source, to = ROOT / name, self.folder / name
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copytree(source, to, ignore=_LEFT_OUT) if source.is_dir() else shutil.copy(source, to)

    def file(self, name: str, within: str = "game", having: str = "") -> Path:
        """The one file called `name` that holds `having`, whichever folder it is in. Raises AssertionError."""
        named = sorted((self.folder / within).rglob(name))
        found = [file for file in named if having in file.read_text(encoding="utf-8")]
        assert len(found) == 1, f"{name} with {having!r}: {found} of {named}"
        return found[0]

    def module(self, file: Path) -> str:
        """The dotted name by which a file is imported."""
        return file.relative_to(self.folder).with_suffix("").as_posix().replace("/", ".")

    def edit(self, name: str, before: str, added: str, within: str = "game") -> None:
        """Put `added` in front of the one place in a file of that name where `before` stands."""
        file = self.file(name, within, before)
        text = file.read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{name} has {before!r} {text.count(before)} times"
        file.write_text(text.replace(before, added + before), encoding="utf-8")

    def end_of_table(self, name: str, table: str, added: str) -> None:
        """Put `added` in front of the bracket that closes the table which begins in the one line with `table`."""
        file = self.file(name, having=table)
        text = file.read_text(encoding="utf-8")
        begin = text.index(table)
        end = min(place for place in (text.find("\n)", begin), text.find("\n}", begin)) if place > 0) + 1
        file.write_text(text[:end] + added + text[end:], encoding="utf-8")

    def write(self, name: str, text: str) -> Path:
        """Write a file below the folder."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def append(self, name: str, text: str, within: str = "game") -> None:
        """Put `text` at the end of a file."""
        with self.file(name, within).open("a", encoding="utf-8") as file:
            file.write(text)

    def run(self, *command: str, code: int = 0) -> str:
        """What `python COMMAND` prints. Raises AssertionError, with all that it printed, for another exit code."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
        if self.own_kernels:
            environment["NUMBA_CACHE_DIR"] = str(self.folder / "kernels")
        if self.uncompiled:
            environment["NUMBA_DISABLE_JIT"] = "1"
        environment |= {
            "PYTHONPATH": str(self.folder),
            "SDL_VIDEODRIVER": "dummy",
            "SDL_AUDIODRIVER": "dummy",
            "LANGUAGE": "en",
            "COLUMNS": "200",
        }
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=540,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def minus70(self, *arguments: str, code: int = 0) -> str:
        """What `minus70 ARGUMENTS` prints."""
        return self.run("-m", "game", *arguments, code=code)

    def ask(self, script: str) -> dict[str, Any]:
        """Run a script, and return what it has put into the dictionary `found`."""
        whole = f"import json\nfound = {{}}\n{script}\nprint('FOUND' + json.dumps(found))"
        said = self.run("-c", whole)
        answer: dict[str, Any] = json.loads(said[said.index("FOUND") + len("FOUND") :].splitlines()[0])
        return answer

    def tests(self, *names: str) -> str:
        """Run tests of the program on this copy; they must pass."""
        self.take("tests/conftest.py", "pyproject.toml", *names)
        return self.run("-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", *names)
