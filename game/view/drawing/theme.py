"""Colours, and the one scale by which every interface length follows the window.

Colour belongs to matter; the interface is bone on ink. Only ions, proteins, ATP and charge are coloured,
so a hue always means "which ion", and shape says the same again for eyes that do not tell hues apart.
"""

from copy import copy
from typing import Final

from . import appearance

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

# Matter: body, highlight, shadow, and the tint for text where the body is too dark to read.
NA: Final[Colour] = (0xFF, 0xBE, 0x55)
NA_HI: Final[Colour] = (0xFF, 0xF0, 0xCC)
NA_LO: Final[Colour] = (0xD9, 0x8A, 0x22)
K: Final[Colour] = (0x62, 0xB6, 0xF5)
K_HI: Final[Colour] = (0xDD, 0xF1, 0xFF)
K_LO: Final[Colour] = (0x2D, 0x76, 0xBE)
K_TEXT: Final[Colour] = (0x6F, 0xBD, 0xF7)
CL: Final[Colour] = (0x7F, 0xA8, 0x98)
CL_HI: Final[Colour] = (0xBF, 0xE0, 0xD2)
CL_LO: Final[Colour] = (0x4B, 0x6E, 0x62)
CL_TEXT: Final[Colour] = (0x8F, 0xB8, 0xA8)
A: Final[Colour] = (0x5C, 0x4A, 0x69)
A_HI: Final[Colour] = (0x8B, 0x75, 0x96)  # its rim
A_LO: Final[Colour] = (0x3A, 0x2D, 0x46)
A_BAR: Final[Colour] = (0x73, 0x60, 0x80)  # bars and small pictures, which need more light than a lump
A_TEXT: Final[Colour] = (0xA4, 0x8E, 0xB0)  # on a panel only
CH: Final[Colour] = (0x9A, 0x82, 0x62)  # choline, the cation that stands in for Na+ in a bath
CH_HI: Final[Colour] = (0xC9, 0xB4, 0x96)
CH_LO: Final[Colour] = (0x5E, 0x4C, 0x36)
CH_TEXT: Final[Colour] = (0xC2, 0xAC, 0x8E)
S: Final[Colour] = (0xA8, 0xA5, 0x99)  # sugar and other solutes: no charge, hence no hue
S_HI: Final[Colour] = (0xE2, 0xDF, 0xD4)
S_LO: Final[Colour] = (0x57, 0x55, 0x4C)
S_TEXT: Final[Colour] = (0xC4, 0xC1, 0xB6)
CA: Final[Colour] = (0xF2, 0x86, 0xA6)
CA_HI: Final[Colour] = (0xFF, 0xDD, 0xE6)
CA_LO: Final[Colour] = (0xB0, 0x43, 0x68)
CA_TEXT: Final[Colour] = (0xF7, 0x9D, 0xB8)
PUMP: Final[Colour] = (0x5F, 0xAE, 0x9F)
PUMP_HI: Final[Colour] = (0xBF, 0xEB, 0xDD)
PUMP_LO: Final[Colour] = (0x23, 0x5A, 0x5C)
PUMP_LINE: Final[Colour] = (0x0D, 0x2A, 0x30)
PUMP_TEXT: Final[Colour] = (0x7C, 0xC7, 0xB7)
CHANNEL: Final[Colour] = (0x83, 0x7D, 0xA3)
CHANNEL_HI: Final[Colour] = (0xCF, 0xCB, 0xE2)
CHANNEL_LO: Final[Colour] = (0x3F, 0x3A, 0x5C)
CHANNEL_LINE: Final[Colour] = (0x1C, 0x19, 0x30)
ATP: Final[Colour] = (0xD3, 0xF0, 0x7A)
ATP_HI: Final[Colour] = (0xF8, 0xFF, 0xD6)
ATP_LO: Final[Colour] = (0x8D, 0xB5, 0x3A)
PLUS: Final[Colour] = (0xFF, 0xD0, 0xB8)  # glow and marks of positive charge
MINUS: Final[Colour] = (0xA9, 0xB8, 0xFF)

# The two solutions, far from the membrane and at it, and the membrane itself.
OUT_FAR: Final[Colour] = (0x05, 0x0D, 0x14)
OUT_NEAR: Final[Colour] = (0x12, 0x3D, 0x4C)
IN_FAR: Final[Colour] = (0x0B, 0x07, 0x10)
IN_NEAR: Final[Colour] = (0x33, 0x20, 0x3F)
CORE: Final[Colour] = (0x12, 0x18, 0x22)
HEAD: Final[Colour] = (0xA9, 0xB2, 0xC2)

SPECIES_COLOUR: dict[str, Colour] = {"Na": NA, "K": K, "Cl": CL, "A": A, "Ch": CH, "Ca": CA, "S": S}
SPECIES_COLOUR |= {"ATP": ATP, "ADP": ATP_LO, "Pi": ATP}
SPECIES_TEXT: Final[dict[str, Colour]] = {
    "Na": NA,
    "K": K_TEXT,
    "Cl": CL_TEXT,
    "A": A_TEXT,
    "Ch": CH_TEXT,
    "Ca": CA_TEXT,
    "S": S_TEXT,
    "ATP": ATP,
    "ADP": ATP_LO,
    "Pi": ATP,
}
SPECIES_NAME: Final[dict[str, str]] = {
    "Na": "Na⁺",
    "K": "K⁺",
    "Cl": "Cl⁻",
    "A": "A⁻",
    "Ch": "Ch⁺",
    "Ca": "Ca²⁺",
    "S": "S",
    "ATP": "ATP",
    "ADP": "ADP",
    "Pi": "P_{i}",
}
"""How an ion is written on the screen: the same in every language."""

MIN_TEXT_PX: Final = 16
MIN_TARGET_PX: Final = 44
ROOM: Final = (1422, 833)
"""Reference px of width and height that layouts can do with, where nothing else is said."""
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
        wanted = appearance.now().text_scale
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
        """The same theme with words no larger than what they stand in: for a panel that is full of them."""
        found = copy(self)
        found.words = min(self.words, 1.0)
        return found

    def target(self, value: float = 72) -> int:
        """Side in px of something to touch, `value` reference px, never too small for a finger."""
        return max(MIN_TARGET_PX, round(value * self.u))

    @property
    def hairline(self) -> int:
        """Width in px of the thinnest line: 1.5 reference px, 3 at 3840x2160; twice that in high contrast."""
        return max(1, round((3.0 if appearance.now().high_contrast else 1.5) * self.u))
