"""The one table of the pumps' states, held against pumps that run: what is drawn and said is what is so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.engine import Patch, calcium_pump, carriers, presets, settings, species
from game.engine.pump import PumpState
from game.engine.state import CALCIUM_PUMP, PUMP
from game.view.live import inspector
from game.view.scene.pump.poses import CYCLE, pose
from game.view.scene.pump.states import CALCIUM_STATES, STATES, StateRow

TICKS = 1500
MODEL = Path(__file__).parents[4] / "game" / "engine" / "MODEL.md"
KINDS = {
    "sodium-potassium": ("neuron", {}, PUMP, PumpState, STATES),
    "calcium": ("calcium", {"Ca_in": 20.0}, CALCIUM_PUMP, calcium_pump.CalciumPumpState, CALCIUM_STATES),
}
EACH = pytest.mark.parametrize("kind", KINDS)


def entered(kind: str) -> Iterator[tuple[StateRow, Patch, int]]:
    """Each time that a pump goes into a state after its first turn: the state's row, and the patch just then."""
    preset, changes, protein, states, table = KINDS[kind]
    patch = Patch(settings.apply(presets.get(preset), changes), 3)
    rows = patch.rows(protein).tolist()
    before = [int(patch.state.protein["state"][row]) for row in rows]
    for _tick in range(TICKS):
        patch.step()
        for place, row in enumerate(rows):
            state = int(patch.state.protein["state"][row])
            if state != before[place] and patch.state.protein["cycles"][row]:
                yield table[states(state)], patch, row
            before[place] = state


@EACH
def test_every_state_has_a_row_in_the_order_of_the_cycle(kind: str) -> None:
    """And each begins with the shape that the one before ended with."""
    _preset, _changes, _protein, states, table = KINDS[kind]
    rows = [table[state] for state in states]
    assert list(table) == list(states)
    assert [row.shapes[0] for row in rows] == [rows[place - 1].shapes[1] for place in range(len(rows))]


@EACH
def test_a_pump_that_runs_has_on_it_what_its_state_says(kind: str) -> None:
    """Post-Albers: which ion, how many, ATP and phosphate, and the side that the ions are counted on."""
    seen: set[str] = set()
    for row, patch, place in entered(kind):
        protein = patch.state.protein[place]
        ion, side = carriers.holds(protein)
        assert species.TABLE[ion].key == row.ion
        assert int(protein["bound"]) == row.bound
        assert (bool(protein["atp"]), bool(protein["phosphate"])) == (row.atp, row.phosphate), row.name
        if row.open_to != "neither":
            assert side == ("inside", "outside").index(row.open_to)
        seen.add(row.name)
    assert seen == {row.name for row in KINDS[kind][4].values()}


@EACH
def test_a_pump_is_drawn_as_open_as_its_state_says(kind: str) -> None:
    for row in KINDS[kind][4].values():
        assert set(row.shapes) <= set(CYCLE)
        at_end = pose(row.shapes[1], row.shapes[1], 0.0)
        assert (at_end.open_in > 0, at_end.open_out > 0) == (row.open_to == "inside", row.open_to == "outside"), row


def test_no_sodium_leaves_a_pump_that_has_none() -> None:
    """In E2P its three Na+ are gone: the lab used to say that they leave then, and the card that they had left."""
    assert STATES[PumpState.E2P].ion == "K"
    assert "Na⁺" not in STATES[PumpState.E2P].sentence
    assert "Na⁺ leave" in STATES[PumpState.E2P_3NA].sentence


def test_the_card_and_the_lab_say_the_same() -> None:
    """The sentence of a pump that goes on by itself, on the live screen and in the lab."""
    said = set()
    for row, patch, place in entered("sodium-potassium"):
        card = inspector.about_protein(patch, place)
        assert card.title == f"Pump: {row.name}"
        if "ATP to come by" not in card.lines[0]:
            assert card.lines[0] == row.sentence
            said.add(row.name)
    assert len(said) >= 7


@EACH
def test_the_model_gives_the_states_the_same_names(kind: str) -> None:
    """MODEL.md leaves out the charges of what is bound."""
    names = [row.name.replace("⁺", "").replace("²", "") for row in KINDS[kind][4].values()]
    assert " → ".join([*names, names[0]]) in MODEL.read_text(encoding="utf-8")
