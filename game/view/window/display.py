"""Opens the window on a display that can be seen, in the mode in which pixels reach the screen faster."""

import os
import time
import warnings
from collections.abc import Callable

import pygame

from game.view.drawing import sprites
from game.view.sound.quiet_sdl import discarded_stderr
from game.words import _

from .size import WindowError

TITLE = "minus70"
_HINT = "SDL_FRAMEBUFFER_ACCELERATION"
_SLOW_FLIP = 6.0  # times as long as copying the picture; straight to the window: at most 3; by software GL: 13 to 36
_TRIES, _TRY_AGAIN_S = 20, 0.1
_UNSEEN = ("dummy", "offscreen")
_ICON_PPN = 76.0  # an ion of 64 px


def start_pygame() -> None:
    """Start what a screen needs. Raises WindowError where another pygame stands in its place."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    if not getattr(pygame, "IS_CE", False):
        raise WindowError(_("The old pygame hides pygame-ce; run: pip uninstall pygame, then: pip install pygame-ce."))
    # A desktop may give a window another size than it asked for; it is laid out for the one that it has.
    warnings.filterwarnings("ignore", "Requested window was forcibly resized", RuntimeWarning)
    with discarded_stderr():
        pygame.display.init()
    pygame.font.init()


def start_display() -> None:
    """Start what a window needs, before anything is asked of the display.

    Raises WindowError where another pygame is in the way, and pygame.error where there is no screen.
    """
    # A window that is scaled by the desktop would blur every hairline.
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    os.environ["SDL_VIDEO_X11_WMCLASS"] = TITLE  # what taskbars group windows by; pygame has put a script there
    start_pygame()
    _check_seen()


def comfortable_size() -> tuple[int, int]:
    """Most of the desktop, in a shape that fits it."""
    w, h = pygame.display.get_desktop_sizes()[0]
    return max(1024, round(w * 0.9)), max(600, round(h * 0.86))


def open_window(size: tuple[int, int], fullscreen: bool) -> pygame.Surface:
    """The window: as large as the screen, or of `size` px. Raises pygame.error."""
    pygame.display.set_caption(TITLE)
    pygame.display.set_icon(sprites.raster("ion_k_lg", _ICON_PPN))
    if fullscreen:
        return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
    return pygame.display.set_mode(size, pygame.RESIZABLE)


def by_quicker_path(window: pygame.Surface, reopen: Callable[[], pygame.Surface]) -> pygame.Surface:
    """The window, opened again where pixels get to the screen faster another way. Raises pygame.error.

    SDL goes through the graphics driver; where that is only software, straight to the window is ten times faster.
    """
    if _HINT in os.environ or not _shows_slowly(window):
        return window
    os.environ[_HINT] = "0"
    driver = pygame.display.get_driver()
    for _try in range(_TRIES):
        pygame.display.quit()
        pygame.display.init()
        if pygame.display.get_driver() == driver:
            break
        time.sleep(_TRY_AGAIN_S)  # an X server whose last window has gone begins anew, and takes no other meanwhile
    _check_seen()
    return reopen()


def _check_seen() -> None:
    """Raise pygame.error where SDL has found no screen, and fallen back, unasked, on a driver that shows nothing."""
    if pygame.display.get_driver() in _UNSEEN and not os.environ.get("SDL_VIDEODRIVER"):
        raise pygame.error(_("no display was found"))


def _quickest_s(act: Callable[[], object]) -> float:
    """How long `act` takes: the quickest of a few, so that waiting for the screen, or for others, does not count."""
    times = []
    for _try in range(6):
        begun = time.perf_counter()
        act()
        times.append(time.perf_counter() - begun)
    return min(times)


def _shows_slowly(window: pygame.Surface) -> bool:
    """Whether showing a picture takes far longer than copying it, on this machine and at this size."""
    copy = window.copy()  # once: what a copy is made in costs more than the copying
    return _quickest_s(pygame.display.flip) > _SLOW_FLIP * _quickest_s(lambda: copy.blit(window, (0, 0)))
