"""The help card: what every key does, and one note on the pictures; over the screen, on F1 or ?."""

from collections.abc import Hashable, Sequence
from typing import Final, Protocol

import pygame
from pygame import Rect

from game.view.drawing import glyphs, shapes, text, tiles
from game.view.drawing.theme import ASH, PANEL, SLATE, WHITE, Theme
from game.view.keys import HELP, LIVE, classroom_lines
from game.view.panels.key_list import paint_section
from game.view.widgets import style
from game.view.widgets.binding import Line
from game.view.widgets.button import Button
from game.view.widgets.group import Group
from game.view.widgets.input import Input, Key, Press
from game.view.widgets.router import Router
from game.words import _

_VEIL_ALPHA: Final = 150


class Listed(Protocol):
    """Keys that can be listed."""

    def lines(self) -> list[tuple[str, list[Line]]]:
        """The keys and what they do, under headings, in the language in use."""


class Help(Group):
    """A card over the darkened screen. While it is open every event is its own.

    It lists `bindings`; below them stand `closing`, a note, and `touch`.
    """

    def __init__(self, bindings: Listed = LIVE, closing: str = "", touch: str = "") -> None:
        self._bindings = bindings
        self._closing_words = closing
        self._touch_words = touch
        self._classroom = False  # whether the keys of a classroom are shown, and not the screen's own
        self.close_button = Button(_("Close help"), self.close, sign="close")
        self.page_button = Button(_("Keys for the classroom"), self._turn_page, words=_("For the classroom"))
        super().__init__([self.page_button, self.close_button])
        self.is_open = False
        self._router = Router(around=True)
        self._router.widgets = self.widgets
        self._window = (1, 1)
        self._shape = (2, 46)  # columns, and reference px from one row to the next

    def open(self) -> None:
        """Show it."""
        self.is_open = True

    def close(self) -> None:
        """Close it."""
        self.is_open = False
        if self._classroom:
            self._turn_page()
        self._router.release_all()
        self._router.focus.clear()

    def _turn_page(self) -> None:
        """Show the keys of a classroom, or the screen's own again."""
        self._classroom = not self._classroom
        words = _("This screen") if self._classroom else _("For the classroom")
        self.page_button.words = words
        self.arrange(self.theme, Rect((0, 0), self._window))

    def _shown(self) -> list[tuple[str, list[Line]]]:
        """What is on the card now."""
        return classroom_lines() if self._classroom else self._bindings.lines()

    def paint_key(self) -> Hashable:
        """Which keys are shown."""
        return self._classroom

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Stand in the middle of the window `rect`, px."""
        self.theme = theme
        self._window = rect.size
        room = rect.inflate(-2 * theme.px(24), -2 * theme.px(24)).size
        columns = 1 if theme.portrait else 2
        for row in (46, 42, 38, 35, 33, 31, 29, 27, 25):  # rows close up where the window is too low for all of them
            self._shape = columns, row
            width = min(room[0], theme.px(620 * columns))
            height = self._height(columns, width)
            if height <= room[1]:
                break
        height = min(height, room[1])
        self.rect = Rect(0, 0, width, height)
        self.rect.center = rect.center
        side = theme.target(64)
        self.close_button.arrange(
            theme, Rect(self.rect.right - side - theme.px(18), self.rect.y + theme.px(18), side, side)
        )

        wide = text.measure(self.page_button.words, theme.font(24), 600)[0] + theme.px(48)
        beside = self.close_button.rect
        self.page_button.arrange(theme, Rect(beside.left - theme.px(14) - wide, beside.y, wide, side))

    def handle(self, event: Input) -> bool:
        """Esc, F1, ? or a tap outside closes; Tab and Enter reach the cross. All events are used."""
        match event:
            case Press() if not self.covers(event.at):
                self.close()
            case Key() if HELP.find(event) is not None:
                self.close()
            case _:
                self._router.handle(event)
        return True

    def advance(self, dt: float) -> None:
        """Advance by `dt` seconds."""
        self._router.advance(dt)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it, if it is open."""
        if not self.is_open:
            return
        tiles.plain(surface, _VEIL_ALPHA)
        super().draw(surface)
        self._router.focus.draw(surface)

    def _columns(self) -> int:
        return self._shape[0]

    def _row(self) -> int:
        return self.theme.px(self._shape[1])

    def _closing(self, width: int) -> list[str]:
        closing = _("A clicker's keys do it too: next, previous, start and blank.") if self._classroom else ""
        closing = closing or self._closing_words
        words = closing or _("Cl⁻ leaving the cell counts as charge coming in, so its arrow points in.")
        return text.wrap(words, self.theme.font(24), 500, width - 2 * self.theme.px(40) - self.theme.px(50))

    def _touch(self) -> str:
        if self._classroom:
            return _("By touch: while presenting, the tab at the top of the screen has the same.")
        return self._touch_words or _("Tap an ion to follow it, or a protein to see what it is and what it has done.")

    def _height(self, columns: int, width: int) -> int:
        sections = self._shown()
        tall = max(
            sum(len(found) * self._row() + self.theme.px(64) for _title, found in sections[column::columns])
            for column in range(columns)
        )
        return (
            self.theme.px(110)
            + tall
            + self.theme.px(74)
            + self.theme.px(34) * (len(self._closing(width)) + len(self._touch_lines(width)))
        )

    def _touch_lines(self, width: int) -> Sequence[str]:
        return text.wrap(self._touch(), self.theme.font(22), 400, width - 2 * self.theme.px(40))

    def paint_ground(self, canvas: pygame.Surface) -> None:
        """Paint the card with all its words."""
        theme = self.theme
        width, height = canvas.get_size()
        canvas.blit(shapes.rounded((width, height), theme.px(20), PANEL, 250), (0, 0))
        canvas.blit(shapes.frame((width, height), theme.px(20), WHITE, theme.hairline, 40), (0, 0))
        pad = theme.px(40)
        px = theme.font(36)
        title = _("In the classroom") if self._classroom else _("Keys")
        text.draw(canvas, title, (pad, style.middle(theme.px(52), px)), px, 600)

        columns = self._columns()
        column = (width - pad) // columns
        tops = [theme.px(104)] * columns
        for place, (title, found) in enumerate(self._shown()):
            which = place % columns
            x = pad + which * column
            tops[which] = paint_section(canvas, title, found, (x, tops[which]), column - pad, self._row(), theme)

        y = max(tops) + theme.px(16)
        shapes.wash(canvas, (pad, y, width - 2 * pad, theme.hairline), SLATE, 90)
        y += theme.px(40)
        px = theme.font(24)
        left = pad
        if not self._classroom:
            sign = glyphs.pump(theme.px(36)) if self._closing_words else glyphs.ion("Cl", theme.px(34))
            shapes.blit_centred(canvas, sign, (pad + theme.px(17), y - text.cap_height(px) / 2))
            left += theme.px(50)
        for line in self._closing(width):
            text.draw(canvas, line, (left, y), px, 500)
            y += theme.px(34)
        for line in self._touch_lines(width):
            text.draw(canvas, line, (pad, y + theme.px(2)), theme.font(22), 400, ASH)
            y += theme.px(34)
