"""Controls do the same for a mouse, a finger and a key, and never lose track of any of them."""

from collections.abc import Callable, Sequence

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygame import Rect

from game.view.drawing.theme import Theme
from game.view.widgets.base import Widget
from game.view.widgets.button import Button
from game.view.widgets.drawer import CLOSE_S, OPEN_S, Drawer
from game.view.widgets.icons import SIGNS, icon
from game.view.widgets.input import Drag, Hover, Key, KeyEnd, PointerLost, Press, Release, Wheel, read
from game.view.widgets.repeat import DELAY_S, PERIOD_S, Repeat
from game.view.widgets.router import Router
from game.view.widgets.scale import ClosableLog, Linear, Log, Scale
from game.view.widgets.segmented import Segmented
from game.view.widgets.slider import Slider, Stop
from game.view.widgets.stepper import Stepper
from game.view.widgets.toggle import Toggle

THEME = Theme(1920, 1080)
SCALES: list[Scale] = [Linear(0, 145, 1), Log(2, 100), ClosableLog(0.004, 4)]
shares = st.floats(0, 1)
scales = st.sampled_from(SCALES)


def _slider(scale: Scale, change: Callable[[float], None] = lambda _value: None) -> Slider:
    slider = Slider("s", scale, change, show=str, name="K⁺", species="K")
    slider.arrange(THEME, Rect(100, 100, 600, 70))
    return slider


def _tap(widget: Widget, at: tuple[float, float] | None = None) -> None:
    at = at or widget.rect.center
    widget.handle(Press("mouse", at))
    widget.handle(Release("mouse", at))


# Scales and sliders


@given(scale=scales, a=shares, b=shares)
def test_a_scale_never_falls_and_stays_in_range(scale: Scale, a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert scale.low <= scale.value(low) <= scale.value(high) <= scale.high
    assert 0 <= scale.share(scale.value(a)) <= 1


@given(scale=scales, share=shares)
def test_a_scale_finds_its_own_numbers_again(scale: Scale, share: float) -> None:
    value = scale.value(share)
    assert scale.value(scale.share(value)) == pytest.approx(value, rel=0.01, abs=1e-9)


@given(scale=scales, share=shares, stops=st.lists(shares, max_size=3), more=shares)
def test_a_slider_is_monotonic_and_in_range_with_any_stops(
    scale: Scale, share: float, stops: list[float], more: float
) -> None:
    slider = _slider(scale)
    slider.stops = tuple(Stop(scale.low + s * (scale.high - scale.low)) for s in stops)
    track = slider.track()
    left, right = sorted((share, more))
    values = [slider.value_at(track.x + s * track.width) for s in (left, right)]
    assert scale.low <= values[0] <= values[1] <= scale.high


@given(scale=scales, share=shares, key=st.sampled_from([pygame.K_LEFT, pygame.K_RIGHT]))
def test_an_arrow_key_always_moves_a_slider_unless_it_is_at_the_end(scale: Scale, share: float, key: int) -> None:
    slider = _slider(scale)
    slider.show_value(scale.value(share))
    before = slider.number
    assert slider.handle(Key(key))
    moved = slider.number - before
    at_end = before == (scale.high if key == pygame.K_RIGHT else scale.low)
    assert at_end or (moved > 0 if key == pygame.K_RIGHT else moved < 0)


def test_a_stop_holds_the_thumb_and_the_keys_halt_at_it() -> None:
    slider = _slider(ClosableLog(0.004, 4))
    slider.stops = (Stop(0.025, "40 : 1"),)
    track = slider.track()
    x = track.x + slider.scale.share(0.025) * track.width
    assert slider.value_at(x - 7) == slider.value_at(x + 7) == 0.025
    assert slider.value_at(x - 14) < 0.025 < slider.value_at(x + 14)
    slider.show_value(0.0245)
    slider.handle(Key(pygame.K_RIGHT))
    assert slider.number == 0.025
    slider.handle(Key(pygame.K_RIGHT))
    assert slider.number > 0.025


def test_the_near_end_of_a_permeability_closes_it() -> None:
    slider = _slider(ClosableLog(0.004, 4))
    assert slider.value_at(slider.track().left) == 0
    slider.show_value(0.004)
    slider.handle(Key(pygame.K_LEFT))
    assert slider.number == 0
    slider.handle(Key(pygame.K_RIGHT))
    assert slider.number == pytest.approx(0.004)
    slider.handle(Key(pygame.K_END))
    assert slider.number == 4
    slider.handle(Key(pygame.K_HOME))
    assert slider.number == 0


def test_a_thumb_taken_off_its_middle_does_not_jump_but_a_tap_on_the_track_does() -> None:
    slider = _slider(Linear(0, 145, 1))
    slider.show_value(50)
    x = slider.track().x + slider.scale.share(50) * slider.track().width
    slider.handle(Press("mouse", (x + 10, 120)))
    assert slider.number == 50
    slider.show_value(70)
    assert slider.number == 50, "what a hand holds, nobody else moves"
    slider.handle(Drag("mouse", (x + 10 + slider.track().width / 145 * 3, 120)))
    assert slider.number == 53
    slider.handle(Release("mouse", (0, 0)))
    _tap(slider, (slider.track().right, 120))
    assert slider.number == 145


# Buttons, steppers, switches


def test_a_button_acts_on_release_inside_only() -> None:
    acts: list[int] = []
    button = Button("b", lambda: acts.append(1), words="b")
    button.arrange(THEME, Rect(0, 0, 80, 80))
    button.handle(Press("mouse", (5, 5)))
    assert button.pressed
    assert not acts
    button.handle(Drag("mouse", (200, 5)))
    assert not button.pressed
    button.handle(Release("mouse", (200, 5)))
    assert not acts
    _tap(button)
    button.handle(Press("mouse", (5, 5)))
    button.handle(PointerLost("mouse"))
    button.handle(Key(pygame.K_RETURN))
    assert acts == [1, 1]


def test_a_held_button_repeats_after_a_while_and_stops_when_let_go() -> None:
    acts: list[int] = []
    button = Button("b", lambda: acts.append(1), sign="step", repeats=True)
    button.arrange(THEME, Rect(0, 0, 80, 80))
    button.handle(Press("mouse", (5, 5)))
    assert len(acts) == 1
    button.advance(DELAY_S / 2)
    assert len(acts) == 1
    for _ in range(30):
        button.advance(1 / 60)
    assert 3 <= len(acts) <= 6
    button.handle(Release("mouse", (5, 5)))
    count = len(acts)
    button.advance(1.0)
    assert len(acts) == count


def test_a_stall_of_the_machine_runs_up_no_burst() -> None:
    repeat = Repeat()
    repeat.start()
    assert repeat.advance(10.0) <= 4
    assert repeat.advance(PERIOD_S / 2) <= 1


def test_a_stepper_counts_within_its_limits() -> None:
    told: list[int] = []
    stepper = Stepper("n", "How many", told.append)
    stepper.arrange(THEME, Rect(0, 0, 500, 80))
    stepper.show_value(1, 0, 2)
    minus, plus = stepper.ends()
    for _ in range(3):
        _tap(stepper, plus.center)
    for _ in range(3):
        _tap(stepper, minus.center)
    stepper.handle(Key(pygame.K_END))
    assert told == [2, 1, 0, 2]


def test_a_switch_tells_where_it_would_stand() -> None:
    told: list[bool] = []
    switch = Toggle("t", "Pumps", told.append)
    switch.arrange(THEME, Rect(0, 0, 400, 72))
    _tap(switch)
    switch.on = True
    switch.handle(Key(pygame.K_SPACE))
    assert told == [True, False]


def test_a_segment_needs_press_and_release_on_the_same_one() -> None:
    told: list[float] = []
    speeds = Segmented("s", [(1.0, "1×"), (4.0, "4×")], told.append)
    speeds.arrange(THEME, Rect(0, 0, 160, 72))
    speeds.handle(Press("mouse", (10, 10)))
    speeds.handle(Release("mouse", (150, 10)))
    assert told == []
    _tap(speeds, (150, 10))
    assert not speeds.handle(Key(pygame.K_RIGHT)), "past the end the key moves on"
    assert speeds.handle(Key(pygame.K_LEFT))
    assert told == [4.0, 1.0]


@pytest.mark.parametrize("name", SIGNS)
def test_every_sign_is_drawn_inside_its_square(name: str) -> None:
    image = icon(name, 40, (255, 255, 255))
    assert image.get_size() == (40, 40)
    assert image.get_bounding_rect(100).width >= 10


def test_a_widget_is_painted_only_when_it_changes() -> None:
    slider = _slider(Linear(0, 145, 1))
    surface = pygame.Surface((800, 300))
    for _ in range(5):
        slider.draw(surface)
    assert slider.paints == 1
    slider.show_value(20)
    slider.draw(surface)
    assert slider.paints == 2


# Router and focus


def _row(count: int = 4) -> tuple[Router, list[Button], list[int]]:
    router, acts = Router(), list[int]()
    buttons = [Button(str(n), lambda n=n: acts.append(n), words=str(n)) for n in range(count)]  # type: ignore[misc]
    for n, button in enumerate(buttons):
        button.arrange(THEME, Rect(100 * n, 0, 80, 80))
    router.widgets = buttons
    return router, buttons, acts


def test_each_finger_keeps_to_its_own_control() -> None:
    router, buttons, acts = _row()
    assert router.handle(Press((1, 1), (40, 40)))
    assert router.handle(Press((1, 2), (140, 40)))
    assert router.handle(Press((1, 3), (145, 45))), "a second finger on a held control is swallowed"
    assert router.handle(Drag((1, 1), (300, 300)))
    assert not buttons[0].pressed
    assert buttons[1].pressed
    router.handle(Release((1, 2), (140, 40)))
    router.handle(Release((1, 1), (140, 40)))
    router.handle(Release((1, 3), (145, 45)))
    assert acts == [1]
    assert not router.handle(Release((1, 9), (40, 40)))


def test_tab_visits_all_and_then_leaves() -> None:
    router, buttons, acts = _row()
    buttons[1].enabled = False
    buttons[2].visible = False
    visited = []
    while router.handle(Key(pygame.K_TAB)):
        visited.append(router.focus.current)
        router.handle(Key(pygame.K_RETURN))
        router.handle(KeyEnd(pygame.K_RETURN))
    assert visited == [buttons[0], buttons[3]]
    assert acts == [0, 3]
    assert router.focus.current is None
    router.handle(Key(pygame.K_TAB, shift=True))
    assert router.focus.current is buttons[3]


def test_the_ring_shows_after_keys_and_not_after_a_press() -> None:
    router, buttons, acts = _row()
    router.handle(Press("mouse", (40, 40)))
    router.handle(Release("mouse", (40, 40)))
    assert router.focus.current is buttons[0]
    assert not router.focus.visible
    assert not router.handle(Key(pygame.K_SPACE)), "Space is a shortcut until the ring shows"
    router.handle(Key(pygame.K_TAB))
    assert router.focus.visible
    assert router.focus.current is buttons[0]
    router.handle(Key(pygame.K_RIGHT))
    assert router.focus.current is buttons[1]
    assert not router.handle(Key(pygame.K_UP))
    assert acts == [0]


def test_a_control_that_goes_lets_go() -> None:
    router, buttons, acts = _row()
    router.handle(Key(pygame.K_TAB))
    router.handle(Press("mouse", (40, 40)))
    buttons[0].enabled = False
    router.settle()
    assert not buttons[0].pressed
    assert router.focus.current is None
    router.handle(Release("mouse", (40, 40)))
    assert acts == []


def test_a_held_arrow_goes_on_and_ends_with_the_window() -> None:
    slider = _slider(Linear(0, 145, 1))
    router = Router()
    router.widgets = [slider]
    router.focus.set(slider)
    router.handle(Key(pygame.K_RIGHT))
    for _ in range(60):
        router.advance(1 / 60)
    held = slider.number
    assert held > 4
    router.release_all()
    router.advance(1.0)
    assert slider.number == held


points = st.tuples(st.integers(-20, 420), st.integers(-20, 120))
pointers = st.sampled_from(["mouse", (1, 1), (1, 2)])
keys = st.sampled_from(
    [
        pygame.K_TAB,
        pygame.K_RETURN,
        pygame.K_SPACE,
        pygame.K_LEFT,
        pygame.K_RIGHT,
        pygame.K_DOWN,
        pygame.K_HOME,
    ]
)
inputs = st.one_of(
    st.builds(Press, pointers, points),
    st.builds(Drag, pointers, points),
    st.builds(Release, pointers, points),
    st.builds(PointerLost, pointers),
    st.builds(Hover, points),
    st.builds(Wheel),
    st.builds(Key, keys, st.just(""), st.booleans(), st.booleans()),
    st.builds(KeyEnd, keys),
    st.tuples(st.integers(0, 3), st.booleans(), st.booleans()),
)


@given(events=st.lists(inputs, max_size=40))
def test_no_sequence_of_events_breaks_the_router(events: Sequence[object]) -> None:
    """Focus is on a control that can be seen and used, or on none; what nobody holds is not pressed."""
    router, buttons, _acts = _row()
    slider = Slider("s", Log(2, 100), lambda _value: None, show=str, name="K⁺")
    slider.arrange(THEME, Rect(0, 40, 400, 70))
    router.widgets = [*buttons, slider]
    for event in events:
        if isinstance(event, tuple):
            which, enabled, visible = event
            router.widgets[which].enabled, router.widgets[which].visible = enabled, visible
            router.advance(0.1)
        else:
            router.handle(event)  # type: ignore[arg-type]
        current = router.focus.current
        assert current is None or current.can_focus
        assert slider.scale.low <= slider.number <= slider.scale.high
    router.release_all()
    assert not any(widget.pressed for widget in router.widgets)


# Events and drawers


def test_touch_is_read_once() -> None:
    finger = pygame.Event(pygame.FINGERDOWN, touch_id=1, finger_id=2, x=0.5, y=0.25, dx=0, dy=0)
    assert read(finger, (200, 100), True) == Press((1, 2), (100, 25))
    assert read(finger, (200, 100), False) is None
    double = pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(100, 25), button=1, touch=True)
    assert read(double, (200, 100), True) is None
    mouse = pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(100, 25), button=1, touch=False)
    assert read(mouse, (200, 100), True) == Press("mouse", (100, 25))
    assert read(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(1, 1), button=2, touch=False), (9, 9)) is None


@pytest.mark.parametrize("reduced", [False, True])
def test_a_drawer_opens_and_closes_in_its_time(reduced: bool) -> None:
    drawer = Drawer("Title", [Button("b", lambda: None, words="b")])
    drawer.reduced_motion = reduced
    drawer.arrange(THEME, Rect(100, 100, 400, drawer.height(THEME, 400)))
    assert drawer.motion == "shut"
    drawer.is_open = True
    drawer.advance(OPEN_S / 2)
    assert drawer.motion == "moving"
    surface = pygame.Surface((600, 400))
    drawer.draw(surface)
    drawer.advance(OPEN_S / 2 + 1e-6)
    assert drawer.motion == "open"
    drawer.is_open = False
    drawer.advance(CLOSE_S + 1e-6)
    assert drawer.motion == "shut"
