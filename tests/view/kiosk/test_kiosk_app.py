"""The exhibit's window: no key, click or window control leads out of it; the operator's corner and PIN do."""

import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pygame
import pytest

from game.engine import Patch, presets
from game.kiosk.config import KioskConfig
from game.kiosk.heartbeat import Beat, Heart, ParentGone
from game.kiosk.supervisor import LEAVE, SCREEN_CHANGED, START_AGAIN
from game.view.actions.window import Where, WindowAction
from game.view.drawing import text
from game.view.drawing.theme import Theme
from game.view.kiosk import x11_desktop
from game.view.kiosk.kiosk_app import KioskApp
from game.view.kiosk.turned import turn, upright, upright_size
from game.view.scene.pump import frames
from game.view.screen import Leave
from game.view.widgets.echoes import EARLY_S
from game.view.widgets.input import Press, read

SIZE = (1280, 720)
LEFT_OUT = {"K_UNKNOWN"}
EVERY_KEY = sorted({getattr(pygame, name) for name in dir(pygame) if name.startswith("K_") and name not in LEFT_OUT})
WINDOW_EVENTS = [getattr(pygame, name) for name in dir(pygame) if name.startswith("WINDOW") and "POS_" not in name]


class StandIn:
    """A screen that asks to leave at every event, and remembers what it was given."""

    def __init__(self, size: tuple[int, int], leave: Leave, step: Callable[["StandIn"], None]) -> None:
        self.state = "attract"
        self.session = SimpleNamespace(patch=Patch(presets.get("neuron").with_(size="small"), 1))
        self.layout = SimpleNamespace(theme=Theme(*size))
        self.frames = 0
        self.given: list[pygame.Event] = []
        self._leave, self._step = leave, step

    def resize(self, size: tuple[int, int]) -> None:
        self.layout = SimpleNamespace(theme=Theme(*size))

    def update(self, seconds: float) -> None:
        self.frames += 1
        self._step(self)

    def draw(self, surface: pygame.Surface) -> None:
        surface.fill((10, 20, 30))
        surface.fill((250, 0, 0), (0, 0, 40, 20))

    def handle(self, event: pygame.Event) -> bool:
        self.given.append(event)
        for where in WindowAction:
            self._leave(where)
        return True

    def warm_up(self) -> None:
        time.sleep(0.1)  # long enough for a frame of the splash

    def close(self) -> None:
        pass


class Rig:
    """An app whose stand-in runs a list of steps, one a frame, and then is stopped."""

    def __init__(
        self,
        config: KioskConfig,
        steps: Iterator[None],
        clock: Callable[[], float] = time.monotonic,
        heart: Heart | None = None,
    ) -> None:
        self.screens: list[StandIn] = []
        self._steps = steps
        self._begun = False
        self.app = KioskApp(config, self._make, heart, size=SIZE, clock=clock)

    def _make(self, where: Where, size: tuple[int, int], leave: Leave) -> StandIn:
        assert where == "kiosk"
        self.screens.append(StandIn(size, leave, self._step))
        return self.screens[-1]

    def _step(self, screen: StandIn) -> None:
        if screen.frames > 2 and next(self._steps, self) is self:
            self.app.stop()

    def run(self) -> int:
        self.app.run()
        return self.app.code


def mouse(kind: int, at: tuple[float, float]) -> pygame.Event:
    return pygame.Event(kind, {"pos": at, "button": 1, "touch": False})


def tap(*at: float) -> None:
    pygame.event.post(mouse(pygame.MOUSEBUTTONDOWN, at))  # type: ignore[arg-type]
    pygame.event.post(mouse(pygame.MOUSEBUTTONUP, at))  # type: ignore[arg-type]


def test_no_key_nor_window_control_leads_out() -> None:
    """Every key with every modifier, QUIT, and every event that a window can have."""
    codes: list[int] = []

    def steps() -> Iterator[None]:
        for mod in (0, pygame.KMOD_ALT, pygame.KMOD_CTRL, pygame.KMOD_CTRL | pygame.KMOD_ALT, pygame.KMOD_META):
            for key in EVERY_KEY:
                pygame.event.post(pygame.Event(pygame.KEYDOWN, {"key": key, "mod": mod, "unicode": ""}))
                pygame.event.post(pygame.Event(pygame.KEYUP, {"key": key, "mod": mod}))
            yield
        for kind in (pygame.QUIT, *WINDOW_EVENTS):
            pygame.event.post(pygame.Event(kind, {"x": 0, "y": 0, "window": None}))
            yield
        codes.append(1)

    rig = Rig(KioskConfig(pin="2718"), steps())
    assert rig.run() == 0
    assert codes == [1]
    given = {event.key for event in rig.screens[0].given if event.type == pygame.KEYDOWN}
    assert given == set(EVERY_KEY)
    assert len(rig.screens) == 1


def test_the_corner_and_the_pin_lead_out() -> None:
    def steps() -> Iterator[None]:
        for _time in range(5):
            tap(30, 30)
            yield
        assert rig.app.desk.open
        for digit in "2718":
            pygame.event.post(pygame.Event(pygame.KEYDOWN, {"key": ord(digit), "mod": 0, "unicode": digit}))
        pygame.event.post(pygame.Event(pygame.KEYDOWN, {"key": pygame.K_RETURN, "mod": 0, "unicode": "\r"}))
        yield
        assert rig.app.desk.unlocked
        tap(*rig.app.desk.buttons[2].rect.center)
        yield
        yield  # the frame in which it is taken is drawn to its end
        raise AssertionError("still there")

    rig = Rig(KioskConfig(pin="2718"), steps())
    assert rig.run() == LEAVE


def test_by_touch_alone_the_exhibit_is_started_again() -> None:
    """The corner is held for three seconds, and the PIN typed on the pad by a finger."""
    now = [0.0]

    def finger(kind: int, at: tuple[float, float]) -> None:
        w, h = pygame.display.get_window_size()
        x, y = at[0] / w, at[1] / h
        where = {"x": x, "y": y, "touch_id": 1, "finger_id": 3, "dx": 0.0, "dy": 0.0}
        pygame.event.post(pygame.Event(kind, where))

    def steps() -> Iterator[None]:
        finger(pygame.FINGERDOWN, (20, 20))
        for _frame in range(14):
            assert not rig.app.desk.open
            now[0] += 0.24
            yield
        yield
        assert rig.app.desk.open
        finger(pygame.FINGERUP, (20, 20))
        yield
        assert rig.screens[0].given[-1].type == pygame.FINGERUP  # its press was not the desk's
        for digit in "2718>":
            button = rig.app.desk.buttons["123456789<0>".index(digit)]
            finger(pygame.FINGERDOWN, button.rect.center)
            finger(pygame.FINGERUP, button.rect.center)
        yield
        assert rig.app.desk.unlocked
        at = rig.app.desk.buttons[1].rect.center
        finger(pygame.FINGERDOWN, at)
        finger(pygame.FINGERUP, at)
        yield
        yield  # the frame in which it is taken is drawn to its end
        raise AssertionError("still there")

    rig = Rig(KioskConfig(pin="2718"), steps(), lambda: now[0])
    assert rig.run() == START_AGAIN
    fingers = [event.type for event in rig.screens[0].given if event.type in (pygame.FINGERDOWN, pygame.FINGERUP)]
    assert fingers == [pygame.FINGERDOWN, pygame.FINGERUP]


def test_without_a_pin_the_corner_does_nothing() -> None:
    def steps() -> Iterator[None]:
        for _time in range(12):
            tap(30, 30)
            yield
        assert not rig.app.desk.open

    rig = Rig(KioskConfig(), steps())
    assert rig.run() == 0
    assert sum(event.type == pygame.MOUSEBUTTONDOWN for event in rig.screens[0].given) == 12


def test_a_wrong_pin_opens_nothing_and_the_desk_closes_when_it_is_left() -> None:
    now = [0.0]

    def steps() -> Iterator[None]:
        for _time in range(5):
            tap(30, 30)
            yield
        for digit in "1111":
            pygame.event.post(pygame.Event(pygame.KEYDOWN, {"key": ord(digit), "mod": 0, "unicode": digit}))
        pygame.event.post(pygame.Event(pygame.KEYDOWN, {"key": pygame.K_RETURN, "mod": 0, "unicode": "\r"}))
        yield
        assert rig.app.desk.open
        assert not rig.app.desk.unlocked
        for _frame in range(90):
            now[0] += 0.24
            yield
        assert not rig.app.desk.open

    rig = Rig(KioskConfig(pin="2718"), steps(), lambda: now[0])
    assert rig.run() == 0


def test_visitors_are_counted_and_the_parent_hears_it() -> None:
    beats: list[Beat] = []

    class Listening(Heart):
        def __init__(self) -> None:
            pass

        due = True  # type: ignore[assignment]

        def beat(self, beat: Beat) -> None:
            beats.append(beat)

    def steps() -> Iterator[None]:
        for state in ("attract", "visitor", "countdown", "visitor", "attract", "visitor", "attract"):
            rig.screens[0].state = state
            yield

    rig = Rig(KioskConfig(), steps(), heart=Listening())
    assert rig.run() == 0
    assert beats[0].phase == "starting"
    assert beats[-1].phase == "showing"
    assert beats[-1].visitors == 2
    assert beats[-1].conserved
    assert beats[-1].frames == len([beat for beat in beats if beat.phase == "showing"])
    assert beats[-1].worst_ms >= beats[-1].p99_ms >= beats[-1].p50_ms > 0


def test_it_ends_when_its_parent_is_gone() -> None:
    class Orphan(Heart):
        def __init__(self) -> None:
            pass

        due = True  # type: ignore[assignment]

        def beat(self, beat: Beat) -> None:
            if beat.phase == "showing":
                raise ParentGone

    def steps() -> Iterator[None]:
        while True:
            yield

    rig = Rig(KioskConfig(), steps(), heart=Orphan())
    assert rig.run() == 0


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_screen_that_hangs_turned_shows_and_takes_everything_turned(rotation: int) -> None:
    """The red mark in the picture's top left corner is where the turned screen has that corner; a tap there, by
    mouse or finger, arrives in the picture's top left.
    """
    seen: list[tuple[int, int]] = []
    corner = {0: (0, 0), 90: (1, 0), 180: (1, 1), 270: (0, 1)}[rotation]

    def steps() -> Iterator[None]:
        window = pygame.display.get_surface()
        assert window is not None
        w, h = window.get_size()
        x, y = corner[0] * (w - 1), corner[1] * (h - 1)
        assert window.get_at((x, y))[:3] == (250, 0, 0)
        inset_x, inset_y = abs(x - 30), abs(y - 10)
        across = {0: (inset_x, inset_y), 180: (inset_x, inset_y)}.get(rotation, (abs(x - 10), abs(y - 30)))
        assert window.get_at(across)[:3] == (250, 0, 0)
        pygame.event.post(mouse(pygame.MOUSEBUTTONDOWN, across))
        yield
        now[0] += 2 * EARLY_S  # so that they are not one touch and its echo
        at = {"x": across[0] / w, "y": across[1] / h, "touch_id": 1, "finger_id": 3, "dx": 0.0, "dy": 0.0}
        pygame.event.post(pygame.Event(pygame.FINGERDOWN, at))
        yield
        yield
        theme = rig.screens[0].layout.theme
        assert (theme.width, theme.height) == upright_size((w, h), rotation)
        for event in rig.screens[0].given:
            found = read(event, (theme.width, theme.height))
            if isinstance(found, Press):
                seen.append((round(found.at[0]), round(found.at[1])))

    now = [100.0]
    rig = Rig(KioskConfig(rotation=rotation), steps(), lambda: now[0])  # type: ignore[arg-type]
    assert rig.run() == 0
    assert len(seen) == 2
    for x, y in seen:
        assert x == pytest.approx(30, abs=1)
        assert y == pytest.approx(10, abs=1)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_places_turn_as_pixels_do(rotation: int) -> None:
    screen = pygame.Surface((7, 5), 0, 32)
    picture = pygame.Surface(upright_size((7, 5), rotation), 0, 32)
    for x in range(picture.get_width()):
        for y in range(picture.get_height()):
            picture.set_at((x, y), (x, y, 7))
    turn(picture, screen, rotation)
    for x in range(7):
        for y in range(5):
            share = upright((x + 0.5) / 7, (y + 0.5) / 5, rotation)
            found = int(share[0] * picture.get_width()), int(share[1] * picture.get_height())
            assert tuple(screen.get_at((x, y)))[:2] == found


def test_the_resolution_may_change_and_a_screen_may_go_and_come(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = [[(1920, 1080)]]
    now = [0.0]
    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: sizes[0])
    # Without a screen, SDL has one size of desktop: windows of the wanted sizes stand in for it.
    real = pygame.display.set_mode
    monkeypatch.setattr(pygame.display, "set_mode", lambda size, flags, display: real(size))
    seen = []

    def steps() -> Iterator[None]:
        for now_there in ([(1920, 1080)], [(1280, 720)], [], [(1280, 720), (1080, 1920)], [(1920, 1080)]):
            sizes[0] = now_there
            for _frame in range(12):
                now[0] += 0.24
                yield
            theme = rig.screens[0].layout.theme
            seen.append((theme.width, theme.height))

    rig = Rig(KioskConfig(display=1), steps(), lambda: now[0])
    assert rig.run() == 0
    assert seen == [(1920, 1080), (1280, 720), (1280, 720), (1080, 1920), (1920, 1080)]


def test_an_x11_desktop_of_another_size_is_left_to_a_new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """SDL 2 goes on believing in the size that it found first."""
    now = [0.0]
    sizes: list[tuple[int, int] | None] = [(1280, 720)]
    monkeypatch.setattr(x11_desktop, "size_now", lambda: sizes[0])

    def steps() -> Iterator[None]:
        for sizes[0] in ((1280, 720), (1024, 768)):
            for _frame in range(12):
                now[0] += 0.24
                yield
        raise AssertionError("still there")

    rig = Rig(KioskConfig(), steps(), lambda: now[0])
    assert rig.run() == SCREEN_CHANGED


def test_the_size_of_the_desktop_is_x11s_alone() -> None:
    pygame.display.init()
    assert x11_desktop.size_now() is None  # the tests' driver draws nowhere


def test_a_screen_that_cannot_be_opened_is_tried_again_and_then_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    tries = []

    def steps() -> Iterator[None]:
        for _frame in range(100):
            now[0] += 0.24
            yield

    rig = Rig(KioskConfig(), steps(), lambda: now[0])

    def refuse(*wanted: object, **how: object) -> pygame.Surface:
        tries.append(now[0])
        raise pygame.error("no more CRTCs")

    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: [(999, 777)])
    monkeypatch.setattr(pygame.display, "set_mode", refuse)
    with pytest.raises(pygame.error, match="CRTC"):
        rig.run()
    assert len(tries) == 3


def test_pictures_of_an_old_size_are_let_go_and_there_is_room_for_those_of_the_new_one() -> None:
    """A window of the same size that is opened again keeps all it has."""
    now, held = [0.0], []

    def steps() -> Iterator[None]:
        there = pygame.display.get_window_size()
        for size in (there, (there[0] // 2 + 600, there[1] // 2 + 600)):
            before = text.render("of the size before", 40)
            pygame.display.set_mode(size)
            pygame.event.post(pygame.Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1]))
            yield
            yield
            kept = text.render("of the size before", 40) is before
            held.append((kept, frames.PICTURES.most_bytes / (size[0] * size[1])))

    rig = Rig(KioskConfig(), steps(), lambda: now[0])
    assert rig.run() == 0
    assert [kept for kept, _room in held] == [True, False]
    assert held[0][1] == held[1][1] > 0


def test_fingers_that_never_come_up_do_not_add_up() -> None:
    """A touch screen that loses fingers for weeks, each with a number of its own: the last few are remembered.

    When the desk is open, one that is remembered comes up where it went down, below the desk; the others are its own.
    """

    def steps() -> Iterator[None]:
        for finger in range(300):
            pygame.event.post(pygame.Event(pygame.FINGERDOWN, {"touch_id": 1, "finger_id": finger, "x": 0.5, "y": 0.5}))
            if finger % 50 == 0:
                yield
        for _time in range(5):
            tap(30, 30)
            yield
        assert rig.app.desk.open
        for finger in range(300):
            pygame.event.post(pygame.Event(pygame.FINGERUP, {"touch_id": 1, "finger_id": finger, "x": 0.5, "y": 0.5}))
            if finger % 50 == 0:
                yield
        yield

    rig = Rig(KioskConfig(pin="2718"), steps())
    assert rig.run() == 0
    given = rig.screens[0].given
    assert sum(event.type == pygame.FINGERDOWN for event in given) == 300
    came_up = [event.finger_id for event in given if event.type == pygame.FINGERUP]
    assert 1 <= len(came_up) <= 64
    assert came_up == list(range(300 - len(came_up), 300))
