"""A picture of a screen without a window: the same pixels each time."""

import os
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pygame

from game.documents import DocumentError
from game.engine.pump import PumpState
from game.files.names import as_text
from game.kiosk.config import KioskConfig
from game.view.actions.lab import WaitFor
from game.view.drawing import appearance, cache, colour_check
from game.view.kiosk.attract import Attract
from game.view.kiosk.visitor import Visitor
from game.view.lab.driver import Outcome
from game.view.lab.words import unreachable_reason
from game.view.screen import Screen
from game.view.screens.director import Director
from game.view.screens.live import LiveScreen
from game.view.screens.pump_lab import PumpLab
from game.view.window.display import start_pygame
from game.view.window.size import WindowError, check_size, drawn_size
from game.words import _, language

SCREENS = ("live", "pump", "map", "level", "kiosk", "visitor")
_FRAME_S = 1 / 60


def take(
    screen: str,
    size: tuple[int, int],
    seconds: float,
    preset: str = "neuron",
    seed: int = 1,
    state: PumpState | None = None,
    level: str = "1",
    scene: str = "",
) -> pygame.Surface:
    """Run a screen for `seconds` without a window, and draw it; the pump lab, then on until its pump is in `state`.

    "level" is a challenge, by the name, number or path in `level`; "map" is the map of them, with no stars won.
    "kiosk" is a scene of the attract loop, by the name in `scene`; the first without. "visitor" is what the exhibit
    shows after a touch.

    Raises WindowError for a size that can't be drawn, and for a state that the pump never gets to.
    """
    check_size(size)
    if screen not in SCREENS:
        raise WindowError(
            _("There is no picture of {screen!r}; use {names}.").format(screen=screen, names=", ".join(SCREENS))
        )
    if state is not None and screen != "pump":
        raise WindowError(_("A state belongs to a picture of the pump, not to {screen!r}.").format(screen=screen))
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    start_pygame()
    drawn = drawn_size(size)
    cache.make_room(drawn)
    if screen in ("map", "level"):
        shown: Screen | Attract | Visitor = _challenge(drawn, seconds, screen if screen == "map" else f"level {level}")
    elif screen == "kiosk":
        shown = _kiosk(drawn, seconds, scene)
    elif screen == "visitor":
        shown = _visitor(drawn, seconds)
    elif screen == "live":
        shown = _live(drawn, seconds, preset, seed)
    else:
        shown = _pump(drawn, seconds, preset, seed, state)
    surface = pygame.Surface(drawn, 0, 32, (0xFF0000, 0x00FF00, 0x0000FF, 0))
    shown.draw(surface)
    check = appearance.current().colour_check
    if check is not None:
        colour_check.apply(surface, check)
    return surface if drawn == size else pygame.transform.smoothscale(surface, size)


def _live(size: tuple[int, int], seconds: float, preset: str, seed: int) -> Screen:
    live = LiveScreen(size, preset=preset, seed=seed)
    for _frame in range(max(1, round(seconds / _FRAME_S))):
        live.update(_FRAME_S)
    return live


def _kiosk(size: tuple[int, int], seconds: float, scene: str) -> Attract:
    try:
        shown = Attract(size, KioskConfig(scenes=(as_text(scene),) if scene else ()))
    except DocumentError as problem:
        raise WindowError(str(problem)) from None
    for _frame in range(max(1, round(seconds / _FRAME_S))):
        shown.update(_FRAME_S)
    return shown


def _visitor(size: tuple[int, int], seconds: float) -> Visitor:
    shown = Visitor(size, KioskConfig(language=language()), lambda: None)
    for _frame in range(max(1, round(seconds / _FRAME_S))):
        shown.update(_FRAME_S)
    return shown


def _challenge(size: tuple[int, int], seconds: float, where: str) -> Screen:
    with TemporaryDirectory() as folder:  # no player's progress
        shown = Director(file=Path(folder) / "progress.json").make(where, size, lambda place: None)
    for _frame in range(max(1, round(seconds / _FRAME_S))):
        shown.update(_FRAME_S)
    return shown


def _pump(size: tuple[int, int], seconds: float, preset: str, seed: int, state: PumpState | None) -> Screen:
    lab = PumpLab(size, preset=preset, seed=seed)
    lab.session.step(round(seconds / lab.patch.spec.dt_s))
    if state is not None:
        lab.dispatch(WaitFor(state))
        lab.driver.finish()
        if lab.driver.outcome == Outcome.UNREACHABLE and lab.row is not None:
            raise WindowError(unreachable_reason(lab.patch, lab.row, state))
    for _frame in range(30):  # until labels and words have faded in
        lab.update(_FRAME_S)
    return lab


def png(surface: pygame.Surface) -> bytes:
    """The picture as a PNG file's bytes."""
    file = BytesIO()
    pygame.image.save(surface, file, "picture.png")
    return file.getvalue()
