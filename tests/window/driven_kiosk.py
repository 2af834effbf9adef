"""The exhibit in a window of its own, with short times; tells on its output whenever something changes.

The display has no touch screen: SDL makes fingers of mouse presses (SDL_MOUSE_TOUCH_EVENTS), and the mouse's own
events are dropped, so that fingers are all there is.
"""

import json
import os
import signal

os.environ |= {"SDL_MOUSE_TOUCH_EVENTS": "1", "SDL_MOUSE_FOCUS_CLICKTHROUGH": "1"}

import pygame

from game.kiosk.config import KioskConfig
from game.kiosk.interventions import INTERVENTIONS
from game.view.kiosk.kiosk_app import KioskApp
from game.view.screen import Leave, Screen
from game.view.screens.kiosk import KioskScreen

MOUSE = (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEMOTION)
SIZE = (1080, 1200)


class Touched(KioskScreen):
    """Counts the fingers that come down."""

    fingers = 0

    def handle(self, event: pygame.event.Event) -> bool:
        """Count it, and handle it."""
        self.fingers += event.type == pygame.FINGERDOWN
        return super().handle(event)


class Driven(KioskApp):
    """Prints one JSON object a change."""

    _told = ""

    def begin(self) -> bool:
        """Begin without the mouse's events."""
        pygame.event.set_blocked(MOUSE)
        return super().begin()

    def frame(self, seconds: float) -> None:
        """Show a frame, and say what it shows."""
        super().frame(seconds)
        screen = self.screen
        assert isinstance(screen, Touched)
        visitor = screen.visitor
        told = json.dumps(
            {
                "state": screen.state,
                "fingers": screen.fingers,
                "applied": [each.name for each in INTERVENTIONS if each.is_applied(screen.session)],
                "places": {tile.label: tile.rect.center for tile in visitor.tiles},
                "game": None if visitor.playing is None else visitor.playing.mini.verdict.value,
                "mV": round(visitor.session.patch.voltage_mV),
                "why": visitor.comment.why,
            }
        )
        if told != self._told:
            print(told, flush=True)
            self._told = told


def make(where: str, size: tuple[int, int], leave: Leave) -> Screen:
    """The exhibit, whatever is asked for."""
    return Touched(size, config, leave)


config = KioskConfig(
    scenes=("01_rest",), idle_seconds=6, countdown_seconds=6, burn_in_shift_px=0, languages=("en",), pin="2718"
)
app = Driven(config, make, windowed=True, size=SIZE)
signal.signal(signal.SIGTERM, lambda *_now: app.stop())  # a closed window would not end it
app.run()
