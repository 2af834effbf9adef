"""The style of diagrams: the program's own colours and fonts, on white for paper or as on the screen."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import Any, BinaryIO

import matplotlib
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure

from game.engine import PatchSpec, presets, settings
from game.view.drawing import theme
from game.view.drawing.species_art import ART
from game.view.drawing.theme import Colour

_FONT = "Hanken Grotesk"
_DPI = 160


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they are for. Ions keep their hue, in the tone that stands out from the ground."""

    ground: str
    ink: str
    quiet: str
    faint: str
    species: dict[str, str]
    pump: str
    atp: str


LIGHT = Palette(
    ground="#ffffff",
    ink=_hex(theme.INK),
    quiet="#56616b",
    faint="#d9dee2",
    species={key: _hex(row.on_paper) for key, row in ART.items()},
    pump="#23716b",
    atp="#5f8012",
)
DARK = Palette(
    ground=_hex(theme.PANEL),
    ink=_hex(theme.BONE),
    quiet=_hex(theme.ASH),
    faint="#26313b",
    species={key: _hex(row.text) for key, row in ART.items()},
    pump=_hex(theme.PUMP_TEXT),
    atp=_hex(theme.ATP),
)


def _add_font() -> None:
    if _FONT in font_manager.fontManager.get_font_names():
        return
    for face in (files("game") / "assets" / "fonts").iterdir():
        if face.name.endswith(".ttf"):
            with as_file(face) as path:
                font_manager.fontManager.addfont(path)


@contextmanager
def styled(dark: bool) -> Iterator[Palette]:
    """A context in which matplotlib draws in the program's style, independent of the user's own settings."""
    look = DARK if dark else LIGHT
    _add_font()
    # The second font comes in fewer weights, and matplotlib would warn that the nearest is taken.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(
            {
                "font.family": [_FONT, "DejaVu Sans"],  # the second for raised signs, which the first lacks
                "font.size": 11,
                "figure.facecolor": look.ground,
                "savefig.facecolor": look.ground,
                "axes.facecolor": look.ground,
                "axes.edgecolor": look.quiet,
                "axes.linewidth": 0.8,
                "axes.labelcolor": look.quiet,
                "text.color": look.ink,
                "xtick.color": look.quiet,
                "ytick.color": look.quiet,
                "xtick.labelcolor": look.ink,
                "ytick.labelcolor": look.ink,
                "lines.solid_capstyle": "round",
                "svg.hashsalt": "minus70",
                "svg.fonttype": "path",
            }
        )
        yield look


def mixed(colour: str, ground: str, share: float) -> str:
    """`colour` thinned with `ground`: all of it where `share` is 1. Unlike transparency, lines below do not show."""
    red, green, blue = (share * a + (1 - share) * b for a, b in zip(to_rgb(colour), to_rgb(ground), strict=True))
    return str(to_hex((red, green, blue)))


def bare(axes: Axes, look: Palette, *, grid: bool = True) -> None:
    """Two spines, outward ticks, and faint lines to read values by."""
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(which="major", length=4, width=0.8)
    axes.tick_params(which="minor", length=0)
    if grid:
        axes.grid(axis="y", color=look.faint, linewidth=0.8)
        axes.set_axisbelow(True)


def title(figure: Figure, spec: PatchSpec, left: float, top_in: float = 0.32) -> None:
    """Write the cell's name, and beside it the settings that differ from the preset."""
    y = 1 - top_in / figure.get_figheight()
    name = figure.text(left, y, spec.title, fontsize=15, fontweight=600, va="center")
    changes = changed(spec)
    if changes:
        name.set_text(f"{spec.title}, {changes}")
        name.set_fontsize(15 if len(name.get_text()) < 50 else 12)


def changed(spec: PatchSpec) -> str:
    """The settings that differ from the preset, in the form that --set takes."""
    preset = presets.get(spec.name)
    found = []
    for key in settings.TABLE:
        value = settings.value_of(spec, key)
        if value != settings.value_of(preset, key):
            found.append(f"{key} = {value if isinstance(value, str) else format(value, 'g')}")
    return ", ".join(found)


def save(figure: Figure, file: BinaryIO, kind: str) -> None:
    """Write `figure` to `file` as "png" or "svg"; the same data give the same bytes."""
    metadata: dict[str, Any] = {"Date": None, "Creator": "minus70"} if kind == "svg" else {"Software": "minus70"}
    with matplotlib.rc_context({"svg.hashsalt": "minus70", "svg.fonttype": "path"}):
        figure.savefig(file, format=kind, dpi=_DPI, metadata=metadata)
