"""`minus70 play`: the map of levels, or one level by its name, number or path."""

from game.challenges import library
from game.documents import DocumentError
from game.view.actions.window import OpenLevel, Where, WindowAction
from game.view.screens.director import Director
from game.view.splash.opening import Opening
from game.view.window.app import App
from game.view.window.size import WindowError

from .command_error import CommandError
from .look import LookOptions
from .size import pixels


def run(
    level: str | None,
    player: str,
    *,
    autoplay: bool,
    fullscreen: bool,
    size: str | None,
    look: LookOptions | None = None,
    sound: bool = False,
) -> None:
    """Open it and stay until it is closed. Raises CommandError."""
    look = look or LookOptions()
    look.use()
    first: Where = WindowAction.MAP
    try:
        if level is not None:
            library.open_level(library.find(level))  # raises for a level with mistakes, before a window opens
            first = OpenLevel(level)
        director = Director(player=player, autoplay=autoplay, reduced_motion=look.reduced_motion)
        opening = Opening(reduced_motion=look.reduced_motion)
        window = pixels(size) if size else None
        App(window, fullscreen, director.make, first, sound, look.presenter(), opening).run()
    except (WindowError, DocumentError) as error:
        raise CommandError(*str(error).splitlines()) from error
