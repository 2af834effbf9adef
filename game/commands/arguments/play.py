"""`minus70 play`."""

from typing import TYPE_CHECKING, Annotated

import typer

from game.words import N_

from .groups import takes
from .look import window_look
from .options import NOTHING, Fullscreen, Sound, Window

if TYPE_CHECKING:
    from game.commands.look import LookOptions

LevelName = Annotated[
    str | None,
    typer.Argument(metavar=N_("LEVEL"), help=N_("A level's name or number, or the path of a .toml file.")),
]
Autoplay = Annotated[bool, typer.Option("--autoplay", metavar=NOTHING, help=N_("Play the level's own solution."))]


@takes(look=window_look)
def play(
    level: LevelName = None,
    player: Annotated[str, typer.Option(metavar=N_("NAME"), help=N_("Whose stars they are."))] = "guest",
    autoplay: Autoplay = False,
    fullscreen: Fullscreen = False,
    size: Window = None,
    sound: Sound = False,
    *,
    look: "LookOptions",
) -> None:
    """Open the challenges."""
    from game.commands import play as command

    command.run(level, player, autoplay=autoplay, fullscreen=fullscreen, size=size, look=look, sound=sound)
