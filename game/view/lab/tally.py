"""What this turn of the pump, and all its turns, have carried: shapes that fill in as ions leave."""

import pygame

from game.engine.pump import K_SITES, NA_SITES
from game.view.drawing import glyphs, shapes, sprites, text
from game.view.drawing.theme import ASH, ATP, BONE, K_TEXT, NA, SLATE, WHITE, Colour, Theme
from game.view.lab.turns import AllTurns, Turn
from game.words import _

_GHOST = 90  # opacity of what has not happened yet


def signed(number: int) -> str:
    """A number with its sign; 0 has none."""
    return f"+{number}" if number > 0 else f"−{-number}" if number < 0 else "0"


def paint(canvas: pygame.Surface, area: pygame.Rect, turn: Turn, every: AllTurns, theme: Theme, tight: bool) -> int:
    """Paint the tally into the top of `area`; returns the y below it. `tight`: four beside each other."""
    label = theme.font(22)
    y = area.y + text.cap_height(label)
    heading = _("The turn just done") if turn.done else _("This turn of the pump")
    text.draw(canvas, heading, (area.x, y), label, 500, ASH)
    top = y + theme.px(14)
    high, half = theme.px(84 if tight else 86), area.width // 2
    shares = (0.0, 0.26, 0.45, 0.725) if tight else ()
    places = [(area.x + round(share * area.width), top) for share in shares]
    places = places or [(area.x + n % 2 * half, top + n // 2 * high) for n in range(4)]
    px = theme.font(22 if tight and area.width < 640 * theme.u else 26)
    ends = [next((x for x, line in places if line == y and x > left), area.right) for left, y in places]
    rooms = [end - left - theme.px(6) for end, (left, _y) in zip(ends, places, strict=True)]
    _ions(canvas, places[0], theme, px, "Na", turn.na_out, rooms[0])
    _ions(canvas, places[1], theme, px, "K", turn.k_in, rooms[1])
    _atp(canvas, places[2], theme, px, turn, rooms[2])
    _charge(canvas, places[3], theme, px, turn, rooms[3])
    y = top + high * (1 if tight else 2) + theme.px(2) + text.cap_height(label)
    words = next((w for w in _in_all(every) if text.measure(w, label, 400)[0] <= area.width), "")
    text.draw(canvas, words, (area.x, y), label, 400, ASH)
    return y + theme.px(8)


def _in_all(every: AllTurns) -> tuple[str, ...]:
    """What all turns come to: in full, and shorter for where there is little room."""
    kept: dict[str, int | str] = {"n": every.turns, "out": every.na_out, "back": every.k_in, "atp": every.atp}
    kept["charge"] = signed(every.charge_out)
    if every.turns == 1:
        whole = _("In all: 1 whole turn, {out} Na⁺ out, {back} K⁺ in, {atp} ATP, {charge} e out.")
    else:
        whole = _("In all: {n} whole turns, {out} Na⁺ out, {back} K⁺ in, {atp} ATP, {charge} e out.")
    shorter = _("In all: {out} Na⁺ out, {back} K⁺ in, {atp} ATP, {charge} e out.")
    return tuple(words.format(**kept) for words in (whole, shorter, _("In all: {out} Na⁺ out, {back} K⁺ in.")))


def _ions(canvas: pygame.Surface, at: tuple[int, int], theme: Theme, px: int, key: str, done: int, room: int) -> None:
    """Outlines that fill with ions, over the words."""
    side = theme.px(34)
    for n in range(NA_SITES if key == "Na" else K_SITES):
        centre = at[0] + side / 2 + n * (side + theme.px(8)), at[1] + side / 2
        if n < done:
            shapes.blit_centred(canvas, glyphs.ion(key, side), centre)
        else:
            shapes.blit_centred(canvas, sprites.raster(f"site_{key.lower()}", side / 0.84), centre)
    words = _("{n} Na⁺ out") if key == "Na" else _("{n} K⁺ in")
    _words(canvas, at, theme, px, words.format(n=done), room, NA if key == "Na" else K_TEXT)


def _atp(canvas: pygame.Surface, at: tuple[int, int], theme: Theme, px: int, turn: Turn, room: int) -> None:
    middle = at[1] + theme.px(17)
    ppn = theme.px(70) / 2.4
    if turn.atp_used:
        image = sprites.raster("adp", ppn)
        canvas.blit(image, (at[0], round(middle - image.get_height() / 2)))
        shapes.blit_centred(canvas, sprites.raster("pi", ppn * 1.1), (at[0] + theme.px(82), middle))
        words = _("1 ATP used")
    elif turn.atp_ready:
        image = sprites.raster("atp", ppn)
        canvas.blit(image, (at[0], round(middle - image.get_height() / 2)))
        words = _("1 ATP ready")
    else:
        image = sprites.raster("atp", ppn, level=0.25)
        canvas.blit(image, (at[0], round(middle - image.get_height() / 2)))
        words = _("needs ATP")
    _words(canvas, at, theme, px, words, room, ATP)


def _charge(canvas: pygame.Surface, at: tuple[int, int], theme: Theme, px: int, turn: Turn, room: int) -> None:
    """The charge carried so far, large; beside it the bars that make it: three out, two in."""
    large = theme.font(44)
    baseline = at[1] + theme.px(17) + text.cap_height(large) / 2
    right = text.draw(
        canvas, signed(turn.charge_out), (at[0], baseline), large, 600, BONE if turn.charge_out else SLATE
    ).right
    step, wide, high = theme.px(13), theme.px(8), theme.px(30)
    x = max(right, at[0] + theme.px(52)) + theme.px(14)
    out, back = 3 if turn.charge_out else 0, 2 if turn.charge_out == 1 else 0
    for n in range(3):
        # Each bar is a charge that went out; one that K+ brought back is struck out to a low stump.
        bar = pygame.Rect(x + n * step, at[1] + theme.px(2), wide, high)
        if n < out and n >= 3 - back:
            bar.top, bar.height = bar.bottom - theme.px(7), theme.px(7)
        lit = n < out and n < 3 - back
        canvas.blit(shapes.rounded(bar.size, wide // 2, BONE if lit else WHITE, 255 if lit else _GHOST), bar)
    _words(canvas, at, theme, px, _("net charge out") if px >= theme.font(26) else _("charge out"), room, BONE)


def _words(
    canvas: pygame.Surface, at: tuple[int, int], theme: Theme, px: int, words: str, room: int, colour: Colour
) -> None:
    place = at[0], at[1] + theme.px(46) + text.cap_height(px)
    text.draw(canvas, words, place, text.fit(words, px, 600, room), 600, colour)
