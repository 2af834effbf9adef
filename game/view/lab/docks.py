"""The lab's panels of controls: time, how fast it goes, and what the lab offers."""

from collections.abc import Callable, Hashable
from typing import Final

import pygame
from pygame import Rect

from game.view.actions.lab import LabAction, LabViewSwitch, NextPump, PumpAction, StepLab, Stride
from game.view.actions.time import Speed, Way
from game.view.drawing import text
from game.view.drawing.theme import ASH, Theme
from game.view.keys import SPEEDS
from game.view.widgets import style
from game.view.widgets.button import Button
from game.view.widgets.group import Group
from game.view.widgets.segmented import Segmented
from game.words import _

Dispatch = Callable[[LabAction], None]
"""Carries out an action of the lab."""
PAIRS: Final[tuple[Stride, ...]] = ("frame", "cycle")


class LabTimeDock(Group):
    """Buttons: a frame back and forward, play, a turn back and forward."""

    def __init__(self, dispatch: Dispatch) -> None:
        def button(stride: Stride, way: Way, label: str, sign: str) -> Button:
            return Button(label, lambda: dispatch(StepLab(stride, way)), sign=sign, repeats=True)

        self.pairs: dict[Stride, tuple[Button, Button]] = {
            "frame": (
                button("frame", -1, _("One frame back"), "chevron_left"),
                button("frame", 1, _("One frame on"), "chevron_right"),
            ),
            "cycle": (
                button("cycle", -1, _("One turn back"), "chevrons_left"),
                button("cycle", 1, _("One turn on"), "chevrons_right"),
            ),
        }
        self.play = Button(_("Play"), lambda: dispatch(PumpAction.TOGGLE_PAUSE), sign="play", kind="primary")
        frames, turns = self.pairs["frame"], self.pairs["cycle"]
        super().__init__([*frames, self.play, *turns])
        self._words: list[tuple[Stride, int]] = []

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Lay the row out in `rect`, px."""
        self.theme, self.rect = theme, Rect(rect)
        gap, pad = theme.px(12), theme.px(10)
        side = min(theme.target(68), rect.height - 2 * theme.px(6))
        disc = min(theme.target(78), rect.height - 2 * theme.px(3))
        px = theme.font(22)
        words = {name: text.measure(self._name(name), px, 600)[0] + theme.px(16) for name in PAIRS}
        fixed = 4 * side + disc + 2 * gap + 2 * pad
        if fixed + sum(words.values()) > rect.width:  # no room: the signs alone
            words = dict.fromkeys(PAIRS, theme.px(8))
        spare = max(0, rect.width - fixed - sum(words.values()))
        gap += spare // 4
        x, y = rect.x + pad + spare // 4, rect.centery - side // 2
        self._words = []
        for name in PAIRS:
            back, on = self.pairs[name]
            back.arrange(theme, Rect(x, y, side, side))
            if words[name] > theme.px(8):
                self._words.append((name, x + side + words[name] // 2))
            on.arrange(theme, Rect(x + side + words[name], y, side, side))
            x += 2 * side + words[name] + gap
            if name == "frame":
                self.play.arrange(theme, Rect(x, rect.centery - disc // 2, disc, disc))
                x += disc + gap

    @staticmethod
    def _name(pair: Stride) -> str:
        return _("frame") if pair == "frame" else _("turn")

    def paint_ground(self, canvas: pygame.Surface) -> None:
        """Paint the panel and the words between the buttons."""
        super().paint_ground(canvas)
        px = self.theme.font(22)
        for name, x in self._words:
            at = x - self.rect.x, style.middle(canvas.get_height() / 2, px)
            text.draw(canvas, self._name(name), at, px, 600, ASH, "centre")

    def update(self, paused: bool) -> None:
        """Show whether time stands still."""
        self.play.sign = "play" if paused else "pause"
        self.play.label = _("Play") if paused else _("Pause")


class SpeedDock(Group):
    """How fast time goes."""

    def __init__(self, dispatch: Dispatch) -> None:
        self.speed = Segmented(_("Speed"), SPEEDS, lambda speed: dispatch(Speed(speed)))
        super().__init__([self.speed])

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Fill `rect`, px."""
        self.theme, self.rect = theme, Rect(rect)
        side = min(theme.target(68), rect.height - 2 * theme.px(6))
        self.speed.arrange(theme, Rect(0, 0, rect.width - 2 * theme.px(8), side))
        self.speed.rect.center = rect.center

    def update(self, speed: float) -> None:
        """Show how fast it goes."""
        self.speed.value = speed


class LabToolsDock(Group):
    """Buttons: crank, labels, quiz, and which pump."""

    def __init__(self, dispatch: Dispatch) -> None:
        self.hand = Button(_("Turn the pump by hand"), lambda: dispatch(PumpAction.HAND), words=_("By hand"))
        self.labels = Button(_("Labels"), lambda: dispatch(LabViewSwitch.LABELS), words=_("Labels"))
        self.quiz = Button(_("Quiz me"), lambda: dispatch(LabViewSwitch.QUIZ), words=_("Quiz me"))
        self.before = Button(_("The pump before"), lambda: dispatch(NextPump(-1)), sign="chevron_left")
        self.after = Button(_("The next pump"), lambda: dispatch(NextPump(1)), sign="chevron_right")
        super().__init__([self.hand, self.labels, self.quiz, self.before, self.after])
        self._which = (1, 1)

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Lay the row out in `rect`, px."""
        self.theme, self.rect = theme, Rect(rect)
        pad, gap = theme.px(10), theme.px(10)
        side = min(theme.target(68), rect.height - 2 * theme.px(6))
        y = rect.centery - side // 2
        room = rect.width - 2 * pad - 3 * gap - 2 * side - theme.px(86)
        widgets = (self.hand, self.labels, self.quiz)
        needs = [text.measure(widget.words, theme.font(24), 600)[0] + theme.px(26) for widget in widgets]
        spare = (room - sum(needs)) // 3
        x = rect.x + pad
        for widget, need in zip(widgets, needs, strict=True):
            widget.arrange(theme, Rect(x, y, need + spare, side))
            x += need + spare + gap
        self.before.arrange(theme, Rect(x, y, side, side))
        self.after.arrange(theme, Rect(rect.right - pad - side, y, side, side))

    def update(self, hand: bool, labels: bool, quiz: bool, number: int, count: int) -> None:
        """Show what is switched on, and which of the pumps is shown."""
        self.hand.active, self.labels.active, self.quiz.active = hand, labels and not quiz, quiz
        self.before.enabled = self.after.enabled = count > 1
        self._which = number, count

    def paint_key(self) -> Hashable:
        """Which pump."""
        return self._which

    def paint_ground(self, canvas: pygame.Surface) -> None:
        """Paint the panel and which pump it is."""
        super().paint_ground(canvas)
        theme = self.theme
        x = (self.before.rect.right + self.after.rect.left) / 2 - self.rect.x
        small, px = theme.font(20), theme.font(22)
        middle = canvas.get_height() / 2
        text.draw(canvas, _("pump"), (x, middle - theme.px(4)), small, 500, ASH, "centre")
        words = _("{n} of {all}").format(n=self._which[0], all=self._which[1])
        text.draw(canvas, words, (x, middle + theme.px(6) + text.cap_height(px)), px, 600, align="centre")
