"""Draw a screen to a PNG file: the same pixels each time."""

from pathlib import Path

from game.documents import DocumentError
from game.engine import presets
from game.progress import compiling_shown
from game.view.offscreen import picture
from game.view.window.size import WindowError
from game.words import _

from .command_error import CommandError
from .look import LookOptions
from .output_file import output_file, system_errors
from .pump import state_named
from .size import pixels

_SECONDS = {"pump": 10.0, "map": 0.0, "level": 1.0, "kiosk": 12.0, "visitor": 3.0}  # where it is not the usual


def run(
    screen: str,
    out: Path,
    preset: str,
    size: str,
    seconds: float | None,
    seed: int,
    state: str | None = None,
    level: str = "1",
    scene: str = "",
    look: LookOptions | None = None,
) -> None:
    """Run `screen` for `seconds` and write it to `out`; the pump lab, until its pump is in `state`.

    Raises CommandError or presets.UnknownPreset.
    """
    (look or LookOptions()).use()
    seconds = _SECONDS.get(screen, 30.0) if seconds is None else seconds
    if out.suffix.lower() != ".png":
        raise CommandError(_("-o is {path}; use a name that ends in .png.").format(path=out))
    if not 0 <= seconds <= 86_400:
        raise CommandError(_("--seconds is {seconds:g}; use 0 to 86400.").format(seconds=seconds))
    presets.get(preset)
    wanted = None if state is None else state_named(state)
    with output_file(out) as file:
        try:
            with compiling_shown():
                surface = picture.take(screen, pixels(size), seconds, preset, seed, wanted, level, scene)
        except (WindowError, DocumentError) as error:
            raise CommandError(*str(error).splitlines()) from error
        with system_errors(out):
            file.write(picture.png(surface))
