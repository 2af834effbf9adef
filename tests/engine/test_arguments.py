"""Whatever an action is called with, it is done, or refused in one sentence; and every ion is still there."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.engine import Patch, SettingError, SpecError, actions, measure, presets
from game.engine.actions import RESTART
from game.engine.layout import PROTEINS
from game.engine.recording import Recording, RecordingError
from game.engine.session import ReplayError, Session
from game.engine.settings import TABLE
from game.engine.state import CLAMP_MV

NAMES = [name for name in actions.names() if name != RESTART]
WORDS = ["", "K", "Na", "Cl", "glutamate", "GABA", "\x1b[2J", "\u202e", "x" * 200, *PROTEINS, *TABLE]
NUMBERS = [
    0,
    1,
    -1,
    3,
    7,
    19,
    40,
    1.0,
    0.5,
    -0.0,
    250.0,
    -250.0,
    1e6,
    1e15,
    2**31,
    2**63,
    2**64,
    10**400,
    1e300,
    -1e300,
]
plain = (
    st.sampled_from([*WORDS, *NUMBERS, math.nan, math.inf, -math.inf, None, True, False])
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
)


def likely(name: str) -> st.SearchStrategy[tuple[Any, ...]]:
    """Arguments that an action takes, in number and often in kind."""
    if name == "set":
        return st.tuples(st.sampled_from(list(TABLE)) | plain, plain)
    if name == "inject":
        return st.tuples(st.sampled_from(["K", "Na", "Cl"]), st.integers(-300, 300) | plain)
    if name == "add":
        return st.tuples(st.sampled_from(list(PROTEINS)) | plain, plain)
    if name in ("set_open", "set_blocked", "set_running", "set_held"):
        return st.tuples(st.integers(0, 20) | plain, st.booleans() | plain)
    if name in ("crank", "remove"):
        return st.tuples(st.integers(0, 20) | plain)
    return st.tuples(plain) | st.tuples(plain, plain)


@st.composite
def deeds(draw: st.DrawFn) -> tuple[str, tuple[Any, ...]]:
    name = draw(st.sampled_from(NAMES))
    return name, draw(likely(name))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.sampled_from(["calcium", "axon"]), st.lists(deeds(), min_size=1, max_size=12))
@example("calcium", [("inject", ("K", 1e19)), ("add", ("K", 1e308)), ("remove", (1,)), ("remove", (1,))])
def test_any_action_with_any_arguments_is_done_or_refused(preset: str, done: list[tuple[str, tuple[Any, ...]]]) -> None:
    run = Session(presets.get(preset).with_(size="small"), 5)
    for name, args in done:
        before = run.fingerprint()
        try:
            run.act(name, *args)
        except (SettingError, SpecError, actions.UnknownAction) as refused:
            sentence = str(refused)
            assert sentence.isprintable()
            assert len(sentence) < 400
            assert run.fingerprint() == before
        run.step(2)
        assert measure.conserved(run.patch)
        assert math.isfinite(run.patch.voltage_mV)
    again = Recording.of(run).session()
    again.seek(run.tick)
    assert again.fingerprint() == run.fingerprint()


@pytest.mark.parametrize(
    ("name", "args", "words"),
    [
        ("inject", ("K", math.nan), "count is nan"),
        ("inject", ("K", math.inf), "count is inf"),
        ("inject", ("K", True), "count is True; it must be a whole number."),
        ("inject", ("K", 10**400), "count is 1000.*; use a whole number"),
        ("inject", ("K", "9"), "count is '9'; it must be a whole number."),
        ("set_open", (1e308, True), r"row is 1e\+308; use a whole number"),
        ("set_open", (0, "yes"), "is_open is 'yes'; it must be true or false."),
        ("add", ("K", "x"), "near_slot is 'x'; it must be a whole number."),
        ("add", (3,), "what is 3; it must be a word."),
        ("flash", (10**400,), "seconds is 1000.*; it must be a number."),
        ("flash", (None,), "seconds is None; it must be a number."),
        ("flash", (math.inf,), "A flash of inf s cannot be"),
        ("puff", ("GABA", math.nan), "A puff of nan mM cannot be"),
        ("puff", (b"GABA",), "what is b'GABA'; it must be a word."),
        ("clamp", (1e300,), r"cannot hold 1e\+300 mV"),
        ("clamp", ("x",), "target_mV is 'x'; it must be a number."),
        ("move_electrode", (math.inf, 3.0), "The electrode cannot be at"),
        ("remove", (-1,), "Row -1 of the membrane holds no"),
    ],
)
def test_the_sentence_names_the_argument_and_nothing_changes(name: str, args: tuple[Any, ...], words: str) -> None:
    patch = Patch(presets.get("neuron").with_(size="small"), 1)
    before = patch.fingerprint()
    with pytest.raises(SettingError, match=words):
        getattr(patch, name)(*args)
    assert patch.fingerprint() == before


def test_an_electrode_never_gives_more_than_memory_holds() -> None:
    patch = Patch(presets.get("neuron").with_(size="small", capacitance_e_per_mV=1e9, rest_mV=0.0), 1)
    with pytest.raises(SettingError, match=r"To hold 250 mV takes .* ions; the most is 1,000,000"):
        patch.clamp(250.0)
    with pytest.raises(SettingError, match="at once; the most is 1,000,000"):
        patch.inject("K", 1_000_001)
    assert math.isnan(patch.state.electrode[2])
    patch.inject("K", 1_000)
    assert measure.conserved(patch)


def test_numbers_of_numpy_are_numbers() -> None:
    patch = Patch(presets.get("neuron").with_(size="small"), 1)
    row = patch.rows(1)[0]
    assert isinstance(row, np.integer)
    patch.set_open(row, np.bool_(False))  # type: ignore[arg-type]
    patch.clamp(np.float32(-60.0))  # type: ignore[arg-type]
    assert (patch.state.protein["open"][row], patch.state.electrode[CLAMP_MV]) == (0, -60.0)


def test_pumps_taken_out_all_at_once_leave_nothing_out_of_its_array() -> None:
    """What they let go of in one tick is more than the list of ions on their way has room for."""
    patch = Patch(presets.get("neuron").with_(size="huge", layouts=FULL_OF_PUMPS), 1)
    patch.step(10)
    room = patch.state.transit.size
    for row in patch.rows(2):
        patch.remove(int(row))
    assert int(patch.state.now[1]) > room  # the case is real
    assert int(patch.state.now[1]) <= patch.state.transit.size
    assert measure.conserved(patch)
    patch.step(2)
    assert measure.conserved(patch)


FULL_OF_PUMPS = {"small": "PPP.....", "standard": "PPP" * 13 + "."}


def test_what_is_refused_in_a_replay_is_refused_with_its_tick() -> None:
    spec = presets.get("neuron").with_(size="small")
    run = Recording(spec, 1, (actions.Action(3, "set_open", (999, True)),), 0, 10).session()
    with pytest.raises(ReplayError, match=r"'set_open' at tick 3 cannot be done: Row 999 .*\."):
        run.step(10)
    with pytest.raises(RecordingError, match="cannot be played: dt_s is 0"):
        Recording(spec.with_(dt_s=0.0), 1, (), 0, 10).session()
