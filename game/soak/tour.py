"""Where a trial of all screens goes: every screen, every cell, every level, every language, in an order of its own."""

import random
from collections import Counter
from collections.abc import Iterator
from typing import Final, Protocol, TypeVar

from game import words
from game.challenges import library
from game.engine import presets
from game.view.actions.live import Restart
from game.view.actions.window import Destination, OpenLevel, WindowAction
from game.view.classroom.presenter import Presenter
from game.view.screen import Screen
from game.view.screens.live import LiveScreen

from .schedule import Process

Kind = TypeVar("Kind")

PLACES: Final = ("live", "lab", "map", "play", "votes", "kiosk", "presenter")


class TouredWindow(Protocol):
    """The window whose screens are visited."""

    @property
    def on_screen(self) -> Screen:
        """What is on the screen."""

    def leave(self, what: Destination) -> None:
        """Go to a screen."""


class Tour:
    """Takes a window from screen to screen; `cells` and `languages` count what was chosen."""

    def __init__(self, rng: random.Random, window: TouredWindow, presenter: Presenter, stay_s: float) -> None:
        """`stay_s`: about how long it stays on a screen, and half of that with a cell."""
        self._rng, self._window, self._presenter, self._stay_s = rng, window, presenter, stay_s
        self.cells: Counter[str] = Counter()
        self.languages: Counter[str] = Counter()
        self.rounds = 0.0
        """How often it has been everywhere."""

    def all(self) -> Process:
        """All of it again and again, for ever."""
        rng = self._rng
        cells, languages = _in_turn(rng, presets.names()), _in_turn(rng, list(words.LANGUAGES))
        levels = _in_turn(rng, [entry.name for entry in library.campaign()])
        for place in _in_turn(rng, list(PLACES)):
            language = next(languages)
            words.use_language(language)
            self.languages[language] += 1
            if self._presenter.on:
                self._window.leave(WindowAction.PRESENT)
            if place == "presenter":
                self._window.leave(WindowAction.PRESENT)
            else:
                self._window.leave(OpenLevel(next(levels)) if place == "play" else WindowAction(place))
            self.rounds += 1 / len(PLACES)
            yield rng.uniform(0.5, 1.5) * self._stay_s
            for _cell in range(3 if place == "live" else 1):
                screen = self._window.on_screen
                if isinstance(screen, LiveScreen):
                    cell = next(cells)
                    self.cells[cell] += 1
                    screen.dispatch(Restart(cell))
                    yield rng.uniform(0.25, 0.75) * self._stay_s


def _in_turn(rng: random.Random, things: list[Kind]) -> Iterator[Kind]:
    """All of `things` in some order, then in another, for ever."""
    while True:
        order = list(things)
        rng.shuffle(order)
        yield from order
