"""A quiet still picture over the whole screen, as a small program of its own: `python -m` this module.

It stands behind the show, and is what people see while there is no show. It imports no engine, and
ignores keys, touches and the window's controls; it ends with its parent, or on a signal.
"""

import json
import os
import signal
import sys
import time
from importlib.resources import as_file, files

import pygame

from game.kiosk.heartbeat import SHOWING, Beat, Heart, ParentGone
from game.kiosk.with_parent import end_with_parent

from .turned import upright_size

_LOOK_MS = 100
_SHIFT_EVERY_S = 60.0
_SHIFTS = ((0, 0), (6, 0), (6, 6), (0, 6))  # px: it may stand for days, and must not burn in


def covering(picture: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    """`picture` scaled to cover `size` px and a little more, and cut to it."""
    margin = max(max(shift) for shift in _SHIFTS)
    wanted = size[0] + margin, size[1] + margin
    factor = max(wanted[0] / picture.get_width(), wanted[1] / picture.get_height())
    scaled = pygame.transform.smoothscale_by(picture, factor)
    cut = pygame.Rect((0, 0), wanted)
    cut.center = scaled.get_rect().center
    return scaled.subsurface(cut.clamp(scaled.get_rect()))


def load(size: tuple[int, int]) -> pygame.Surface:
    """The picture that fits an upright screen of `size` px."""
    name = "tall.jpg" if size[1] > size[0] else "wide.jpg"
    with as_file(files("game") / "assets" / "still" / name) as path:
        return pygame.image.load(path)


def open_window(settings: dict[str, object]) -> pygame.Surface:
    """A window as large as the show's. Raises pygame.error."""
    if settings["windowed"]:
        size = settings["size"] or (1280, 720)
        return pygame.display.set_mode(size)  # type: ignore[arg-type]
    sizes = pygame.display.get_desktop_sizes()
    display = settings["config"]["display"]  # type: ignore[index]
    return pygame.display.set_mode((0, 0), pygame.FULLSCREEN, display=display if display < len(sizes) else 0)


def draw(window: pygame.Surface, rotation: int, shift: tuple[int, int]) -> None:
    """Draw the picture into `window`."""
    upright = pygame.Surface(upright_size(window.get_size(), rotation), 0, window)
    upright.blit(covering(load(upright.get_size()), upright.get_size()), (-shift[0], -shift[1]))
    window.blit(pygame.transform.rotate(upright, -rotation), (0, 0))
    pygame.display.flip()


def main() -> int:
    """Show it until the parent is gone. Returns an exit code."""
    settings = json.loads(sys.stdin.read())
    end_with_parent(settings.get("parent"))
    rotation = settings["config"]["rotation"]
    heart = Heart(os.dup(1))
    os.dup2(2, 1)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    os.environ["SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS"] = "0"
    pygame.display.init()
    if pygame.display.get_driver() == "x11":
        os.environ["SDL_FRAMEBUFFER_ACCELERATION"] = "0"  # 100 MB less; Wayland has no other way than OpenGL
    if pygame.display.get_driver() in ("dummy", "offscreen") and not os.environ.get("SDL_VIDEODRIVER"):
        sys.exit("no display was found")
    pygame.display.set_caption("minus70")
    window = open_window(settings)
    pygame.mouse.set_visible(False)
    drawn: tuple[object, ...] = ()
    begun = time.monotonic()
    try:
        while True:
            window = pygame.display.get_surface() or window
            shift = _SHIFTS[int((time.monotonic() - begun) / _SHIFT_EVERY_S) % len(_SHIFTS)]
            if drawn != (window.get_size(), shift):
                draw(window, rotation, shift)
                drawn = window.get_size(), shift
            if heart.due:
                heart.beat(Beat(SHOWING))
            pygame.time.wait(_LOOK_MS)
            if any(event.type == pygame.WINDOWEXPOSED for event in pygame.event.get()):
                drawn = ()  # the show is gone from in front of it
    except ParentGone:
        return 0


if __name__ == "__main__":
    sys.exit(main())
