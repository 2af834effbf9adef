"""Presenter mode, on every screen: full screen, larger words, a pointer, a blank picture, a frozen one.

A presentation remote acts as a keyboard with a few keys: Page ↓ and Page ↑, F5 and Esc, "b" or ".".
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, assert_never

import pygame

from game.view.actions.classroom import Choose, ClassroomAction, PresenterAction, TurnPage
from game.view.actions.window import WindowAction
from game.view.drawing import appearance
from game.view.drawing.appearance import Appearance
from game.view.keys import CLASSROOM, PRESENTING
from game.view.screen import Leave, Screen
from game.view.widgets.input import Key, KeyEnd, Press, RightPress, Wheel, read
from game.view.widgets.notice import Notice

from .bar import PresenterBar
from .caption_plate import draw_caption
from .looks import AppearanceAction, changed, sentence
from .pointing import Pointing
from .steered import Numbered, Turns

if TYPE_CHECKING:
    from .captions import Captions

LARGER: Final = 1.45
"""Size of words while presenting, where no larger one is chosen already."""


class Presenter:
    """Handles events before the screen does, and draws over it. `on`: presenter mode from the start."""

    def __init__(self, on: bool = False, reduced_motion: bool = False) -> None:
        self.on = self.blank = self.frozen = False
        self.pointer = Pointing(trails=not reduced_motion)
        self._leave: Leave = lambda where: None
        self._refit: Callable[[], None] = lambda: None
        self._fill: Callable[[bool], None] = lambda full: None
        self._before: Appearance | None = None
        self._now_s = 0.0
        self._notice = Notice(lambda: self._now_s)
        self.bar = PresenterBar(self._do)
        if on:
            self._enter()

    @cached_property
    def captions(self) -> "Captions":
        """The captions of the latest action. Imported with the first frame, because it imports the engine."""
        from .captions import Captions

        return Captions()

    def join(self, leave: Leave, refit: Callable[[], None], fill: Callable[[bool], None]) -> None:
        """Attach to a window: `leave` opens the votes, `refit` lays the screen out, `fill` goes to full screen."""
        self._leave, self._refit, self._fill = leave, refit, fill

    def toggle(self) -> None:
        """Switch presenter mode on or off."""
        self._do(ClassroomAction.PRESENT)

    @property
    def holds_still(self) -> bool:
        """Whether the run, and with it the picture, is frozen."""
        return self.blank or self.frozen

    # Events ----------------------------------------------------------------------------------------------------

    def handle(self, event: pygame.event.Event, screen: Screen, covered: bool = False) -> bool:
        """Handle an event. Returns False if the screen (with `covered`, the card over it) should handle it."""
        theme = screen.layout.theme
        found = read(event, (theme.width, theme.height))
        if self.blank and isinstance(found, Key | Press | RightPress | Wheel):
            self.blank = False
            return True
        if isinstance(found, Key):
            return not (covered and found.key == pygame.K_ESCAPE) and self._key(found, event, screen)
        if isinstance(found, KeyEnd) and self.pointer.release_key(found):
            return True
        if not self.on:
            return False
        self.bar.show(theme, self.frozen, self.pointer.on)
        if found is not None and self.bar.handle(found):
            return True
        if self.pointer.follow(found):
            return True
        if self.frozen and isinstance(found, Press | Wheel):
            self.frozen = False
        return False

    def _key(self, key: Key, event: pygame.event.Event, screen: Screen) -> bool:
        """Handle `key`, which `event` was read as. Returns False if the screen should handle it."""
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
                self.pointer.press_key(key)
            case PresenterAction():
                self._do(found.action)
            case _:
                assert_never(found.action)
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
                self.pointer.switch(not self.pointer.on)
            case ClassroomAction.VOTES:
                self._leave(WindowAction.VOTES)
            case _:
                self._change_appearance(action)

    def _change_appearance(self, action: AppearanceAction) -> None:
        appearance.use(changed(appearance.current(), action))
        self._refit()
        self._notice.say(sentence(action))

    def _enter(self) -> None:
        self.on = True
        self._before = appearance.current()
        appearance.use(replace(self._before, text_scale=max(LARGER, self._before.text_scale)))
        self.bar.unfold()
        self._fill(True)
        self._refit()

    def _exit(self) -> None:
        self.on = self.frozen = self.blank = False
        self.pointer.switch(False)
        if self._before is not None:
            appearance.use(replace(appearance.current(), text_scale=self._before.text_scale))
        self._fill(False)
        self._refit()

    # Every frame -----------------------------------------------------------------------------------------------

    def advance(self, dt: float, screen: Screen) -> None:
        """Advance by `dt` seconds of wall time over `screen`."""
        self.captions.follow(getattr(screen, "session", None), dt)
        self._now_s += dt
        self.pointer.advance(dt)
        self.bar.advance(dt)

    def draw(self, surface: pygame.Surface, screen: Screen) -> None:
        """Draw over the finished screen; then apply the colour-vision check, if one is on."""
        theme = screen.layout.theme
        if self.blank:
            surface.fill((0, 0, 0))
            return
        if self.on:
            self.bar.show(theme, self.frozen, self.pointer.on)
            if appearance.current().captions:
                draw_caption(surface, theme, self.captions.words)
            self.bar.draw(surface)
            self.pointer.draw(surface, theme)
        self._notice.draw(surface, theme, theme.height // 2)
        check = appearance.current().colour_check
        if check is not None:
            from game.view.drawing import colour_check  # its kernel comes with numba

            colour_check.apply(surface, check)
