"""Settings, presets and specs: what is good is taken, and every mistake is answered in one sentence."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rig import patch, spec

from game.closest_name import closest_name
from game.engine import Patch, SpecError, measure, presets, settings
from game.engine.layout import Placement, free_run, placements
from game.engine.presets import UnknownPreset
from game.engine.settings import TABLE, SettingError
from game.engine.species import CL, NA, K
from game.engine.state import CHANNEL, PUMP

NUMBERS = [key for key, setting in TABLE.items() if not setting.choices]
CHOICES = [key for key, setting in TABLE.items() if setting.choices]


def one_sentence(error: BaseException) -> str:
    """The message, which is for the user: one line that ends with a full stop or a question mark."""
    words = str(error)
    assert words
    assert words[-1] in ".?"
    assert "\n" not in words
    assert len(words) < 400
    return words


class Hostile:
    """An object that answers nothing."""

    def __repr__(self) -> str:
        raise RuntimeError

    def __eq__(self, other: object) -> bool:
        raise RuntimeError

    __hash__ = None  # type: ignore[assignment]


anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=400),
    st.binary(max_size=20),
    st.complex_numbers(),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@given(st.sampled_from(list(TABLE)), anything)
@example("K_out", 10**400)
@example("K_out", 10**5000)
@example("K_out", "9" * 5000)
@example("size", np.array([1, 2]))
@example("K_out", np.array([1.0, 2.0]))
def test_any_value_is_taken_or_refused_with_a_sentence(key: str, value: Any) -> None:
    setting = TABLE[key]
    try:
        taken = settings.parse(key, value)
    except SettingError as error:
        words = one_sentence(error)
        assert key in words
        return
    if setting.choices:
        assert taken in setting.choices
    else:
        assert isinstance(taken, float)
        assert setting.low <= taken <= setting.high


@pytest.mark.parametrize("key", ["bath", "P_K"])
def test_a_value_that_cannot_even_be_written_out_is_refused(key: str) -> None:
    with pytest.raises(SettingError) as caught:
        settings.parse(key, Hostile())
    assert "Hostile" in one_sentence(caught.value)


@given(st.text(max_size=30), anything)
@example("layout", 1)
@example("", 1)
def test_any_key_is_known_or_refused_with_a_sentence(key: str, value: Any) -> None:
    if key not in TABLE:
        with pytest.raises(SettingError) as caught:
            settings.parse(key, value)
        assert "There is no setting" in one_sentence(caught.value)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("K_ot", "K_out"),
        ("k_out", "K_out"),
        ("PNa", "P_Na"),
        ("pump", "pumps"),
        ("temperature", "temperature_C"),
    ],
)
def test_a_misspelt_key_is_answered_with_the_right_one(typed: str, meant: str) -> None:
    with pytest.raises(SettingError, match=rf"did you mean '{meant}'\?"):
        settings.apply(presets.get("neuron"), {typed: 1})


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("K_out", -3, "K_out is -3 mM; use a value from 0 to 600 mM."),
        ("K_out", 601, "use a value from 0 to 600 mM"),
        ("K_out", "nan", "use a value from 0 to 600 mM"),
        ("K_out", "inf", "use a value from 0 to 600 mM"),
        ("K_out", "a lot", "K_out is 'a lot'; it must be a number in mM."),
        ("K_out", None, "it must be a number in mM"),
        ("P_K", 1e9, "use a value from 0 to 100 /s"),
        ("pumps", 5, "use a value from 0 to 4."),
        ("pumps", 1.5, "use a whole number from 0 to 4."),
        ("ouabain", 2, "use a value from 0 to 1 mM."),
        ("temperature_C", -300, "use a value from 0 to 50 °C"),
        ("V0", 1000, "use a value from -150 to 150 mV"),
        ("size", "enormous", "use one of small, standard, large, huge."),
        ("bath", "half", "use one of open, sealed."),
    ],
)
def test_a_value_that_cannot_be_says_what_would_do(key: str, value: object, words: str) -> None:
    with pytest.raises(SettingError) as caught:
        settings.parse(key, value)
    assert words in one_sentence(caught.value)


@given(st.dictionaries(st.sampled_from(NUMBERS), st.floats(0.0, 1.0), max_size=6))
def test_what_is_set_is_what_is_read_back(fractions: dict[str, float]) -> None:
    """And nothing else changes; but K+ in the bath takes the place of Na+, unless that is set as well."""
    changes = {key: TABLE[key].low + f * (TABLE[key].high - TABLE[key].low) for key, f in fractions.items()}
    changes = {key: round(value) if key == "pumps" else value for key, value in changes.items()}
    changed = spec(**changes)
    for key, value in changes.items():
        assert settings.value_of(changed, key) == value
    replaced = {"Na_out"} if "K_out" in changes else set()
    for key in TABLE.keys() - changes.keys() - replaced:
        assert settings.value_of(changed, key) == settings.value_of(spec(), key)


def test_every_setting_has_a_value_a_unit_and_a_meaning() -> None:
    for key, setting in TABLE.items():
        assert setting.key == key
        assert setting.help
        assert settings.parse(key, settings.value_of(spec(), key)) == settings.value_of(spec(), key)
    with pytest.raises(SettingError, match="There is no setting"):
        settings.value_of(spec(), "colour")


@given(st.dictionaries(st.sampled_from([*NUMBERS, "bath"]), st.floats(0.0, 1.0), max_size=8))
def test_any_settings_within_range_build_a_patch_or_say_why_not(fractions: dict[str, float]) -> None:
    """Only neutrality and the charge for the starting voltage can still be impossible."""
    changes: dict[str, Any] = {"size": "small"}
    for key, f in fractions.items():
        setting = TABLE[key]
        value = setting.low + f * (setting.high - setting.low)
        changes[key] = ("open" if f < 0.5 else "sealed") if key == "bath" else round(value) if key == "pumps" else value
    try:
        a = Patch(spec(**changes), 1)
    except SpecError as error:
        one_sentence(error)
        return
    assert measure.conserved(a)
    assert a.voltage_mV == pytest.approx(changes.get("V0", 0.0), abs=1.0 / a.capacitance_e_per_mV)
    a.step(3)
    assert measure.conserved(a)


def test_a_mixture_that_cannot_be_neutral_is_refused() -> None:
    with pytest.raises(SpecError, match="cannot be neutral") as caught:
        patch(Cl_in=600)
    one_sentence(caught.value)
    with pytest.raises(SpecError, match="too few cations") as caught:
        patch(K_in=0, Na_in=0, Cl_in=0, V0=-150)
    one_sentence(caught.value)


@pytest.mark.parametrize("bad", [-1.0, math.nan, math.inf])
def test_a_spec_with_an_impossible_concentration_is_refused(bad: float) -> None:
    with pytest.raises(SpecError, match=r"outside_mM\.K is .* mM; use a value from 0 to 5000 mM\.") as caught:
        Patch(spec().with_(outside_mM={"K": bad}))
    one_sentence(caught.value)


def test_a_patch_with_more_ions_than_memory_is_refused_before_it_is_built() -> None:
    with pytest.raises(SpecError, match="the most is 20,000,000"):
        Patch(spec(size="huge").with_(inside_mM={"K": 5000.0}))


def test_what_is_fixed_cannot_be_changed_while_running() -> None:
    a = patch(size="small")
    for key, setting in TABLE.items():
        value = settings.value_of(a.spec, key)
        if setting.live:
            a.set(key, value)
        else:
            with pytest.raises(SettingError, match="fixed once a patch is built"):
                a.set(key, value)


@pytest.mark.parametrize("row", [-1, 999, 14])
def test_a_row_without_a_protein_is_refused(row: int) -> None:
    a = patch()
    for change in (a.set_open, a.set_blocked, a.set_running):
        with pytest.raises(SettingError) as caught:
            change(row, True)
        one_sentence(caught.value)
    with pytest.raises(SettingError):
        a.remove(row)


def test_what_only_channels_or_only_pumps_can_do_is_refused_to_others() -> None:
    a = patch()
    channel, pump = int(a.rows(CHANNEL)[0]), int(a.rows(PUMP)[0])
    with pytest.raises(SettingError, match="holds no channel"):
        a.set_open(pump, False)
    with pytest.raises(SettingError, match="holds no pump"):
        a.set_running(channel, False)


@pytest.mark.parametrize("what", ["banana", "A", "Ch", "", "k"])
def test_only_known_proteins_can_be_placed(what: str) -> None:
    a = patch()
    a.remove(0)
    with pytest.raises(SettingError) as caught:
        a.add(what)
    one_sentence(caught.value)


def test_a_protein_finds_the_free_place_nearest_to_where_it_is_put() -> None:
    a = patch()
    assert a.add("pump") is None  # the preset's membrane has no three free slots in a row
    gone = int(a.rows(PUMP)[2])
    first = int(a.state.protein["first_slot"][gone])
    a.remove(gone)
    assert a.state.owner[first] == -1
    row = a.add("Na", near_slot=first + 1)
    assert row is not None
    placed = a.state.protein[row]
    assert abs(int(placed["first_slot"]) - (first + 1)) <= 1
    assert placed["k"] == pytest.approx(a.spec.permeability_per_s["Na"])
    assert a.state.owner[int(placed["first_slot"])] == row


def test_pumps_of_every_size_of_membrane() -> None:
    """`pumps` is for a standard patch; half of one has half of them, and never none when some are
    asked for.
    """
    running = {n: measure.pumps_running(patch(size="small", pumps=n)) for n in range(5)}
    assert running == {0: 0, 1: 1, 2: 1, 3: 2, 4: 2}
    assert measure.pumps_running(patch(size="large", pumps=3)) == 48
    assert [measure.pumps_running(patch(pumps=n)) for n in range(5)] == [0, 1, 2, 3, 4]


# Presets ----------------------------------------------------------------------------------------------------


def test_every_preset_builds_and_says_what_it_is() -> None:
    assert {"neuron", "textbook"} <= set(presets.names())
    for name in presets.names():
        preset = presets.get(name)
        assert preset.name == name
        assert preset.title
        assert preset.sentence.endswith(".")
        a = Patch(preset, 1)
        a.step(10)
        assert measure.conserved(a)


def test_presets_hold_the_concentrations_and_ratios_they_are_known_for() -> None:
    neuron, textbook = presets.get("neuron"), presets.get("textbook")
    for preset in (neuron, textbook):
        assert preset.inside_mM == {"Na": 15.0, "K": 140.0, "Cl": 10.0}
        assert preset.outside_mM == {"Na": 145.0, "K": 5.0, "Cl": 110.0}
    assert textbook.permeability_per_s["K"] / textbook.permeability_per_s["Na"] == pytest.approx(40.0)


@given(st.text(max_size=20))
@example("layout")
@example("Neuron")
def test_an_unknown_preset_is_refused_with_a_sentence(name: str) -> None:
    if name not in presets.names():
        with pytest.raises(UnknownPreset) as caught:
            presets.get(name)
        words = one_sentence(caught.value)
        near = closest_name(name, presets.names())
        assert words.endswith(f"did you mean {near!r}?" if near else f"use one of {', '.join(presets.names())}.")


# Layouts ----------------------------------------------------------------------------------------------------


def test_a_layout_is_read_slot_by_slot() -> None:
    assert list(placements(".KK.NNPPP.CC")) == [
        Placement("K", 1, 2),
        Placement("Na", 4, 2),
        Placement("pump", 6, 3),
        Placement("Cl", 10, 2),
    ]
    assert [place.species for place in placements("KKNNCCPPP")] == [K, NA, CL, -1]


@given(st.text(alphabet="KNCP.x", max_size=24))
@example("KKK")
@example("PP")
def test_any_layout_is_read_or_refused_with_a_sentence(layout: str) -> None:
    try:
        places = list(placements(layout))
    except SpecError as error:
        words = one_sentence(error)
        assert "Slot" in words
        return
    assert sum(place.slots for place in places) + layout.count(".") == len(layout)


@given(
    st.lists(st.sampled_from([-1, 0]), max_size=20),
    st.integers(1, 3),
    st.one_of(st.none(), st.integers(-5, 25)),
)
def test_free_run_is_free_and_the_nearest(owner: list[int], slots: int, near: int | None) -> None:
    fits = [i for i in range(len(owner) - slots + 1) if all(o < 0 for o in owner[i : i + slots])]
    found = free_run(np.array(owner, np.int32), slots, near)
    if not fits:
        assert found is None
    elif near is None:
        assert found == fits[0]
    else:
        assert found in fits
        assert abs(found - near) == min(abs(i - near) for i in fits)
