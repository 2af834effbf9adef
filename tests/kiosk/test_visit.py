"""What a visitor does is seen within three seconds, can be undone, and what is said about it has happened."""

import numpy as np
import pytest

from game.engine import measure, settings, species
from game.engine.state import INWARD, OUTWARD, PUMP
from game.kiosk.commentary import came_in, comment_on, poisoned_pumps, pumps
from game.kiosk.interventions import INTERVENTIONS, SPEED, Intervention
from game.kiosk.visit import Visit

SEEDS = range(1, 9)
BY_NAME = {intervention.name: intervention for intervention in INTERVENTIONS}


def control_values(visit: Visit) -> dict[str, object]:
    """What everything that can be set while it runs stands at."""
    keys = [key for key, setting in settings.TABLE.items() if setting.live]
    return {key: settings.value_of(visit.session.patch.spec, key) for key in keys}


def wait(visit: Visit, clock_s: float) -> None:
    """Let so many seconds pass on the visitor's clock."""
    visit.step(round(clock_s * SPEED / visit.session.patch.spec.dt_s))


def applied(name: str, seed: int, clock_s: float = 3.0) -> Visit:
    """A visit in which one intervention was applied so long ago."""
    visit = Visit(seed)
    visit.toggle(BY_NAME[name])
    wait(visit, clock_s)
    return visit


@pytest.mark.parametrize("seed", SEEDS)
def test_a_fresh_cell_rests(seed: int) -> None:
    visit = Visit(seed)
    assert -85 < visit.voltage_mV < -58
    assert pumps(visit) == (4, 4)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ["leaks", "potassium"])
def test_leaks_and_potassium_move_the_voltage_within_3_s(name: str, seed: int) -> None:
    """By 20 mV and more, of 60 to 0; alone it wanders by some 5."""
    visit = applied(name, seed)
    assert visit.voltage_mV - visit.before_mV > 20


@pytest.mark.parametrize("seed", SEEDS)
def test_pumps_stop_at_once_and_stay(seed: int) -> None:
    visit = Visit(seed)
    visit.toggle(BY_NAME["pumps"])
    assert pumps(visit)[0] == 0
    before = visit.session.patch.state.pump_flux.copy()
    wait(visit, 3)
    assert np.array_equal(before, visit.session.patch.state.pump_flux)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_poison_holds_most_pumps_within_3_s(seed: int) -> None:
    visit = applied("poison", seed)
    assert poisoned_pumps(visit) >= 3
    assert pumps(visit)[0] == 4 - poisoned_pumps(visit)


@pytest.mark.parametrize("intervention", INTERVENTIONS, ids=lambda intervention: intervention.name)
def test_each_can_be_undone(intervention: Intervention) -> None:
    visit = applied(intervention.name, 1)
    assert not visit.toggle(intervention)
    assert not intervention.is_applied(visit.session)
    assert pumps(visit) == (4, 4)
    after = visit.voltage_mV
    wait(visit, 8)
    if intervention.name in ("leaks", "potassium"):
        assert visit.voltage_mV < after - 10
    assert control_values(visit) == control_values(Visit(1))


@pytest.mark.parametrize("intervention", INTERVENTIONS, ids=lambda intervention: intervention.name)
def test_two_levers_do_not_undo_each_other(intervention: Intervention) -> None:
    visit = Visit(1)
    for each in INTERVENTIONS:
        visit.toggle(each)
    visit.toggle(intervention)
    assert [each.is_applied(visit.session) for each in INTERVENTIONS] == [
        each != intervention for each in INTERVENTIONS
    ]


def test_mending_makes_any_cell_well() -> None:
    visit = Visit(2)
    for intervention in INTERVENTIONS:
        visit.toggle(intervention)
    wait(visit, 60)
    assert visit.voltage_mV > -40
    visit.restore()
    assert -85 < visit.voltage_mV < -58
    assert not any(intervention.is_applied(visit.session) for intervention in INTERVENTIONS)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_ion_is_accounted_for(seed: int) -> None:
    visit = Visit(seed)
    for intervention in (*INTERVENTIONS, *reversed(INTERVENTIONS)):
        visit.toggle(intervention)
        wait(visit, 1.5)
        assert measure.conserved(visit.session.patch)


@pytest.mark.parametrize("seed", [1, 4, 6])
@pytest.mark.parametrize("name", ["leaks", "potassium"])
def test_the_ions_that_are_told_of_have_come_in(seed: int, name: str) -> None:
    """Counted on the other side: what crossed is what there is more of inside, but for what pumps carried."""
    visit = Visit(seed)
    ion = "Na" if name == "leaks" else "K"
    row = species.INDEX[ion]
    patch = visit.session.patch
    inside, carried = int(measure.recount(patch)[row, 0]), patch.state.pump_flux.copy()
    visit.toggle(BY_NAME[name])
    for _look in range(12):
        wait(visit, 0.5)
        net = patch.state.pump_flux - carried
        by_pumps = int(net[row, INWARD] - net[row, OUTWARD])
        more = int(measure.recount(patch)[row, 0]) - inside - by_pumps
        held = 3 * patch.rows(PUMP).size + 2  # sites of the pumps, and a pore, may have been full or empty
        assert abs(came_in(visit, ion) - more) <= held
        said = comment_on(visit)
        if "less negative" in said.why:
            assert str(came_in(visit, ion)) in said.why
            assert visit.voltage_mV > visit.before_mV


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_no_pump_is_said_to_be_held_before_it_is(seed: int) -> None:
    visit = Visit(seed)
    visit.toggle(BY_NAME["poison"])
    seen = set()
    for _look in range(40):
        said = comment_on(visit).what
        held = poisoned_pumps(visit)
        seen.add(held)
        assert (str(held) in said) == (held > 0), said
        wait(visit, 0.1)
    assert 0 in seen
    assert max(seen) >= 3


def test_poisoned_pumps_that_are_switched_on_are_not_said_to_run() -> None:
    visit = applied("poison", 3)
    while poisoned_pumps(visit) < 4:
        wait(visit, 1)
        assert visit.measured("time") < 120
    visit.toggle(BY_NAME["pumps"])
    visit.toggle(BY_NAME["pumps"])
    assert "cannot turn" in comment_on(visit).why
    visit.toggle(BY_NAME["pumps"])
    visit.toggle(BY_NAME["poison"])
    assert "switched off" in comment_on(visit).why


def test_a_voltage_that_holds_is_only_said_of_one_that_does() -> None:
    """After the pumps' stop the voltage first holds; with the leak open as well it does not."""
    for seed in SEEDS:
        visit = applied("pumps", seed)
        if "holds" in comment_on(visit).why:
            assert abs(visit.voltage_mV - visit.before_mV) < 10
            assert visit.voltage_mV < -50
        visit = applied("leaks", seed)
        visit.toggle(BY_NAME["pumps"])
        wait(visit, 3)
        assert "holds" not in comment_on(visit).why
