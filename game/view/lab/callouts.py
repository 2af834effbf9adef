"""Labels with lines to the parts of the pump; in the quiz they are blanks until they have been filled."""

from dataclasses import dataclass

import pygame

from game.view.drawing import appearance, shapes, text
from game.view.drawing.theme import ATP, BONE, INK, PANEL, PUMP_LINE, Colour, Theme
from game.view.lab.terms import TERMS, points_at
from game.view.scene.camera import Camera
from game.view.scene.pump.poses import pose
from game.view.widgets import style
from game.words import _
from sprites import Point

_FADE_S = 0.18
_LETTERS = {"A": ("a", (-0.35, 1.05)), "P": ("p", (-0.10, -0.68)), "N": ("n", (0.35, 0.95))}


@dataclass(frozen=True, slots=True)
class Blank:
    """A label that the quiz hides: its number, and whether it is the current question."""

    number: int
    current: bool


class Callouts:
    """Draws the labels of one pump; those that come or go fade."""

    def __init__(self) -> None:
        self._shown: dict[str, float] = {}
        self.rects: dict[str, pygame.Rect] = {}
        """Where each label's words (or its blank) are, px."""

    def advance(self, wanted: tuple[str, ...], seconds: float, at_once: bool = False) -> None:
        """Fade in the labels that are `wanted`, and fade out the others."""
        step = 1.0 if at_once else seconds / _FADE_S
        going = {TERMS[name].at for name in self._shown if name not in wanted}
        for name in {*wanted, *self._shown}:
            if name in wanted and TERMS[name].at in going and not at_once:
                continue  # one label goes before another comes in its place
            way = step if name in wanted else -step
            self._shown[name] = min(1.0, max(0.0, self._shown.get(name, 0.0) + way))
        self._shown = {name: share for name, share in self._shown.items() if share > 0}

    def draw(
        self,
        surface: pygame.Surface,
        camera: Camera,
        x_nm: float,
        shape: tuple[str, str, float],
        theme: Theme,
        blanks: dict[str, Blank] | None = None,
        letters: bool = True,
    ) -> None:
        """Draw them around the pump at `x_nm` in this shape; `blanks` holds the hidden ones.

        `letters`: whether the lobes are named A, P and N.
        """
        self.rects = {}
        origin = camera.to_px(x_nm, 0.0)
        if letters:
            self._draw_letters(surface, origin, camera.ppn, shape)
        for name in TERMS:
            if name in self._shown:
                blank = (blanks or {}).get(name)
                self._draw_one(surface, origin, camera.ppn, name, points_at(name, shape), theme, blank)

    def _draw_letters(self, surface: pygame.Surface, origin: Point, ppn: float, shape: tuple[str, str, float]) -> None:
        px = round(0.52 * ppn)
        if px < 14:
            return
        now = pose(*shape)
        for letter, (body, off) in _LETTERS.items():
            place = now.bodies[body]
            at = origin[0] + (place.x + off[0]) * ppn, origin[1] + (place.y + off[1]) * ppn + text.cap_height(px) / 2
            plain = appearance.current().high_contrast  # then the letter stands on a plate of its own
            text.draw(surface, letter, at, px, 700, BONE if plain else PUMP_LINE, "centre", plain)

    def _draw_one(
        self,
        surface: pygame.Surface,
        origin: Point,
        ppn: float,
        name: str,
        point: Point,
        theme: Theme,
        blank: Blank | None,
    ) -> None:
        term, share = TERMS[name], self._shown[name]
        colour: Colour = ATP if term.is_atp and blank is None else BONE
        at = origin[0] + term.at[0] * ppn, origin[1] + term.at[1] * ppn
        tip = origin[0] + point[0] * ppn, origin[1] + point[1] * ppn
        px = theme.font(26)
        words = _(term.words)
        width = theme.target(72) if blank else text.measure(words, px, 600)[0]
        left = at[0] - {"left": 0.0, "centre": width / 2, "right": float(width)}[term.align]
        left = min(max(left, theme.px(10)), theme.width - width - theme.px(10))
        high = theme.target(56) if blank else round(px * 1.3)
        rect = pygame.Rect(round(left), round(at[1] - high / 2), width, high)
        self.rects[name] = rect
        edge = (
            (rect.centerx, rect.top - theme.px(4))
            if term.align == "centre"
            else ((rect.left - theme.px(8) if term.align == "left" else rect.right + theme.px(8)), rect.centery)
        )
        line = _line(edge, tip, colour, theme, arrow=name == "open_in")
        line[0].set_alpha(round(255 * share))
        surface.blit(*line)
        image = _blank(rect.size, blank, theme) if blank else text.render(words, px, 600, colour, outline=True)
        if share < 1.0:
            image = image.copy()
            image.fill((255, 255, 255, round(255 * share)), special_flags=pygame.BLEND_RGBA_MULT)
        if blank:
            surface.blit(image, rect)
        else:
            margin = text.outline_px(px)
            baseline = style.middle(rect.centery, px)
            surface.blit(image, (rect.x - margin, round(baseline) - text.ascent(px, 600) - margin))


def _line(
    start: Point, tip: Point, colour: Colour, theme: Theme, arrow: bool
) -> tuple[pygame.Surface, tuple[int, int]]:
    """A line with a dark rim from words to a dot (or an arrow's head) on the thing, and where it is to be drawn."""
    pad = theme.px(16)
    left, top = min(start[0], tip[0]) - pad, min(start[1], tip[1]) - pad
    size = (round(abs(start[0] - tip[0]) + 2 * pad), round(abs(start[1] - tip[1]) + 2 * pad))
    image = pygame.Surface((size[0] * 2, size[1] * 2), pygame.SRCALPHA)
    image.fill((*colour, 0))
    a, b = (((x - left) * 2, (y - top) * 2) for x, y in (start, tip))
    for shade, wide, alpha in ((INK, 4.5, 150), (colour, 2.0, 255)):
        thick = max(2, round(wide * 2 * theme.u))
        pygame.draw.line(image, (*shade, alpha), a, b, thick)
        if arrow:
            wing = theme.px(13) * 2
            pygame.draw.lines(
                image, (*shade, alpha), False, [(b[0] - wing, b[1] + wing), b, (b[0] + wing, b[1] + wing)], thick
            )
        else:
            pygame.draw.circle(image, (*shade, alpha), b, theme.px(7 if shade == INK else 5) * 2)
    return pygame.transform.smoothscale(image, size), (round(left), round(top))


def _blank(size: tuple[int, int], blank: Blank, theme: Theme) -> pygame.Surface:
    """A numbered field; that of the current question is filled."""
    image = pygame.Surface(size, pygame.SRCALPHA)
    radius = theme.px(14)
    image.blit(shapes.rounded(size, radius, BONE if blank.current else PANEL, 255 if blank.current else 225), (0, 0))
    image.blit(shapes.frame(size, radius, BONE, max(2, theme.px(3))), (0, 0))
    px = theme.font(28)
    at = size[0] / 2, style.middle(size[1] / 2, px)
    text.draw(image, f"{blank.number}", at, px, 700, INK if blank.current else BONE, "centre")
    return image
