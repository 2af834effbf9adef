"""All that a trial has found, as plain numbers."""

from dataclasses import asdict, dataclass, field
from typing import Any, Final

from game.kiosk.health import FrameTimes

from .kills import Kill

MOST_FRAME_MS, MOST_BACK_S = 16.7, 10.0
"""What a frame may take, and what a show may take to be back after a fault."""
REPORT_EVERY_S: Final = 300.0
"""Seconds on the clock between reports of what a trial has found so far."""


@dataclass(frozen=True, slots=True)
class TimesSummary:
    """How long frames took, ms."""

    frames: int
    p50: float
    p99: float
    p999: float
    worst: float
    slow: int = 0
    """How many took more than `MOST_FRAME_MS`."""

    @classmethod
    def of(cls, times: FrameTimes) -> "TimesSummary":
        """The figures of a collection, to a quarter of a ms."""
        below = times.share_below_ms
        return cls(times.count, below(0.5), below(0.99), below(0.999), times.worst_ms, times.above(MOST_FRAME_MS))


@dataclass(frozen=True, slots=True)
class Screens:
    """What was found where everything but the exhibit's own window is tried: one window, every screen and cell."""

    hours: float
    frames: int
    events: int
    cpu: TimesSummary
    shares: dict[str, float]
    """Of the frames, by screen; "presenter" is over one of the others."""
    cells: dict[str, int]
    """How often each was chosen."""
    languages: list[str]
    sizes: int
    faults: dict[str, int]
    asked_to_quit: int
    crashes: list[str]
    runs: int
    counts: int
    miscounts: list[str]
    missing: int
    memory_MB: list[tuple[float, float]]
    like_MB: list[tuple[float, float]]
    slope_MB_per_h: float
    slope_error_MB_per_h: float
    blocks_per_h: float
    blocks_error_per_h: float
    peak_MB: float
    kept_MB: float
    """The most that pictures took at a look."""
    room_MB: float
    """What they may take in the largest window of the trial."""

    @property
    def sound(self) -> bool:
        """Whether nothing failed."""
        return not (self.crashes or self.miscounts or self.missing)


@dataclass(frozen=True, slots=True)
class Figures:
    """A trial's figures. Times in ms are of one frame: people's events, the runs, and the picture."""

    seed: int
    size: tuple[int, int]
    real_minutes: float
    kiosk_hours: float
    up_s: float
    cpu_share: float
    frames: int
    drawn: int
    cpu: TimesSummary
    wall: TimesSummary
    other: TimesSummary
    gc_full: int
    gc_worst_ms: float
    memory_MB: list[tuple[float, float]]
    like_MB: list[tuple[float, float]]
    warm_MB: float
    raw_MB_per_h: float
    raw_error_MB_per_h: float
    slope_MB_per_h: float
    slope_error_MB_per_h: float
    slope_hours: float
    in_use_MB: list[tuple[float, float]]
    in_use_MB_per_h: float
    in_use_error_MB_per_h: float
    blocks: list[tuple[float, int]]
    blocks_per_h: float
    blocks_error_per_h: float
    peak_MB: float
    crashes: list[str]
    problems: dict[str, int]
    events: int
    faults: dict[str, int]
    states: dict[str, float]
    languages: list[str]
    scenes: dict[str, int]
    visitors: int
    resets: int
    games: int
    runs: int
    counts: int
    miscounts: list[str]
    sums: list[int]
    missing: int
    kills: list[Kill] = field(default_factory=list)
    machine: dict[str, str] = field(default_factory=dict)
    screens: Screens | None = None

    @property
    def sound(self) -> bool:
        """Whether nothing failed: no crash, no ion lost, nothing that should not be. (Speed is the machine's, too.)"""
        back = all(kill.back_s <= MOST_BACK_S for kill in self.kills)
        screens = self.screens is None or self.screens.sound
        return not (self.crashes or self.problems or self.miscounts or self.missing) and back and screens

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self) | {"sound": self.sound}
