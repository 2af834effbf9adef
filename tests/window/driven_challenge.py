"""`minus70 play` in a window, telling on its output what can be pressed and what is said whenever that changes.

Arguments: a level, or "map"; then "autoplay" if it is to play itself. With SDL_MOUSE_TOUCH_EVENTS=1 in the
environment SDL makes fingers of the mouse, and the mouse's own events are left out.
"""

import json
import os
import sys
from collections.abc import Sequence
from typing import Any

import pygame

from game.challenges.progress import GUEST
from game.commands import play
from game.view.challenge.answer import AnswerButton
from game.view.challenge.dialog import Dialog
from game.view.challenge.entry import TextEntry
from game.view.challenge.level_tile import LevelTile
from game.view.challenge.parts import Text
from game.view.challenge.quiz import LevelQuiz
from game.view.screen import Screen
from game.view.screens.challenge import ChallengeScreen
from game.view.screens.level_map import LevelMap
from game.view.widgets.base import Widget
from game.view.window.app import App

BY_TOUCH = os.environ.get("SDL_MOUSE_TOUCH_EVENTS") == "1"
MOUSE = (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL)


EVENTS = {"finger": 0, "mouse": 0, "key": 0}
KINDS = {pygame.FINGERDOWN: "finger", pygame.MOUSEBUTTONDOWN: "mouse", pygame.KEYDOWN: "key"}

taken = pygame.event.get


def counted() -> list[pygame.event.Event]:
    """The events that wait, which are counted."""
    events = taken()
    for event in events:
        if event.type in KINDS:
            EVENTS[KINDS[event.type]] += 1
    return events


class Driven(App):
    """Prints one JSON object a change."""

    _told = ""

    def frame(self, seconds: float) -> None:
        """Show a frame, and say what it shows."""
        super().frame(seconds)
        screen = self.screen
        if screen is None:
            return
        told = json.dumps({"screen": type(screen).__name__, "events": EVENTS, **self._seen(screen)})
        if told != self._told:
            print(told, flush=True)
            self._told = told

    def _seen(self, screen: Screen) -> dict[str, Any]:
        if isinstance(screen, LevelMap):
            found = pressed(screen.widgets, screen.focused)
            return found | {"stars": [tile.stars for tile in screen.widgets if isinstance(tile, LevelTile)]}
        if isinstance(screen, ChallengeScreen):
            return level(screen)
        return {}


def level(screen: ChallengeScreen) -> dict[str, Any]:
    """How a level stands."""
    steppers = screen.board.console.steppers
    step = screen.play.step
    told: dict[str, Any] = {
        "title": screen.level.title,
        "step": None if step is None else [screen.play.step_number, step.wait_for is not None],
        "verdict": screen.play.verdict.value,
        "time": int(screen.play.watch.time_s),
        "moves": screen.play.watch.moves,
        "counts": {control: stepper.number for control, stepper in steppers.items()},
        "plus": {control: stepper.ends()[1].center for control, stepper in steppers.items()},
        "labels": {control: stepper.label for control, stepper in steppers.items()},
    }
    shown = screen.cards.open_card
    if shown is None:
        return told | pressed(screen.widgets, screen.focused)
    dialog = shown.dialog if isinstance(shown, LevelQuiz) else shown
    return told | said(dialog) | {"question": shown.number if isinstance(shown, LevelQuiz) else None}


def said(dialog: Dialog) -> dict[str, Any]:
    """What a dialog says, and what can be pressed in it."""
    widgets = [*(part for part in dialog.parts if isinstance(part, Widget)), *dialog.buttons]
    return pressed(widgets, dialog.focused) | {
        "said": " ".join(part.words for part in dialog.parts if isinstance(part, Text)),
        "buttons": [button.label for button in dialog.buttons],
        "typed": "".join(part.words for part in dialog.parts if isinstance(part, TextEntry)),
        "ticked": [part.label for part in dialog.parts if isinstance(part, AnswerButton) and part.mark == "ticked"],
    }


def pressed(widgets: Sequence[Widget], focus: Widget | None) -> dict[str, Any]:
    """Where what can be pressed is, and what the keyboard is on."""
    places = {widget.label: widget.rect.center for widget in widgets if widget.can_focus}
    return {"places": places, "focus": focus.label if focus is not None else None}


class Blocked(Driven):
    """Takes no event that is the mouse's own."""

    def begin(self) -> bool:
        """Begin without them."""
        pygame.event.set_blocked(MOUSE)
        return super().begin()


pygame.event.get = counted  # type: ignore[assignment]
play.App = Blocked if BY_TOUCH else Driven  # type: ignore[misc]
wanted, *rest = sys.argv[1:]
play.run(None if wanted == "map" else wanted, GUEST, autoplay="autoplay" in rest, fullscreen=False, size="1280x720")
