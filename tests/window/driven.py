"""The program in a window, telling on its output what state it is in whenever that changes."""

import json

from game.view.app import App
from game.view.screens.live import LiveScreen


class Driven(App):
    """Prints one JSON object a change."""

    _told = ""

    def _draw(self, screen: LiveScreen) -> None:
        super()._draw(screen)
        controls = screen._controls
        told = json.dumps(
            {
                "window": self._window.get_size(),
                "paused": screen.clock.paused,
                "speed": screen.clock.speed,
                "drawer": controls.open_drawer if controls else None,
                "help": bool(controls and controls.help.is_open),
                "ppn": round(screen.scene.camera.ppn, 2),
                "protein": screen._protein,
                "pause_at": list(screen.layout.time.center),
                "ticks": screen.patch.tick if screen.clock.paused else -1,
            }
        )
        if told != self._told:
            print(told, flush=True)
            self._told = told


Driven((1100, 660), False, seed=1).run()
