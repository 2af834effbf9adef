"""How long a frame takes: simulation and drawing together, without a window."""

import statistics
import tempfile
import time
from pathlib import Path

import pygame

from game.view.actions.live import TimeStep
from game.view.playback.recorder import Recorder
from game.view.screens.live import LiveScreen
from game.view.window.display import start_pygame

_FRAME_S = 1 / 60


def frame_ms(patch_size: str, size: tuple[int, int], frames: int = 120, threads: int = 1) -> dict[str, float]:
    """Median milliseconds of one frame at 1x: "simulate", "draw" and "frame" (both)."""
    start_pygame()
    live = LiveScreen(size, patch_size=patch_size, threads=threads)
    surface = pygame.Surface(size, 0, 32, (0xFF0000, 0x00FF00, 0x0000FF, 0))
    live.session.step(1800)  # at rest, as it is watched; on the way there the glow is painted anew in most frames
    live.scene.warm_up()
    simulate, draw = [], []
    for frame in range(frames + 20):
        begun = time.perf_counter()
        live.update(_FRAME_S)
        between = time.perf_counter()
        live.draw(surface)
        ended = time.perf_counter()
        if frame >= 20:  # the first frames fill caches
            simulate.append(1e3 * (between - begun))
            draw.append(1e3 * (ended - between))
    return {
        "simulate": statistics.median(simulate),
        "draw": statistics.median(draw),
        "frame": statistics.median(a + b for a, b in zip(simulate, draw, strict=True)),
    }


def time_machine(patch_size: str, size: tuple[int, int], minutes: float = 2.0, places: int = 40) -> dict[str, float]:
    """How quick the way back is, from `places` all over a run of some minutes, and what keeping it costs a frame.

    "back_ms" and "back_worst_ms": one frame back, its picture included; "recording_percent": of a frame at 1x, what
    is added by snapshots and by a recording on disk; "window_s" and "snapshot_MB": how far back, and in how much.
    """
    start_pygame()
    live = LiveScreen(size, patch_size=patch_size)
    surface = pygame.Surface(size, 0, 32, (0xFF0000, 0x00FF00, 0x0000FF, 0))
    session = live.session
    session.step(round(60 * minutes / session.patch.spec.dt_s))
    live.clock.paused = True
    times = []
    for place in range(places + 3):
        earliest, latest = session.earliest, session.latest
        session.seek(latest - (latest - earliest - 1) * (place * 7 % places) // places)
        live.update(_FRAME_S)
        live.draw(surface)
        begun = time.perf_counter()
        live.dispatch(TimeStep.STEP_BACK)
        live.update(_FRAME_S)
        live.draw(surface)
        if place >= 3:
            times.append(1e3 * (time.perf_counter() - begun))
    reach_s = (session.latest - session.earliest) * session.patch.spec.dt_s
    kept_mb = session.timeline.nbytes / 2**20
    return {
        "back_ms": statistics.median(times),
        "back_worst_ms": max(times),
        "recording_percent": 100 * _recording_ms(live) / frame_ms(patch_size, size, 40)["frame"],
        "window_s": reach_s,
        "snapshot_MB": kept_mb,
    }


def _recording_ms(live: LiveScreen, rounds: int = 5) -> float:
    """Milliseconds that a frame takes longer for being kept and recorded: snapshots, marks, and the file.

    Rounds of a stretch with and without it take turns, so that a machine that slows down slows both.
    """
    session = live.session
    session.seek(session.latest)
    stretch = 3 * min(240, session.timeline.spacing(session.patch.ions))
    plain = session.patch.copy()
    kept_ms, plain_ms = [], []
    with tempfile.TemporaryDirectory() as folder:
        recorder = Recorder(session, Path(folder) / "bench.minus70", session.tick)
        for _round in range(rounds):
            begun = time.perf_counter()
            for _frame in range(stretch):
                session.step()
                recorder.advance(_FRAME_S)
            between = time.perf_counter()
            for _frame in range(stretch):
                plain.step()
            plain_ms.append(1e3 * (time.perf_counter() - between) / stretch)
            kept_ms.append(1e3 * (between - begun) / stretch)
        recorder.stop()
    return max(0.0, statistics.median(kept_ms) - statistics.median(plain_ms))
