"""The trial of everything but the exhibit's own window: one window, taken from screen to screen among users."""

import random
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Final

from game import words
from game.engine.session import Session
from game.kiosk.health import FrameTimes, peak_MB
from game.kiosk.heap import release_free
from game.kiosk.logs import open_log
from game.view.actions.window import WindowAction
from game.view.classroom.presenter import Presenter
from game.view.drawing import cache
from game.view.playback import recorder
from game.view.screens.challenge import ChallengeScreen
from game.view.screens.director import Director
from game.view.screens.kiosk import KioskScreen
from game.view.screens.level_map import LevelMap
from game.view.screens.live import LiveScreen
from game.view.screens.pump_lab import PumpLab
from game.view.screens.votes import VotesScreen
from game.view.window.garbage import collect_all

from .caches import forget_results, read_catalogues
from .faults import SIZE, Faults
from .figures import Screens, TimesSummary
from .ledger import IonLedger
from .schedule import Schedule
from .simulated_users import SimulatedUsers
from .stepped import Stepped
from .timed_trial import TimedTrial
from .tour import PLACES, Tour
from .wall_clock import WallClock

FRAME_S: Final = 1 / 60
_NAMES: Final = {
    LiveScreen: "live",
    PumpLab: "lab",
    LevelMap: "map",
    ChallengeScreen: "play",
    VotesScreen: "votes",
    KioskScreen: "kiosk",
}
_STAY_S, _FAULT_EVERY_S, _COUNT_S, _NOTE_S = 20.0, 45.0, 10.0, 5.0
_ROUNDS: Final = 2.0
"""At least so many visits to every screen, in a short trial too, where a frame takes no longer than 1/60 s."""


class ScreensTrial(TimedTrial[Screens]):
    """`seconds` on the clock; what happens depends on `seed`, and how much of it on the machine."""

    def __init__(self, seconds: float, seed: int, folder: Path) -> None:
        """Opens the window. Recordings, progress and the log go to `folder`. Raises WindowError."""
        super().__init__(seconds)
        self.wall, self.gap_s = WallClock(), 0.0
        rng, self._schedule = random.Random(seed), Schedule()
        self._presenter = Presenter()
        folder.mkdir(parents=True, exist_ok=True)
        self._folder_before = recorder.use_folder(folder / "recordings")
        self._director = Director(seed=seed, file=folder / "progress.json")
        self.app = Stepped(SIZE, False, self._director.make, sound=True, presenter=self._presenter)
        stay_s = min(_STAY_S, seconds / (_ROUNDS * 1.5 * len(PLACES)))
        self.tour = Tour(random.Random(rng.random()), self.app, self._presenter, stay_s)
        self._users = SimulatedUsers(random.Random(rng.random()), list, lambda: self.app.size, most_alone_s=stay_s)
        self._log = open_log(str(folder / "log"), to_stderr=False)
        self._faults = Faults(random.Random(rng.random()), self, folder / "log", self._log, self._problem)
        self._fault_every_s = min(_FAULT_EVERY_S, seconds / (2 * self._faults.kinds))
        self._ledger = IonLedger()
        self._cpu_ms = FrameTimes()
        self._frames_on: Counter[str] = Counter()
        self._frames = self._sizes = self._asked_to_quit = 0
        self._kept_MB = self._room_MB = 0.0

    def _problem(self, what: str) -> None:
        self._crashes.append(what)

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window another size."""
        self._sizes += 1
        self.app.resize(size)

    def _show(self) -> None:
        read_catalogues(words.LANGUAGES)
        assert self.app.begin()
        for after_s in (0.0, 0.7):  # two visitors at a time
            self._schedule.add(self._users.day(), after_s)
        self._schedule.add(self.tour.all(), 1.0)
        self._schedule.add(self._faults.all(self._fault_every_s), 1.0)

    def end(self) -> None:
        """Close the window."""
        self.app.end()
        recorder.use_folder(self._folder_before)

    def next_frame(self) -> None:
        """One frame, and what is done before it."""
        begun = time.thread_time()
        try:
            self._schedule.advance(FRAME_S)
            self.wall.advance(FRAME_S)
            seconds, self.gap_s = FRAME_S + self.gap_s, 0.0
            self._frames += 1
            self.app.frame(seconds)
        except Exception:
            self._crashes.append(f"frame {self._frames}, {self._where()}:\n{traceback.format_exc()}")
            self.app.start_again(WindowAction.MAP)
        if self.app.wants_to_end:
            self._asked_to_quit += 1
            self.app.start_again(WindowAction.LIVE)
        self._cpu_ms.add(1e3 * (time.thread_time() - begun))
        self._frames_on[self._where()] += 1
        self._frames_on["presenter"] += self._presenter.on
        session = getattr(self.app.on_screen, "session", None)
        if isinstance(session, Session):
            self._ledger.watch(session)
        if self._frames % round(_COUNT_S / FRAME_S) == 0:
            self._ledger.count()
        if self._frames % round(_NOTE_S / FRAME_S) == 0:
            self._log.info(f"{self._where()} after {self._frames} frames")
            self._kept_MB = max(self._kept_MB, cache.bytes_now() / 2**20)
            self._room_MB = max(self._room_MB, cache.most_bytes() / 2**20)

    def _where(self) -> str:
        return _NAMES.get(type(self.app.on_screen), "?")

    def sample_memory(self, real_s: float) -> None:
        """Sample the memory that stays: on the map, which has no run, with no picture cached and no garbage."""
        if self._presenter.on or self.app.size != SIZE:
            return
        self.app.start_again(WindowAction.MAP)
        self._director.forget_runs()  # some are larger than others
        self._ledger.leave()
        self.app.settle()
        cache.clear()
        forget_results()
        collect_all()  # as a screen is left, its run is still held by what is let go of here
        release_free()
        self._like.take_sample(real_s)
        self._blocks.take_sample(real_s)

    def found(self) -> Screens:
        """What has been found so far."""
        self._ledger.count()
        slope, blocks, books = self._like.slope(), self._blocks.slope(), self._ledger
        return Screens(
            hours=self._frames * FRAME_S / 3600.0,
            frames=self._frames,
            events=self._users.events,
            cpu=TimesSummary.of(self._cpu_ms),
            shares={name: self._frames_on[name] / max(1, self._frames) for name in sorted(self._frames_on)},
            cells=dict(sorted(self.tour.cells.items())),
            languages=sorted(self.tour.languages),
            sizes=self._sizes,
            faults=dict(self._faults.done),
            asked_to_quit=self._asked_to_quit,
            crashes=self._crashes,
            runs=books.runs,
            counts=books.counts,
            miscounts=books.wrong,
            missing=books.missing,
            memory_MB=self._memory.MB,
            like_MB=self._like.MB,
            slope_MB_per_h=slope.MB_per_h,
            slope_error_MB_per_h=slope.error_MB_per_h,
            blocks_per_h=blocks.MB_per_h,
            blocks_error_per_h=blocks.error_MB_per_h,
            peak_MB=peak_MB(),
            kept_MB=self._kept_MB,
            room_MB=self._room_MB,
        )
