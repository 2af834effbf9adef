"""Compiling in other processes, while the window shows the splash.

One compiles the engine and then what only a few need of it, one what draws. They fill the cache, from which this
process takes it: its frames go on evenly, as the compiler never holds the interpreter here, and the 150 MB that the
compiler keeps for good are not kept here. Where they cannot be begun, or fail, kernels are compiled where they are
called.
"""

import contextlib
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pygame

from game.engine import Patch, presets, settings, step
from game.kernels import cache, start_watch
from game.kernels.jit import max_threads

_ROOT = str(Path(__file__).parents[3])  # what `game` is imported from
_SIZE = 64  # px, of a picture that is not shown
_PARTS = ("engine", "picture")
_BEGUN = 0.01  # of the work, when it has begun
_LOOK_S = 0.05


class BackgroundCompiler:
    """The processes that compile at a first start; later starts need none."""

    def __init__(self) -> None:
        begins = cache.can_store() and not cache.all_stored([step.run_ticks])
        self._processes = {what: process for what in _PARTS if begins and (process := _begin(what)) is not None}

    @property
    def compiling(self) -> bool:
        """Whether the engine is still being compiled."""
        engine = self._processes.get("engine")
        return engine is not None and engine.poll() is None and not cache.all_stored([step.run_ticks])

    @property
    def share(self) -> float:
        """How much has been compiled while the engine still is, above 0 to 1; 0 where it is not."""
        return max(_BEGUN, cache.stored_fraction()) if self.compiling else 0.0

    def wait(self) -> None:
        """Wait until the engine has been compiled, if it is being compiled."""
        while self.compiling:
            time.sleep(_LOOK_S)

    def stop(self) -> None:
        """End them; what they have compiled so far stays in the cache."""
        for process in self._processes.values():
            process.kill()
            process.wait()


def _begin(what: str) -> "subprocess.Popen[bytes] | None":
    """A process that compiles one of _PARTS; None where the system does not allow another one."""
    # -P: nothing is imported from the folder that the user happens to be in.
    command = [sys.executable, "-P", "-m", "game.view.window.background_compiler", what]
    paths = [_ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]
    # Its standard input is a pipe that only this process holds: however this one ends, the other ends with it.
    environment = {"PYTHONPATH": os.pathsep.join(paths), "SDL_VIDEODRIVER": "dummy"}
    with contextlib.suppress(OSError):
        return subprocess.Popen(
            command,
            env=os.environ | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    return None


def compile_picture() -> None:
    """Compile the kernels that draw, that look for an ion, and that show what other eyes see."""
    from game.view.drawing import colour_check
    from game.view.scene import follow
    from game.view.scene.camera import Camera
    from game.view.scene.scene import Scene

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


def main(what: str) -> None:
    """Compile one of _PARTS, what is needed soonest first; end at once where standard input ends."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    start_watch.ignore()  # what goes wrong here is no start of the program that failed
    if what == "picture":
        compile_picture()
        return
    compile_engine(shared=False)
    if max_threads() > 1:  # most of it has been compiled by now
        compile_engine(shared=True)


if __name__ == "__main__":
    main(sys.argv[1])
