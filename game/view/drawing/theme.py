"""Colours, and the one scale by which every interface length follows the window.

Colour belongs to matter; the interface is bone on ink. Only ions, proteins, ATP and charge are coloured,
so a hue always means "which ion", and shape says the same for eyes that cannot distinguish hues.
"""

from copy import copy
from typing import Final

from . import appearance
from .species_art import ART, label

Colour = tuple[int, int, int]

# Interface.
BONE: Final[Colour] = (0xF4, 0xF0, 0xE8)  # text and active fill
ASH: Final[Colour] = (0xBA, 0xC2, 0xC9)  # secondary text, units
SLATE: Final[Colour] = (0x8C, 0x97, 0xA1)  # axis labels; only on a panel or a scrim
INK: Final[Colour] = (0x06, 0x0C, 0x12)  # text on bone, outlines around text over ions
PANEL: Final[Colour] = (0x08, 0x0E, 0x15)
WHITE: Final[Colour] = (0xFF, 0xFF, 0xFF)
PANEL_ALPHA: Final = 230  # 0.90
LINE_ALPHA: Final = 26  # 0.10, white hairline round a panel
OUTLINE_ALPHA: Final = 178  # 0.70

# Matter. What is drawn of each ion is its row in species_art.py; these are here for what is coloured like one.
NA: Final[Colour] = ART["Na"].colour
K: Final[Colour] = ART["K"].colour
K_TEXT: Final[Colour] = ART["K"].text
CL: Final[Colour] = ART["Cl"].colour
ATP: Final[Colour] = ART["ATP"].colour
PUMP: Final[Colour] = (0x5F, 0xAE, 0x9F)
PUMP_HI: Final[Colour] = (0xBF, 0xEB, 0xDD)
PUMP_LO: Final[Colour] = (0x23, 0x5A, 0x5C)
PUMP_LINE: Final[Colour] = (0x0D, 0x2A, 0x30)
PUMP_TEXT: Final[Colour] = (0x7C, 0xC7, 0xB7)
CHANNEL: Final[Colour] = (0x83, 0x7D, 0xA3)
PLUS: Final[Colour] = (0xFF, 0xD0, 0xB8)  # glow and marks of positive charge
MINUS: Final[Colour] = (0xA9, 0xB8, 0xFF)

# The two solutions, far from the membrane and at it, and the membrane itself.
OUT_FAR: Final[Colour] = (0x05, 0x0D, 0x14)
OUT_NEAR: Final[Colour] = (0x12, 0x3D, 0x4C)
IN_FAR: Final[Colour] = (0x0B, 0x07, 0x10)
IN_NEAR: Final[Colour] = (0x33, 0x20, 0x3F)
CORE: Final[Colour] = (0x12, 0x18, 0x22)
HEAD: Final[Colour] = (0xA9, 0xB2, 0xC2)

SPECIES_COLOUR: Final[dict[str, Colour]] = {key: row.colour for key, row in ART.items()}
SPECIES_TEXT: Final[dict[str, Colour]] = {key: row.text for key, row in ART.items()}
SPECIES_NAME: Final[dict[str, str]] = {key: label(key) for key in ART}
"""How an ion is written on the screen: the same in every language."""

MIN_TEXT_PX: Final = 16
MIN_TARGET_PX: Final = 44
ROOM: Final = (1422, 833)
"""The least reference px of width and height that layouts need, unless given."""
_TALL_ROOM: Final = (850, 1700)  # the same of tall windows
_LARGE: Final = 44
_MOST_WORDS: Final = 1.2  # how much words may outgrow what they stand in


class Theme:
    """The interface scale of one window.

    `u` is 1 at 1920x1080 (or 1080x1920) and 2 at 3840x2160. Below that it shrinks more slowly than the
    window (0.80 at 1280x720), because text has to stay readable: what no longer fits is folded away.
    Larger words (appearance.py) enlarge everything, as far as the layouts have room for it.
    """

    __slots__ = ("compact", "height", "portrait", "u", "width", "words")

    def __init__(self, width: int, height: int, room: tuple[int, int] = ROOM) -> None:
        """A theme for a window of `width` x `height` px; ValueError if either is not positive.

        Larger words leave a wide window `room`, reference px across and down.
        """
        if width <= 0 or height <= 0:
            raise ValueError(f"a window of {width}x{height} px has no room to draw in")
        self.width = width
        self.height = height
        self.portrait = height > 1.2 * width
        share = min(width / 1080, height / 1920) if self.portrait else min(width / 1920, height / 1080)
        self.u = share if share >= 1 else 0.4 + 0.6 * share
        wanted = appearance.current().text_scale
        if wanted > 1:
            across, down = _TALL_ROOM if self.portrait else room
            grown = max(1.0, min(wanted, width / across / self.u, height / down / self.u))
            self.u, wanted = self.u * grown, min(wanted / grown, _MOST_WORDS)
        self.words = wanted
        # The rails need 960 reference px of height and 1600 of width to stand open beside the proteins.
        self.compact = not self.portrait and (height < 960 * self.u or width < 1600 * self.u)

    def px(self, value: float) -> int:
        """`value` reference px (at 1920x1080) as whole px of this window."""
        return round(value * self.u)

    def font(self, value: float) -> int:
        """Size in px for text of `value` reference px, never below what can be read.

        Only words grow more than what they stand in: figures that are large already stay as they are.
        """
        words = self.words if value <= _LARGE else min(self.words, 1.0)
        return max(MIN_TEXT_PX, round(value * self.u * words))

    def snug(self) -> "Theme":
        """The same theme without enlarged words: for a panel that is full of text."""
        found = copy(self)
        found.words = min(self.words, 1.0)
        return found

    def target(self, value: float = 72) -> int:
        """Side in px of a touch target of `value` reference px, never too small for a finger."""
        return max(MIN_TARGET_PX, round(value * self.u))

    @property
    def hairline(self) -> int:
        """Width in px of the thinnest line: 1.5 reference px, 3 at 3840x2160; twice that in high contrast."""
        return max(1, round((3.0 if appearance.current().high_contrast else 1.5) * self.u))
