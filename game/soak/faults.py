"""Faults around an exhibit that pass again: windows, displays, loudspeakers, disks, clocks, files."""

import contextlib
import logging
import os
import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

import pygame

from game.documents import DocumentError
from game.kiosk import scene_files

from .schedule import Process
from .wall_clock import WallClock

SIZE: Final = (1280, 720)
"""What frame times are measured at."""
_SIZES: Final = ((1920, 1080), (1080, 1920), (1024, 768), (800, 600), (720, 1280))
_WINDOW: Final = sorted(
    getattr(pygame, name) for name in dir(pygame) if name.startswith("WINDOW") and "POS_" not in name
)


class FaultTarget(Protocol):
    """What faults are applied to."""

    wall: WallClock
    gap_s: float
    """How long the machine was away before the next frame."""

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window another size."""


class Faults:
    """One fault after another, every kind as often as any other. `done` counts them."""

    def __init__(
        self,
        rng: random.Random,
        trial: FaultTarget,
        log_folder: Path,
        log: logging.Logger,
        on_problem: Callable[[str], None],
    ) -> None:
        """`log` writes in `log_folder`. `on_problem` is called with a sentence for what should not have happened."""
        self._rng, self._trial, self._folder, self._on_problem = rng, trial, log_folder, on_problem
        self._log = log
        self._longest_s = 0.0
        self.done: Counter[str] = Counter()
        self._kinds: dict[str, Callable[[], Process]] = {
            "another window size": self._resize,
            "loudspeaker unplugged": self._audio,
            "window and display events": self._display,
            "asked to quit": self._quit,
            "machine suspended": self._suspend,
            "clock set": self._clock,
            "closing time": self._closing,
            "disk full": self._disk_full,
            "log folder gone": self._disk_gone,
            "disk that can only be read": self._disk_read_only,
            "broken scene file": self._scene,
        }

    @property
    def kinds(self) -> int:
        """How many kinds there are."""
        return len(self._kinds)

    def all(self, every_s: float) -> Process:
        """All of them in an order that changes, about `every_s` apart, for ever; none lasts much longer than that."""
        self._longest_s = every_s
        while True:
            order = list(self._kinds.items())
            self._rng.shuffle(order)
            for name, fault in order:
                self.done[name] += 1
                yield from fault()
                yield self._rng.uniform(0.5, 1.5) * every_s

    def _while(self, least_s: float, most_s: float) -> float:
        """How long a fault lasts."""
        return min(self._longest_s, self._rng.uniform(least_s, most_s))

    def _resize(self) -> Process:
        self._trial.resize(self._rng.choice(_SIZES))
        yield self._while(2.0, 20.0)
        self._trial.resize(SIZE)

    def _audio(self) -> Process:
        self._post(pygame.AUDIODEVICEREMOVED, which=2, iscapture=0)
        yield self._while(1.0, 10.0)
        self._post(pygame.AUDIODEVICEADDED, which=0, iscapture=0)

    def _display(self) -> Process:
        for _event in range(self._rng.randint(1, 12)):
            self._post(self._rng.choice(_WINDOW), window=None)
            yield self._rng.uniform(0.0, 0.2)
        self._post(pygame.ACTIVEEVENT, gain=0, state=1)
        self._post(pygame.WINDOWRESTORED, window=None)

    def _quit(self) -> Process:
        self._post(pygame.QUIT)
        self._post(pygame.WINDOWCLOSE, window=None)
        yield 0.1
        for key, mod in ((pygame.K_F4, pygame.KMOD_ALT), (pygame.K_q, pygame.KMOD_CTRL), (pygame.K_F11, 0)):
            self._post(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0)
            yield 0.1

    def _suspend(self) -> Process:
        gap = self._rng.uniform(120.0, 1200.0)
        self._trial.gap_s += gap
        self._trial.wall.advance(gap)
        yield 0.0

    def _clock(self) -> Process:
        """Set the clock wrong by up to two days, and later right again."""
        wrong = self._rng.uniform(-48.0, 48.0) * 3600.0
        self._trial.wall.advance(wrong)
        yield self._while(5.0, 30.0)
        self._trial.wall.advance(-wrong)

    def _closing(self) -> Process:
        """Set the clock to after closing time, and later to after opening time."""
        now = self._trial.wall.now()
        to_evening = (23 * 60 + 59 - now.hour * 60 - now.minute) * 60.0
        self._trial.wall.advance(to_evening)
        yield self._while(10.0, 60.0)
        self._trial.wall.advance(10 * 3600.0)

    def _disk_full(self) -> Process:
        """Every write to the log fails, as on a disk without room."""
        full, log = Path("/dev/full"), self._folder / "kiosk.log"
        if full.exists():
            with contextlib.suppress(OSError):
                log.unlink(missing_ok=True)
                log.symlink_to(full)
        self._open_log_anew()
        yield self._while(5.0, 30.0)
        with contextlib.suppress(OSError):
            log.unlink(missing_ok=True)
        self._open_log_anew()

    def _open_log_anew(self) -> None:
        """Close the log's file, so that the next line opens it again on the disk as it is now."""
        for handler in self._log.handlers:
            handler.close()

    def _disk_gone(self) -> Process:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._open_log_anew()
        yield self._while(5.0, 30.0)
        os.makedirs(self._folder, exist_ok=True)

    def _disk_read_only(self) -> Process:
        """Make the log's folder one that no user may write to, not even root."""
        read_only = Path("/sys")
        shutil.rmtree(self._folder, ignore_errors=True)
        with contextlib.suppress(OSError):
            self._folder.symlink_to(read_only if read_only.exists() else Path("no such folder"))
        self._open_log_anew()
        yield self._while(5.0, 30.0)
        with contextlib.suppress(OSError):
            self._folder.unlink()
        os.makedirs(self._folder, exist_ok=True)
        self._open_log_anew()

    def _scene(self) -> Process:
        """A scene's file with some bytes lost, changed or doubled: loading it raises DocumentError, or works."""
        rng = self._rng
        text = bytearray((scene_files.folder() / f"{rng.choice(scene_files.names())}.toml").read_bytes())
        for _change in range(rng.randint(1, 8)):
            at = rng.randrange(len(text))
            what = rng.random()
            if what < 0.4:
                text[at] = rng.randrange(256)
            elif what < 0.7:
                del text[at : at + rng.randint(1, 40)]
            else:
                text[at:at] = text[at : at + rng.randint(1, 40)]
        broken = self._folder / "broken.toml"
        try:
            os.makedirs(self._folder, exist_ok=True)
            broken.write_bytes(text)
            scene_files.open_file(broken)
        except DocumentError as mistakes:
            if not str(mistakes).strip():
                self._on_problem("a broken scene file is refused without a word")
        yield 0.0

    @staticmethod
    def _post(kind: int, **what: object) -> None:
        pygame.event.post(pygame.event.Event(kind, what))
