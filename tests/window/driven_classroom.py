"""The program in a window with a presenter, telling on its output what a class would see whenever that changes."""

import json

import pygame

from game.view.classroom.presenter import Presenter
from game.view.drawing import appearance
from game.view.screens.director import Director
from game.view.screens.live import LiveScreen
from game.view.screens.votes import VotesScreen
from game.view.window.app import App


class Driven(App):
    """Prints one JSON object a change."""

    _told = ""

    def frame(self, seconds: float) -> None:
        """Show a frame, and say what it shows."""
        super().frame(seconds)
        screen, window = self.screen, pygame.display.get_surface()
        state = {
            "screen": type(screen).__name__,
            "window": window.get_size(),
            "on": presenter.on,
            "blank": presenter.blank,
            "frozen": presenter.frozen,
            "pointing": presenter.pointer.on,
            "words": appearance.current().text_scale,
            "contrast": appearance.current().high_contrast,
            "check": appearance.current().colour_check,
            "middle": tuple(window.get_at((window.get_width() // 2, window.get_height() // 2)))[:3],
        }
        state["middle"] = "black" if state["middle"] == (0, 0, 0) else "picture"
        if isinstance(screen, LiveScreen):
            state["cell"] = screen.patch.spec.name
        if isinstance(screen, VotesScreen):
            state["phase"] = screen.phase
            state["votes"] = screen.trial.ballot.counts
            state["up_at"] = screen.card.buttons["up"].rect.center
            if screen.phase == "run":  # a test need not wait for it
                screen.trial.advance(120)
        told = json.dumps(state)
        if told != self._told:
            print(told, flush=True)
            self._told = told


presenter = Presenter()
Driven((1280, 800), False, Director(seed=1).make, presenter=presenter).run()
