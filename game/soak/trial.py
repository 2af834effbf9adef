"""The trial: an exhibit that runs on fixed frames, back to back, among users and faults, with everything counted."""

import gc
import random
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any, Final

from game.kiosk import hours
from game.kiosk.config import KioskConfig
from game.kiosk.health import FrameTimes, peak_MB
from game.kiosk.heap import in_use_MB, release_free
from game.kiosk.logs import open_log
from game.view.actions.window import Where, WindowAction
from game.view.drawing import cache
from game.view.screens.kiosk import KioskScreen
from game.view.window.garbage import collect_all

from .caches import forget_results, read_catalogues
from .faults import SIZE, Faults
from .figures import Figures, TimesSummary
from .ledger import IonLedger
from .memory import Memory
from .schedule import Schedule
from .simulated_users import SimulatedUsers
from .timed_trial import LIKE_S, TimedTrial
from .trial_app import TrialApp
from .wall_clock import WallClock

FRAME_S: Final = 1 / 60
ROUND_S, SEEN_S = 120.0, 60.0
"""Seconds of the exhibit: of every two minutes one is drawn frame by frame, and timed; of the other each 8th frame."""
_ONE_IN: Final = 8
_COUNT_S: Final = 10.0
_LOG_S: Final = 10.0
_SETTLE_S: Final = 2.0  # after a change of size the pictures of that size are made anew
_FAULT_EVERY_S: Final = 60.0
_FAULTS_WANTED: Final = 2  # of every kind, in a short trial too


class Soak(TimedTrial[Figures]):
    """One trial of `minutes` on the clock. Everything that happens depends on `seed`; how much, on the machine."""

    def __init__(self, config: KioskConfig, minutes: float, seed: int, log_folder: Path) -> None:
        """Opens the window. Raises WindowError."""
        super().__init__(60.0 * minutes)
        self._config, self._seed = config, seed
        self.wall, self.gap_s = WallClock(), 0.0
        self.app = TrialApp(config, self._make, windowed=True, size=SIZE)
        self._log = open_log(str(log_folder), to_stderr=False)
        self._schedule, rng = Schedule(), random.Random(seed)
        self._users = SimulatedUsers(random.Random(rng.random()), self.app.tiles, lambda: self.app.size)
        self._faults = Faults(random.Random(rng.random()), self, log_folder, self._log, self._on_problem)
        self._ledger = IonLedger()
        self._in_use = Memory(self._seconds, LIKE_S, in_use_MB)
        self._wall_ms, self._cpu_ms, self._other_ms = FrameTimes(), FrameTimes(), FrameTimes()
        self._problems: Counter[str] = Counter()
        self._states: Counter[str] = Counter()
        self._languages: set[str] = set()
        self._scenes: Counter[str] = Counter()
        self._visitors = self._resets = self._games = 0
        self._before: tuple[str, str, object] = ("", "", None)
        self._kiosk_s, self._resized_s = 0.0, -_SETTLE_S
        self._drawn = self._frames = 0
        self._gc_begun, self._gc_worst_ms, self._gc_full = 0.0, 0.0, 0
        self._cpu_begun = self._up_s = 0.0

    def _make(self, where: Where, size: tuple[int, int], leave: Any) -> KioskScreen:
        return KioskScreen(size, self._config, leave, lambda: hours.is_open(self._config.opening, self.wall.now()))

    def _on_problem(self, what: str) -> None:
        self._problems[what] += 1

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window another size."""
        self._resized_s = self._kiosk_s
        self.app.resize(size)

    # The trial -------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        begun = time.perf_counter()
        read_catalogues(self._config.languages)
        assert self.app.begin()
        self._up_s = time.perf_counter() - begun
        self._schedule.add(self._users.day(), 3.0)
        self._schedule.add(self._faults.all(self._fault_every_s()), 1.0)
        gc.callbacks.append(self._collected)
        self._cpu_begun = time.process_time()

    def end(self) -> None:
        """Close the window."""
        gc.callbacks.remove(self._collected)
        self.app.end()

    def _fault_every_s(self) -> float:
        """Seconds of the exhibit between faults: a minute, or what a short trial needs to see every kind."""
        return min(_FAULT_EVERY_S, self._seconds / (self._faults.kinds * _FAULTS_WANTED))

    def next_frame(self) -> None:
        """One frame of the exhibit."""
        try:
            self._schedule.advance(FRAME_S)
            seconds, self.gap_s = FRAME_S + self.gap_s, 0.0
            self.wall.advance(FRAME_S)
            self._kiosk_s += FRAME_S
            self._frames += 1
            if self._kiosk_s % ROUND_S < SEEN_S:
                self._timed(seconds)
            elif self._frames % _ONE_IN == 0:
                self.app.frame(seconds)
                self._drawn += 1
            else:
                self.app.undrawn_frame(min(seconds, 0.25))
            self._take_notes()
        except Exception:
            self._crashes.append(f"at {self._kiosk_s:.2f} s:\n{traceback.format_exc()}")
            self.app.start_again(WindowAction.KIOSK)

    def sample_memory(self, real_s: float) -> None:
        """Sample the memory that stays: as the show begins, without cached pictures, garbage, and what is free."""
        shown = self.app.shown
        if shown.state != "attract" or self.app.size != SIZE:
            return
        shown.visitor.restart()  # else the present runs would be measured: some are larger than others
        shown.attract.restart()
        self._take_notes()  # else the trial's notes, and the sound, would keep the run and the game that have been left
        self.app.settle()
        if shown.state != "attract":  # it has just been closed
            return
        cache.clear()
        forget_results()
        shown.resize(SIZE)  # as it is; but the pictures made for it are dropped
        self._resized_s = self._kiosk_s
        collect_all()
        release_free()
        for seen in (self._like, self._in_use, self._blocks):
            seen.take_sample(real_s)
        for _picture in shown.warm_up_steps():
            pass

    def _timed(self, seconds: float) -> None:
        begun, cpu_begun = time.perf_counter(), time.thread_time()
        self.app.frame(seconds)
        cpu_ms, wall_ms = 1e3 * (time.thread_time() - cpu_begun), 1e3 * (time.perf_counter() - begun)
        self._drawn += 1
        if self.app.size == SIZE and self._kiosk_s - self._resized_s > _SETTLE_S:
            self._wall_ms.add(wall_ms)
            self._cpu_ms.add(cpu_ms)
        else:
            self._other_ms.add(cpu_ms)

    def _take_notes(self) -> None:
        """Count ions, states, scenes, visitors and languages on the screen, and log from time to time."""
        app, shown = self.app, self.app.shown
        self._ledger.watch(shown.session)
        if self._frames % round(_COUNT_S / FRAME_S) == 0:
            self._ledger.count()
        if self._frames % round(_LOG_S / FRAME_S) == 0:
            self._log.info(f"{shown.state} after {self._kiosk_s:.0f} s, {self._drawn} frames")
        state, scene, game = self._before
        now = shown.state, shown.attract.scene.headline, shown.visitor.playing
        self._states[shown.state] += 1
        if now != self._before:
            self._visitors += state in ("attract", "closed") and now[0] == "visitor"
            self._resets += state in ("visitor", "countdown") and now[0] in ("attract", "closed")
            self._games += now[2] is not None and game is not now[2]
            if now[1] != scene:
                self._scenes[now[1]] += 1
            self._before = now
        self._languages.add(shown.language)
        if app.wants_to_end:
            self._on_problem("somebody found a way out without the PIN")
            app.start_again(WindowAction.KIOSK)

    def _collected(self, phase: str, info: dict[str, int]) -> None:
        """Measure the time of a garbage collection, as a callback of `gc`."""
        if phase == "start":
            self._gc_begun = time.perf_counter()
            return
        self._gc_full += info["generation"] == 2
        self._gc_worst_ms = max(self._gc_worst_ms, 1e3 * (time.perf_counter() - self._gc_begun))

    def found(self) -> Figures:
        """What has been found so far."""
        books, real_s, cpu_s = self._ledger, self._real_s, time.process_time() - self._cpu_begun
        books.count()
        slope, raw = self._like.slope(), self._memory.slope()
        in_use, blocks = self._in_use.slope(), self._blocks.slope()
        total = sum(self._states.values())
        return Figures(
            seed=self._seed,
            size=SIZE,
            real_minutes=real_s / 60.0,
            kiosk_hours=self._kiosk_s / 3600.0,
            up_s=self._up_s,
            cpu_share=cpu_s / real_s,
            frames=self._frames,
            drawn=self._drawn,
            cpu=TimesSummary.of(self._cpu_ms),
            wall=TimesSummary.of(self._wall_ms),
            other=TimesSummary.of(self._other_ms),
            gc_full=self._gc_full,
            gc_worst_ms=self._gc_worst_ms,
            memory_MB=self._memory.MB,
            like_MB=self._like.MB,
            warm_MB=self._memory.warm_MB,
            raw_MB_per_h=raw.MB_per_h,
            raw_error_MB_per_h=raw.error_MB_per_h,
            slope_MB_per_h=slope.MB_per_h,
            slope_error_MB_per_h=slope.error_MB_per_h,
            slope_hours=slope.hours,
            in_use_MB=self._in_use.MB,
            in_use_MB_per_h=in_use.MB_per_h,
            in_use_error_MB_per_h=in_use.error_MB_per_h,
            blocks=[(when, int(number)) for when, number in self._blocks.MB],
            blocks_per_h=blocks.MB_per_h,
            blocks_error_per_h=blocks.error_MB_per_h,
            peak_MB=peak_MB(),
            crashes=self._crashes,
            problems=dict(self._problems),
            events=self._users.events,
            faults=dict(self._faults.done),
            states={state: count / total for state, count in sorted(self._states.items())},
            languages=sorted(self._languages),
            scenes=dict(sorted(self._scenes.items())),
            visitors=self._visitors,
            resets=self._resets,
            games=self._games,
            runs=books.runs,
            counts=books.counts,
            miscounts=books.wrong,
            sums=[int(number) for number in books.sums],
            missing=books.missing,
        )
