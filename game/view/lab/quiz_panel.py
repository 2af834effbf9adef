"""The quiz beside the pump: the current blank, four words to choose from, and the verdict."""

from collections.abc import Callable, Hashable
from functools import partial

import pygame
from pygame import Rect

from game.engine.pump import PumpState
from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, INK, WHITE, Theme
from game.view.lab.quiz import LabelQuiz
from game.view.lab.terms import TERMS
from game.view.lab.words import title
from game.view.panels.canvas import Canvas
from game.view.widgets import style
from game.view.widgets.button import Button
from game.view.widgets.icons import icon
from game.words import _

OPTIONS = 4


class Option(Button):
    """One word, with the key that chooses it."""

    def __init__(self, number: int, act: Callable[[], None]) -> None:
        super().__init__(_("Answer {n}").format(n=number + 1), act)
        self.number = number
        self.wrong = False

    def paint_key(self) -> Hashable:
        """The word, and whether it has been found wrong."""
        return self.words, self.wrong

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint number and word; a cross where it was wrong."""
        theme, area = self.theme, canvas.get_rect()
        style.ground(canvas, area, self.radius, hovered=self.hovered, pressed=self.pressed)
        canvas.blit(shapes.frame(area.size, self.radius, WHITE, theme.hairline, 60), area)
        px, key = theme.font(26), theme.font(22)
        cap = Rect(theme.px(14), 0, theme.px(38), theme.px(38))
        cap.centery = area.centery
        canvas.blit(shapes.rounded(cap.size, theme.px(9), WHITE, 34), cap)
        if self.wrong:
            shapes.blit_centred(canvas, icon("close", theme.px(24), ASH), cap.center)
        else:
            middle = style.middle(cap.centery, key)
            text.draw(canvas, str(self.number + 1), (cap.centerx, middle), key, 600, ASH, "centre")
        left = cap.right + theme.px(14)
        room, lines = area.width - left - theme.px(8), [self.words]
        if text.measure(self.words, px, 600)[0] > room:
            px = theme.font(22)
            lines = text.wrap(self.words, px, 600, room)
        y = style.middle(area.centery, px) - (len(lines) - 1) * px * 0.58
        for line in lines:
            text.draw(canvas, line, (left, y), px, 600, ASH if self.wrong else BONE)
            y += px * 1.16


class QuizPanel:
    """Lays the quiz out in the column; its widgets are in `widgets`."""

    def __init__(self, answer: Callable[[int], None], on: Callable[[], None]) -> None:
        self.options = [Option(n, partial(answer, n)) for n in range(OPTIONS)]
        self.on = Button(_("Next state"), on, words=_("Next state"))
        self.widgets = [*self.options, self.on]
        self._head, self._verdict = Canvas(), Canvas()
        self._rect = Rect(0, 0, 0, 0)
        self._theme = Theme(1920, 1080)

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Take the place `rect`, px."""
        self._theme, self._rect = theme, Rect(rect)
        gap = theme.px(10)
        tight = rect.height < 520 * theme.u
        high = theme.target(60 if tight else 72)
        columns = 2 if tight or theme.portrait else 1
        wide = (rect.width - gap * (columns - 1)) // columns
        top = rect.y + round(rect.height * (0.34 if columns == 2 else 0.27))
        for n, option in enumerate(self.options):
            x, y = rect.x + n % columns * (wide + gap), top + n // columns * (high + gap)
            option.arrange(theme, Rect(x, y, wide, high))
        self.on.arrange(theme, Rect(rect.x, rect.bottom - high, min(rect.width, theme.px(260)), high))

    def update(self, quiz: LabelQuiz | None) -> None:
        """Show the words of `quiz`; nothing for None."""
        words = quiz.options() if quiz is not None else ()
        for n, option in enumerate(self.options):
            option.visible = quiz is not None and not quiz.done
            if quiz is not None:
                option.words = _(TERMS[words[n]].words)
                option.wrong = words[n] in quiz.tried
                option.label = _("Answer {n}: {words}").format(n=n + 1, words=option.words)
        self.on.visible = quiz is not None and quiz.done
        self.on.active = self.on.visible

    def draw(self, surface: pygame.Surface, quiz: LabelQuiz) -> None:
        """Draw state, question, options and verdict."""
        rect, theme = self._rect, self._theme
        head = Rect(rect.x, rect.y, rect.width, self.options[0].rect.y - rect.y)
        key = quiz.state, quiz.current, quiz.done, quiz.score.filled, quiz.score.first
        self._head.draw(surface, head, key, lambda canvas: self._paint_head(canvas, quiz))
        for widget in self.widgets:
            widget.draw(surface)
        top = self.options[-1].rect.bottom + theme.px(16) if not quiz.done else head.bottom
        bottom = rect.bottom if not quiz.done else self.on.rect.y - theme.px(8)
        low = Rect(rect.x, top, rect.width, bottom - top)
        verdict = quiz.verdict, quiz.right, quiz.done, quiz.score.first
        self._verdict.draw(surface, low, verdict, lambda canvas: self._paint_verdict(canvas, quiz))

    def _paint_head(self, canvas: pygame.Surface, quiz: LabelQuiz) -> None:
        theme = self._theme
        width, height = canvas.get_size()
        label, name_px, px = theme.font(24), theme.font(60 if height > 170 * theme.u else 44), theme.font(30)
        y = text.cap_height(label) + theme.px(2)
        step = _("Step {n} of {all}").format(n=int(quiz.state) + 1, all=len(PumpState))
        text.draw(canvas, step, (0, y), label, 500, ASH)
        score = _("{first} of {filled} at the first try").format(first=quiz.score.first, filled=quiz.score.filled)
        if quiz.score.filled:
            text.draw(canvas, score, (width, y), label, 500, ASH, "right")
        y += theme.px(14) + text.cap_height(name_px)
        text.draw(canvas, title(quiz.state), (-theme.px(2), y), name_px, 600)
        ask = _("What is at {n}?").format(n=quiz.terms.index(quiz.current) + 1)
        words = _("All {n} labels are filled.").format(n=len(quiz.terms)) if quiz.done else ask
        text.draw(canvas, words, (0, height - theme.px(14)), px, 600)

    def _paint_verdict(self, canvas: pygame.Surface, quiz: LabelQuiz) -> None:
        if not quiz.verdict:
            return
        theme = self._theme
        px = theme.font(28)
        side = theme.px(44)
        y = theme.px(2) + (side + text.cap_height(px)) // 2
        disc = side / 2, y - text.cap_height(px) / 2
        shapes.blit_centred(canvas, shapes.disc(side, BONE if quiz.right else WHITE, 255 if quiz.right else 40), disc)
        sign = icon("check" if quiz.right else "close", theme.px(24), INK if quiz.right else BONE)
        shapes.blit_centred(canvas, sign, disc)
        for line in text.wrap(quiz.verdict, px, 400, canvas.get_width() - side - theme.px(16)):
            text.draw(canvas, line, (side + theme.px(16), y), px, 400)
            y += round(px * 1.28)
