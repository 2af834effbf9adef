"""The exhibit's health: reported to its parent twice a second, and summarised for the operator."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from game.engine import measure
from game.engine.session import Session
from game.kiosk.health import FrameTimes, memory_MB
from game.kiosk.heartbeat import SHOWING, STARTING, Beat, Heart
from game.words import _

_COUNT_S = 30.0  # between counts of the ions
_DAY_S = 86_400.0


class MonitoredScreen(Protocol):
    """What a screen needs, beyond `Screen`, to be monitored."""

    @property
    def state(self) -> str:
        """What it does: "attract", "visitor" ..."""

    @property
    def session(self) -> Session:
        """The run that it shows now."""


class VitalSigns:
    """Counts frames, visitors and ions, and sends heartbeats to the parent, if any; these raise ParentGone."""

    def __init__(self, heart: Heart | None, clock: Callable[[], float] = time.monotonic) -> None:
        self.heart = heart
        self._clock = clock
        self._times, self._day_begun = FrameTimes(), clock()
        self._frames = self._visitors = 0
        self._state = ""
        self._conserved, self._count_at = True, 0.0

    def prepare(self) -> None:
        """One more frame of the splash."""
        if self.heart is not None and self.heart.due:
            self.heart.beat(Beat(STARTING, memory_MB=memory_MB()))

    def frame(self, seconds: float, shown: MonitoredScreen) -> None:
        """One more frame of the show, after `seconds` of work."""
        now = self._clock()
        if now - self._day_begun > _DAY_S:
            self._times, self._day_begun = FrameTimes(), now
        self._times.add(1e3 * seconds)
        self._frames += 1
        if shown.state != self._state:
            self._visitors += shown.state == "visitor" and self._state in ("attract", "closed")
            self._state = shown.state
        if now >= self._count_at:
            self._count_at = now + _COUNT_S
            self._conserved = self._conserved and measure.conserved(shown.session.patch)
        if self.heart is not None and self.heart.due:
            self.heart.beat(self.measured())

    def pause(self) -> None:
        """Send a heartbeat that announces a pause: what follows may take a while."""
        if self.heart is not None:
            self.heart.beat(replace(self.measured(), phase=STARTING))

    def measured(self) -> Beat:
        """The measurements so far."""
        return Beat(
            SHOWING,
            self._state,
            self._frames,
            round(self._times.share_below_ms(0.5), 2),
            round(self._times.share_below_ms(0.99), 2),
            round(self._times.worst_ms, 2),
            round(memory_MB(), 1),
            self._visitors,
            self._conserved,
        )

    def status(self) -> list[str]:
        """The same for an operator: a few short lines."""
        now = self.measured()
        return [
            _("Visitors since the last start: {visitors}").format(visitors=now.visitors),
            _("99 of 100 frames took at most {ms:.1f} ms").format(ms=now.p99_ms),
            _("Memory: {memory:.0f} MB").format(memory=now.memory_MB),
            _("Every ion is accounted for") if now.conserved else _("Some ions are not accounted for"),
        ]
