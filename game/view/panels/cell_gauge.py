"""The gauge of the cell's volume: how large it is, what is left of its folds, and why."""

import itertools
import math
from dataclasses import dataclass

import pygame

from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, HEAD, IN_NEAR, PANEL, SLATE, WHITE, Colour, Theme
from game.view.panels.canvas import Canvas
from game.view.readout.readout import Readout
from game.words import _

from .layout import Layout

_FINER = 4  # the outline is drawn so many times larger, then averaged down
_FOLDS, _DEEPEST = 18, 0.06  # waves round the outline, and their depth as a share of the radius
_HOLE = 0.34  # rad, half of the gap in a torn outline
_OFF = 0.035  # a volume farther than this from the start is shown


@dataclass(frozen=True, slots=True)
class WholeCell:
    """What the picture of the cell shows."""

    volume_percent: int
    folds: float
    """Share of its folds that the membrane has left."""
    strained: bool
    torn: bool


@dataclass(frozen=True, slots=True)
class _Shown:
    cell: WholeCell
    depth_nm: int
    stretch_percent: float
    burst_percent: float
    why: str


def worth_showing(readout: Readout) -> bool:
    """Whether something is going on with the cell's water."""
    return (
        readout.torn
        or abs(readout.volume - 1.0) > _OFF
        or abs(readout.settings.get("tonicity", 1.0) - 1.0) > 1e-6
        or (readout.pumps_total > 0 and readout.pumps_running == 0)
    )


def why(readout: Readout) -> str:
    """One sentence or two: what the water does, and the reason."""
    tonicity = readout.settings.get("tonicity", 1.0)
    if readout.torn:
        return _("It burst. All mixes, and the voltage is gone. Start again for a whole cell.")
    if readout.stretch > 0:
        return _("No folds are left. The membrane is stretched, and soon it tears.")
    if tonicity < 1.0 and readout.volume < 1.0 / tonicity - _OFF:
        return _("The bath is thinner than the cell, so water comes in.")
    if tonicity > 1.0 and readout.volume > 1.0 / tonicity + _OFF:
        return _("More is dissolved outside than inside, so water leaves.")
    if abs(tonicity - 1.0) > 1e-6:
        return _("Water crossed until both sides were equally strong.")
    if readout.pumps_total > 0 and readout.pumps_running == 0:
        return _("Without pumps Na⁺ and Cl⁻ leak in, and water follows them.")
    if readout.pumps_total == 0:
        return _("Trapped A⁻ draws water in. Sugar in the bath draws as much out.")
    return _("Na⁺ that leaks in is pumped out again, so water has no reason to follow.")


class CellGauge:
    """A round cell that grows and shrinks, its volume in figures, and one sentence why."""

    def __init__(self) -> None:
        self.canvas = Canvas()

    def place(self, layout: Layout) -> pygame.Rect:
        """Where it stands: over the dock, beside the scale bar; in a tall window under the trace."""
        theme = layout.theme
        width, height = theme.px(390), theme.px(226)
        if theme.portrait:
            return pygame.Rect(layout.trace.right - width, layout.trace.bottom + theme.px(14), width, height)
        left = layout.left_tab.right + theme.px(14) if layout.rails_collapsed else layout.scalebar.right + theme.px(24)
        return pygame.Rect(left, layout.clear.bottom - height, width, height)

    def draw(self, surface: pygame.Surface, layout: Layout, readout: Readout) -> None:
        """Draw it in its place."""
        shown = _Shown(
            cell_of(readout.volume, readout.folds, readout.stretch, readout.torn),
            round(readout.depth_nm),
            round(100 * readout.stretch, 1),
            round(100 * readout.burst, 1),
            why(readout),
        )
        theme = layout.theme
        self.canvas.draw(surface, self.place(layout), shown, lambda canvas: _paint(canvas, shown, theme))


def cell_of(volume: float, folds: float, stretch: float, torn: bool) -> WholeCell:
    """What is drawn of a cell; the same while nothing changes that could be seen."""
    shown_folds = round(20 * min(1.3, max(0.0, folds))) / 20
    return WholeCell(round(100 * volume), shown_folds, round(100 * stretch, 1) > 0, torn)


def _paint(canvas: pygame.Surface, shown: _Shown, theme: Theme) -> None:
    width, height = canvas.get_size()
    # Nearly opaque: in a small window it stands on words.
    canvas.blit(shapes.rounded((width, height), theme.px(20), PANEL, 247), (0, 0))
    canvas.blit(shapes.frame((width, height), theme.px(20), WHITE, theme.hairline, 36), (0, 0))
    pad, label, figure, side = theme.px(18), theme.font(21), theme.font(30), theme.px(126)
    canvas.blit(cell_picture(side, shown.cell), (theme.px(6), 0))
    left, step = side + theme.px(16), round(label * 1.32)
    y = theme.px(20) + text.cap_height(figure)
    end = text.draw(canvas, _("{n} %").format(n=shown.cell.volume_percent), (left, y), figure, 600, BONE).right
    fit = text.fit(_("of its volume"), label, 500, canvas.get_width() - end - theme.px(16))
    text.draw(canvas, _("of its volume"), (end + theme.px(8), y), fit, 500, ASH)
    y += step + theme.px(3)
    text.draw(canvas, _("{nm} nm deep").format(nm=shown.depth_nm), (left, y), label, 500, ASH)
    strained = shown.cell.strained or shown.cell.torn
    text.draw(canvas, _state(shown), (left, y + step), label, 600 if strained else 500, BONE if strained else ASH)
    lines = text.wrap(shown.why, label, 400, width - 2 * pad)
    for place, line in enumerate(lines):
        text.draw(canvas, line, (pad, height - theme.px(18) - (len(lines) - 1 - place) * step), label, 400, BONE)


def _state(shown: _Shown) -> str:
    if shown.cell.torn:
        return _("membrane torn")
    if shown.cell.strained:
        return _("stretched {now:.1f} of {most:g} %").format(now=shown.stretch_percent, most=shown.burst_percent)
    return _("folds left: {n} %").format(n=round(100 * min(1.0, shown.cell.folds)))


def cell_picture(side: int, shown: WholeCell, share: float = 0.31) -> pygame.Surface:
    """The cell: an outline with the folds that it has left, and a thin ring where it began.

    `share`: of `side`, the radius with which it began; a cell that bursts grows by a tenth.
    """
    size = side * _FINER
    fine = pygame.Surface((size, size), pygame.SRCALPHA)
    fine.fill((*SLATE, 0))
    middle, own = size / 2, size * share
    radius = own * min(1.38, (shown.volume_percent / 100) ** (1 / 3))
    gap = _HOLE if shown.torn else 0.0
    steps = 360
    start, around = -math.pi / 2 + gap, 2 * math.pi - 2 * gap
    points = []
    for n in range(steps + 1):
        angle = start + around * n / steps
        wave = 1.0 + _DEEPEST * shown.folds * (math.cos(_FOLDS * angle) - 0.4)
        points.append((middle + radius * wave * math.cos(angle), middle + radius * wave * math.sin(angle)))
    pygame.draw.polygon(fine, (*IN_NEAR, 255), points)
    thick = round(_FINER * side / 140 * (2.6 if shown.strained else 4.2))
    colour: Colour = HEAD
    for a, b in itertools.pairwise(points):
        pygame.draw.line(fine, colour, a, b, thick)
        pygame.draw.circle(fine, colour, b, thick / 2)
    if shown.torn:
        _paint_lips(fine, points, radius, thick, colour)
        _paint_stream(fine, middle, radius)
    else:
        pygame.draw.line(fine, colour, points[-1], points[0], thick)
    for n in range(0, 60, 2):  # where it began
        start_at, end_at = ((middle + own * math.cos(a), middle + own * math.sin(a)) for a in (_turn(n), _turn(n + 1)))
        pygame.draw.line(fine, BONE, start_at, end_at, round(1.5 * _FINER * side / 140))
    return pygame.transform.smoothscale(fine, (side, side))


def _turn(n: float) -> float:
    """The angle of the n-th of 60 parts of a circle."""
    return math.tau * n / 60


def _paint_lips(
    fine: pygame.Surface, points: list[tuple[float, float]], radius: float, thick: int, colour: Colour
) -> None:
    """The torn edges, curled outwards."""
    for (x, y), way in ((points[0], 1), (points[-1], -1)):
        for n in range(9):
            angle = math.pi * n / 8
            at = (x + way * radius * 0.10 * math.sin(angle), y - radius * 0.10 * (1 - math.cos(angle)))
            pygame.draw.circle(fine, colour, at, thick / 2)


def _paint_stream(fine: pygame.Surface, middle: float, radius: float) -> None:
    """What comes out of the hole."""
    for n, (across, up) in enumerate(
        ((0.0, 0.9), (-0.16, 1.08), (0.14, 1.14), (-0.03, 1.27), (0.22, 1.32), (-0.24, 1.3))
    ):
        pygame.draw.circle(fine, BONE, (middle + across * radius, middle - up * radius), radius * (0.055 - 0.004 * n))
