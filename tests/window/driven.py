"""The program in a window, telling on its output what state it is in whenever that changes."""

import json

from game.view.app import App
from game.view.director import Director
from game.view.screens.live import LiveScreen
from game.view.screens.screen import Screen


class Driven(App):
    """Prints one JSON object a change."""

    _told = ""

    def _draw(self, screen: Screen) -> None:
        super()._draw(screen)
        assert isinstance(screen, LiveScreen)
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
                "quit_at": list(controls._menu.rows[-1].rect.center) if controls else None,
                "pause_at": list(screen.layout.time.center),
                "ticks": screen.session.tick if screen.clock.paused else -1,
            }
        )
        if told != self._told:
            print(told, flush=True)
            self._told = told


Driven((1100, 660), False, Director(seed=1).make).run()
