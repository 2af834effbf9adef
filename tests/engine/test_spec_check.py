"""The border of the kernels: every number of a spec has a range, and within all of them any patch runs."""

import dataclasses
import math
from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine import Patch, PatchSpec, SpecError, measure, presets
from game.engine.ranges import Range
from game.engine.settings import TABLE
from game.engine.settings import apply as apply_settings
from game.engine.spec import GateRates, Nucleotides
from game.engine.spec_check import check
from game.engine.state import TRANSITS

SMALL = presets.get("calcium").with_(size="small")


def range_in(hint: Any) -> Range | None:
    """The range that stands in a type; None where there is none."""
    if get_origin(hint) is Annotated:
        return next(part for part in get_args(hint) if isinstance(part, Range))
    return next((found for part in get_args(hint) if (found := range_in(part)) is not None), None)


def numbers(kind: type = PatchSpec, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Range]]:
    """The path of every number of a spec, and its range."""
    for name, hint in get_type_hints(kind, include_extras=True).items():
        if name == "doses":
            yield (name, "TTX"), Range(0.0, 1.0)
        elif dataclasses.is_dataclass(hint):
            yield from numbers(hint, (*above, name))  # type: ignore[arg-type]
        elif (found := range_in(hint)) is not None:
            yield (*above, name, *(["K"] if get_origin(hint) is dict else [])), found
        else:
            assert hint in (str, bool, dict[str, str]), f"{name} has no range"


def changed(spec: PatchSpec, path: tuple[str, ...], value: object) -> PatchSpec:
    """`spec` with one number changed, wherever it is."""
    if len(path) == 1:
        return spec.with_(**{path[0]: value})
    now = getattr(spec, path[0])
    if isinstance(now, dict):
        return spec.with_(**{path[0]: {**now, path[1]: value}})
    return spec.with_(**{path[0]: dataclasses.replace(now, **{path[1]: value})})


NUMBERS = dict(numbers())


def runs_or_says_why(spec: PatchSpec) -> None:
    """A patch of it loses no ion and knows its voltage; or it is refused."""
    try:
        patch = Patch(spec, 3)
    except SpecError:
        return
    patch.step(4)
    assert measure.conserved(patch)
    assert math.isfinite(patch.voltage_mV)
    assert all(math.isfinite(depth) and depth > 0 for depth in patch.state.depth_nm)


def test_every_number_has_a_range() -> None:
    assert len(NUMBERS) > 60
    assert NUMBERS["dt_s",].high < 1.0
    assert NUMBERS["gates", "k_NaV"].unit == "/s"


@pytest.mark.parametrize("path", NUMBERS, ids=".".join)
def test_what_no_kernel_could_run_on_is_refused_by_name(path: tuple[str, ...]) -> None:
    low, high = NUMBERS[path].low, NUMBERS[path].high
    beyond = [math.nan, math.inf, -math.inf, 1e300, -1e300, 10**400, low - 1, high * 1.5 + 1]
    for value in (*beyond, True, "1", [], {}, b""):
        with pytest.raises(SpecError) as refused:
            check(changed(SMALL, path, value))
        assert str(refused.value).startswith(".".join(path) + " is ")
        assert str(refused.value).endswith(".")
        assert len(str(refused.value)) < 200


@pytest.mark.parametrize("path", NUMBERS, ids=".".join)
def test_at_both_ends_of_each_range_a_patch_runs(path: tuple[str, ...]) -> None:
    for value in (NUMBERS[path].low, NUMBERS[path].high):
        runs_or_says_why(changed(SMALL, path, value))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.data())
def test_anywhere_within_the_ranges_a_patch_runs(data: st.DataObject) -> None:
    """Up to five numbers at a time, an end of its range or anywhere within."""
    preset = data.draw(st.sampled_from(["calcium", "axon", "donnan"]))
    spec = presets.get(preset).with_(size="small", sealed=data.draw(st.booleans()))
    for path in data.draw(st.lists(st.sampled_from(sorted(NUMBERS)), max_size=5, unique=True)):
        low, high = NUMBERS[path].low, min(NUMBERS[path].high, 1000.0)
        value = data.draw(st.sampled_from([low, high]) | st.floats(low, high))
        spec = changed(spec, path, round(value) if NUMBERS[path].integer else value)
    runs_or_says_why(spec)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"size": "vast"}, "size is 'vast'; use small, standard, large, huge."),
        ({"size": 3}, "size is 3"),
        ({"gates": None}, "gates is None; it must be a table"),
        ({"pump_rates": GateRates()}, "pump_rates is GateRates"),
        ({"sealed": 1}, "sealed is 1; it must be true or false"),
        ({"title": "\x1b[31mred"}, r"title is '\\x1b\[31mred'; it must be one line"),
        ({"sentence": "x" * 501}, "one line of at most 500 letters"),
        ({"inside_mM": {"Xe": 1.0}}, "inside_mM has no 'Xe'; use Na, K"),
        ({"permeability_per_s": {"S": 1.0}}, "permeability_per_s has no 'S'"),
        ({"doses": {"tea": 1.0}}, "doses has no 'tea'"),
        ({"doses": {"TTX": 2.0}}, "doses.TTX is 2 µM; use a value from 0 to 1 µM"),
        ({"layouts": {"small": "KK......"}}, "layouts has no standard"),
        ({"layouts": {"small": "KK", "standard": "KK......"}}, "layouts.small has 2 slots; use 8 or more"),
        ({"layouts": {"small": "", "standard": "KK......"}}, "layouts.small has 0 slots"),
        ({"layouts": {"small": "KZ......", "standard": "KK......"}}, "layouts.small: Slot 1 of the layout starts 'K'"),
        ({"tau_v_s": 0.02}, "tau_v_s is 0.02 s; use 0.0333333 s"),
        ({"bath_s": 0.01}, "bath_s is 0.01 s; use 0.0166667 s"),
    ],
)
def test_what_is_no_number_is_checked_too(changes: dict[str, Any], words: str) -> None:
    for door in (lambda spec: Patch(spec), check):
        with pytest.raises(SpecError, match=words):
            door(SMALL.with_(**changes))


def test_every_door_leads_through_the_check() -> None:
    """Patch(), set and restore; a seed, too, is a number that kernels take."""
    patch = Patch(SMALL, 1)
    kept = patch.snapshot()
    forged = dataclasses.replace(kept, rest={**kept.rest, "spec": SMALL.with_(dt_s=1e6)})
    before = patch.fingerprint()
    with pytest.raises(SpecError, match="dt_s"):
        patch.restore(forged)
    assert patch.fingerprint() == before
    patch.spec = SMALL.with_(dt_s=1e6)
    with pytest.raises(SpecError, match="dt_s"):
        patch.set("K_out", 9.0)
    for seed in (-1, 2**63, 1.5, None, "1", True):
        with pytest.raises(SpecError, match="The seed is"):
            Patch(SMALL, seed)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", presets.names())
def test_presets_and_all_that_can_be_set_are_within_the_ranges(name: str) -> None:
    for size in ("small", "standard", "large", "huge"):
        check(presets.get(name).with_(size=size))
    for key, setting in TABLE.items():
        for value in setting.choices or (setting.low, setting.high):
            check(apply_settings(presets.get(name), {key: value}))


def test_a_burst_of_ions_leaves_the_pumps_their_room() -> None:
    """All channels are opened at once, and catch ions from everywhere: more than may be on their way in one tick."""
    shut = {"K": 0.0, "Na": 0.0, "Cl": 0.0}
    patch = Patch(presets.get("neuron").with_(size="huge", vestibule_nm=100.0, permeability_per_s=shut, start_mV=-70.0))
    patch.step(400)
    room = patch.state.transit.size
    for key in ("P_K", "P_Na", "P_Cl"):
        patch.set(key, 100.0)
    for _tick in range(3):
        patch.step(1)
        assert int(patch.state.now[TRANSITS]) <= patch.state.transit.size
        assert measure.conserved(patch)
    assert patch.state.transit.size > room  # the case is real


@pytest.mark.parametrize(
    "energy",
    [Nucleotides(atp_mM=50.0, other_work_per_s=1000.0), Nucleotides(adp_mM=50.0, phosphate_mM=50.0, reach=0.0)],
)
def test_a_burst_of_chemistry_keeps_to_its_runs(energy: Nucleotides) -> None:
    """All ATP is split at once, or all ADP made into ATP: more than a run has room for in one tick."""
    energy = dataclasses.replace(energy, respiration_per_s=1000.0 if energy.adp_mM > 1 else 0.0)
    patch = Patch(presets.get("neuron").with_(size="large", nucleotides=energy))
    before = patch.state.end - patch.state.start
    for _tick in range(4):
        patch.step(1)
        assert np.all(patch.state.count <= patch.state.end - patch.state.start)
        assert measure.conserved(patch)
    assert np.any(patch.state.count > before)  # the case is real
