"""The parent of an exhibit: starts the program that shows it, and starts it again when it has crashed or frozen.

A still picture stands behind the show from the first moment, so that never a desktop is seen when the show is gone.
This file and all that it imports need neither pygame nor the engine, so the parent stays small and can hardly fail.
"""

import logging
import re
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from . import hours
from .health import Health
from .heartbeat import SHOWING, STARTING
from .service_manager import ServiceManager
from .watched_process import WatchedProcess

CANNOT_SHOW, LEAVE, START_AGAIN, SCREEN_CHANGED = 2, 10, 11, 12
"""Exit codes of the show: there is no screen; the operator has ended it, or wants it started again; the screen has
another size. After any other one it is started again, 0 too: a show does not end by itself."""

SHOW = (sys.executable, "-P", "-m", "game.commands.kiosk_show")
STILL = (sys.executable, "-P", "-m", "game.view.kiosk.still_picture")
_ADDRESS = re.compile(r"0x[0-9a-f]+|crash-[-0-9]+")  # what differs between two reports of the same failure


@dataclass(frozen=True, slots=True)
class Limits:
    """Times in seconds."""

    silent: float = 2.5  # a show that draws nothing for so long has frozen ...
    more_patient: float = 1.5  # ... but a slow machine is given more time after each time
    most_silent: float = 30.0
    imports: float = 60.0  # until the first beat
    splash: float = 20.0  # between beats while it prepares
    start: float = 900.0  # for all of that: a small machine compiles the engine for minutes, once
    settled: float = 60.0  # a show that has run for so long resets the count of failures
    waits: tuple[float, ...] = (0.0, 0.0, 0.0, 1.0, 3.0, 10.0, 30.0, 60.0, 120.0, 300.0)  # after failures in a row
    still: float = 3.0  # for the still picture to come up
    look: float = 0.1
    stalled: float = 1.5  # a parent that has not looked for so long was itself stopped, or the machine asleep
    health: float = 86_400.0
    still_again: float = 60.0  # between tries to put a still picture up again behind a show; doubled each time ...
    most_still_again: float = 3600.0  # ... up to this


class Supervisor:
    """Runs one show, and starts it again. `options` is what show and still picture read from their standard input.

    Once a show has been up, the next ones read `restart_options` instead.
    """

    def __init__(
        self,
        options: str,
        log: logging.Logger,
        restart_at: str | None = None,
        *,
        restart_options: str | None = None,
        show: Sequence[str] = SHOW,
        still: Sequence[str] = STILL,
        limits: Limits = Limits(),
        wall: Callable[[], datetime] = datetime.now,
        manager: ServiceManager | None = None,
    ) -> None:
        """`restart_at` is a time of day "HH:MM"; `wall` returns the local time; `manager` gets messages for systemd."""
        self._options, self._restart_options = options, options if restart_options is None else restart_options
        self._log, self._restart_at = log, restart_at
        self._show_command, self._still_command = show, still
        self._limits, self._wall = limits, wall
        self._manager = manager or ServiceManager({})
        self._show: WatchedProcess | None = None
        self._still: WatchedProcess | None = None
        self._up: WatchedProcess | None = None  # the last show that came up
        self._failures = self._freezes = 0
        self._next_at = self._begun_at = 0.0
        self._restart_due = False
        self._last_tail: list[str] = []
        self._still_wait_s, self._still_at = limits.still_again, 0.0
        self._stop = threading.Event()
        self._signals: deque[tuple[str, bool]] = deque()
        self.health = Health()

    @property
    def up(self) -> int | None:
        """The process id of the show that is up now; None while there is none."""
        show = self._show
        return show.pid if show is not None and show.shown_at is not None and show.ended is None else None

    @property
    def still(self) -> int | None:
        """The process id of the still picture that stands behind the show; None where there is none."""
        return self._still.pid if self._still is not None and self._still.ended is None else None

    def ask_to_stop(self) -> None:
        """Make `run` end after its present step."""
        self._stop.set()

    def on_signal(self, name: str, ends: bool) -> None:
        """Log a signal at the next step of `run`, and end the exhibit if it `ends`. Safe in a signal handler."""
        self._signals.append(
            (name, ends)
        )  # nothing else: a handler may interrupt this thread while it holds the event's lock

    def run(self) -> int:
        """Run and restart the show until `ask_to_stop`, a signal or the operator ends it. Returns an exit code."""
        begun = looked = logged_at = self._begun_at = time.monotonic()
        clock = self._wall()
        self._log.info("the exhibit starts")
        code: int | None = None
        try:
            while code is None and not self._stop.is_set():
                now, before, clock = time.monotonic(), clock, self._wall()
                if now - looked > self._limits.stalled and self._show is not None:
                    self._show.restart_silence()
                looked = now
                self._manager.alive()
                self._log_signals()
                if self._restart_at is not None and hours.passed(self._restart_at, before, clock):
                    self._restart_due = True
                code = self._look(now)
                if now - logged_at >= self._limits.health:
                    logged_at = now
                    self._log_health(now - begun)
                self._stop.wait(self._limits.look)
        finally:
            self._log_signals()
            self._manager.stopping()
            self._end()
            self._log_health(time.monotonic() - begun)
            self._log.info("the exhibit ends")
        return code or 0

    def _log_signals(self) -> None:
        while self._signals:
            (name, ends), show = self._signals.popleft(), self._show
            if ends:
                self._stop.set()
            doing = (
                "no show is up" if show is None else f"process {show.pid} is in {show.beat.state or show.beat.phase}"
            )
            end = "the exhibit ends" if self._stop.is_set() else "the exhibit goes on"
            self._log.warning(f"{name} was received while {doing}: {end}")
            self._log_health(time.monotonic() - self._begun_at)

    def _log_health(self, uptime_s: float) -> None:
        if self._show is not None:
            self.health.note(self._show.beat)
        self._log.info(self.health.line(uptime_s))

    def _look(self, now: float) -> int | None:
        """Start, watch or restart the show, one step. Returns an exit code where the exhibit ends."""
        show = self._show
        if show is None:
            if now >= self._next_at:
                self._start()
            return None
        code = show.ended
        if code is not None:
            return self._ended(show, code)
        patience = self._patience(show)
        if show.silent_s > patience or (show.shown_at is None and now - show.begun_at > self._limits.start):
            self._freezes += 1
            self._log.error(f"the show has frozen: nothing heard for {show.silent_s:.1f} s (process {show.pid})")
            show.dump_stacks()
            show.kill()
            self._failed(show)
            return None
        if show.shown_at is not None:
            if self._up is not show:
                self._up = show
                self._log.info(f"the show is up after {show.shown_at - show.begun_at:.1f} s (process {show.pid})")
                self._manager.ready(show.pid)
            if now - show.shown_at > self._limits.settled:
                self._failures = self._freezes = 0
        if self._restart_due and show.beat.phase == SHOWING and show.beat.state in ("attract", "closed"):
            self._restart_due = False
            self._log.info(f"started again, as planned for {self._restart_at}")
            show.stop()
            self._gone(show)
        elif self._still_is_wanted(show, now):
            self._still_at = now + self._still_wait_s
            self._still_wait_s = min(2 * self._still_wait_s, self._limits.most_still_again)
            assert self._still is not None
            self._log.warning(
                f"the still picture is gone ({self._still.how_it_ended()}): put up again, and the show before it"
            )
            show.stop()
            self._gone(show)
        return None

    def _still_is_wanted(self, show: WatchedProcess, now: float) -> bool:
        """Whether the still picture has gone that stood behind a show which is not in use now.

        A new one would come up in front, so the show has to be started again as well.
        """
        still = self._still
        gone = still is not None and still.shown_at is not None and still.ended is not None
        unused = show.beat.phase == SHOWING and show.beat.state in ("attract", "closed")
        return gone and unused and now >= self._still_at

    def _patience(self, show: WatchedProcess) -> float:
        if not show.has_beat:
            return self._limits.imports
        if show.beat.phase == STARTING:
            return self._limits.splash
        return min(self._limits.silent * self._limits.more_patient**self._freezes, self._limits.most_silent)

    def _start(self) -> None:
        """Start the still picture, then the show, so that the show comes up in front of it."""
        try:
            if self._still is None or self._still.ended is not None:
                self._still = WatchedProcess(self._still_command, self._options)
                until = time.monotonic() + self._limits.still
                while self._still.shown_at is None and self._still.ended is None and time.monotonic() < until:
                    time.sleep(0.02)
                if self._still.shown_at is None:
                    if self._still.ended is not None:
                        self._still.how_it_ended()  # what it said last may still be on its way
                    self._log.warning(f"no still picture stands behind the show: {self._still.last_error_line}")
            self._show = WatchedProcess(
                self._show_command, self._options if self._up is None else self._restart_options
            )
        except OSError as trouble:  # out of memory or of processes
            self._log.error(f"the show cannot be started: {trouble}")
            self._wait()

    def _ended(self, show: WatchedProcess, code: int) -> int | None:
        if code == LEAVE:
            self._log.info("ended by the operator")
            return 0
        if code == START_AGAIN:
            self._log.info("started again by the operator")
            self._gone(show)
            return None
        if code == SCREEN_CHANGED:
            self._log.info("the screen has changed: started again to fill it")
            if self._still is not None:
                self._still.stop()
            self._gone(show)
            return None
        if code == CANNOT_SHOW and self._up is None:
            show.how_it_ended()
            self._log.error(show.last_error_line)
            return CANNOT_SHOW
        self._failed(show)
        return None

    def _failed(self, show: WatchedProcess) -> None:
        why = show.how_it_ended()
        beat = show.beat
        self._log.error(
            f"the show is gone: {why} after {time.monotonic() - show.begun_at:.0f} s and {beat.frames} frames,"
            f" in {beat.state or beat.phase}"
        )
        tail = [_ADDRESS.sub("...", line) for line in show.tail]
        if tail and tail == self._last_tail:
            self._log.error("  | (as before)")
        else:
            for line in show.tail:
                self._log.error(f"  | {line}")
        self._last_tail = tail
        self._gone(show)
        self._wait()

    def _gone(self, show: WatchedProcess) -> None:
        self._show, self._next_at = None, 0.0
        self.health.note(show.beat)
        self.health.ended()
        self.health.restarts += 1

    def _wait(self) -> None:
        waits = self._limits.waits
        wait = waits[min(self._failures, len(waits) - 1)]
        self._failures += 1
        self._next_at = time.monotonic() + wait
        if wait:
            self._log.warning(f"failed {self._failures} times in a row: the next try is in {wait:.0f} s")

    def _end(self) -> None:
        for program in (self._show, self._still):
            if program is not None and program.ended is None:
                program.stop()
