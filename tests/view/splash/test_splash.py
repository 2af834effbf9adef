"""The splash: a story in drawn pictures, without kernels, that goes over into the living membrane."""

import itertools
import math
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from types import SimpleNamespace

import cuts
import numpy as np
import pygame
import pytest
from live_rig import MASKS, live
from pseudo import Pseudo

from game import words
from game.engine import presets
from game.view.drawing import appearance, fitted
from game.view.drawing.appearance import Appearance
from game.view.drawing.theme import Theme
from game.view.scene import gradient
from game.view.scene.backdrop import Backdrop
from game.view.scene.camera import Camera
from game.view.splash import pump_turn, story
from game.view.splash.opening import Opening
from game.view.splash.splash import Splash
from game.view.splash.splash_picture import SplashPicture
from game.view.splash.stage import background, stage
from game.view.splash.story import BARE, CHAPTERS, LASTS_S, Story, StoryMoment
from game.view.splash.words import _WHY_PX, sentence, why
from game.view.window.app import App
from game.view.window.display import start_pygame

SIZES = ((1920, 1080), (1366, 768), (1280, 720), (1024, 600), (1080, 1920))
SMALL = (1024, 600)
CHAPTER_NUMBERS = range(len(CHAPTERS))

DRAWS_ALL = """
import sys
import threading
import numpy
import pygame
pygame.display.init()
pygame.font.init()
import game.commands.live, game.commands.pump, game.view.window.app
from game.view.splash.opening import Opening
from game.view.splash.splash_picture import SplashPicture
from game.view.splash.story import BARE, CHAPTERS, LASTS_S, StoryMoment
surface = pygame.Surface((1024, 600), 0, 32)
for still in (False, True):
    show = SplashPicture(surface.get_size(), Opening(reduced_motion=still))
    show.draw(surface, BARE, 0.25, False)
    for _piece in show.prepare():
        pass
    for chapter in range(len(CHAPTERS)):
        for tenth in range(10 * round(LASTS_S[chapter])):
            show.draw(surface, StoryMoment(chapter, tenth / 10, min(1.0, tenth / 4)), 0.5, True, 1.0)
            show.draw(surface, StoryMoment(chapter, tenth / 10, 1.0), 0.5, True, 0.4)
assert "numba" not in sys.modules, "numba has been imported"
assert "game.kernels.jit" not in sys.modules
"""


@pytest.fixture(scope="module")
def show() -> SplashPicture:
    """All chapters painted, at the smallest size."""
    start_pygame()
    made = SplashPicture(SMALL, Opening())
    for _piece in made.prepare():
        pass
    return made


def drawn(show: SplashPicture, moment: StoryMoment, size: tuple[int, int] = SMALL, share: float = 1.0) -> np.ndarray:
    surface = pygame.Surface(size, 0, 32, MASKS)
    show.draw(surface, moment, 0.5, True, share)
    return pygame.surfarray.array3d(surface).astype(np.int16)


# Without kernels ------------------------------------------------------------------------------------------------


def test_no_kernel_is_compiled_or_loaded_for_it() -> None:
    """All of it is drawn, and the window's modules are imported, in a process that never imports numba."""
    done = subprocess.run([sys.executable, "-c", DRAWS_ALL], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("voltage_mV", [0.0, -70.0, 35.0])
def test_its_solutions_are_those_of_the_living_membrane(voltage_mV: float) -> None:
    """Pixel by pixel what the backdrop's kernel paints."""
    camera = Camera(160, 120, 5.0, 57.0, 61.0, 114.0)
    pixels = np.zeros((120, 160), np.uint32)
    Backdrop(camera, 40).draw(pixels, voltage_mV)
    still = pygame.surfarray.array2d(gradient.still(camera, 40, voltage_mV)).T & 0xFFFFFF
    assert np.array_equal(still, pixels)


# The same membrane ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("preset", ["neuron", "axon"])
def test_the_membrane_stands_where_the_live_screen_has_it(size: tuple[int, int], preset: str) -> None:
    """The strip between the lipids' heads, where no ion is, has the same pixels, but for gates that have moved already.

    A strip two px beside it has not.
    """
    screen = live(size, preset=preset)
    theirs = pygame.Surface(size, 0, 32, MASKS)
    screen.scene.draw(theirs, screen.patch, 0.0, 0.0)
    ours = background(stage(size, presets.get(preset)))
    half = round(1.3 * screen.layout.ppn)
    strip = pygame.Rect(0, screen.layout.membrane_y - half, size[0], 2 * half)
    a, b = (pygame.surfarray.array3d(each.subsurface(strip)).astype(int) for each in (ours, theirs))
    assert (np.abs(a - b).max(axis=2) > 12).mean() < (0.12 if preset == "axon" else 0.02)
    assert (np.abs(a[2:] - b[:-2]).max(axis=2) > 12).mean() > 0.2


# The story ------------------------------------------------------------------------------------------------------


def told(ready: Iterator[int], seconds: float) -> list[StoryMoment]:
    """The moments of a story, ten a second."""
    tale = Story()
    return [tale.at(tenth / 10, next(ready)) for tenth in range(round(10 * seconds))]


def test_a_quick_start_shows_the_membrane_alone() -> None:
    """Nothing is painted for a start of two seconds whose kernels are kept, so nothing of the story is shown."""
    assert not any(story.wanted(tenth / 10, compiling=False) for tenth in range(25))
    assert set(told(itertools.repeat(0), 3.0)) == {BARE}


def test_a_slow_start_tells_all_chapters_in_order_and_then_again() -> None:
    assert story.wanted(1.0, compiling=True)
    moments = told(itertools.repeat(len(CHAPTERS)), 2.2 * sum(LASTS_S))
    order = [chapter for chapter, _moments in itertools.groupby(moment.chapter for moment in moments)]
    assert order == [*CHAPTER_NUMBERS, *CHAPTER_NUMBERS, 0]
    for chapter, group in itertools.groupby(moments[: round(10 * sum(LASTS_S))], lambda moment: moment.chapter):
        seen = [moment.share for moment in group]
        assert chapter is not None
        assert max(seen) == 1.0
        assert seen.count(1.0) / 10 >= 3.5  # time to read a sentence
        assert seen[0] < 0.3
        assert seen[-1] < 0.5


def test_a_chapter_stays_until_the_next_one_is_painted() -> None:
    ready = itertools.chain([0] * 5, [1] * 100, itertools.repeat(4))
    moments = told(ready, 12.0)
    assert [moment.chapter for moment in moments[:5]] == [None] * 5
    assert {moment.chapter for moment in moments[5:105]} == {0}
    assert min(moment.share for moment in moments[15:105]) == 1.0
    assert moments[-1].chapter == 1


# The pump's turn ------------------------------------------------------------------------------------------------

TURN_S = [n / 120 for n in range(round(120 * pump_turn.LASTS_S) + 1)]


def test_a_turn_carries_three_sodium_out_and_two_potassium_in() -> None:
    """Inside before and outside after, or the other way round, and never through a wall: each is bound in between."""
    before, after = pump_turn.carried(0.0), pump_turn.carried(pump_turn.LASTS_S)
    for key, most, sign in (("Na", 3, 1.0), ("K", 2, -1.0)):
        starts, ends = ([each.at[1] for each in when if each.key == key] for when in (before, after))
        assert len(starts) == len(ends) == most
        assert all(sign * height < -3.0 for height in starts)
        assert all(sign * height > 3.0 for height in ends)
    assert pump_turn.counted(0.0) == (0, 0, 0)
    assert pump_turn.counted(pump_turn.LASTS_S) == (3, 2, 1)


def test_nothing_leaps_in_a_turn() -> None:
    """Between two moments 1/120 s apart nothing that is carried moves farther than an ion's width."""
    for seconds, later in itertools.pairwise(TURN_S):
        now, then = (
            {(each.key, n): each.at for n, each in enumerate(pump_turn.carried(moment)) if each.key in ("Na", "K")}
            for moment in (seconds, later)
        )
        far = [math.dist(a, b) for a, b in zip(now.values(), then.values(), strict=True)]
        assert max(far) < 0.5, seconds


def test_ions_pass_only_a_gate_that_is_open() -> None:
    """An ion in a mouth of the pump finds it open on that side: E1 to the inside, E2P to the outside."""
    for seconds in TURN_S:
        conformations = pump_turn.pose_at(seconds)[:2]
        for each in pump_turn.carried(seconds):
            if each.key in ("Na", "K") and abs(each.at[0]) < 1.0 and 2.0 < abs(each.at[1]) < 4.0:
                open_in = "e1" in conformations or conformations == ("e1na", "e1na")
                open_out = bool({"e2p", "e2pk"} & set(conformations))
                assert open_in if each.at[1] < 0 else open_out, (seconds, each)


# What is seen ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chapter", CHAPTER_NUMBERS)
def test_every_chapter_has_a_picture_of_its_own_that_moves(show: SplashPicture, chapter: int) -> None:
    bare, early, late = (
        drawn(show, BARE),
        drawn(show, StoryMoment(chapter, 1.2, 1.0)),
        drawn(show, StoryMoment(chapter, 3.6, 1.0)),
    )
    assert (np.abs(early - bare).max(axis=2) > 24).mean() > 0.05
    assert (np.abs(early - late).max(axis=2) > 24).mean() > 0.001


@pytest.mark.parametrize("chapter", CHAPTER_NUMBERS)
def test_reduced_motion_shows_pictures_that_stand(chapter: int) -> None:
    """Within a chapter few different pictures, and a lens that comes to be seen where it stays."""
    start_pygame()
    still = SplashPicture(SMALL, Opening(reduced_motion=True))
    for _piece in still.prepare():
        pass
    seen = {drawn(still, StoryMoment(chapter, n / 5, 1.0)).tobytes() for n in range(round(5 * LASTS_S[chapter]))}
    assert len(seen) <= 10
    faint, whole = drawn(still, StoryMoment(chapter, 0.0, 0.5)), drawn(still, StoryMoment(chapter, 0.0, 1.0))
    bare = drawn(still, BARE)
    changes = np.abs(whole - bare).max(axis=2) > 40
    assert (np.abs(faint - bare).max(axis=2) > 8)[changes].mean() > 0.9


def test_nothing_flashes(show: SplashPicture) -> None:
    """No frame is more than 5 % of white from the one before, and in no second does the light turn more than twice."""
    lights = []
    tale = Story()
    for frame in range(round(15 * sum(LASTS_S))):
        lights.append(float(drawn(show, tale.at(frame / 15, len(CHAPTERS))).mean()))
    assert max(abs(b - a) for a, b in itertools.pairwise(lights)) < 0.05 * 255
    turns, last, way = [], lights[0], 0
    for frame, light in enumerate(lights):
        if abs(light - last) > 0.01 * 255:
            if way and (light > last) != (way > 0):
                turns.append(frame)
            last, way = light, 1 if light > last else -1
        elif (light > last) == (way > 0):
            last = light
    assert all(later - now > 15 for now, later in zip(turns, turns[2:], strict=False))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", [*words.LANGUAGES, "pseudo"])
def test_no_sentence_is_cut(size: tuple[int, int], language: str) -> None:
    """In every language, and in one a third longer than English, plain and in high contrast with large words."""
    start_pygame()
    words.use_catalogue("pseudo", Pseudo()) if language == "pseudo" else words.use_language(language)
    for look in (Appearance(), Appearance(high_contrast=True, text_scale=1.6)):
        appearance.use(look)
        place = stage(size)
        for chapter in CHAPTER_NUMBERS:
            rect, px = place.sentence, place.theme.font(84)
            least, lines = fitted.fit(sentence(chapter), px, 600, rect.size, 4)
            assert len(lines) <= 4
            assert round(least * (fitted.LINE * (len(lines) - 1) + 1.0)) <= rect.height
            assert least >= 0.4 * px  # from 5 m
        made = SplashPicture(size, Opening())
        with cuts.watched() as cut:
            for chapter in CHAPTER_NUMBERS:
                made.draw(pygame.Surface(size, 0, 32, MASKS), StoryMoment(chapter, 2.0, 1.0), 0.5, True)
        assert cut == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_why_it_takes_long_is_one_line_over_the_line_of_progress(size: tuple[int, int], language: str) -> None:
    start_pygame()
    words.use_language(language)
    for look in (Appearance(), Appearance(high_contrast=True, text_scale=1.6)):
        appearance.use(look)
        place = stage(size)
        px = place.theme.font(_WHY_PX)
        _least, lines = fitted.fit(why(), px, 400, (place.foot.right - place.below.x, round(1.3 * px)), 1)
        assert len(lines) == 1, lines


@pytest.mark.parametrize("size", SIZES)
def test_nothing_covers_anything(size: tuple[int, int]) -> None:
    """Lens, sentence, what is counted and the line of progress stand apart and within the window."""
    place = stage(size)
    lens = pygame.Rect(0, 0, 2 * place.radius, 2 * place.radius)
    lens.center = place.centre
    parts = {"lens": lens, "sentence": place.sentence, "below": place.below, "foot": place.foot}
    for name, rect in parts.items():
        assert pygame.Rect((0, 0), size).contains(rect), name
        assert min(rect.size) > 0, name
    for (one, a), (other, b) in itertools.combinations(parts.items(), 2):
        assert not a.colliderect(b), (one, other)


# In a window ----------------------------------------------------------------------------------------------------


class StandIn:
    """A screen that is one colour."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.layout = SimpleNamespace(theme=Theme(*size))
        self.updated = 0

    def warm_up(self) -> None:
        time.sleep(0.05)

    def update(self, seconds: float) -> None:
        self.updated += 1

    def draw(self, surface: pygame.Surface) -> None:
        assert self.updated
        surface.fill((200, 180, 160))


def run(
    window: pygame.Surface, made_for: tuple[int, int], opening: Opening, shown: list[np.ndarray], most: int = 10_000
) -> tuple[Splash, list[int]]:
    """Run a splash; `shown` gets its pictures, and it is ended after `most`.

    Returns it, and after how many pictures the screen was made.
    """
    calls: list[int] = []

    def make() -> StandIn:
        calls.append(len(shown))
        return StandIn(made_for)

    def show_one() -> bool:
        shown.append(pygame.surfarray.array3d(window))
        return len(shown) < most

    splash = Splash(window, opening)
    splash.run(make, show_one)  # type: ignore[arg-type]
    return splash, calls


def test_the_first_picture_is_shown_before_anything_is_made() -> None:
    shown: list[np.ndarray] = []
    splash, calls = run(pygame.Surface(SMALL, 0, 32, MASKS), SMALL, Opening(), shown)
    assert calls == [1]
    assert splash.result is not None
    assert shown[0].any()


@pytest.mark.parametrize("still", [False, True])
def test_it_goes_over_into_the_first_picture_bit_by_bit(still: bool) -> None:
    """Each picture is nearer to the screen's first one than the picture before, and the last ones nearly it."""
    shown: list[np.ndarray] = []
    window = pygame.Surface(SMALL, 0, 32, MASKS)
    splash, _calls = run(window, SMALL, Opening(reduced_motion=still), shown)
    far = []
    for n in range(11):
        splash.draw_going_over(n / 10, BARE, False)
        far.append(float(np.abs(pygame.surfarray.array3d(window).astype(int) - (200, 180, 160)).mean()))
    assert all(later <= now + 0.2 for now, later in itertools.pairwise(far))
    assert far[-1] < 0.01 * far[0]
    assert window.get_at((512, 20))[:3] == (200, 180, 160)
    assert len(shown) > 3


def test_it_ends_at_once_when_it_is_asked_to() -> None:
    """Without a screen, also while it goes over."""
    for most in (1, 2, 4):
        shown: list[np.ndarray] = []
        splash, _calls = run(pygame.Surface(SMALL, 0, 32, MASKS), SMALL, Opening(), shown, most)
        assert splash.result is None
        assert len(shown) == most


def test_a_screen_of_another_size_comes_without_going_over() -> None:
    """The window has been resized meanwhile: App lays the screen out anew."""
    shown: list[np.ndarray] = []
    splash, _calls = run(pygame.Surface(SMALL, 0, 32, MASKS), (1280, 720), Opening(), shown)
    assert splash.result is not None
    assert (shown[-1] == (200, 180, 160)).all(axis=2).mean() < 0.01


def test_what_goes_wrong_in_making_is_raised() -> None:
    def make() -> StandIn:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        Splash(pygame.Surface(SMALL, 0, 32, MASKS)).run(make, lambda: True)  # type: ignore[arg-type]


def test_the_story_goes_on_in_a_window_of_another_size() -> None:
    """What has not been painted anew yet is left out."""
    start_pygame()
    made = SplashPicture((1280, 720), Opening())
    assert not made.fits(SMALL)
    told = drawn(made, StoryMoment(2, 3.0, 1.0), (1280, 720))
    assert (np.abs(told - drawn(made, BARE, (1280, 720))).max(axis=2) > 24).mean() > 0.005  # its sentence


@pytest.mark.parametrize("event", [pygame.Event(pygame.QUIT), pygame.Event(pygame.KEYDOWN, key=pygame.K_ESCAPE)])
def test_escape_ends_it_as_closing_the_window_does(event: pygame.Event) -> None:
    asked = threading.Event()

    def make(where: str, size: tuple[int, int], leave: object) -> StandIn:
        pygame.event.post(event)
        asked.wait(20.0)
        return StandIn(size)

    app = App(SMALL, False, make)  # type: ignore[arg-type]
    assert not app.begin()
    asked.set()


STARTS_LIVE = """
import sys
import threading
import pygame
from game.view.window.app import App

def shown(self):
    print("numba" in sys.modules)
    return False

App._splashed = shown
from game.cli import run
run(["live", "--size", "1024x600"])
"""


def test_the_window_does_not_wait_for_the_engine() -> None:
    """`minus70 live` shows its first picture before numba, which takes a second, has been imported."""
    done = subprocess.run([sys.executable, "-c", STARTS_LIVE], capture_output=True, text=True, timeout=300, check=False)
    assert done.stdout.splitlines()[-1:] == ["False"], done.stderr
