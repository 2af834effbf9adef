"""How long a frame takes: simulation and drawing together, without a window."""

import statistics
import time

import pygame

from .app import start_pygame
from .screens.live import LiveScreen

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
