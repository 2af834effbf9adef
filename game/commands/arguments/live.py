"""`minus70 live`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.words import N_

from .groups import takes
from .look import window_look
from .options import Fullscreen, Preset, Seed, Sound, Window

if TYPE_CHECKING:
    from game.commands.look import LookOptions

Record = Annotated[
    Path | None,
    typer.Option(metavar=N_("FILE"), help=N_("Record what is done to this file, such as run.minus70.")),
]


@takes(look=window_look)
def live(
    preset: Preset = "neuron",
    seed: Seed = 1,
    fullscreen: Fullscreen = False,
    size: Window = None,
    record: Record = None,
    sound: Sound = False,
    *,
    look: "LookOptions",
) -> None:
    """Open the live screen."""
    from game.commands import live as command

    command.run(preset, seed, fullscreen=fullscreen, size=size, record=record, look=look, sound=sound)
