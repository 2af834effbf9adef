"""`minus70 replay`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.words import N_

from .groups import takes
from .look import window_look
from .options import Fullscreen, Window

if TYPE_CHECKING:
    from game.commands.look import LookOptions


@takes(look=window_look)
def replay(
    file: Annotated[Path, typer.Argument(metavar=N_("FILE"), help=N_("A recording, such as run.minus70."))],
    fullscreen: Fullscreen = False,
    size: Window = None,
    *,
    look: "LookOptions",
) -> None:
    """Open a recording."""
    from game.commands import replay as command

    command.run(file, fullscreen=fullscreen, size=size, look=look)
