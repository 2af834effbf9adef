"""`minus70 pump`."""

from typing import TYPE_CHECKING

from .groups import takes
from .look import window_look
from .options import Fullscreen, Preset, Seed, Sound, Window

if TYPE_CHECKING:
    from game.commands.look import LookOptions


@takes(look=window_look)
def pump(
    preset: Preset = "neuron",
    seed: Seed = 1,
    fullscreen: Fullscreen = False,
    size: Window = None,
    sound: Sound = False,
    *,
    look: "LookOptions",
) -> None:
    """Open the pump lab."""
    from game.commands import pump as command

    command.run(preset, seed, fullscreen=fullscreen, size=size, look=look, sound=sound)
