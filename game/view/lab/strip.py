"""The film strip: one frame a state, the present one marked; a tap runs until the tapped state."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial

import pygame
from pygame import Rect

from game.engine.pump import PumpState
from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, K_TEXT, NA, PANEL, WHITE, Theme
from game.view.lab.thumbnails import thumbnail
from game.view.scene.pump.states import STATES
from game.view.widgets import style
from game.view.widgets.button import Button
from game.words import _

_SLIDE_S = 0.2


class Frame(Button):
    """One state of the film."""

    def __init__(self, state: PumpState, act: Callable[[], None]) -> None:
        super().__init__(_("Wait for {state}").format(state=STATES[state].name), act)
        self.state_shown = state
        self.present = False
        self.progress: float | None = None
        """How far the way to this state is done, while it is waited for."""

    def paint_key(self) -> Hashable:
        """Whether it is the present state, and the progress to it."""
        return self.present, None if self.progress is None else round(self.progress * 64)

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint the pump in this state and its name."""
        theme, area = self.theme, canvas.get_rect()
        canvas.blit(shapes.rounded(area.size, theme.px(14), PANEL, 236), area)
        if self.present or self.hovered or self.pressed:
            canvas.blit(shapes.rounded(area.size, theme.px(14), WHITE, 22 if self.present else 34), area)
        canvas.blit(shapes.frame(area.size, theme.px(14), WHITE, theme.hairline, 44), area)
        px = theme.font(20)
        room = area.height - theme.px(40)
        inset = theme.px(3)
        canvas.blit(thumbnail(self.state_shown, area.width - 2 * inset, room - theme.px(8)), (inset, theme.px(8)))
        name = STATES[self.state_shown].name
        size = next((s for s in (px, px - 1, px - 2, px - 3) if text.measure(name, s, 600)[0] < area.width - 6), px - 4)
        colour = BONE if self.present else ASH
        text.draw(
            canvas, name, (area.centerx, style.middle(area.height - theme.px(22), size)), size, 600, colour, "centre"
        )
        if self.progress is not None:
            bar = Rect(theme.px(10), area.height - theme.px(8), area.width - theme.px(20), theme.px(5))
            canvas.blit(shapes.rounded(bar.size, bar.height // 2, WHITE, 60), bar)
            done = max(bar.height, round(bar.width * self.progress))
            canvas.blit(shapes.rounded((done, bar.height), bar.height // 2, BONE), bar)


class Strip:
    """Eight frames under two headings, and the outline that slides to the present one."""

    def __init__(self, wait_for: Callable[[PumpState], None]) -> None:
        self.frames = [Frame(state, partial(wait_for, state)) for state in PumpState]
        self._at: float | None = None  # where the outline is, in frames
        self._theme = Theme(1920, 1080)

    def arrange(self, theme: Theme, rects: Sequence[Rect]) -> None:
        """Take the places of the frames."""
        self._theme = theme
        for frame, rect in zip(self.frames, rects, strict=True):
            frame.arrange(theme, rect)

    def update(self, state: PumpState, target: PumpState | None, share: float, seconds: float, at_once: bool) -> None:
        """Mark `state`; while `target` is waited for, show how much of the way is done."""
        for frame in self.frames:
            frame.present = frame.state_shown == state
            frame.progress = share if frame.state_shown == target else None
        if self._at is None or at_once or abs(self._at - state) > 4:
            self._at = float(state)
        away = state - self._at
        self._at = float(state) if abs(away) < 0.01 else self._at + away * min(1.0, 3.0 * seconds / _SLIDE_S)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw headings, frames and outline."""
        theme = self._theme
        first, last = self.frames[0].rect, self.frames[-1].rect
        px = theme.font(21)
        for words, colour, start, end in (
            (_("3 Na⁺ go out"), NA, self.frames[0].rect.left, self.frames[3].rect.right),
            (_("2 K⁺ come in"), K_TEXT, self.frames[4].rect.left, last.right),
        ):
            line = first.top - theme.px(10)
            text.draw(surface, words, (start, line - theme.px(9)), px, 600, colour, "left", True)
            bar = shapes.rounded((end - start, theme.px(4)), theme.px(2), colour)
            surface.blit(bar, (start, line - theme.px(2)))
        for frame in self.frames:
            frame.draw(surface)
        if self._at is not None:
            pitch = self.frames[1].rect.x - first.x
            width = max(2, theme.px(4))
            mark = first.move(round(self._at * pitch), 0).inflate(2 * width, 2 * width)
            surface.blit(shapes.frame(mark.size, theme.px(14) + width, BONE, width), mark)
