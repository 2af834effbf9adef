"""The bar of hints, and the bar that counts moves."""

from collections.abc import Callable, Hashable

import pygame
from pygame import Rect

from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, INK, Theme
from game.view.widgets import style
from game.view.widgets.button import Button
from game.view.widgets.group import Group
from game.words import _

Act = Callable[[], None]


class HintBar(Group):
    """A question mark to press, and the last hint beside it."""

    def __init__(self, ask: Act, hints: int) -> None:
        self._button = Button(_("Show a hint"), ask, words="?")
        self._hints = hints
        self.taken = 0
        self._words = ""
        self._above = 0
        self.bubble = Rect(0, 0, 0, 0)
        """Where the hint stands in the window, where the bar has no room for it; empty if it does not."""
        super().__init__([self._button])

    def say(self, words: str) -> None:
        """Show a hint."""
        self._words = words

    def arrange(self, theme: Theme, rect: Rect, above: int | None = None) -> None:
        """Lay it out in `rect`, px; a bubble stands above the line `above`, px, where other controls begin."""
        self.theme, self.rect = theme, Rect(rect)
        self._above = rect.top if above is None else min(rect.top, above)
        side = min(theme.target(80), rect.height - 2 * theme.px(10))
        left = rect.x + theme.px(18) if not self._small else rect.centerx - side // 2
        self._button.arrange(theme, Rect(left, rect.centery - side // 2, side, side))

    @property
    def _small(self) -> bool:
        """Whether there is only room for the question mark."""
        return self.rect.width < self.theme.px(300)

    def close(self) -> bool:
        """Close the bubble; False if there was none."""
        open_ = bool(self.bubble)
        if open_:
            self._words = ""
        self.bubble = Rect(0, 0, 0, 0)
        return open_

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the bar and, where it is small, the hint in a bubble over it."""
        super().draw(surface)
        self.bubble = Rect(0, 0, 0, 0)
        if not self._small or not self._words:
            return
        theme, px, pad = self.theme, self.theme.font(26), self.theme.px(24)
        lines = text.wrap(self._words, px, 500, theme.px(440))
        step = round(px * 1.3)
        wide = max(text.measure(line, px, 500)[0] for line in lines) + 2 * pad
        high = step * len(lines) + 2 * pad - round(0.3 * px)
        self.bubble = Rect(self.rect.x, self._above - theme.px(20) - high, wide, high)
        tip = shapes.triangle((theme.px(28), theme.px(18)), "down", BONE)
        surface.blit(shapes.rounded(self.bubble.size, theme.px(18), BONE), self.bubble)
        shapes.blit_centred(surface, tip, (self.rect.centerx, self.bubble.bottom + theme.px(8)))
        for n, line in enumerate(lines):
            at = (self.bubble.x + pad, self.bubble.y + pad + round(0.75 * px) + n * step)
            text.draw(surface, line, at, px, 500, INK)

    def paint_key(self) -> Hashable:
        """The hint that is shown."""
        return self._words, self.taken

    def paint_ground(self, canvas: pygame.Surface) -> None:
        """Paint the words."""
        super().paint_ground(canvas)
        theme = self.theme
        if self._small:
            return
        left = self._button.rect.right - self.rect.x + theme.px(18)
        width = canvas.get_width() - left - theme.px(16)
        if not self._words:
            words = _("A hint, if you want one") if self._hints else _("Try, and see what happens")
            px = text.fit(words, theme.font(26), 400, width)
            text.draw(
                canvas,
                style.fitted(words, px, 400, width),
                (left, style.middle(canvas.get_height() / 2, px)),
                px,
                400,
                ASH,
            )
            return
        over = (
            _("Hint {n} of {all}").format(n=min(self.taken, self._hints), all=self._hints) if self.taken else _("Hint")
        )
        px = theme.font(26)
        lines = text.wrap(self._words, px, 600, width)
        while len(lines) > 2 and px > theme.font(20):
            px -= 1
            lines = text.wrap(self._words, px, 600, width)
        lines = lines[:3]
        step = round(px * 1.2)
        small = theme.font(21)
        high = step * len(lines) + round(small * 1.3)
        y = (canvas.get_height() - high) / 2 + small
        text.draw(canvas, over, (left, y), small, 400, ASH)
        for n, line in enumerate(lines):
            text.draw(canvas, line, (left, y + round(small * 0.4) + step * (n + 1) - round(step * 0.15)), px, 600, BONE)


class ScoreBar(Group):
    """Moves so far, pause or play, and restart."""

    def __init__(self, toggle: Act, restart: Act, moves: Callable[[], int]) -> None:
        self._moves = moves
        self._play = Button(_("Pause"), toggle, sign="pause")
        self._restart = Button(_("Restart"), restart, words=_("Restart"))
        super().__init__([self._play, self._restart])

    def update(self, paused: bool) -> None:
        """Show whether time stands still."""
        self._play.sign = "play" if paused else "pause"
        self._play.label = _("Play") if paused else _("Pause")

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Lay it out in `rect`, px."""
        self.theme, self.rect = theme, Rect(rect)
        high = min(theme.target(80), rect.height - 2 * theme.px(10))
        pad = theme.px(16)
        wide = max(theme.target(100), text.measure(_("Restart"), theme.font(24), 600)[0] + theme.px(40))
        count = max(text.measure(_("Moves"), theme.font(18), 400)[0], text.measure("88", theme.font(36), 600)[0])
        wide = min(wide, rect.width - pad - high - count - theme.px(26 + 2 * 10))
        restart = Rect(rect.right - pad - wide, rect.centery - high // 2, wide, high)
        self._restart.arrange(theme, restart)
        self._play.arrange(theme, Rect(restart.x - theme.px(10) - high, restart.y, high, high))

    def paint_key(self) -> Hashable:
        """The count."""
        return self._moves()

    def paint_ground(self, canvas: pygame.Surface) -> None:
        """Paint the count."""
        super().paint_ground(canvas)
        theme, middle = self.theme, canvas.get_height() / 2
        left = theme.px(26)
        room = self._play.rect.left - self.rect.left - left - theme.px(8)
        px = text.fit(_("Moves"), theme.font(22), 400, room)
        text.draw(canvas, _("Moves"), (left, middle - theme.px(10)), px, 400, ASH)
        text.draw(canvas, str(self._moves()), (left, middle + theme.px(30)), theme.font(36), 600, BONE)
