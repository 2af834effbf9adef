"""The window: opens it, keeps it running, and hands events and time to the screen."""

import contextlib
import gc
import os
import time
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import pygame

from game.crash import last_actions
from game.kernels import start_watch
from game.kiosk.heap import give_back_large
from game.view import keys
from game.view.actions.window import Destination, OpenLevel, WindowAction
from game.view.drawing import cache, sprites
from game.view.screen import Leave, Screen
from game.view.sound.quiet_sdl import hidden_chatter
from game.view.splash.opening import Opening
from game.view.splash.splash import Splash
from game.view.widgets.echoes import Echoes
from game.view.widgets.input import FocusLost, Key, Lost, read
from game.words import _

from . import event_words

if TYPE_CHECKING:  # numba comes with these: the window opens, and shows the splash, before that is imported
    from game.view.challenge.dialog import Dialog
    from game.view.classroom.presenter import Presenter
    from game.view.sound.sound import Sound

    from .ahead import Ahead

TITLE = "minus70"
FRAMES_PER_S = 60
LONGEST_FRAME_S = 0.25  # after a stall the patch goes on from where it was
LEAST_SIZE, MOST_SIZE = (320, 240), (7680, 4320)
LEAST_DRAWN = (1024, 600)  # px, the long side and the short one: below this words would not fit


_HINT = "SDL_FRAMEBUFFER_ACCELERATION"
_SLOW_FLIP = 6.0  # times as long as copying the picture; straight to the window: at most 3; by software GL: 13 to 36
_TRIES, _TRY_AGAIN_S = 20, 0.1
_UNSEEN = ("dummy", "offscreen")
_ICON_PPN = 76.0  # an ion of 64 px


Make = Callable[[str, tuple[int, int], Leave], Screen]


class WindowError(RuntimeError):
    """No window can be opened; the message says why and what to do."""


def check_size(size: tuple[int, int]) -> None:
    """Raise WindowError unless a picture of `size` px can be drawn."""
    (w, h), (lw, lh), (mw, mh) = size, LEAST_SIZE, MOST_SIZE
    if not (lw <= w <= mw and lh <= h <= mh):
        raise WindowError(
            _("A size of {w}x{h} cannot be drawn; use {lw}x{lh} to {mw}x{mh}.").format(
                w=w, h=h, lw=lw, lh=lh, mw=mw, mh=mh
            )
        )


def drawn_size(size: tuple[int, int]) -> tuple[int, int]:
    """The size that a window of `size` px is drawn at: a small one is drawn larger, and scaled down to fit.

    A sliver, in which no word can be read, is drawn wider than it is: at its own shape it would be gigantic.
    """
    long, short = max(*size, 1), max(min(size), LEAST_SIZE[1])
    factor = max(1.0, LEAST_DRAWN[0] / long, LEAST_DRAWN[1] / short)
    width, height = (max(round(side * factor), LEAST_DRAWN[1]) for side in size)
    return min(width, MOST_SIZE[0]), min(height, MOST_SIZE[0])


def start_pygame() -> None:
    """Start what a screen needs. Raises WindowError where another pygame stands in its place."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    if not getattr(pygame, "IS_CE", False):
        raise WindowError(_("The old pygame hides pygame-ce; run: pip uninstall pygame, then: pip install pygame-ce."))
    with hidden_chatter():
        pygame.display.init()
    pygame.font.init()


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


def _collect_all() -> None:
    """Free what is garbage, and leave what is not alone from now on: to look through it again would cost a frame."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class App:
    """One window with one screen in it."""

    def __init__(
        self,
        size: tuple[int, int] | None,
        fullscreen: bool,
        make: Make,
        first: str = "live",
        sound: bool = False,
        presenter: "Presenter | None" = None,
        opening: Opening | None = None,
    ) -> None:
        """`make(where, size, leave)` makes a screen; the window opens on `first`. Raises WindowError.

        `sound`: whether the run is heard from the start. `presenter`: what a classroom has on every screen; without
        one no key is taken from the screens. `opening`: what the splash goes over into.
        """
        if size is not None:
            check_size(size)
        give_back_large()
        # A window that is scaled by the desktop would blur every hairline.
        os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
        os.environ["SDL_VIDEO_X11_WMCLASS"] = TITLE  # what taskbars group windows by; pygame has put a script there
        try:
            start_pygame()
            _check_seen()
            self._windowed = size or self._comfortable()
            self._fullscreen = fullscreen or (presenter is not None and presenter.on)
            self._window = self._open()
            self._choose_path()
        except pygame.error as problem:
            raise WindowError(
                _(
                    "No window can be opened ({problem}). "
                    "Run it where there is a screen, or use: minus70 picture live -o live.png"
                ).format(problem=problem)
            ) from None
        self._running = True
        self._echoes = Echoes()
        self._heard = sound
        self._opening = opening
        self._ahead: Ahead | None = None
        self._over: Dialog | None = None  # the glossary, over whatever screen it was opened on
        self._presenter = presenter
        self._alone = fullscreen  # whether it fills the screen without a presenter too
        if presenter is not None:
            presenter.join(self.leave, self._lay_out_anew, self._fill)
        self._make = make
        self._first = first
        self._screen: Screen | None = None
        self._wanted: str | None = None  # where to go once the present event has been dealt with
        self._canvas: pygame.Surface | None = None  # what a window too small for the layout is scaled from

    @property
    def screen(self) -> Screen | None:
        """The screen that is shown now; None before `begin`."""
        return self._screen

    @property
    def covered(self) -> bool:
        """Whether the glossary lies over the screen."""
        return self._over is not None

    def _comfortable(self) -> tuple[int, int]:
        """Most of the desktop, in a shape that fits it."""
        w, h = pygame.display.get_desktop_sizes()[0]
        return max(1024, round(w * 0.9)), max(600, round(h * 0.86))

    def _open(self) -> pygame.Surface:
        pygame.display.set_caption(TITLE)
        pygame.display.set_icon(sprites.raster("ion_k_lg", _ICON_PPN))
        if self._fullscreen:
            return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        return pygame.display.set_mode(self._windowed, pygame.RESIZABLE)

    def _choose_path(self) -> None:
        """Take the quicker way of getting pixels to the screen.

        SDL goes through the graphics driver; where that is only software, straight to the window is ten times faster.
        """
        if _HINT in os.environ or not _shows_slowly(self._window):
            return
        os.environ[_HINT] = "0"
        driver = pygame.display.get_driver()
        for _try in range(_TRIES):
            pygame.display.quit()
            pygame.display.init()
            if pygame.display.get_driver() == driver:
                break
            time.sleep(_TRY_AGAIN_S)  # an X server whose last window has gone begins anew, and takes nobody meanwhile
        _check_seen()
        self._window = self._open()

    def leave(self, what: Destination) -> None:
        """Quit, go in or out of full screen, switch the sound, or go to another screen."""
        match what:
            case WindowAction.QUIT:
                self._running = False
            case WindowAction.FULLSCREEN:
                self._switch_fullscreen()
            case WindowAction.PRESENT:
                if self._presenter is not None:
                    self._presenter.toggle()
            case WindowAction.SOUND:
                self._sound.toggle()
            case WindowAction.WORDS:
                self._show_words()
            case OpenLevel(name):
                self._wanted = f"level {name}"
            case _:
                self._wanted = what.value

    def _show_words(self) -> None:
        """Lay the card that says what the words mean over the screen."""
        from game.view.challenge.words_card import words_card

        self._over = words_card(self._shut)
        if self._screen is not None:
            self._over.arrange(self._screen.layout.theme)

    @cached_property
    def _sound(self) -> "Sound":
        from game.view.sound.sound import Sound

        return Sound(self._heard)

    def _switch_fullscreen(self) -> None:
        """Go in or out of full screen; where the desktop refuses that, the window stays as it is."""
        self._fullscreen = not self._fullscreen
        try:
            self._window = self._open()
        except pygame.error as problem:
            last_actions.note(f"the window cannot be changed: {problem}")
            self._fullscreen = not self._fullscreen
            self._window = pygame.display.get_surface() or self._open()
        self._fit()

    def _shut(self) -> None:
        self._over = None

    def _fill(self, full: bool) -> None:
        """Fill the screen for a presenter; after it, be as before."""
        if full:
            self._alone = self._fullscreen
        if self._fullscreen != (full or self._alone):
            self.leave(WindowAction.FULLSCREEN)

    def _lay_out_anew(self) -> None:
        """Lay everything out again: words have another size, or colours are others."""
        if self._screen is None:
            return
        theme = self._screen.layout.theme
        self._screen.resize((theme.width, theme.height))
        if self._over is not None:
            self._over.arrange(self._screen.layout.theme)

    def run(self) -> None:
        """Run until the user quits. An error is raised once recordings are whole and the window is closed."""
        try:
            if not self.begin():
                self._abandon()
                return
            ticker = pygame.time.Clock()
            last = time.perf_counter()
            while self._running:
                now = time.perf_counter()
                self.frame(now - last)
                last = now
                ticker.tick(FRAMES_PER_S)
        except BaseException:
            self._abandon()
            raise
        self.end()

    def begin(self) -> bool:
        """Make the first screen, behind a splash; False if the user has had enough of that."""
        size = drawn_size(self._view_size())
        self._make_room(size)
        self._canvas = self._new_canvas(size)
        self._screen = self._made_behind_splash(lambda: self._make_first(size), self._opening)
        self._fit()
        self._note_screen(self._first)
        _collect_all()
        return self._screen is not None

    def _made_behind_splash(self, make: Callable[[], Screen], opening: Opening | None) -> Screen | None:
        """What `make` makes, while the splash is shown; None if the user has had enough of that."""
        splash = Splash(self._window if self._canvas is None else self._canvas, opening, self._share_compiled_ahead)
        splash.run(make, self._splashed)
        return splash.result

    def _make_first(self, size: tuple[int, int]) -> Screen:
        """Make the first screen, for a splash's thread; other processes compile, which what runs a patch waits for."""
        from .ahead import Ahead  # brings numba

        self._ahead = Ahead()
        make = self._make_now if self._first == "map" else self._make_later
        return make(self._first, size)

    def _share_compiled_ahead(self) -> float:
        """How much other processes have compiled of what is waited for, 0 to 1; 0 where they do not."""
        return 0.0 if self._ahead is None else self._ahead.share

    def _make_now(self, where: str, size: tuple[int, int]) -> Screen:
        return self._make(where, size, self.leave)

    def _make_later(self, where: str, size: tuple[int, int]) -> Screen:
        """Make a screen that runs a patch, once that can be run; for a splash's thread."""
        if self._ahead is not None:
            self._ahead.wait()
        return self._make_now(where, size)

    def _make_now_or_behind_splash(self, where: str) -> Screen | None:
        """Make another screen; behind a splash where the engine is still being compiled, so that nothing freezes.

        Who has had enough of that is back at the map; None where the window is to be closed.
        """
        from game.engine import step

        size = drawn_size(self._view_size())
        if where != "map" and not step.ready():
            made = self._made_behind_splash(lambda: self._make_later(where, size), None)
            if made is not None or not self._running:
                return made
            where = "map"
        return self._make_now(where, size)

    def frame(self, seconds: float) -> None:
        """What people have done, then time, then the picture; `seconds` after the frame before."""
        begun = time.perf_counter()
        self._take_all()
        if self._wanted is not None:
            self._go(self._wanted)
            if self._screen is None:
                return
            begun, seconds = time.perf_counter(), 0.0
        self._advance(min(seconds, LONGEST_FRAME_S))
        assert self._screen is not None
        self._draw(self._screen)
        pygame.display.flip()
        start_watch.succeeded()
        self._shown(time.perf_counter() - begun)

    def _take_all(self) -> None:
        """Take what has happened, until somebody wants to go elsewhere."""
        assert self._screen is not None
        for event in pygame.event.get():
            self._sound.notice(event)
            if words := event_words.describe(event, self._may_be_secret):
                last_actions.note(words)
            marked = self._echoes.marked(event, self._window.get_size())
            if marked is not None:
                self._take(marked, self._screen)
            if self._wanted is not None:
                return

    def _advance(self, seconds: float) -> None:
        """Let `seconds` pass; no time passes for a screen that a presenter holds still, or that a card lies over.

        Such a screen is updated all the same: this is the one place where what has just been made, laid out or
        changed becomes ready to be drawn.
        """
        assert self._screen is not None
        if self._presenter is not None:
            self._presenter.advance(seconds, self._screen)
        held = self._presenter is not None and self._presenter.holds_still
        if self._over is not None and not held:
            self._over.advance(seconds)
        self._screen.update(0.0 if held or self._over is not None else seconds)
        self._sound.follow(self._screen, seconds)

    def end(self) -> None:
        """Close the window and all behind it."""
        if self._screen is not None:
            self._screen.close()
        self._sound.close()
        if self._ahead is not None:
            self._ahead.stop()
        last_actions.forget()
        pygame.quit()

    def _abandon(self) -> None:
        """Close the window after an error, or during the splash. What fails here must not hide the error; the run is
        kept for its report.

        Only the display: a splash may still be at work with everything else.
        """
        if self._screen is not None:
            with contextlib.suppress(Exception):
                self._screen.close()
        with contextlib.suppress(Exception):
            pygame.display.quit()
        if self._ahead is not None:
            self._ahead.stop()

    def _splashed(self) -> bool:
        """Show a frame of the splash; False once the user has had enough."""
        self._present()
        pygame.display.flip()
        events = pygame.event.get()
        if any(event.type == pygame.QUIT for event in events):
            self._running = False
        return self._running and not any(
            event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE for event in events
        )

    def _shown(self, seconds: float) -> None:
        """A frame has been shown, after `seconds` of work."""

    def _go(self, where: str) -> None:
        """Change to another screen."""
        self._wanted = None
        left, self._screen = self._screen, None
        if left is not None:
            left.close()
        self._screen = self._make_now_or_behind_splash(where)
        self._fit()
        self._note_screen(where)
        del left
        _collect_all()  # the screen before refers to itself: its pictures would stay until then

    def _make_room(self, size: tuple[int, int]) -> None:
        """Keep as many pictures as a screen of `size` px needs."""
        cache.make_room(size)

    def _note_screen(self, where: str) -> None:
        """Let a crash report know which screen is shown, and of which run."""
        screen, size = self._screen, self._window.get_size()
        last_actions.note(f"screen {where!r}, window {size[0]}x{size[1]}, driver {pygame.display.get_driver()}")

        def run() -> str | None:
            from .run_text import run_text

            return run_text(screen)

        last_actions.follow(run)

    @property
    def _may_be_secret(self) -> bool:
        """Whether what is pressed now may spell a name or a PIN, which no report is to hold."""
        return bool(getattr(self._screen, "typing", False))

    def _view_size(self) -> tuple[int, int]:
        """The size in px of the picture in the window."""
        return self._window.get_size()

    def _new_canvas(self, size: tuple[int, int]) -> pygame.Surface | None:
        """What a picture of `size` px is drawn on before it is brought to the window; None: on the window itself."""
        return None if size == self._window.get_size() else pygame.Surface(size, 0, self._window)

    def _fit(self) -> None:
        """Lay the screen out for the window as it is now."""
        if self._screen is None:
            return
        size = drawn_size(self._view_size())
        self._canvas = self._new_canvas(size)
        theme = self._screen.layout.theme
        if (theme.width, theme.height) != size:
            cache.forget()  # pictures of the old size will not be asked for again
            self._make_room(size)
            self._screen.resize(size)
        if self._over is not None:
            self._over.arrange(self._screen.layout.theme)

    def _draw(self, screen: Screen) -> None:
        surface = self._window if self._canvas is None else self._canvas
        screen.draw(surface)
        if self._over is not None:
            self._over.draw(surface)
        if self._presenter is not None:
            self._presenter.draw(surface, screen)
        self._present()

    def _present(self) -> None:
        """Bring the canvas, if there is one, to the window."""
        if self._canvas is not None:
            pygame.transform.smoothscale(self._canvas, self._window.get_size(), self._window)

    def _take(self, event: pygame.event.Event, screen: Screen) -> None:
        if event.type == pygame.QUIT:
            self._running = False
        elif event.type == pygame.VIDEORESIZE:
            if not self._fullscreen:
                self._windowed = event.size
            self._window = pygame.display.get_surface() or self._window
            self._fit()
        elif self._presenter is not None and self._presenter.take(self._placed(event), screen, self._over is not None):
            pass
        elif self._over is not None:
            found = read(self._placed(event), self._size_of(screen))
            if isinstance(found, Key) and keys.GLOSSARY.find(found) is not None:
                self._shut()
            elif found is not None:
                self._over.handle(found)
            if isinstance(found, Lost | FocusLost):  # the screen below may hold what is lost
                screen.handle(self._placed(event))
        elif not screen.handle(self._placed(event)):
            found = read(event, self._size_of(screen))
            bound = keys.EVERYWHERE.find(found) if isinstance(found, Key) else None
            if bound is not None and bound.action is not None:
                self.leave(bound.action)

    @staticmethod
    def _size_of(screen: Screen) -> tuple[int, int]:
        return screen.layout.theme.width, screen.layout.theme.height

    def _placed(self, event: pygame.event.Event) -> pygame.event.Event:
        """The event with its place in the picture, where that is larger than the window."""
        if self._canvas is None or not hasattr(event, "pos"):
            return event
        across, down = (a / max(1, b) for a, b in zip(self._canvas.get_size(), self._window.get_size(), strict=True))
        return pygame.event.Event(event.type, event.dict | {"pos": (event.pos[0] * across, event.pos[1] * down)})
