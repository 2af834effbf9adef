"""Compiling in a second process, on another core, while this one prepares the first picture.

The engine is compiled where it runs. What draws, and what only a few need, is compiled beside it and kept in the cache,
from where this process takes it: a first start is shorter by that, and no later deed has to wait.
"""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pygame

from game.engine import Patch, jit, kernel_folder, presets, settings, start_watch, step
from game.files.atomic_file import write_text

_ROOT = str(Path(__file__).parents[2])  # what `game` is imported from
_DONE = "compiled ahead"  # a file in the cache that says so
_SIZE = 64  # px, of a picture that nobody sees


class Ahead:
    """A second process that compiles, where there is anything left to compile and a cache to keep it in."""

    def __init__(self, engine: bool) -> None:
        """`engine`: compile that too, as this process has no use for it yet."""
        self._process: subprocess.Popen[bytes] | None = None
        if kernel_folder.FOLDER is None or (kernel_folder.FOLDER / _DONE).exists():
            return
        # -P: nothing is imported from the folder that the user happens to be in.
        command = [sys.executable, "-P", "-m", "game.view.ahead", *(["engine"] if engine else [])]
        paths = [_ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        unseen = {"PYTHONPATH": os.pathsep.join(paths), "SDL_VIDEODRIVER": "dummy"}
        with contextlib.suppress(OSError):  # without it the kernels are compiled when they are called
            self._process = subprocess.Popen(command, env=os.environ | unseen, **quiet)  # type: ignore[call-overload]

    @property
    def busy(self) -> bool:
        """Whether it is still at work."""
        return self._process is not None and self._process.poll() is None

    def wait(self) -> None:
        """Wait until it has done its work."""
        if self._process is not None:
            self._process.wait()

    def stop(self) -> None:
        """End it; what it has compiled so far stays in the cache."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()


def compile_picture() -> None:
    """Compile the kernels that draw, that look for an ion, and that show what other eyes see."""
    from . import colour_check, follow
    from .camera import Camera
    from .scene import Scene

    patch = Patch(settings.apply(presets.get("neuron"), {"size": "small"}))
    surface = pygame.Surface((_SIZE, _SIZE), 0, 32, (0xFF0000, 0xFF00, 0xFF, 0))
    camera = Camera(_SIZE, _SIZE, 2.0, patch.spec.width_nm / 2, _SIZE / 2, patch.spec.width_nm)
    Scene(camera, patch).draw(surface, patch, 0.5, -70.0)
    follow.find(patch, 1)
    follow.ion_at(patch, 10.0, 10.0)
    colour_check.apply(surface, next(iter(colour_check.MATRICES)))


def compile_engine(shared: bool) -> None:
    """Compile what runs a patch; `shared`: whose motion is shared among threads."""
    patch = Patch(settings.apply(presets.get("neuron"), {"size": "small"}))
    step.prepare(patch.state, patch.rules, shared)


def main(engine: bool) -> None:
    """Compile all, what is needed soonest first."""
    compile_picture()
    if engine:
        compile_engine(shared=False)
    if jit.max_threads() > 1:
        compile_engine(shared=True)
    if kernel_folder.FOLDER is not None:
        with contextlib.suppress(OSError):  # without it the next start looks again
            write_text(kernel_folder.FOLDER / _DONE, "All kernels are in this folder.\n")


if __name__ == "__main__":
    start_watch.ignore()  # what goes wrong here is no start of the program that failed
    main("engine" in sys.argv[1:])
