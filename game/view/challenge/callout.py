"""A callout: a light card with a few words, an arrow, and a ring around the thing it speaks of."""

import numpy as np
import pygame
from pygame import Rect

from game.engine import Patch, species
from game.engine.state import CHANNEL, PUMP
from game.view import shapes, text
from game.view.camera import Camera
from game.view.challenge.places import Places
from game.view.panels.canvas import Canvas
from game.view.theme import BONE, INK, Theme
from game.words import _

_CHANNEL_NM = (3.2, 3.9)
_PUMP_NM = (5.2, 5.4)


class Callout:
    """Draws a step of the guide; `rect` is where it can be tapped to go on."""

    def __init__(self) -> None:
        self.rect = Rect(0, 0, 0, 0)
        self.canvas = Canvas()

    def draw(
        self, surface: pygame.Surface, place: Places, words: str, thing: Rect | None, taps: bool, number: str
    ) -> None:
        """`thing` is the place in px that it points at, if any; with `taps` it says how to go on."""
        theme = place.theme
        size = theme.font(30)
        lines = text.wrap(words, size, 500, min(theme.px(640), place.clear.width - theme.px(120)))
        step, pad = round(1.32 * size), theme.px(30)
        under = _("Tap or press Enter to go on") if taps else _("waiting for you")
        small = theme.font(22)
        wide = max(
            [text.measure(line, size, 500)[0] for line in lines] + [text.measure(under, small)[0] + theme.px(90)]
        )
        rect = Rect(0, 0, wide + 2 * pad, step * len(lines) + 2 * pad + theme.px(34))
        self.rect = _beside(rect, thing, place)
        if thing is not None:
            self.ring(surface, thing, theme)
            _arrow(surface, self.rect, thing, theme)

        def paint(canvas: pygame.Surface) -> None:
            canvas.blit(shapes.rounded(rect.size, theme.px(18), BONE), (0, 0))
            for n, line in enumerate(lines):
                text.draw(canvas, line, (pad, pad + round(0.8 * size) + n * step), size, 500, INK)
            y = rect.height - theme.px(22)
            colour = (0x4A, 0x52, 0x5A)
            text.draw(canvas, under, (pad, y), small, 500, colour)
            text.draw(canvas, number, (rect.width - pad, y), small, 500, colour, "right")

        self.canvas.draw(surface, self.rect, (words, under, number, rect.size), paint)

    @staticmethod
    def ring(surface: pygame.Surface, thing: Rect, theme: Theme) -> None:
        """Draw a ring around a thing."""
        around = thing.inflate(theme.px(16), theme.px(16))
        width = max(2, theme.px(3))
        rim = around.inflate(2, 2)
        radius = min(theme.px(28), min(around.size) // 2)
        surface.blit(shapes.frame(rim.size, radius + 1, INK, width + 2, 200), rim)
        surface.blit(shapes.frame(around.size, radius, BONE, width), around)


def _beside(rect: Rect, thing: Rect | None, place: Places) -> Rect:
    """A place near `thing` that covers neither it nor the panels."""
    theme, clear = place.theme, place.clear.inflate(-place.theme.px(40), -place.theme.px(20))
    rect = rect.copy()
    if thing is None:
        rect.midbottom = clear.centerx, clear.bottom
        return rect
    gap = theme.px(70)
    if thing.centery > place.theme.height / 2 + theme.px(180):
        rect.midbottom = thing.centerx, thing.top - gap
    else:
        rect.midtop = thing.centerx, thing.bottom + gap
    taboo = [place.card, place.console, place.hint, place.score]
    best, least = rect.clamp(clear), None
    for candidate in (
        rect.clamp(clear),
        _at(rect, midbottom=(thing.centerx, thing.top - gap)).clamp(clear),
        _at(rect, midleft=(thing.right + gap, thing.centery)).clamp(clear),
        _at(rect, midright=(thing.left - gap, thing.centery)).clamp(clear),
        _at(rect, midbottom=(clear.centerx, clear.bottom)),
    ):
        covered = sum(_area(candidate.clip(other)) for other in taboo) + 3 * _area(candidate.clip(thing))
        if least is None or covered < least:
            best, least = candidate, covered
    return best


def _at(rect: Rect, **where: tuple[int, int]) -> Rect:
    moved = rect.copy()
    for name, at in where.items():
        setattr(moved, name, at)
    return moved


def _area(rect: Rect) -> int:
    return rect.width * rect.height


def _arrow(surface: pygame.Surface, card: Rect, thing: Rect, theme: Theme) -> None:
    """A line from the card to the thing, with a head."""
    start = np.array(card.center, float)
    end = np.array(thing.center, float)
    start, end = _edge(card, end), _edge(thing.inflate(theme.px(30), theme.px(30)), start)
    length = float(np.hypot(*(end - start)))
    if length < theme.px(14):
        return
    way = (end - start) / length
    side = np.array((-way[1], way[0]))
    head = theme.px(16)
    width = max(2, theme.px(4))
    for colour, extra in ((INK, 2), (BONE, 0)):
        pygame.draw.line(surface, colour, start, end, width + 2 * extra)
        for sign in (-1, 1):
            pygame.draw.line(surface, colour, end, end - head * way + sign * 0.7 * head * side, width + 2 * extra)


def _edge(rect: Rect, towards: np.ndarray) -> np.ndarray:
    """Where the line from the middle of `rect` to `towards` leaves it."""
    centre = np.array(rect.center, float)
    way = towards - centre
    scale = min(
        (rect.width / 2 / abs(way[0])) if way[0] else np.inf, (rect.height / 2 / abs(way[1])) if way[1] else np.inf
    )
    return np.asarray(centre + way * min(1.0, scale))


def find_thing(name: str, patch: Patch, camera: Camera, panels: dict[str, Rect]) -> Rect | None:
    """The place in px of what a level points at; None where it is not in the picture."""
    if name in panels:
        return panels[name]
    half = 2.0 * camera.ppn
    if name in ("membrane", "cell"):
        x = camera.width // 2
        return Rect(
            round(x - 12 * camera.ppn), round(camera.membrane_y - half), round(24 * camera.ppn), round(2 * half)
        )
    if name in ("outside", "inside", "bath"):
        up = name != "inside"
        y = camera.membrane_y + (-12 if up else 5) * camera.ppn
        return Rect(round(camera.width / 2 - 8 * camera.ppn), round(y), round(16 * camera.ppn), round(7 * camera.ppn))
    protein = patch.state.protein
    if name == "pump":
        return _protein(protein, patch.rows(PUMP), camera, _PUMP_NM, 8.3)
    kind, _space, ion = name.partition(" ")
    if kind in ("channel", "gated") and ion in species.INDEX:
        rows = patch.rows(CHANNEL, species.INDEX[ion])
        return _protein(protein, rows, camera, _CHANNEL_NM, 3.9)
    if kind == "ion" and ion in species.INDEX:
        return _ion(patch, species.INDEX[ion], camera)
    return None


def _protein(
    protein: np.ndarray, rows: np.ndarray, camera: Camera, reach: tuple[float, float], below: float
) -> Rect | None:
    """The protein nearest to the middle of the picture."""
    if not rows.size:
        return None
    places = np.array([camera.x_px(float(x)) for x in protein["x"][rows]])
    x = float(places[np.argmin(np.abs(places - camera.width * 0.55))])
    ppn = camera.ppn
    top, bottom = camera.membrane_y - reach[1] * ppn, camera.membrane_y + below * ppn
    return Rect(round(x - reach[0] * ppn), round(top), round(2 * reach[0] * ppn), round(bottom - top))


def _ion(patch: Patch, row: int, camera: Camera) -> Rect | None:
    """An ion of the side where it is rarer to lose: the one nearest to the membrane, near the middle."""
    s, r = patch.state, patch.rules
    side = int(np.argmax(s.count.reshape(-1, 2)[row]))
    segment = 2 * row + side
    start, n = int(s.start[segment]), int(s.count[segment])
    if n == 0:
        return None
    y = s.y[start : start + n].astype(np.int64)
    depth = np.where(y < 2**31, y, 2**32 - 1 - y) * (float(s.depth_nm[side]) / 2.0**31)
    x = s.x[start : start + n] * (r.width_nm / 2.0**32)
    middle = np.abs((x - camera.centre_nm + r.width_nm / 2) % r.width_nm - r.width_nm / 2)
    best = int(np.argmin(middle + 2.0 * np.abs(depth - 6.0)))
    height = (2.0 + float(depth[best])) * (1 if side == 1 else -1)
    at = camera.to_px(float(x[best]), height)
    size = round(2.4 * camera.ppn)
    return Rect(round(at[0] - size / 2), round(at[1] - size / 2), size, size)
