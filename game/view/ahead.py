"""Compiling in a second process, on another core, while this one prepares the first picture.

The engine is compiled where it runs. What draws, and what only a few need, is compiled beside it and kept in the cache,
from where this process takes it: a first start is shorter by that, and no later deed has to wait.
"""

import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path

import pygame

from game.engine import Patch, kernel_cache, presets, settings, start_watch, step
from game.engine.jit import max_threads

_ROOT = str(Path(__file__).parents[2])  # what `game` is imported from
_SIZE = 64  # px, of a picture that nobody sees


class Ahead:
    """A second process that compiles, at a first start; at later ones there is nothing to do, and none is begun."""

    def __init__(self, engine: bool) -> None:
        """`engine`: compile that too, as this process has no use for it yet."""
        self._process: subprocess.Popen[bytes] | None = None
        if not kernel_cache.can_keep() or kernel_cache.all_kept([step.run_ticks]):
            return
        # -P: nothing is imported from the folder that the user happens to be in.
        command = [sys.executable, "-P", "-m", "game.view.ahead", *(["engine"] if engine else [])]
        paths = [_ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]
        # Its standard input is a pipe that only this process holds: however this one ends, the other ends with it.
        quiet = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        unseen = {"PYTHONPATH": os.pathsep.join(paths), "SDL_VIDEODRIVER": "dummy"}
        with contextlib.suppress(OSError):  # without it the kernels are compiled when they are called
            self._process = subprocess.Popen(command, env=os.environ | unseen, **quiet)  # type: ignore[call-overload]

    @property
    def works(self) -> bool:
        """Whether it is still compiling."""
        return self._process is not None and self._process.poll() is None

    def wait(self) -> None:
        """Wait until it has done its work, if there is any."""
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

    patch = _small_patch()
    surface = pygame.Surface((_SIZE, _SIZE), 0, 32, (0xFF0000, 0xFF00, 0xFF, 0))
    camera = Camera(_SIZE, _SIZE, 2.0, patch.spec.width_nm / 2, _SIZE / 2, patch.spec.width_nm)
    Scene(camera, patch).draw(surface, patch, 0.5, -70.0)
    follow.find(patch, 1)
    follow.ion_at(patch, 10.0, 10.0)
    colour_check.apply(surface, next(iter(colour_check.MATRICES)))


def compile_engine(shared: bool) -> None:
    """Compile what runs a patch; `shared`: one whose motion is shared among threads."""
    patch = _small_patch()
    step.prepare(patch.state, patch.rules, shared)


def _small_patch() -> Patch:
    return Patch(settings.apply(presets.get("neuron"), {"size": "small"}))


def _end_with_parent() -> None:
    """Wait until standard input ends, and end this process: nothing needs what it compiles any more."""
    with contextlib.suppress(OSError, ValueError):
        while os.read(0, 64):
            pass
        os._exit(1)  # the main thread is within the compiler, where no exception reaches it


def main(engine: bool) -> None:
    """Compile all, what is needed soonest first; end at once where standard input ends."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    start_watch.ignore()  # what goes wrong here is no start of the program that failed
    compile_picture()
    if engine:
        compile_engine(shared=False)
    if max_threads() > 1:
        compile_engine(shared=True)


if __name__ == "__main__":
    main("engine" in sys.argv[1:])
