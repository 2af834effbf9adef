"""The options of appearance: of every command that opens a window, and of a picture."""

from typing import TYPE_CHECKING, Annotated

import typer

from game.words import N_

from .numbers import number
from .options import NOTHING

if TYPE_CHECKING:
    from game.commands.look import LookOptions

HighContrast = Annotated[
    bool, typer.Option("--high-contrast", metavar=NOTHING, help=N_("Words and panels that stand out more."))
]
TextScale = Annotated[
    float,
    number("X", N_("Size of words, 0.8 to 1.6, as far as the window has room.")),
]
Captions = Annotated[
    bool,
    typer.Option("--captions/--no-captions", metavar=NOTHING, help=N_("Say in words what is done, and heard.")),
]
ReducedMotion = Annotated[
    bool, typer.Option("--reduced-motion", metavar=NOTHING, help=N_("No trails, and nothing that slides."))
]
Present = Annotated[bool, typer.Option("--present", metavar=NOTHING, help=N_("Begin in presenter mode, for a class."))]
ColourCheck = Annotated[
    str | None,
    typer.Option(metavar=N_("NAME"), help=N_("As other eyes see it: protanopia, deuteranopia, tritanopia or grey.")),
]


def window_look(
    high_contrast: HighContrast = False,
    text_scale: TextScale = 1.0,
    captions: Captions = True,
    reduced_motion: ReducedMotion = False,
    present: Present = False,
) -> "LookOptions":
    """The options of appearance of a window."""
    from game.commands.look import LookOptions

    return LookOptions(high_contrast, text_scale, captions, reduced_motion, present=present)


def picture_look(
    high_contrast: HighContrast = False, text_scale: TextScale = 1.0, colour_check: ColourCheck = None
) -> "LookOptions":
    """The options of appearance of a picture."""
    from game.commands.look import LookOptions

    return LookOptions(high_contrast, text_scale, colour_check=colour_check)
