"""The bottom of the Live screen and its corner: time, the chips of the tools, the menu."""

from collections.abc import Callable, Sequence

import pygame
from pygame import Rect

from game.view.actions.classroom import ClassroomAction
from game.view.actions.live import ViewSwitch
from game.view.actions.window import WindowAction
from game.view.drawing import shapes, text
from game.view.drawing.theme import BONE, INK, WHITE, Theme
from game.view.keys import CLASSROOM, LIVE, SPEEDS
from game.view.readout.readout import Readout
from game.view.widgets import style
from game.view.widgets.button import Button
from game.view.widgets.chip import Chip
from game.view.widgets.group import Group
from game.view.widgets.segmented import Segmented
from game.words import _

from .section import Section

Act = Callable[[], None]


class TimeDock(Group):
    """Buttons: restart, one frame back, pause or play, one frame forward, and speed."""

    def __init__(self, restart: Act, back: Act, toggle: Act, step: Act, choose: Callable[[float], None]) -> None:
        self.restart = Button(_("Start again"), restart, sign="restart")
        self.back = Button(_("One frame back"), back, sign="step_back", repeats=True)
        self.play = Button(_("Pause"), toggle, sign="pause", kind="primary")
        self.step = Button(_("One frame on"), step, sign="step", repeats=True)
        self.speed = Segmented(_("Speed"), SPEEDS, choose)
        super().__init__([self.restart, self.back, self.play, self.step, self.speed])

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Lay the row out in `rect`, px; the speeds take what the buttons leave, within reason."""
        self.theme, self.rect = theme, Rect(rect)
        pad, gap = theme.px(14), theme.px(10)
        side = min(theme.target(72), rect.height - 2 * theme.px(8))
        disc = min(theme.target(86), rect.height - 2 * theme.px(5))
        fixed = 3 * side + disc + 3 * gap + theme.px(24)
        speeds = min(rect.width - 2 * pad - fixed, 4 * theme.px(84))
        x = rect.x + (rect.width - fixed - speeds) // 2
        for widget, width in ((self.restart, side), (self.back, side), (self.play, disc), (self.step, side)):
            height = width
            widget.arrange(theme, Rect(x, rect.centery - height // 2, width, height))
            x += width + gap
        self.speed.arrange(theme, Rect(x - gap + theme.px(24), rect.centery - side // 2, speeds, side))

    def update(self, readout: Readout) -> None:
        """Show whether time stands still and how fast it goes."""
        self.play.sign = "play" if readout.paused else "pause"
        self.play.label = _("Play") if readout.paused else _("Pause")
        self.speed.value = readout.speed
        self.back.enabled = readout.times.now_s > readout.times.earliest_s


class ToolsDock(Group):
    """The chips, as wide as their words need; those that a small window has no room for go behind `more`.

    `sections` are in the order in which they stand; `first` are the last to be folded away.
    """

    def __init__(self, sections: Sequence[Section], more: Chip, first: Sequence[Section]) -> None:
        self.sections = list(sections)
        self.more = more
        self._kept = [*first, *(section for section in sections if section not in first)]
        self.folded: list[Section] = []
        super().__init__([*(section.chip for section in self.sections), more])

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Lay the chips out in `rect`, px."""
        self.theme, self.rect = theme, Rect(rect)
        pad, gap = theme.px(12), theme.px(8)
        room = rect.width - 2 * pad
        every = len(self.sections)
        tries = [(every, True), (every, False), *((n, False) for n in range(every - 1, 0, -1))]
        for count, chevron in tries:
            kept = self._kept[:count]
            shown = [section.chip for section in self.sections if section in kept]
            needs = [s.chip.need(theme, s.widest(), chevron) for s in self.sections if s in kept]
            if count < every:
                shown.append(self.more)
                needs.append(self.more.need(theme, self.more.value, chevron))
            spare = room - gap * (len(shown) - 1) - sum(needs)
            if spare >= 0:
                break
        self.folded = [section for section in self.sections if section not in kept]
        for section in self.sections:
            section.chip.visible = section in kept
        self.more.visible = bool(self.folded)
        x = rect.x + pad
        high = min(theme.target(76), rect.height - 2 * theme.px(8))
        for place, (chip, need) in enumerate(zip(shown, needs, strict=True)):
            chip.chevron = chevron
            end = rect.right - pad if place == len(shown) - 1 else x + need + spare // len(shown)
            chip.arrange(theme, Rect(x, rect.centery - high // 2, end - x, high))
            x = end + gap


class MenuButton(Button):
    """The name of the screen and an angle that says it opens."""

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint name and angle."""
        theme, area = self.theme, canvas.get_rect()
        style.ground(
            canvas,
            area,
            self.radius,
            active=self.active,
            hovered=self.hovered,
            pressed=self.pressed,
            bare=True,
        )
        colour = INK if self.active else BONE
        size = (theme.px(22), theme.px(13))
        px = text.fit(self.words, theme.font(26), 600, area.width - size[0] - theme.px(13) - 2 * theme.px(8))
        px = text.fit(self.words, px, 600, area.width - size[0] - self.theme.px(12))
        spare = area.width - text.measure(self.words, px, 600)[0] - size[0]
        gap = min(theme.px(13), spare // 4)
        left = min(theme.px(24), (spare - gap) // 2)
        at = (left, style.middle(area.centery, px))
        end = text.draw(canvas, self.words, at, px, 600, colour).right
        sign = shapes.chevron(size, "up" if self.active else "down", colour, 3.0 * theme.u)
        shapes.blit_centred(canvas, sign, (end + gap + size[0] / 2, area.centery + theme.px(1)))


class MenuBar(Group):
    """The menu and the question mark."""

    def __init__(self, menu: Act, help_: Act, name: str = "") -> None:
        """`name`: of the screen, on the menu's button."""
        self.menu = MenuButton(_("Menu"), menu, words=name or _("Explore"))
        self.help = Button(_("Keys and help"), help_, words="?", kind="bare")
        super().__init__([self.menu, self.help])

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Lay both out in `rect`, px."""
        self.theme, self.rect = theme, Rect(rect)
        side = rect.height
        self.menu.arrange(theme, Rect(rect.x, rect.y, rect.width - side, side))
        self.help.arrange(theme, Rect(rect.right - side, rect.y, side, side))

    def paint_ground(self, canvas: pygame.Surface) -> None:
        """Paint the panel, and a line between the two."""
        radius = self.theme.px(16)
        canvas.blit(shapes.panel(canvas.get_size(), radius, self.theme.hairline), (0, 0))
        inset = self.theme.px(18)
        x = canvas.get_width() - canvas.get_height()
        shapes.wash(canvas, (x, inset, self.theme.hairline, canvas.get_height() - 2 * inset), WHITE, 40)


class RailTab(Button):
    """Lies over a folded rail, which draws itself: a place to press."""

    def __init__(self, label: str, act: Act) -> None:
        super().__init__(label, act, kind="bare")

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Lie over `rect`, px; an empty one means that the rail is not folded."""
        super().arrange(theme, rect)
        self.visible = rect.width > 0

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint a wash while it is pressed: the rail may be open beneath, where a hover would look odd."""
        if self.pressed:
            style.ground(canvas, canvas.get_rect(), self.radius, pressed=True)


def menu_rows(ask: Callable[[WindowAction | ViewSwitch], None]) -> list[Button]:
    """The entries of the menu, with the keys that do the same. Help and "start again" have buttons of their own."""

    def row(words: str, action: WindowAction | ViewSwitch, label: str = "") -> Button:
        aside = CLASSROOM.hint(ClassroomAction.PRESENT) if action is WindowAction.PRESENT else LIVE.hint(action)
        return Button(label or words, lambda: ask(action), words=words, aside=aside, kind="row")

    return [
        row(_("Pump lab"), WindowAction.LAB),
        row(_("Challenges"), WindowAction.MAP),
        row(_("What is to scale"), ViewSwitch.HONESTY),
        row(_("Words"), WindowAction.WORDS),
        row(_("Sound"), WindowAction.SOUND, label=_("Sound on or off")),
        row(_("For the classroom"), WindowAction.PRESENT),
        row(_("Full screen"), WindowAction.FULLSCREEN),
        row(_("Quit"), WindowAction.QUIT),
    ]
