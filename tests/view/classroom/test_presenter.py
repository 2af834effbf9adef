"""Presenter mode: what its keys do on every screen, what it draws, and that it gives back what it took."""

from collections.abc import Iterator

import numpy as np
import pygame
import pytest
from live_rig import FRAME_S, MASKS, live

from game.engine import presets
from game.engine.actions import Action
from game.view import keys
from game.view.classroom.bar import FOLDS_S
from game.view.classroom.captions import LASTS_S as LASTS_CAPTION_S
from game.view.classroom.captions import sentence
from game.view.classroom.pointer import LASTS_S
from game.view.classroom.presenter import LARGER, Presenter
from game.view.drawing import appearance
from game.view.drawing.appearance import Appearance
from game.view.screens.live import LiveScreen
from game.view.widgets.binding import codes


class Stage:
    """A window without one: a Live screen and a presenter, fed with events."""

    def __init__(self, size: tuple[int, int] = (1280, 720), reduced_motion: bool = False) -> None:
        self.screen: LiveScreen = live(size)
        self.gone: list[str] = []
        self.filled: list[bool] = []
        self.presenter = Presenter(reduced_motion=reduced_motion)
        self.presenter.join(self.gone.append, self._refit, self.filled.append)

    def _refit(self) -> None:
        theme = self.screen.layout.theme
        self.screen.resize((theme.width, theme.height))

    def send(self, kind: int, **given: object) -> bool:
        event = pygame.event.Event(kind, **given)
        return self.presenter.handle(event, self.screen) or self.screen.handle(event)

    def key(self, code: int, text: str = "", mod: int = 0) -> None:
        self.send(pygame.KEYDOWN, key=code, unicode=text, mod=mod)
        self.send(pygame.KEYUP, key=code, mod=mod)

    def frames(self, seconds: float) -> None:
        for _frame in range(max(1, round(seconds / FRAME_S))):
            self.presenter.advance(FRAME_S, self.screen)
            if not self.presenter.holds_still:
                self.screen.update(FRAME_S)

    def picture(self) -> np.ndarray:
        theme = self.screen.layout.theme
        surface = pygame.Surface((theme.width, theme.height), 0, 32, MASKS)
        self.screen.draw(surface)
        self.presenter.draw(surface, self.screen)
        return pygame.surfarray.array3d(surface)


@pytest.fixture(autouse=True)
def plain() -> Iterator[None]:
    yield
    appearance.use(Appearance())


@pytest.fixture
def stage() -> Stage:
    return Stage()


def present(stage: Stage) -> None:
    stage.key(pygame.K_F5)
    stage.frames(FOLDS_S + 0.1)


def test_f5_fills_the_screen_and_enlarges_words_and_f5_gives_both_back(stage: Stage) -> None:
    before = stage.screen.layout.theme.font(24)
    stage.key(pygame.K_F5)
    assert stage.presenter.on
    assert stage.screen.layout.theme.font(24) > before
    assert appearance.current().text_scale == LARGER
    stage.key(pygame.K_F5)
    assert not stage.presenter.on
    assert stage.screen.layout.theme.font(24) == before
    assert stage.filled == [True, False]


def test_escape_closes_a_drawer_first_and_then_leaves(stage: Stage) -> None:
    present(stage)
    stage.key(pygame.K_l, "l")
    assert stage.screen.controls.open_drawer is not None
    stage.key(pygame.K_ESCAPE)
    assert stage.presenter.on
    assert stage.screen.controls.open_drawer is None
    stage.key(pygame.K_ESCAPE)
    assert not stage.presenter.on


@pytest.mark.parametrize(("code", "typed"), [(pygame.K_b, "b"), (pygame.K_PERIOD, "."), (pygame.K_SEMICOLON, ".")])
def test_blank_is_black_and_any_key_ends_it(stage: Stage, code: int, typed: str) -> None:
    present(stage)
    stage.key(code, typed)
    tick = stage.screen.session.tick
    stage.frames(0.5)
    assert not stage.picture().any()
    assert stage.screen.session.tick == tick
    paused = stage.screen.clock.paused
    stage.key(pygame.K_SPACE, " ")
    assert stage.screen.clock.paused == paused  # the key only ends the blank
    stage.frames(0.2)
    assert stage.picture().any()
    assert stage.screen.session.tick > tick


def test_frozen_neither_run_nor_picture_moves_until_something_is_done(stage: Stage) -> None:
    present(stage)
    stage.key(pygame.K_f, "f")
    before, tick = stage.picture(), stage.screen.session.tick
    stage.frames(1.0)
    assert np.array_equal(stage.picture(), before)
    assert stage.screen.session.tick == tick
    stage.key(pygame.K_LSHIFT)
    assert stage.presenter.frozen
    stage.key(pygame.K_p, "p")
    assert not stage.presenter.frozen
    stage.key(pygame.K_f, "f")
    stage.key(pygame.K_f, "f")
    stage.frames(0.2)
    assert stage.screen.session.tick > tick


def test_a_clicker_goes_through_the_cells_and_numbers_choose_them(stage: Stage) -> None:
    present(stage)
    names = presets.names()
    assert stage.screen.patch.spec.name == names[0]
    stage.key(pygame.K_PAGEDOWN)
    assert stage.screen.patch.spec.name == names[1]
    stage.key(pygame.K_PAGEUP)
    stage.key(pygame.K_PAGEUP)
    assert stage.screen.patch.spec.name == names[-1]
    for number in range(1, 10):
        stage.key(pygame.K_0 + number, str(number))
        assert stage.screen.patch.spec.name == names[number - 1]


def test_without_presenting_every_one_of_these_keys_is_the_screens(stage: Stage) -> None:
    for row in keys.PRESENTING:
        for code in (code for name in row.keys for code in codes(name)):
            event = pygame.event.Event(pygame.KEYDOWN, key=code, unicode="", mod=0)
            assert not stage.presenter.handle(event, stage.screen)


def test_a_finger_that_ends_the_blank_does_nothing_else(stage: Stage) -> None:
    """SDL sends its copy as a mouse press first: that is not the touch."""
    present(stage)
    stage.key(pygame.K_b, "b")
    chosen = stage.screen.chosen_pump
    assert not stage.presenter.handle(
        pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(640, 300), touch=True), stage.screen
    )
    assert stage.presenter.blank
    touch = pygame.event.Event(pygame.FINGERDOWN, touch_id=1, finger_id=0, x=0.5, y=0.4, dx=0.0, dy=0.0)
    assert stage.presenter.handle(touch, stage.screen)
    assert not stage.presenter.blank
    assert stage.screen.chosen_pump == chosen


def test_alt_f4_is_not_a_vote(stage: Stage) -> None:
    stage.key(pygame.K_F4, mod=pygame.KMOD_ALT)
    assert stage.gone == []
    stage.key(pygame.K_F4)
    assert stage.gone == ["votes"]


def test_the_pointer_follows_the_mouse_and_its_trail_fades(stage: Stage) -> None:
    present(stage)
    stage.key(pygame.K_j, "j")
    for x in range(300, 700, 20):
        stage.send(pygame.MOUSEMOTION, pos=(x, 300), rel=(20, 0), buttons=(0, 0, 0))
        stage.frames(FRAME_S)
    assert stage.presenter.pointer.trail.at == (680, 300)
    assert stage.presenter.pointer.trail.length > 5
    with_trail = stage.picture()
    stage.frames(LASTS_S + 0.1)
    assert stage.presenter.pointer.trail.length == 0
    assert with_trail[560:640, 292:308].astype(int).sum() > stage.picture()[560:640, 292:308].astype(int).sum()
    stage.key(pygame.K_j, "j")
    assert stage.presenter.pointer.trail.at is None


def test_reduced_motion_has_a_pointer_without_a_trail() -> None:
    stage = Stage(reduced_motion=True)
    present(stage)
    stage.key(pygame.K_j, "j")
    for x in range(300, 700, 20):
        stage.send(pygame.MOUSEMOTION, pos=(x, 300), rel=(20, 0), buttons=(0, 0, 0))
    assert stage.presenter.pointer.trail.at == (680, 300)
    assert stage.presenter.pointer.trail.length == 0


def test_a_held_key_and_a_held_button_point_only_while_they_are_held(stage: Stage) -> None:
    present(stage)
    stage.send(pygame.KEYDOWN, key=pygame.K_j, unicode="j", mod=0)
    stage.frames(0.6)
    assert stage.presenter.pointer.on
    stage.send(pygame.KEYUP, key=pygame.K_j, mod=0)
    assert not stage.presenter.pointer.on
    stage.send(pygame.MOUSEBUTTONDOWN, button=3, pos=(400, 300))
    assert stage.presenter.pointer.on
    stage.send(pygame.MOUSEBUTTONUP, button=3, pos=(400, 300))
    assert not stage.presenter.pointer.on


def test_a_finger_that_points_presses_nothing(stage: Stage) -> None:
    present(stage)
    stage.key(pygame.K_j, "j")
    pause = stage.screen.controls.docks.time.widgets[2].rect.center
    at = {"x": pause[0] / 1280, "y": pause[1] / 720, "touch_id": 1, "finger_id": 0}
    stage.send(pygame.FINGERDOWN, **at)
    stage.send(pygame.MOUSEBUTTONDOWN, button=1, pos=pause, touch=True)
    stage.send(pygame.FINGERUP, **at)
    stage.send(pygame.MOUSEBUTTONUP, button=1, pos=pause, touch=True)
    assert not stage.screen.clock.paused
    assert stage.presenter.pointer.trail.at == pytest.approx(pause, abs=1)


def test_everything_by_touch_alone(stage: Stage) -> None:
    present(stage)

    def tap(at: tuple[float, float]) -> None:
        place = {"x": at[0] / 1280, "y": at[1] / 720, "touch_id": 1, "finger_id": 0}
        stage.send(pygame.FINGERDOWN, **place)
        stage.send(pygame.FINGERUP, **place)

    bar = stage.presenter.bar

    def press(label: str) -> None:
        tap(next(button for button in bar.widgets if button.label == label).rect.center)

    assert bar.folded
    tap(bar.tab.center)
    assert not bar.folded
    press("Freeze")
    assert stage.presenter.frozen
    press("Freeze")
    assert not stage.presenter.frozen
    press("Blank")
    assert stage.presenter.blank
    tap((640, 400))
    assert not stage.presenter.blank
    press("Class votes")
    assert stage.gone == ["votes"]
    press("End")
    assert not stage.presenter.on


def test_contrast_checks_captions_and_words_have_keys_on_every_screen(stage: Stage) -> None:
    stage.key(pygame.K_F6)
    assert appearance.current().high_contrast
    stage.key(pygame.K_F6)
    assert not appearance.current().high_contrast
    for check in (*appearance.CHECKS, None):
        stage.key(pygame.K_F7)
        assert appearance.current().colour_check == check
    stage.key(pygame.K_F8)
    assert not appearance.current().captions
    stage.key(pygame.K_EQUALS, mod=pygame.KMOD_CTRL)
    assert appearance.current().text_scale == 1.15
    stage.key(pygame.K_0, mod=pygame.KMOD_CTRL)
    assert appearance.current().text_scale == 1.0


def test_captions_say_what_is_done_for_a_while_and_only_if_they_are_wanted(stage: Stage) -> None:
    present(stage)
    before = stage.picture()
    stage.screen.act("set", "K_out", 20.0)
    stage.frames(FRAME_S)
    assert stage.presenter.captions.words == "K⁺ outside: 20 mM"
    stage.key(pygame.K_f, "f")
    with_caption = stage.picture()
    stage.key(pygame.K_F8)
    assert not np.array_equal(stage.picture(), with_caption)
    stage.key(pygame.K_F8)
    stage.key(pygame.K_f, "f")
    stage.frames(LASTS_CAPTION_S + 0.1)
    assert stage.presenter.captions.words == ""
    assert before.shape == with_caption.shape


@pytest.mark.parametrize(
    ("name", "args", "words"),
    [
        ("set", ("pumps", 0), "Pumps that run: 0 of 4"),
        ("set", ("P_Na", 0.82), "Na⁺ leak: 2 × the usual"),
        ("set", ("oxygen", 0.25), "Oxygen: 25 %"),
        ("set", ("ouabain", 0.1), "ouabain in the bath: 0.1 mM"),
        ("restart", ("squid",), "A fresh start"),
        ("set_running", (3, False), "A pump is switched off."),
        ("puff", ("GABA",), "A puff of GABA"),
        ("move_electrode", (1.0, 2.0), ""),
    ],
)
def test_what_captions_say(name: str, args: tuple[object, ...], words: str) -> None:
    told = sentence(Action(0, name, args), presets.get("neuron"))  # type: ignore[arg-type]
    assert told.startswith(words)
    assert bool(told) == bool(words)


def test_the_help_names_every_key() -> None:
    told = {cap for _title, found in keys.classroom_lines() for caps, _words in found for cap in caps}
    assert {"F4", "F5", "F6", "F7", "F8", "B", ".", "F", "J", "1", "9", "+", "−"} <= told
