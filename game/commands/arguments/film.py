"""`minus70 film`."""

from pathlib import Path
from typing import Annotated

import typer

from game.words import N_

from .numbers import number, whole_number
from .options import Preset, Seed

What = Annotated[
    str, typer.Argument(metavar=N_("WHAT"), help=N_("Which screen (live or pump), or a recording's file."))
]
Out = Annotated[Path, typer.Option("-o", "--out", metavar=N_("FILE"), help=N_("The .mp4 or .gif file to write."))]
Start = Annotated[
    float,
    number(N_("SECONDS"), N_("How long to run before the first frame, in seconds.")),
]
Seconds = Annotated[
    float | None,
    number(N_("SECONDS"), N_("How long a film; 10, a turn of the pump, or all of a recording by default.")),
]
Size = Annotated[
    str | None,
    typer.Option(metavar=N_("WxH"), help=N_("Size in pixels; 1920x1080, and 800x450 for a .gif by default.")),
]
FramesASecond = Annotated[
    int | None,
    whole_number(1, 60, N_("Frames a second; 60, and 15 for a .gif by default.")),
]


def film(
    what: What,
    out: Out,
    preset: Preset = "neuron",
    seed: Seed = 1,
    start: Start = 30.0,
    seconds: Seconds = None,
    size: Size = None,
    fps: FramesASecond = None,
) -> None:
    """Make a film."""
    from game.commands import film as command

    raise typer.Exit(command.run(what, out, preset, seed, start=start, seconds=seconds, size=size, fps=fps))
