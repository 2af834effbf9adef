"""The program in a window, telling on its output what state it is in whenever that changes."""

import hashlib
import json

import pygame

from game.view.screens.director import Director
from game.view.screens.live import LiveScreen
from game.view.window.app import App


class Driven(App):
    """Prints one JSON object a change."""

    _told = ""

    def _seen(self, screen: LiveScreen) -> str:
        """A hash of what is in the window, down to the time bar."""
        window = pygame.display.get_surface()
        high = min(window.get_height(), screen.layout.timebar.top)
        above = window.subsurface((0, 0, window.get_width(), high))
        return hashlib.sha256(pygame.image.tobytes(above, "RGB")).hexdigest()

    def frame(self, seconds: float) -> None:
        """Show a frame, and say what it shows."""
        super().frame(seconds)
        screen = self.screen
        assert isinstance(screen, LiveScreen)
        controls = screen.controls
        told = json.dumps(
            {
                "window": pygame.display.get_window_size(),
                "paused": screen.clock.paused,
                "speed": screen.clock.speed,
                "drawer": controls.open_drawer,
                "help": controls.help.is_open,
                "ppn": round(screen.scene.camera.ppn, 2),
                "protein": screen.selection.protein,
                "quit_at": list(controls.menu.rows[-1].rect.center),
                "pause_at": list(screen.layout.time.center),
                "ticks": screen.session.tick if screen.clock.paused else -1,
                "behind": screen.session.latest - screen.session.tick,
                "bar": controls.docks.timebar.scrub.track().topleft,
                "picture": self._seen(screen) if screen.clock.paused else "",
            }
        )
        if told != self._told:
            print(told, flush=True)
            self._told = told


Driven((1100, 660), False, Director(seed=1).make).run()
