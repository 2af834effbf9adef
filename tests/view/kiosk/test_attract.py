"""The attract loop: scenes change by themselves, fade, begin again, and fit every window."""

import numpy as np
import pygame
import pytest

from game.kiosk.config import KioskConfig
from game.kiosk.scene_files import names
from game.view.drawing import text
from game.view.drawing.fading_words import in_two
from game.view.kiosk.attract import Attract
from game.view.kiosk.band import Band
from game.view.kiosk.layout import place
from game.view.window.display import start_pygame

FRAME_S = 1 / 60
SIZES = [(1920, 1080), (1280, 720), (1024, 768), (1280, 800), (1080, 1920), (720, 1280), (3840, 2160)]


@pytest.fixture(autouse=True)
def _started() -> None:
    start_pygame()


def picture(attract: Attract) -> np.ndarray:
    surface = pygame.Surface(attract.layout.size, 0, 32, (0xFF0000, 0x00FF00, 0x0000FF, 0))
    attract.draw(surface)
    return pygame.surfarray.array3d(surface).astype(np.int16)


def run(attract: Attract, seconds: float) -> None:
    for _frame in range(round(seconds / FRAME_S)):
        attract.update(FRAME_S)


def test_scenes_follow_each_other_and_begin_again() -> None:
    config = KioskConfig(scenes=("01_rest", "03_the_leak"), scene_seconds=5.0)
    attract = Attract((1280, 720), config)
    seen = [attract.scene.headline]
    sessions = {id(attract.session)}
    for _frame in range(60 * 16):
        attract.update(FRAME_S)
        if attract.scene.headline != seen[-1]:
            seen.append(attract.scene.headline)
        sessions.add(id(attract.session))
    assert seen == ["Every thought you have starts here.", "One potassium slips out."] * 2
    run(attract, 1.0)
    attract.restart()
    assert attract.scene.headline == seen[0]
    assert attract.session.patch.time_s == pytest.approx(attract.scene.before)


def test_one_scene_stays() -> None:
    attract = Attract((1024, 768), KioskConfig(scenes=("01_rest",), scene_seconds=5.0))
    run(attract, 6.0)
    assert attract.scene.headline.startswith("Every thought")
    assert attract.session.patch.time_s > 25.0


def test_no_picture_jumps_in_brightness_when_the_scene_changes() -> None:
    attract = Attract((1024, 768), KioskConfig(scenes=("06_swelling", "07_the_spark"), scene_seconds=5.0))
    run(attract, 4.95)
    light = []
    for _frame in range(60):
        attract.update(FRAME_S)
        light.append(picture(attract).mean())
    assert attract.scene.headline == "This is what a thought looks like."
    assert np.abs(np.diff(light)).max() < 1.0  # of 255: nothing flashes


@pytest.mark.parametrize("size", SIZES)
def test_words_stand_clear_of_the_edges_and_of_each_other(size: tuple[int, int]) -> None:
    at = place(*size)
    window = pygame.Rect(0, 0, *size)
    rects = [at.headline, at.caption, at.voltage, at.touch]
    edge = round(0.08 * min(size)) - 1
    for rect in (*rects, at.note, at.trace):
        assert window.inflate(-2 * edge, -2 * edge).contains(rect)
    for n, one in enumerate(rects):
        assert not [other for other in rects[n + 1 :] if one.colliderect(other)]
    for other in (at.touch, at.voltage, at.note, at.caption):
        assert not at.trace.colliderect(other)
    assert not at.note.colliderect(at.voltage)


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_every_scene_is_drawn_wide_and_tall_in_high_motion_and_in_none(name: str) -> None:
    for size, reduced in (((1280, 720), False), ((720, 1280), True)):
        attract = Attract(size, KioskConfig(scenes=(name,), reduced_motion=reduced, captions=not reduced))
        run(attract, 3.0)
        wide = picture(attract)
        attract.resize((size[1], size[0]))
        assert picture(attract).shape[:2] == (size[1], size[0])
        assert wide.std() > 20


def test_captions_can_be_left_out() -> None:
    pictures = []
    for captions in (True, False):
        attract = Attract((1280, 720), KioskConfig(scenes=("01_rest",), captions=captions))
        run(attract, 4.0)
        pictures.append(picture(attract))
    at = place(1280, 720)
    rows = slice(at.caption.top - 10, at.caption.bottom + 20)
    assert (pictures[0][:, rows] > 200).sum() > 4 * max(1, (pictures[1][:, rows] > 200).sum())


def test_the_next_words_come_only_after_the_last_have_gone() -> None:
    attract = Attract(
        (1024, 768), KioskConfig(scenes=("06_swelling", "07_the_spark"), scene_seconds=5.0, captions=False)
    )
    run(attract, 4.9)
    bright = []
    for _frame in range(110):
        attract.update(FRAME_S)
        at = attract.layout.headline
        bright.append(int((picture(attract)[at.left : at.right, at.top : at.bottom].min(axis=2) > 215).sum()))
    gone = next(frame for frame, px in enumerate(bright) if px < 20)
    assert max(bright[gone:48]) < 20
    assert min(bright[0], bright[-1]) > 500


def test_an_ion_is_followed_only_while_it_leaves_and_can_be_seen() -> None:
    attract = Attract((1280, 720), KioskConfig(scenes=("03_the_leak",), scene_seconds=25.0))
    seen = 0
    for _frame in range(60 * 12):
        attract.update(FRAME_S)
        ion = attract.shot.followed.ion
        if ion is not None:
            seen += 1
            assert ion.side == 1
            assert attract.layout.caption.bottom < attract.shot.scene.camera.y_px(ion.at[1]) < attract.layout.note.top
    assert seen > 60 * 6  # more often than not there is one


def test_a_timeline_grows_from_the_left_and_then_goes_on() -> None:
    band = Band()
    for second in range(6):
        band.note(-70.0 + second, float(second), 10.0)
    known = np.isfinite(band.values)
    assert known[: known.sum()].all()
    assert band.values[0] == -70.0
    assert band.values[known][-1] == -65.0
    assert 0.5 <= known.mean() < 0.52
    band.note(-20.0, 20.0, 10.0)
    assert np.isfinite(band.values).all()
    assert band.values[-1] == -20.0
    band.reset()
    assert not np.isfinite(band.values).any()


@pytest.mark.parametrize("words", ["Three out. Two in. All day long.", "Without pumps, a cell swells."])
def test_a_sentence_of_two_lines_is_broken_where_it_may_pause(words: str) -> None:
    width = text.measure(words, 60, 600)[0] * 2 // 3
    first, second = in_two(words, 60, 600, width).split("\n")
    assert first[-1] in ".,"
    assert f"{first} {second}" == words
    assert in_two(words, 60, 600, 10_000) == words
