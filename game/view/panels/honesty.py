"""The honesty card: what is to scale and what is not, in the running patch's own numbers."""

import pygame

from game.engine import Patch, honesty, species
from game.engine.measure import ions_per_mM
from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, INK, SLATE, Theme
from game.view.panels.canvas import Canvas
from game.words import _

Row = tuple[str, str]


def rows(patch: Patch, ppn: float) -> tuple[list[Row], list[Row]]:
    """(What is true to scale, what is not), each as a title and a sentence or two."""
    h = honesty.measure(patch)
    true = [
        (
            _("Sizes"),
            _("Ions, lipids, channels and pumps have their real sizes. One nanometre is {px} px here.").format(
                px=f"{ppn:.0f}"
            ),
        ),
        (
            _("Numbers"),
            _("{n} ions swim here, at real concentrations. Each is followed one by one.").format(n=_many(h.ions)),
        ),
        (_("Voltage"), _("It is only the charge out of balance inside, in each frame. No formula sets it.")),
        (_("Pump"), _("Each turn moves 3 Na⁺ out and 2 K⁺ in for 1 ATP. It binds the ions that are there.")),
    ]
    cheats = [
        (_("Time"), _("About {n} times slower than life.").format(n=_many(h.slow_motion))),
        (
            _("Drift"),
            _("Ions drift {n} times slower still, so that eyes can follow.").format(n=_many(h.diffusion_slower)),
        ),
        (
            _("Charge"),
            _("{n} unpaired charges make this voltage. A real patch this small needs {real}.").format(
                n=_many(h.unpaired_charges), real=f"{h.real_unpaired_charges:.1f}"
            ),
        ),
        (
            _("Pumps"),
            _("{n} here. A real patch this small has about {real}.").format(n=h.pumps, real=f"{h.real_pumps:.1g}"),
        ),
        (_("Leaks"), _("{n} channels here. Most real patches this small have none.").format(n=h.channels)),
        (
            _("Depth"),
            _("The inside is {n} nm deep. A real cell has about {real} nm: it runs down and swells far later.").format(
                n=f"{h.depth_nm:.0f}", real=_many(h.real_depth_nm)
            ),
        ),
        (
            _("Energy"),
            _("A mitochondrion is wider than this picture: the small one stands for those deeper in the cell."),
        ),
        (_("Drugs"), _("They bind and leave far sooner than in a body, and the drawer's doses are this cell's own.")),
        (_("Forces"), _("Ions do not push each other. The voltage acts on them in the channels only.")),
    ]
    if patch.state.protein["gate"].any():
        gates = patch.spec.gates
        cheats.append(
            (
                _("Gates"),
                _("They flip {n} times slower than a squid's. Transmitters are drawn, not simulated.").format(
                    n=_many(gates.slow_voltage)
                ),
            )
        )
    if patch.counts[species.CA].any():
        # 100 nM: Hille, Ion Channels of Excitable Membranes, 3rd ed., table 1.3.
        one_mM = 1.0 / float(ions_per_mM(patch)[0])
        cheats.append(
            (
                _("Calcium"),
                _("One Ca²⁺ inside is {one} mM here. A resting cell has {n} times less.").format(
                    one=f"{one_mM:.1f}", n=_many(round(one_mM / 1e-4, -2))
                ),
            )
        )
    return true, cheats


def _many(value: float) -> str:
    """A number to two figures (or whole, when counted exactly), with thin spaces."""
    whole = round(value) if value < 10_000 or float(value).is_integer() else round(value, -3)
    return f"{int(whole):,}".replace(",", "\u2009")


Block = tuple[str, list[Row]]
"""A title and the rows below it."""


class HonestyCard:
    """An overlay with the two lists side by side."""

    def __init__(self) -> None:
        self._canvas = Canvas()
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.is_open = False

    def draw(self, surface: pygame.Surface, theme: Theme, patch: Patch, ppn: float) -> None:
        """Draw the card over the whole picture."""
        lists = rows(patch, ppn)
        key = tuple(tuple(each) for each in lists)
        rect = pygame.Rect(0, 0, theme.width, theme.height)
        self.rect = rect

        def paint(canvas: pygame.Surface) -> None:
            canvas.fill((*INK, 200))
            _paint(canvas, lists, theme)

        self._canvas.draw(surface, rect, key, paint)


def _paint(canvas: pygame.Surface, lists: tuple[list[Row], list[Row]], theme: Theme) -> None:
    px = theme.px
    width = min(px(1560), theme.width - px(80))
    columns = 1 if theme.portrait else 2
    column = (width - px(48) * 2 - px(56) * (columns - 1)) // columns
    head, size = theme.font(26), theme.font(23)
    true, cheats = (_("True to scale"), lists[0]), lists[1]
    whole: list[Block] = [true, (_("Not to scale"), cheats)]
    sides = [whole]
    if columns == 2:  # what is not to scale is much more: its first rows stand below what is
        ways: list[list[list[Block]]] = [
            [[true, *([(_("Not to scale"), cheats[:n])] if n else [])], [(_("Not to scale"), cheats[n:])]]
            for n in range(len(cheats))
        ]
        sides = min(ways, key=lambda way: max(_tall(side, column, size, theme) for side in way))
    body = max(_tall(side, column, size, theme) for side in sides)
    card = pygame.Rect(0, 0, width, min(theme.height - px(16), body + px(48) * 2 + px(84)))
    card.center = theme.width // 2, theme.height // 2
    canvas.blit(shapes.themed_panel(card.size, theme), card)
    x, y = card.left + px(48), card.top + px(40) + head
    text.draw(canvas, _("What is true here, and what is not"), (x, y), theme.font(40), 600, BONE)
    text.draw(canvas, _("A tap, H or Esc closes this"), (card.right - px(48), y), theme.font(20), 400, SLATE, "right")
    for n, side in enumerate(sides):
        left, top = x + n * (column + px(56)), y + px(60)
        for title, each in side:
            text.draw(canvas, title, (left, top), head, 600, BONE)
            top = _list(canvas, each, (left, top + px(12)), column, size, theme) + px(52)


def _tall(side: list[Block], column: int, size: int, theme: Theme) -> int:
    """Px of height that the blocks of one column take."""
    return sum(_height(each, column, size, theme) for _title, each in side) + theme.px(52) * (len(side) - 1)


def _gap(theme: Theme) -> int:
    return theme.px(8 if theme.compact else 16)


def _lines(sentence: str, column: int, size: int, theme: Theme) -> list[str]:
    return text.wrap(sentence, size, 400, column - theme.px(130))


def _height(each: list[Row], column: int, size: int, theme: Theme) -> int:
    lines = sum(len(_lines(sentence, column, size, theme)) for _title, sentence in each)
    return round(lines * size * 1.3) + _gap(theme) * len(each) + theme.px(12)


def _list(canvas: pygame.Surface, each: list[Row], at: tuple[int, int], column: int, size: int, theme: Theme) -> int:
    left, y = at
    step = round(size * 1.3)
    for title, sentence in each:
        y += _gap(theme)
        text.draw(canvas, title, (left, y + size), size, 600, BONE)
        for line in _lines(sentence, column, size, theme):
            text.draw(canvas, line, (left + theme.px(130), y + size), size, 400, ASH)
            y += step
    return y
