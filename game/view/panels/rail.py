"""What both rails share: a panel crossed by the membrane, and the tab it folds into."""

import pygame

from game.view.drawing import appearance, shapes, text
from game.view.drawing.theme import ASH, BONE, CORE, PANEL, SLATE, WHITE, Theme

Faces = tuple[int, int]
"""Y in px of the membrane's outer and inner face, in the window or in a panel."""


def faces_in(rect: pygame.Rect, faces: Faces | None, theme: Theme) -> Faces:
    """The membrane's faces from the top of `rect`: the scene's own where they cross it with room to spare.

    Elsewhere (a rail under the scene, in a tall window) the rail draws a membrane of its own a little above
    its middle, because the figures under the bars need the room.
    """
    if faces is not None:
        top, bottom = faces[0] - rect.y, faces[1] - rect.y
        if top > theme.px(70) and bottom < rect.height - theme.px(100):
            return top, bottom
    half = theme.px(28)
    middle = round(rect.height * 0.49)
    return middle - half, middle + half


def paint_ground(canvas: pygame.Surface, faces: Faces, theme: Theme) -> None:
    """The panel with the membrane's band across it, thin enough for the lipids behind to be made out."""
    width = canvas.get_width()
    canvas.blit(shapes.themed_panel(canvas.get_size(), theme), (0, 0))
    band = pygame.Rect(0, faces[0], width, faces[1] - faces[0])
    plain = appearance.current().high_contrast
    canvas.fill((0, 0, 0, 255) if plain else (*CORE, 210), band)
    lines = WHITE if plain else tuple(c // 4 + p * 3 // 4 for c, p in zip(WHITE, PANEL, strict=True))
    for y in (band.top, band.bottom - theme.hairline):
        canvas.fill((*lines, 235), (0, y, width, theme.hairline))


def paint_title(canvas: pygame.Surface, title: str, asides: tuple[str, ...], beneath: str, theme: Theme) -> None:
    """Title, the first of `asides` that fits at the right of its line, and a line `beneath`."""
    pad = theme.px(22)
    size, small = theme.font(24), theme.font(21)
    y = theme.px(14) + text.cap_height(size) + theme.px(6)
    end = text.draw(canvas, title, (pad, y), size, 600).right
    right = canvas.get_width() - pad
    for aside in asides:
        if text.measure(aside, small)[0] <= right - end - theme.px(8):
            text.draw(canvas, aside, (right, y), small, 400, ASH, "right")
            break
    text.draw(canvas, beneath, (pad, y + round(small * 1.42)), small, 400, ASH)


def paint_tab(canvas: pygame.Surface, word: str, opens: shapes.Direction, theme: Theme) -> pygame.Rect:
    """The ground of a folded rail with `word` and the way it opens; returns the room for its picture."""
    width, height = canvas.get_size()
    canvas.blit(shapes.panel((width, height), theme.px(16), theme.hairline), (0, 0))
    size = theme.font(20)
    text.draw(canvas, word, (width / 2, theme.px(18) + text.cap_height(size)), size, 600, BONE, "centre")
    side = theme.px(18)
    chevron = shapes.chevron(_thin(side, opens), opens, SLATE, max(2.0, 2.6 * theme.u))
    shapes.blit_centred(canvas, chevron, (width / 2, height - theme.px(24)))
    top, bottom = theme.px(48), height - theme.px(48)
    return pygame.Rect(theme.px(14), top, width - 2 * theme.px(14), bottom - top)


def _thin(side: int, opens: shapes.Direction) -> tuple[int, int]:
    return (side * 5 // 8, side) if opens in ("left", "right") else (side, side * 5 // 8)
