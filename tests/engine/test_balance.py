"""Detailed balance at channels: no net flux without a reason for one, and every jump is undone by
its mirror image.
"""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rig import CLOSED, free_rows, ions_only, patch, rows_of, spec

from game.engine import Patch, settings, species
from game.engine.arrays import FloatArray
from game.engine.channels import bias
from game.engine.encounters import thresholds
from game.engine.events import Kind
from game.engine.osmosis import set_depth
from game.engine.state import CHANNEL, CHARGE, COMMITTED, INWARD, OUTWARD, THROUGH, TRANSITS


@given(st.floats(-100.0, 100.0))
def test_the_two_directions_have_the_ratio_of_boltzmann(u: float) -> None:
    """f_out / f_in = exp(u), and f_out(u) = f_in(-u)."""
    assert bias(u, 0) / bias(u, 1) == pytest.approx(math.exp(u), rel=1e-12)
    assert bias(u, 0) == pytest.approx(bias(-u, 1), rel=1e-12)
    assert bias(u, 0) > 0


def test_the_law_joins_its_series_near_0_without_a_step() -> None:
    for side in (0, 1):
        assert bias(1.0001e-6, side) == pytest.approx(bias(0.9999e-6, side), abs=1e-9)
        assert bias(0.0, side) == 1.0


def directions(a: Patch, charge: int, on_its_way: int) -> FloatArray:
    """How much faster than at V = 0 each ion enters a pore, float[species, side], with so much charge inside."""
    a.state.now[CHARGE], a.state.now[COMMITTED] = charge, on_its_way
    thresholds(a.state, a.rules)
    return a.state.bias[:, 0].reshape(-1, 2)


@pytest.mark.parametrize("charge", [-200, -105, -1, 0, 1, 90])
@pytest.mark.parametrize("ion", [species.NA, species.K, species.CL])
def test_a_jump_and_its_undoing_feel_the_same_voltage(ion: int, charge: int) -> None:
    """Out at charge q, back at q - z: their ratio is exp(W / kT), W the work of moving z e out of a capacitor,
    z (q - z/2) / C. An ion in a pore is felt as if it had crossed.
    """
    a = patch(size="small")
    z = int(species.VALENCE[ion])
    out = directions(a, charge, 0)[ion, 0]
    back = directions(a, charge - z, 0)[ion, 1]
    work_mV = z * (charge - 0.5 * z) / a.capacitance_e_per_mV
    assert out / back == pytest.approx(math.exp(work_mV / a.rules.thermal_mV), rel=1e-12)
    assert directions(a, charge, -z)[ion, 1] == back


def both_sides_alike(seed: int, **changes: float) -> Patch:
    """Equal mixtures in a sealed dish, with a capacitance so large that V stays at 0."""
    alike = {"K_in": 100, "K_out": 100, "Na_in": 60, "Na_out": 60, "Cl_in": 80, "Cl_out": 80}
    chosen = spec(bath="sealed", **{**CLOSED, **alike, **changes})
    return Patch(chosen.with_(rest_mV=0.0, capacitance_e_per_mV=1e9), seed)


@pytest.mark.parametrize("ion", ["K", "Na", "Cl"])
def test_no_net_flux_at_equal_concentrations_and_no_voltage(ion: str) -> None:
    """8 runs of 60 s. Crossings either way are Poisson: net of n crossings has sd sqrt(n) at most."""
    row = species.INDEX[ion]
    net, gross, excess = 0, 0, []
    for seed in range(8):
        a = both_sides_alike(seed, **{f"P_{ion}": 10.0})
        a.step(3600)
        flux = a.state.channel_flux[row]
        net += int(flux[OUTWARD] - flux[INWARD])
        gross += int(flux.sum())
        free = a.state.sum_free[row] / a.tick
        excess.append(float(free[0] - free[1]))
        assert abs(a.voltage_mV) < 1e-6
    assert gross > 4000
    assert abs(net) < 4 * math.sqrt(gross)
    # The mean excess inside, too: n ions on two sides differ by sqrt(n) rms, and 60 s is a few times tau.
    ions = float(a.counts[row].sum())
    assert abs(np.mean(excess)) < 4 * math.sqrt(ions / 8)


def entries(a: Patch, ticks: int) -> list[tuple[Patch, np.void]]:
    """(the patch just before its tick, with its channels shut; the row of an ion that entered a
    pore in that tick).
    """
    found = []
    for _ in range(ticks):
        shut = a.copy()
        for key in ("P_K", "P_Na", "P_Cl"):
            shut.set(key, 0)
        before = set(a.state.transit["ident"][: int(a.state.now[TRANSITS])].tolist())
        a.step(1)
        for row in a.state.transit[: int(a.state.now[TRANSITS])]:
            if row["kind"] == THROUGH and int(row["ident"]) not in before:
                found.append((shut, row.copy()))
    return found


def test_an_ion_arrives_at_the_mirror_image_of_where_it_left() -> None:
    """Same place along the membrane, same depth on the other side, same velocity as seen from the
    membrane.
    """
    a = patch(pumps=0, P_K=60, P_Na=30, P_Cl=60, water=0)
    seen = {0: 0, 1: 0}
    for shut, row in entries(a, 120):
        if shut.tick != row["since"]:
            continue
        shut.step(1)  # the same motion, but nobody may enter
        source = species.segment(int(row["species"]), 1 - int(row["side"]))
        rows = rows_of(shut, source)
        i = rows.start + int(np.flatnonzero(shut.state.ident[rows] == row["ident"])[0])
        s = shut.state
        left = (int(s.x[i]), int(s.y[i]), int(s.vx[i]), int(s.vy[i]))
        assert left == (int(row["x"]), int(row["y"]), int(row["vx"]), int(row["vy"]))
        seen[int(row["side"])] += 1
        # It left from the vestibule of a channel that passes its kind.
        channel = a.state.protein[row["protein"]]
        assert channel["kind"] == CHANNEL
        assert channel["species"] == row["species"]
        folded = left[1] if left[1] < 2**31 else 2**32 - 1 - left[1]
        depth = folded * a.state.depth_nm[0] / 2**31
        assert math.hypot(left[0] * a.rules.width_nm / 2**32 - channel["x"], depth) <= a.spec.vestibule_nm + 1e-6
    assert min(seen.values()) > 20


def test_the_mirror_image_has_the_same_depth_in_nm_where_the_sides_differ() -> None:
    """Outside 20 nm deep, inside 30."""
    a = patch(pumps=0, P_K=60, P_Cl=60, bath="sealed", water=0)
    set_depth(a.state, a.rules, 1, 20.0)
    checked = 0
    for _ in range(60):
        before = {int(a.state.ident[n]): n for n in free_rows(a)}
        depths = a.state.y.copy(), a.state.vy.copy()
        old = set(a.state.transit["ident"][: int(a.state.now[TRANSITS])].tolist())
        a.step(1)
        for row in a.state.transit[: int(a.state.now[TRANSITS])]:
            ident = int(row["ident"])
            if ident in old or ident not in before:
                continue
            source = 1 - int(row["side"])
            segment = species.segment(int(row["species"]), source)
            i = before[ident]
            y = (int(depths[0][i]) + int(row["vy"]) * int(a.state.step_y[segment])) % 2**32
            left = (y if y < 2**31 else 2**32 - 1 - y) * a.state.depth_nm[source] / 2**31
            y = int(row["y"])
            landing = (y if y < 2**31 else 2**32 - 1 - y) * a.state.depth_nm[int(row["side"])] / 2**31
            assert landing == pytest.approx(left, abs=1e-6)
            checked += 1
    assert checked > 20


def test_an_ion_in_a_pore_counts_on_the_side_it_left_until_the_middle() -> None:
    """Counts, flux and voltage change in the tick in which CROSSED is told, half the passage after
    it entered.
    """
    a = ions_only(pumps=0)
    entered: dict[int, int] = {}
    crossed = 0
    for _ in range(600):
        counts, charge = a.counts.copy(), a.charge_e
        flux = a.state.channel_flux.copy()
        a.step(1)
        here = a.events[a.events["kind"] == Kind.CROSSED]
        moved = np.zeros_like(counts)
        for event in here:
            ion, outward = int(event["species"]), int(event["direction"]) == OUTWARD
            moved[ion, 0] += -1 if outward else 1
            moved[ion, 1] += 1 if outward else -1
            flux[ion, int(event["direction"])] += 1
            assert event["tick"] - entered[int(event["ident"])] == a.rules.transit_ticks // 2
            crossed += 1
        exchanged = a.events[a.events["kind"] == Kind.BATH]
        for event in exchanged:
            moved[int(event["species"]), 1] += 1 if event["direction"] == INWARD else -1
        assert np.array_equal(a.counts - counts, moved)
        assert a.charge_e - charge == int(species.VALENCE @ moved[:, 0])
        assert np.array_equal(a.state.channel_flux, flux)
        on_way = a.state.transit[: int(a.state.now[TRANSITS])]
        entered.update({int(row["ident"]): int(row["since"]) for row in on_way})
    assert crossed > 100


def test_an_ion_lands_where_it_was_bound_for() -> None:
    a = patch(pumps=0)
    landed = 0
    for _ in range(300):
        due = [
            row.copy()
            for row in a.state.transit[: int(a.state.now[TRANSITS])]
            if a.tick - row["since"] >= a.rules.transit_ticks
        ]
        a.step(1)
        for row in due:
            rows = rows_of(a, species.segment(int(row["species"]), int(row["side"])))
            i = rows.start + int(np.flatnonzero(a.state.ident[rows] == row["ident"])[0])
            s = a.state
            assert (s.x[i], s.y[i], s.vx[i], s.vy[i]) == (row["x"], row["y"], row["vx"], row["vy"])
            landed += 1
    assert landed > 30


def test_a_shut_or_plugged_channel_passes_nothing() -> None:
    a = patch(pumps=0)
    for row in a.rows(CHANNEL):
        if row % 2:
            a.set_open(int(row), False)
        else:
            a.set_blocked(int(row), True)
    a.step(600)
    assert a.state.channel_flux.sum() == 0
    a.set_open(1, True)
    a.step(600)
    assert a.state.channel_flux.sum() == a.state.channel_flux[a.state.protein["species"][1]].sum() > 0


def test_every_kind_of_channel_passes_its_own_ion_alone() -> None:
    for key in ("K", "Na", "Cl"):
        a = patch(**{**CLOSED, f"P_{key}": 20.0})
        a.step(600)
        passed = a.state.channel_flux.sum(axis=1)
        assert passed[species.INDEX[key]] > 0
        assert passed.sum() == passed[species.INDEX[key]]


def test_trapped_ions_never_cross() -> None:
    """A- and choline have no channel in any preset."""
    a = patch(P_K=100, P_Na=100, P_Cl=100)
    a.step(3600)
    for ion in (species.A, species.CH):
        assert a.state.channel_flux[ion].sum() + a.state.pump_flux[ion].sum() == 0
    assert a.counts[species.A, 0] == a.start_counts[species.A, 0]


def test_permeability_is_shared_among_the_channels_of_a_kind() -> None:
    a = patch(P_K=8.0)
    rows = a.rows(CHANNEL, species.K)
    assert a.state.protein["k"][rows] == pytest.approx(np.full(rows.size, 8.0 / rows.size))
    assert settings.value_of(a.spec, "P_K") == 8.0
