"""The mini challenge: won by its solution and by a hand, not by doing nothing, and told as it was."""

import pytest

from game.challenges.autoplay import Autoplay, do_nothing
from game.challenges.play import LevelVerdict, Play
from game.engine import measure
from game.kiosk.interventions import SPEED
from game.kiosk.mini_game import GATES, MiniGame, rules

SEEDS = range(1, 7)


def wait(mini: MiniGame, clock_s: float) -> None:
    """Let so many seconds pass on the visitor's clock."""
    mini.step(round(clock_s * SPEED / mini.session.patch.spec.dt_s))


def hold(mini: MiniGame, ion: str, until_mV: float) -> None:
    """Hold a button until the voltage has passed `until_mV`."""
    gate = next(gate for gate in GATES if gate == ion)
    above = mini.voltage_mV > until_mV
    for _tenth in range(400):
        if (mini.voltage_mV > until_mV) != above:
            break
        mini.set_gate(gate, True)
        wait(mini, 0.1)
    mini.set_gate(gate, False)


def steer(mini: MiniGame, late_s: float = 0.3) -> None:
    """Play as a person does, who reacts to what the figure showed a moment ago; to the end."""
    shown = [mini.voltage_mV]
    while mini.verdict is LevelVerdict.PLAYING:
        seen = shown[max(0, len(shown) - 1 - round(10 * late_s))]
        mini.set_gate("K", seen > -67)
        mini.set_gate("Na", seen < -73)
        wait(mini, 0.1)
        shown.append(mini.voltage_mV)


@pytest.mark.parametrize("seed", SEEDS)
def test_its_own_solution_wins(seed: int) -> None:
    level = rules().model_copy(update={"seed": seed})
    assert Autoplay(Play(level)).run().verdict is LevelVerdict.WON


def test_doing_nothing_loses_after_a_minute() -> None:
    assert do_nothing(rules(), 1000).watch.time_s == pytest.approx(60 * SPEED, abs=0.2)
    mini = MiniGame(rules(), 1)
    wait(mini, 59)
    assert mini.verdict is LevelVerdict.PLAYING
    wait(mini, 2)
    assert mini.verdict is LevelVerdict.LOST
    assert mini.left_s == 0


@pytest.mark.parametrize("seed", SEEDS)
def test_a_hand_that_holds_and_lets_go_wins_in_half_the_time(seed: int) -> None:
    mini = MiniGame(rules(), seed)
    assert mini.voltage_mV == 0
    steer(mini)
    assert mini.verdict is LevelVerdict.WON
    assert mini.left_s > 30
    assert str(mini.left_the_cell("K")) in mini.comment().why
    assert measure.conserved(mini.session.patch)


@pytest.mark.parametrize("seed", SEEDS)
def test_who_went_too_far_can_come_back(seed: int) -> None:
    mini = MiniGame(rules(), seed)
    hold(mini, "K", -77)
    assert "Na⁺ in" in mini.comment().why
    steer(mini)
    assert mini.verdict is LevelVerdict.WON
    told = mini.comment().why
    assert str(mini.left_the_cell("K")) in told
    assert str(-mini.left_the_cell("Na")) in told


@pytest.mark.parametrize("seed", SEEDS)
def test_who_only_ever_holds_one_button_loses(seed: int) -> None:
    for ion in GATES:
        mini = MiniGame(rules(), seed)
        for _second in range(62):
            mini.set_gate(ion, True)
            wait(mini, 1)
        assert mini.verdict is LevelVerdict.LOST


def test_the_end_says_on_which_side_it_stands() -> None:
    mini = MiniGame(rules(), 1)
    wait(mini, 61)
    assert "Too little" in mini.comment().why
    mini = MiniGame(rules(), 1)
    hold(mini, "K", -80)
    wait(mini, 61)
    assert mini.verdict is LevelVerdict.LOST
    assert "Too much" in mini.comment().why


def test_once_decided_nothing_crosses_any_more() -> None:
    mini = MiniGame(rules(), 3)
    steer(mini)
    assert mini.verdict is LevelVerdict.WON
    voltage = mini.session.patch.voltage_mV
    mini.set_gate("K", True)
    wait(mini, 3)
    assert mini.session.patch.voltage_mV == voltage
