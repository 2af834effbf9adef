"""The pump lab in a window, telling its state; a line "finger X Y" on its input is a tap there, as SDL sends one."""

import hashlib
import json
import sys
import threading

import pygame

from game.view.actions.window import WindowAction
from game.view.screens.director import Director
from game.view.screens.pump_lab import PumpLab
from game.view.window.app import App

RESTED_FRAMES = 50  # after a step, until words and labels have come to rest


class Driven(App):
    """Prints one JSON object a change."""

    _told = ""
    _still = 0

    def _seen(self, lab: PumpLab) -> str:
        """A hash of what is in the window, down to the bar that tells how far the run is known."""
        window = pygame.display.get_surface()
        above = window.subsurface((0, 0, window.get_width(), lab.layout.scrub.top))
        return hashlib.sha256(pygame.image.tobytes(above, "RGB")).hexdigest()

    def frame(self, seconds: float) -> None:
        """Show a frame, and say what it shows."""
        super().frame(seconds)
        screen = self.screen
        lab = screen if isinstance(screen, PumpLab) else None
        moving = lab is None or lab.time.under_way or not lab.clock.paused
        self._still = 0 if moving else self._still + 1
        rested = self._still > RESTED_FRAMES
        told = json.dumps(
            {
                "screen": type(screen).__name__,
                "state": int(lab.driver.state) if lab else None,
                "tick": lab.session.tick if lab and rested else None,
                "rested": rested,
                "picture": self._seen(lab) if lab and rested else "",
                "on": lab.controls.on.rect.center if lab else None,
                "back": lab.controls.back.rect.center if lab else None,
                "frames": [frame.rect.center for frame in lab.controls.strip.frames] if lab else None,
            }
        )
        if told != self._told:
            print(told, flush=True)
            self._told = told


def listen() -> None:
    """Turn lines into touches."""
    for line in sys.stdin:
        _word, x, y = line.split()
        width, height = pygame.display.get_window_size()
        at = {"x": float(x) / width, "y": float(y) / height, "touch_id": 1, "finger_id": 0, "dx": 0.0, "dy": 0.0}
        pygame.event.post(pygame.event.Event(pygame.FINGERDOWN, at))
        pygame.event.post(pygame.event.Event(pygame.FINGERUP, at))


threading.Thread(target=listen, daemon=True).start()
Driven((1100, 660), False, Director(seed=1).make, WindowAction.LAB).run()
