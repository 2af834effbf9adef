"""`minus70 picture`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.words import N_

from .groups import takes
from .look import picture_look
from .numbers import number
from .options import Preset, Seed, Size

if TYPE_CHECKING:
    from game.commands.look import LookOptions

Screen = Annotated[
    str,
    typer.Argument(metavar=N_("SCREEN"), help=N_("Which screen: live, pump, map, level, kiosk or visitor.")),
]
Out = Annotated[Path, typer.Option("-o", "--out", metavar=N_("FILE"), help=N_("The .png file to write."))]
Seconds = Annotated[
    float | None,
    number(N_("SECONDS"), N_("How long to run before drawing.")),
]
PumpState = Annotated[
    str | None,
    typer.Option(metavar=N_("NAME"), help=N_("With pump: run on until the pump is in this state: E2P ...")),
]
LevelName = Annotated[str, typer.Option(metavar=N_("NAME"), help=N_("With level: its name, number or file."))]
SceneName = Annotated[str, typer.Option(metavar=N_("NAME"), help=N_("With kiosk: the name of a scene."))]


@takes(look=picture_look)
def picture(
    screen: Screen,
    out: Out,
    preset: Preset = "neuron",
    size: Size = "1920x1080",
    seconds: Seconds = None,
    seed: Seed = 1,
    state: PumpState = None,
    level: LevelName = "1",
    scene: SceneName = "",
    *,
    look: "LookOptions",
) -> None:
    """Draw one picture."""
    from game.commands import picture as command

    command.run(screen, out, preset, size, seconds, seed, state, level, scene, look)
