"""Notes about the window for a crash report: its screen, the run, and the latest input."""

import pygame

from game.crash import last_actions
from game.view.actions.window import OpenLevel, Where
from game.view.screen import Screen

from . import event_words


def note_screen(screen: Screen | None, where: Where, size: tuple[int, int]) -> None:
    """Note that the screen to which `where` has led is shown in a window of `size` px."""
    name = f"level {where.name}" if isinstance(where, OpenLevel) else where.value
    last_actions.note(f"screen {name!r}, window {size[0]}x{size[1]}, driver {pygame.display.get_driver()}")

    def run() -> str | None:
        from .run_text import run_text

        return run_text(screen)

    last_actions.follow(run)


def note_event(event: pygame.event.Event, may_be_secret: bool) -> None:
    """Note an input event, without its key if it may spell a name or a PIN."""
    if words := event_words.describe(event, may_be_secret):
        last_actions.note(words)
