"""The operator's desk, over whatever the exhibit shows: a pad for the PIN, and behind it what an operator may do."""

import math
from collections.abc import Callable, Sequence
from pathlib import Path

import pygame
from pygame import Rect

from game.kiosk.lock import Lock
from game.view.drawing import shapes, text, tiles
from game.view.drawing.theme import ASH, BONE, Theme
from game.view.kiosk.desk_button import PadKey, WideButton
from game.view.kiosk.desk_layout import PAD_KEYS, menu_layout, pad_layout
from game.view.widgets.button import Button
from game.view.widgets.input import Input, Key, Press, Release
from game.view.widgets.router import Router
from game.words import _

MOST_DIGITS = 8
ALONE_S = 20.0
_VEIL_ALPHA = 190


class Desk:
    """Closed at first. `status` returns lines about the exhibit's health, shown once the PIN is entered."""

    def __init__(
        self, pin: str, act: Callable[[str], None], status: Callable[[], list[str]], tries: Path | None = None
    ) -> None:
        """`act` is called with "leave" or "again" (restart the exhibit). Without a PIN it never opens.

        `tries`: the file in which wrong PINs are counted, so that a new start does not forget them.
        """
        self._has_pin = bool(pin)
        self._lock, self._act, self._status = Lock(pin, file=tries), act, status
        self._router = Router(around=True)
        self._buttons: list[PadKey] = []
        self._digits = ""
        self._wrong = False
        self._lines: list[str] = []
        self._alone_s = 0.0
        self.open = False
        self.unlocked = False
        self._theme = Theme(1920, 1080)
        self._panel = Rect(0, 0, 0, 0)

    @property
    def buttons(self) -> Sequence[Button]:
        """What can be pressed now, in the order in which Tab visits it."""
        return self._buttons

    def show(self, theme: Theme) -> None:
        """Open it, where there is a PIN."""
        if self._has_pin and not self.open:
            self.open, self.unlocked, self._wrong = True, False, False
            self._digits, self._alone_s = "", 0.0
            self._buttons = [self._pad_key(sign) for sign in PAD_KEYS]
            self._buttons.append(WideButton(_("Close"), self.close, words=_("Close")))
            self.arrange(theme)

    def close(self) -> None:
        """Back to the exhibit."""
        self.open, self.unlocked, self._digits = False, False, ""
        self._buttons = []
        self._router = Router(around=True)

    def _pad_key(self, sign: str) -> PadKey:
        if sign == "<":
            return PadKey(_("Delete"), self._delete, sign="left")
        if sign == ">":
            return PadKey(_("Enter"), self._enter, sign="check")
        return PadKey(sign, lambda: self._type(sign), words=sign)

    def _type(self, digit: str) -> None:
        self._wrong = False
        self._digits = (self._digits + digit)[:MOST_DIGITS]

    def _delete(self) -> None:
        self._digits = self._digits[:-1]

    def _enter(self) -> None:
        tried, self._digits = self._digits, ""
        if not tried:
            return
        if self._lock.opens(tried):
            self._unlock()
        else:
            self._wrong = True

    def _unlock(self) -> None:
        self.unlocked = True
        self._lines = self._status()
        rows = (
            (_("Back to the exhibit"), self.close),
            (_("Start the exhibit again"), lambda: self._act("again")),
            (_("End the exhibit"), lambda: self._act("leave")),
        )
        self._buttons = [WideButton(words, act, words=words) for words, act in rows]
        self._router = Router(around=True)
        self.arrange(self._theme)

    def arrange(self, theme: Theme) -> None:
        """Lay it out for a window of `theme`, while it is open."""
        self._theme = theme
        place = menu_layout(theme, len(self._lines)) if self.unlocked else pad_layout(theme)
        self._panel = place.panel
        for button, rect in zip(self._buttons, place.buttons, strict=True):
            button.arrange(theme, rect)
        self._router.widgets = self._buttons

    def advance(self, seconds: float) -> None:
        """Advance by `seconds`; the desk closes after a while without input."""
        if self.open:
            self._alone_s += seconds
            self._router.advance(seconds)
            if self._alone_s > ALONE_S:
                self.close()

    def handle(self, event: Input) -> None:
        """Handle a pointer or key event."""
        if isinstance(event, Press | Release | Key):
            self._alone_s = 0.0
        if isinstance(event, Key) and not event.command and not self.unlocked:
            if event.text in tuple("0123456789"):
                return self._type(event.text)
            if event.key == pygame.K_BACKSPACE:
                return self._delete()
            if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER) and not self._router.focus.visible:
                return self._enter()
        if isinstance(event, Key) and event.key == pygame.K_ESCAPE:
            return self.close()
        self._router.handle(event)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it, if it is open."""
        if not self.open:
            return
        theme, panel = self._theme, self._panel
        tiles.plain(surface, _VEIL_ALPHA)
        surface.blit(shapes.themed_panel(panel.size, theme), panel)
        px = theme.font(36)
        text.draw(surface, _("For the operator"), (panel.centerx, panel.top + theme.px(70)), px, 600, BONE, "centre")
        if self.unlocked:
            self._draw_lines(surface)
        else:
            self._draw_digits(surface)
        waits = self._lock.wait_s > 0
        for button in self._buttons:
            if not isinstance(button, WideButton):
                button.enabled = not waits
            button.draw(surface)
        ring = self._router.focus.current
        if ring is not None and self._router.focus.visible:
            pygame.draw.rect(surface, BONE, ring.rect.inflate(8, 8), max(2, theme.px(3)), border_radius=theme.px(20))

    def _draw_lines(self, surface: pygame.Surface) -> None:
        theme, px = self._theme, self._theme.font(24)
        for number, line in enumerate(self._lines):
            at = (self._panel.centerx, self._panel.top + theme.px(126 + 36 * number))
            text.draw(surface, line, at, px, 400, ASH, "centre")

    def _draw_digits(self, surface: pygame.Surface) -> None:
        theme, panel = self._theme, self._panel
        wait = self._lock.wait_s
        if wait > 0:
            words = _("Too many tries. Wait {seconds} s.").format(seconds=math.ceil(wait))
        elif self._wrong:
            words = _("That is not the PIN.")
        elif not self._digits:
            words = _("Type the PIN.")
        else:
            for number in range(len(self._digits)):
                x = panel.centerx + round((number - (len(self._digits) - 1) / 2) * theme.px(36))
                pygame.draw.circle(surface, BONE, (x, panel.top + theme.px(132)), theme.px(9))
            return
        at = (panel.centerx, panel.top + theme.px(140))
        text.draw(surface, words, at, theme.font(26), 400, ASH, "centre")
