"""Presenter mode, on every screen: full screen, larger words, a pointer, a blank picture, a frozen one, a clicker.

A clicker is a keyboard with few keys: Page ↓ and Page ↑, F5 and Esc, "b" or ".".
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Protocol, assert_never, runtime_checkable

import pygame

from game.view.actions.classroom import Choose, ClassroomAction, PresenterAction, TurnPage
from game.view.actions.time import Way
from game.view.actions.window import WindowAction
from game.view.drawing import appearance
from game.view.drawing.appearance import Appearance
from game.view.keys import CLASSROOM, PRESENTING
from game.view.screen import Leave, Screen
from game.view.widgets.input import (
    MOUSE,
    Drag,
    Hover,
    Input,
    Key,
    KeyEnd,
    Press,
    Release,
    RightPress,
    RightRelease,
    Wheel,
    read,
)
from game.view.widgets.notice import Notice

from .bar import PresenterBar
from .caption_plate import draw_caption
from .looks import LookAction, changed, sentence
from .pointer import Trail

if TYPE_CHECKING:
    from .captions import Captions

LARGER: Final = 1.45
"""Size of words while presenting, where no larger one is chosen already."""
_HELD_S: Final = 0.35  # a key that is down for longer points only while it is down


@runtime_checkable
class Turns(Protocol):
    """A screen that has something next and something before: what a clicker's two keys are for."""

    def turn(self, step: Way) -> None:
        """Go on (1) or back (-1)."""


@runtime_checkable
class Numbered(Protocol):
    """A screen on which number keys choose something while presenting."""

    def choose(self, number: int) -> None:
        """Take the one with this number, from 1; a number that nothing has does nothing."""


class Presenter:
    """Takes events before the screen does, and draws over it. `on`: presenter mode from the start."""

    def __init__(self, on: bool = False, reduced_motion: bool = False) -> None:
        self.on = False
        self.blank = False
        self.frozen = False
        self.pointing = False
        self.trail = Trail(not reduced_motion)
        self._leave: Leave = lambda where: None
        self._refit: Callable[[], None] = lambda: None
        self._fill: Callable[[bool], None] = lambda full: None
        self._before: Appearance | None = None
        self._mouse_at: tuple[float, float] | None = None  # where it was last seen
        self._down_s: float | None = None  # how long the pointer's key has been down
        self._pointer_key = 0
        self._now_s = 0.0
        self._notice = Notice(lambda: self._now_s)
        self.bar = PresenterBar(self._do)
        if on:
            self._enter()

    @cached_property
    def captions(self) -> "Captions":
        """What has been done, in words. Imported with the first frame, because the engine comes with it."""
        from .captions import Captions

        return Captions()

    def join(self, leave: Leave, refit: Callable[[], None], fill: Callable[[bool], None]) -> None:
        """Belong to a window: `leave` opens the votes, `refit` lays the screen out anew, `fill` fills the screen."""
        self._leave, self._refit, self._fill = leave, refit, fill

    def toggle(self) -> None:
        """Begin to present, or end it."""
        self._do(ClassroomAction.PRESENT)

    @property
    def holds_still(self) -> bool:
        """Whether the run, and with it the picture, stands still."""
        return self.blank or self.frozen

    # Events ----------------------------------------------------------------------------------------------------

    def take(self, event: pygame.event.Event, screen: Screen, covered: bool = False) -> bool:
        """Act on an event; False if the screen, or with `covered` the card that lies over it, may have it."""
        theme = screen.layout.theme
        found = read(event, (theme.width, theme.height))
        if self.blank and isinstance(found, Key | Press | RightPress | Wheel):
            self.blank = False
            return True
        if isinstance(found, Key):
            return not (covered and found.key == pygame.K_ESCAPE) and self._key(found, event, screen)
        if isinstance(found, KeyEnd) and self._down_s is not None and found.key == self._pointer_key:
            if self._down_s > _HELD_S:
                self._point(False)
            self._down_s = None
            return True
        if not self.on:
            return False
        self.bar.show(theme, self.frozen, self.pointing)
        if found is not None and self.bar.handle(found):
            return True
        if self._points(found):
            return True
        if self.frozen and isinstance(found, Press | Wheel):
            self.frozen = False
        return False

    def _key(self, key: Key, event: pygame.event.Event, screen: Screen) -> bool:
        """Act on `key`, which `event` was read as; False if the screen may have it."""
        everywhere = CLASSROOM.find(key)
        if everywhere is not None and everywhere.action is not None:
            self._do(everywhere.action)
            return True
        if not self.on:
            return False
        found = PRESENTING.find(key)
        if found is None or found.action is None:
            if self.frozen and screen.handle(event):  # something is done: the run goes on
                self.frozen = False
                return True
            return False
        if key.text.isprintable() and key.text and getattr(screen, "typing", False):
            return False
        match found.action:
            case PresenterAction.LEAVE:
                if not screen.handle(event):
                    self._do(ClassroomAction.PRESENT)
            case Choose(number):
                if not isinstance(screen, Numbered):
                    return False
                self.frozen = False
                screen.choose(number)
            case TurnPage(way):
                if not isinstance(screen, Turns):
                    return False
                self.frozen = False
                screen.turn(way)
            case PresenterAction.POINT:
                self._down_s = None if self.pointing else 0.0
                self._pointer_key = key.key
                self._do(found.action)
            case PresenterAction():
                self._do(found.action)
            case _:
                assert_never(found.action)
        return True

    def _points(self, found: Input | None) -> bool:
        """Follow the mouse or a finger while pointing. A finger that points presses nothing."""
        if isinstance(found, RightPress | RightRelease):
            self._point(isinstance(found, RightPress))
            self.trail.move(found.at)
            return True
        if isinstance(found, Hover) or (isinstance(found, Drag) and found.pointer == MOUSE):
            self._mouse_at = found.at
            if self.pointing:
                self.trail.move(found.at)
            return False
        if not self.pointing or not isinstance(found, Press | Drag | Release) or found.pointer == MOUSE:
            return False
        self.trail.move(found.at)
        return True

    # Doing -----------------------------------------------------------------------------------------------------

    def _do(self, action: PresenterAction | ClassroomAction) -> None:
        match action:
            case ClassroomAction.PRESENT:
                self._exit() if self.on else self._enter()
            case PresenterAction.LEAVE:
                self._exit()
            case PresenterAction.BLANK:
                self.blank = True
            case PresenterAction.FREEZE:
                self.frozen = not self.frozen
            case PresenterAction.POINT:
                self._point(not self.pointing)
            case ClassroomAction.VOTES:
                self._leave(WindowAction.VOTES)
            case _:
                self._look(action)

    def _look(self, action: LookAction) -> None:
        appearance.use(changed(appearance.now(), action))
        self._refit()
        self._notice.say(sentence(action))

    def _enter(self) -> None:
        self.on = True
        self._before = appearance.now()
        appearance.use(replace(self._before, text_scale=max(LARGER, self._before.text_scale)))
        self.bar.unfold()
        self._fill(True)
        self._refit()

    def _exit(self) -> None:
        self.on = self.frozen = self.blank = False
        self._point(False)
        if self._before is not None:
            appearance.use(replace(appearance.now(), text_scale=self._before.text_scale))
        self._fill(False)
        self._refit()

    def _point(self, on: bool) -> None:
        self.pointing = on
        pygame.mouse.set_visible(not on)
        self.trail.hide()
        if on and self._mouse_at is not None:
            self.trail.move(self._mouse_at)

    # Every frame -----------------------------------------------------------------------------------------------

    def advance(self, dt: float, screen: Screen) -> None:
        """Let `dt` seconds of wall time pass before `screen`."""
        self.captions.follow(getattr(screen, "session", None), dt)
        self._now_s += dt
        self.trail.advance(dt)
        self.bar.advance(dt)
        if self._down_s is not None:
            self._down_s += dt

    def draw(self, surface: pygame.Surface, screen: Screen) -> None:
        """Draw over the finished screen; then let it be seen as the eyes that are checked for see it."""
        theme = screen.layout.theme
        if self.blank:
            surface.fill((0, 0, 0))
            return
        if self.on:
            self.bar.show(theme, self.frozen, self.pointing)
            if appearance.now().captions:
                draw_caption(surface, theme, self.captions.words)
            self.bar.draw(surface)
            self.trail.draw(surface, theme)
        self._notice.draw(surface, theme, theme.height // 2)
        check = appearance.now().colour_check
        if check is not None:
            from game.view.drawing import colour_check  # its kernel comes with numba

            colour_check.apply(surface, check)
