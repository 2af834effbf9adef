"""The controls that a level allows, and no others."""

from collections.abc import Callable

import pygame
from pygame import Rect

from game.challenges.actions import PlayerAction
from game.challenges.level import TOOLS, Level
from game.challenges.measurements import TABLE
from game.challenges.play import Play
from game.engine import settings, species
from game.engine.state import CHANNEL, PUMP
from game.view.challenge.channel_stepper import ChannelStepper
from game.view.challenge.setting_slider import setting_slider
from game.view.challenge.tool_buttons import buttons_of, cell_words
from game.view.drawing import shapes, text
from game.view.drawing.theme import SLATE, SPECIES_NAME, Theme
from game.view.widgets.base import Widget
from game.view.widgets.button import Button
from game.view.widgets.group import Group
from game.view.widgets.slider import Slider
from game.view.widgets.stepper import Stepper
from game.words import _

Do = Callable[[PlayerAction], object]


class Console(Group):
    """One widget for each control of a level, in rows."""

    def __init__(self, level: Level, do: Do) -> None:
        self._do = do
        self.steppers: dict[str, ChannelStepper] = {}
        self._sliders: dict[str, Slider] = {}
        self._counts: dict[str, int] = {}
        self.cells: list[Button] = []
        self._names = level.cells
        self._dividers: list[tuple[int, int, int]] = []  # x, y and height in the window, px
        widgets: list[Widget] = []
        for control in level.controls:
            if control not in TOOLS:
                widgets += self._made(control, level)
        super().__init__(widgets)

    def _made(self, control: str, level: Level) -> list[Widget]:
        if control.startswith("open_"):
            ion = control.removeprefix("open_")
            stepper = ChannelStepper(ion, SPECIES_NAME[ion], _("open channels"), self._opener(ion, control))
            self.steppers[control] = stepper
            return [stepper]
        if control == "pump":
            stepper = ChannelStepper("pump", _("Pumps"), _("switched on"), self._switcher(control))
            self.steppers[control] = stepper
            return [stepper]
        if control in settings.TABLE:
            slider = setting_slider(control, level, self._changer(control))
            self._sliders[control] = slider
            return [slider]
        if control == "cell":
            self.cells = [
                Button(words, self._acts(PlayerAction(cell=name)), words=words)
                for name, words in zip(level.cells, cell_words(len(level.cells)), strict=True)
            ]
            return list(self.cells)
        return [Button(words, self._acts(action), words=words) for words, action in buttons_of(control, level.pulse)]

    def _opener(self, ion: str, control: str) -> Callable[[int], None]:
        def change(number: int) -> None:
            more = number > self._standing(control)
            self._do(PlayerAction.model_validate({"open" if more else "close": ion}))

        return change

    def _switcher(self, control: str) -> Callable[[int], None]:
        def change(number: int) -> None:
            self._do(PlayerAction(pump="on" if number > self._standing(control) else "off"))

        return change

    def _standing(self, control: str) -> int:
        return self._counts.get(control, 0)

    def _acts(self, action: PlayerAction) -> Callable[[], None]:
        def act() -> None:
            self._do(action)

        return act

    def _changer(self, key: str) -> Callable[[float], None]:
        def change(value: float) -> None:
            self._do(PlayerAction(set={key: round(value) if key == "pumps" else float(f"{value:.3g}")}))

        return change

    def update(self, play: Play) -> None:
        """Show the current state."""
        self._counts = {}
        for control, stepper in self.steppers.items():
            if control == "pump":
                rows = play.patch.rows(PUMP)
                number, most = int(play.patch.state.protein["running"][rows].sum()), int(rows.size)
            else:
                number = int(TABLE[control].read(play.watch))
                most = _channels(play, control.removeprefix("open_"))
            self._counts[control] = number
            stepper.show_value(number, 0, max(1, most))
        for key, slider in self._sliders.items():
            slider.show_value(float(settings.value_of(play.patch.spec, key)))
        for name, button in zip(self._names, self.cells, strict=False):
            button.active = play.patch.spec.name == name
        for widget in self.widgets:
            widget.enabled = play.question is None

    # Places ----------------------------------------------------------------------------------------------------

    def rows(self, theme: Theme, width: int) -> int:
        """How many rows the widgets need in `width` px."""
        return len(self._lines(theme, width))

    def _lines(self, theme: Theme, width: int) -> list[list[tuple[Widget, int]]]:
        """The widgets in as few rows as possible, of about equal width."""
        rows = self._wrapped(theme, width, len(self.widgets))
        even = self._wrapped(theme, width, -(-len(self.widgets) // len(rows)))
        return even if len(even) == len(rows) else rows

    def _wrapped(self, theme: Theme, width: int, most: int) -> list[list[tuple[Widget, int]]]:
        room, gap = width - 2 * theme.px(20), theme.px(20)
        lines: list[list[tuple[Widget, int]]] = [[]]
        for widget in self.widgets:
            need = min(room, theme.px(_need(widget, theme)))
            used = sum(each + gap for _widget, each in lines[-1])
            if lines[-1] and (used + need > room or len(lines[-1]) >= most):
                lines.append([])
            lines[-1].append((widget, need))
        return [line for line in lines if line] or [[]]

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Lay the widgets out in `rect`, px: one under the other where the rows are alike."""
        self.theme, self.rect = theme, Rect(rect)
        self._dividers = []
        gap, pad = theme.px(20), theme.px(20)
        lines = self._lines(theme, rect.width)
        high = (rect.height - theme.px(12)) // len(lines)
        columns = max(map(len, lines))
        cell = (rect.width - 2 * pad - gap * (columns - 1)) // max(1, columns)
        alike = all(need <= cell for line in lines for _widget, need in line)
        for number, line in enumerate(lines):
            spare = rect.width - 2 * pad - sum(need for _widget, need in line) - gap * (len(line) - 1)
            more = max(0, spare) // max(1, len(line))
            x, y = rect.x + pad, rect.y + theme.px(6) + number * high
            for n, (widget, need) in enumerate(line):
                room = cell if alike else need + more
                wide = min(room, need + theme.px(160))
                inset = theme.px(6) if isinstance(widget, Button) else 0
                # A slider has room for words under its track: where there are none it stands in the middle.
                down = round(0.14 * high) if isinstance(widget, Slider) and not widget.caption else 0
                left = x + (room - wide) // 2
                widget.arrange(theme, Rect(left, y + inset + down, wide, high - 2 * inset))
                if n:
                    self._dividers.append((x - gap // 2, y + high // 4, high // 2))
                x += room + gap

    def paint_ground(self, canvas: pygame.Surface) -> None:
        """Paint the panel, and a line between one control and the next."""
        super().paint_ground(canvas)
        for x, y, high in self._dividers:
            shapes.wash(canvas, (x - self.rect.x, y - self.rect.y, self.theme.hairline, high), SLATE, 110)


def _need(widget: Widget, theme: Theme) -> float:
    """Reference px that a widget needs."""
    if isinstance(widget, Stepper):
        return 390
    if isinstance(widget, Slider):
        return 560
    assert isinstance(widget, Button)
    return text.measure(widget.words, theme.font(24), 600)[0] / theme.u + 60


def _channels(play: Play, ion: str) -> int:
    return int(play.patch.rows(CHANNEL, species.INDEX[ion]).size)
