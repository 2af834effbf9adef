"""The pump that is chosen on the Live screen can be stepped by state and by turn, on and back."""

import itertools

import pygame
import pytest
from live_rig import FRAME_S, click, finger, key, live, pixels, run

from game.engine.pump import PumpState
from game.engine.state import PUMP
from game.view.actions.live import StepPump, TimeStep
from game.view.screens.live import LiveScreen

SHIFT = pygame.KMOD_SHIFT


def on_a_pump(**kinds: object) -> LiveScreen:
    screen = live(seconds=2.0, **kinds)
    screen.choose_pump(int(screen.patch.rows(PUMP)[1]))
    screen.update(FRAME_S)
    return screen


def state(screen: LiveScreen) -> PumpState:
    return PumpState(int(screen.patch.state.protein["state"][screen.chosen_pump]))


def settle(screen: LiveScreen) -> None:
    for _frame in range(4000):
        screen.update(FRAME_S)
        if not screen.run.stepping.under_way:
            break
    run(screen, 0.2)


def button(screen: LiveScreen, label: str) -> pygame.Rect:
    return next(widget.rect for widget in screen.controls.router.widgets if widget.label == label)


@pytest.mark.parametrize("how", ["key", "mouse", "finger"])
def test_a_state_on_and_back(how: str) -> None:
    screen = on_a_pump()

    def step(way: int) -> None:
        if how == "key":
            key(screen, pygame.K_RIGHT if way > 0 else pygame.K_LEFT, mod=SHIFT)
        else:
            at = button(screen, "The pump's next state" if way > 0 else "The pump's state before").center
            click(screen, at) if how == "mouse" else finger(screen, at)
        settle(screen)

    screen.dispatch(TimeStep.TOGGLE_PAUSE)
    run(screen, 0.2)
    start, then = screen.session.tick, screen.session.fingerprint()
    seen = [state(screen)]
    for _step in range(8):
        step(1)
        seen.append(state(screen))
    assert all((b - a) % 8 == 1 for a, b in itertools.pairwise(seen))
    for _step in range(8):
        step(-1)
    assert (screen.session.tick, screen.session.fingerprint()) == (start, then)
    assert screen.clock.paused


def test_a_turn_on_counts_one_cycle() -> None:
    screen = on_a_pump()
    cycles = int(screen.patch.state.protein["cycles"][screen.chosen_pump])
    key(screen, pygame.K_PAGEDOWN, mod=SHIFT)
    settle(screen)
    assert int(screen.patch.state.protein["cycles"][screen.chosen_pump]) == cycles + 1


def test_playing_ends_a_step_that_is_under_way() -> None:
    screen = on_a_pump()
    screen.dispatch(StepPump(8))
    run(screen, 0.1)
    assert screen.run.stepping.under_way
    screen.dispatch(TimeStep.TOGGLE_PAUSE)
    assert not screen.run.stepping.under_way
    assert not screen.clock.paused


def test_the_buttons_are_there_only_while_a_pump_is_chosen() -> None:
    screen = on_a_pump()
    assert screen.controls.docks.pump_steps.height
    key(screen, pygame.K_ESCAPE)
    screen.update(FRAME_S)
    assert not screen.controls.docks.pump_steps.height
    tick = screen.session.tick
    screen.dispatch(StepPump(1))
    assert not screen.run.stepping.under_way
    assert screen.session.tick == tick


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1024, 600), (1080, 1920)])
def test_the_buttons_lie_clear_of_everything(size: tuple[int, int]) -> None:
    screen = on_a_pump(size=size)
    row = screen.controls.docks.pump_steps
    others = screen.layout.panels()
    assert not [name for name, rect in others.items() if rect.colliderect(row)]
    assert pygame.Rect(0, 0, *size).contains(row)
    pixels(screen)


def test_look_closer_opens_the_lab() -> None:
    went: list[str] = []
    screen = on_a_pump(leave=went.append)
    click(screen, button(screen, "Open the pump lab").center)
    assert went == ["lab"]
