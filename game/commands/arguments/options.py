"""Options and arguments that more than one command takes."""

from pathlib import Path
from typing import Annotated

import typer

from game.words import N_

from .numbers import whole_number

MOST_SEED = 2**63 - 1

NOTHING = ""
"""The metavar of a switch, which takes no value."""

Preset = Annotated[str, typer.Option(help=N_("Which membrane: neuron, textbook ..."), metavar=N_("NAME"))]
Changes = Annotated[
    list[str] | None, typer.Option("--set", metavar=N_("KEY=VALUE"), help=N_("Change a setting; may be repeated."))
]
Seed = Annotated[
    int,
    whole_number(0, MOST_SEED, N_("The same seed gives the same run.")),
]
Size = Annotated[str, typer.Option(metavar=N_("WxH"), help=N_("Size in pixels, such as 1920x1080."))]
Plot = Annotated[
    Path | None,
    typer.Option(metavar=N_("FILE"), help=N_("Draw it to this .png or .svg file (needs minus70[plot]).")),
]
Dark = Annotated[bool, typer.Option("--dark", metavar=NOTHING, help=N_("Draw on a dark ground, as on the screen."))]
Json = Annotated[bool, typer.Option("--json", metavar=NOTHING, help=N_("Print one JSON object."))]
Fullscreen = Annotated[bool, typer.Option("--fullscreen", metavar=NOTHING, help=N_("Fill the screen."))]
Window = Annotated[
    str | None, typer.Option(metavar=N_("WxH"), help=N_("Size of the window in pixels, such as 1280x720."))
]
Sound = Annotated[
    bool, typer.Option("--sound/--no-sound", metavar=NOTHING, help=N_("Let the run be heard: D switches it, too."))
]
