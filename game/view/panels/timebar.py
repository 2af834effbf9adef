"""The run so far as a bar along the foot of the screen: drag it to seek, back and forward."""

from collections.abc import Callable, Hashable
from typing import Final

import pygame
from pygame import Rect

from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, INK, SLATE, WHITE, Theme
from game.view.readout.readout import Readout, Times
from game.view.widgets import style
from game.view.widgets.base import Widget
from game.view.widgets.button import Button
from game.view.widgets.group import Group
from game.view.widgets.icons import icon
from game.view.widgets.input import Drag, Input, Key, Point, Pointer, PointerLost, Press, Release
from game.words import _

Act = Callable[[], None]

_FRAME_S: Final = 1 / 60
_KEYS_S: Final = {
    pygame.K_LEFT: -_FRAME_S,
    pygame.K_RIGHT: _FRAME_S,
    pygame.K_PAGEUP: -1.0,
    pygame.K_PAGEDOWN: 1.0,
}
_LEAST_SPAN_S: Final = 10.0  # a young run does not fill the bar: its first second would be as long as a minute


def clock_words(seconds: float) -> str:
    """A time as on a clock: 0:07, 12:30."""
    whole = int(seconds + 1e-6)
    return f"{whole // 60}:{whole % 60:02d}"


class Scrub(Widget):
    """A track from the earliest moment that can be sought to the latest. `seek` is called with seconds of the run.

    What lies between the thumb and the latest moment has been, and will be the same again; what is changed there
    begins another branch, and a notch shows where one began. `hold` is called when a pointer grabs or releases it.
    """

    repeats = True
    ring_above = 0

    def __init__(self, seek: Callable[[float], None], hold: Callable[[bool], None]) -> None:
        super().__init__(_("Time: back and forth"))
        self._seek = seek
        self._hold = hold
        self.times = Times()
        self._pointer: Pointer | None = None

    def update(self, times: Times) -> None:
        """Show where the run stands."""
        self.times = times

    def track(self) -> Rect:
        """Where the middle of the thumb can be, in the window, px."""
        inset = self.theme.px(24)
        return Rect(self.rect.x + inset, self.rect.centery - 1, max(1, self.rect.width - 2 * inset), 2)

    @property
    def _span_s(self) -> float:
        return max(_LEAST_SPAN_S, self.times.latest_s - self.times.earliest_s)

    def x_of(self, seconds: float) -> int:
        """Window x of a moment, px."""
        track = self.track()
        share = (seconds - self.times.earliest_s) / self._span_s
        return track.x + round(min(max(share, 0.0), 1.0) * track.width)

    def moment_at(self, x: float) -> float:
        """The moment at a window x, as near as there is one."""
        track = self.track()
        moment = self.times.earliest_s + (x - track.x) / track.width * self._span_s
        return min(max(moment, self.times.earliest_s), self.times.latest_s)

    def handle(self, event: Input) -> bool:
        """Tap or drag; ← → by a frame, Page keys by a second, Home and End to the ends."""
        match event:
            case Press():
                self._pointer, self.pressed = event.pointer, True
                self._hold(True)
                self._drag_to(event.at)
                return True
            case Drag() if event.pointer == self._pointer:
                self._drag_to(event.at)
                return True
            case Release() | PointerLost() if event.pointer == self._pointer:
                self._pointer, self.pressed = None, False
                self._hold(False)
                return True
            case Key() if self._pointer is None and event.key in _KEYS_S:
                self._seek(min(max(self.times.now_s + _KEYS_S[event.key], self.times.earliest_s), self.times.latest_s))
                return True
            case Key() if self._pointer is None and event.key in (pygame.K_HOME, pygame.K_END):
                self._seek(self.times.earliest_s if event.key == pygame.K_HOME else self.times.latest_s)
                return True
        return False

    def _drag_to(self, at: Point) -> None:
        self._seek(self.moment_at(at[0]))

    def paint_key(self) -> Hashable:
        """The px of everything that moves."""
        times = self.times
        places = (self.x_of(times.now_s), self.x_of(times.latest_s))
        return places, tuple(self.x_of(branch) for branch in times.branches_s)

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint the track, the branches and the thumb."""
        theme = self.theme
        track = self.track().move(-self.rect.x, -self.rect.y)
        y, thick = track.centery, theme.px(8)
        now, latest = self.x_of(self.times.now_s) - self.rect.x, self.x_of(self.times.latest_s) - self.rect.x
        groove = Rect(track.x, y - thick // 2, track.width, thick)
        canvas.blit(shapes.rounded(groove.size, thick // 2, WHITE, 34), groove)
        if now > track.x:
            done = Rect(track.x, groove.y, max(thick, now - track.x), thick)
            canvas.blit(shapes.rounded(done.size, thick // 2, BONE), done)
        if latest > now:  # has been, and is still ahead
            shapes.dashes(canvas, BONE, (now, latest), y, (theme.px(10), theme.px(6)), max(2, theme.px(4)))
            end = Rect(latest - theme.px(2), y - theme.px(12), theme.px(4), theme.px(24))
            canvas.blit(shapes.rounded(end.size, theme.px(2), BONE), end)
        for branch in self.times.branches_s:
            self._notch(canvas, self.x_of(branch) - self.rect.x, y)
        side = theme.px(34) + (theme.px(4) if self.pressed else 0)
        shapes.blit_centred(canvas, shapes.disc(side + 2 * theme.px(3), INK, 150), (now, y))
        shapes.blit_centred(canvas, shapes.disc(side, WHITE if self.hovered or self.pressed else BONE), (now, y))

    def _notch(self, canvas: pygame.Surface, x: int, y: int) -> None:
        """A small fork under the track: here the way parted."""
        theme = self.theme
        size = (theme.px(16), theme.px(11))
        sign = shapes.triangle(size, "up", BONE)
        shapes.blit_centred(canvas, sign, (x, y + theme.px(20)))


class RecordButton(Button):
    """A disc; while it records, a square and the length of the recording."""

    def __init__(self, act: Act) -> None:
        super().__init__(_("Record"), act, sign="record", kind="bare")

    def update(self, times: Times) -> None:
        """Show whether it records."""
        self.active = times.recording
        self.sign = "stop" if times.recording else "record"
        self.label = _("Stop recording") if times.recording else _("Record")
        self.words = self.label

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint the sign and, where there is room, the word beside it."""
        theme, area = self.theme, canvas.get_rect()
        style.ground(
            canvas, area, self.radius, active=self.active, hovered=self.hovered, pressed=self.pressed, bare=True
        )
        colour = INK if self.active else BONE
        px, side, gap = theme.font(22), theme.px(28), theme.px(12)
        words = _("Recording") if self.active else _("Record")
        width = text.measure(words, px, 600)[0]
        if side + gap + width + 2 * theme.px(12) > area.width:
            shapes.blit_centred(canvas, icon(self.sign, side, colour), area.center)
            return
        left = (area.width - side - gap - width) // 2
        shapes.blit_centred(canvas, icon(self.sign, side, colour), (left + side / 2, area.centery))
        text.draw(canvas, words, (left + side + gap, style.middle(area.centery, px)), px, 600, colour)


class NowButton(Button):
    """How far behind now the picture is, and the way back to now."""

    def __init__(self, act: Act) -> None:
        super().__init__(_("Back to now"), act, sign="to_now", kind="bare")
        self._times = Times()
        self._leads = False  # out of use it is not dimmed, for it still shows the time

    @property
    def can_focus(self) -> bool:
        """Only while the picture is behind now."""
        return self._leads and super().can_focus

    def update(self, times: Times) -> None:
        """Show where the run stands."""
        self._times = times
        self._leads = times.behind_s > 0.5 * _FRAME_S
        self.label = _("To the end") if times.replaying else _("Back to now")

    @property
    def shown(self) -> str:
        """The time as it is written."""
        times = self._times
        if times.replaying:
            return f"{clock_words(times.now_s)} / {clock_words(times.latest_s)}"
        if not self._leads:
            return _("now")
        behind = times.behind_s
        figure = f"{behind:.1f}" if behind < 60 else clock_words(behind)
        return _("−{time} s").format(time=figure) if behind < 60 else f"−{figure}"

    def paint_key(self) -> Hashable:
        """The words."""
        return self.shown

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint the time, and the sign while there is somewhere to go."""
        theme, area = self.theme, canvas.get_rect()
        style.ground(canvas, area, self.radius, hovered=self.hovered, pressed=self.pressed, bare=not self._leads)
        px, side = theme.font(22), theme.px(28)
        colour = BONE if self._leads else ASH
        room = area.width - (side + theme.px(26) if self._leads else 0)
        text.draw(canvas, self.shown, (room / 2, style.middle(area.centery, px)), px, 600, colour, "centre")
        if self._leads:
            shapes.blit_centred(
                canvas, icon("to_now", side, BONE), (area.right - theme.px(16) - side / 2, area.centery)
            )


class TimeBar(Group):
    """Record, the track, and how far back."""

    def __init__(self, record: Act, seek: Callable[[float], None], hold: Callable[[bool], None], to_now: Act) -> None:
        self.record = RecordButton(record)
        self.scrub = Scrub(seek, hold)
        self.now = NowButton(to_now)
        super().__init__([self.record, self.scrub, self.now])

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Lay the row out in `rect`, px."""
        self.theme, self.rect = theme, Rect(rect)
        wide = rect.width > theme.px(900)
        left, right = theme.px(180) if wide else rect.height, theme.px(200)
        self.record.arrange(theme, Rect(rect.x, rect.y, left, rect.height))
        self.scrub.arrange(theme, Rect(rect.x + left, rect.y, rect.width - left - right, rect.height))
        self.now.arrange(theme, Rect(rect.right - right, rect.y, right, rect.height))

    def update(self, readout: Readout) -> None:
        """Show where the run stands."""
        for widget in (self.record, self.scrub, self.now):
            widget.update(readout.times)

    def paint_ground(self, canvas: pygame.Surface) -> None:
        """Paint the panel, and lines between the three."""
        super().paint_ground(canvas)
        inset = self.theme.px(18)
        for x in (self.record.rect.right - self.rect.x, self.now.rect.left - self.rect.x):
            shapes.wash(canvas, (x, inset, self.theme.hairline, canvas.get_height() - 2 * inset), SLATE, 70)
