"""Cards tell of every state in words that are true, and stand where they hide nothing they tell of."""

import pygame
import pytest
from live_rig import FRAME_S, live

from game.engine import Patch, drugs, presets, species
from game.engine.pump import PumpState
from game.engine.state import CHANNEL, PUMP
from game.view.live import inspector
from game.view.live.card import outline
from game.view.panels.window_layout import layout
from game.view.scene import follow
from game.view.scene.pump.states import STATES


@pytest.fixture
def patch() -> Patch:
    return Patch(presets.get("neuron"), 1)


def test_every_state_of_a_pump_has_words_of_its_own(patch: Patch) -> None:
    row = int(patch.rows(PUMP)[0])
    patch.state.protein["atp"][row] = 1  # else it would tell that it waits for one
    said = set()
    for state in PumpState:
        patch.state.protein["state"][row] = state
        card = inspector.about_protein(patch, row)
        assert card.title == f"Pump: {STATES[state].name}"
        said.add(card.lines[0])
    assert len(said) == len(PumpState)


def test_the_words_agree_with_what_the_pump_holds() -> None:
    """Through whole turns: open to the side that it says, and full when it says so."""
    patch = Patch(presets.get("neuron"), 1)
    row = int(patch.rows(PUMP)[0])
    for _tick in range(900):
        patch.step()
        words, bound = inspector.about_protein(patch, row).lines[0], int(patch.state.protein["bound"][row])
        if "Waiting for three Na⁺" in words:
            assert bound < 3
        if "Waiting for two K⁺" in words:
            assert bound < 2
        if words.startswith(("Three Na⁺", "ATP gives")):
            assert bound == 3
        if words.startswith(("Two K⁺", "The phosphate")):
            assert bound == 2
        if "leave" in words:
            assert bound > 0


def test_a_pump_that_is_off_or_poisoned_says_so(patch: Patch) -> None:
    row = int(patch.rows(PUMP)[0])
    patch.state.protein["state"][row] = PumpState.E2P
    patch.set_blocked(row, True)
    assert "Ouabain" in inspector.about_protein(patch, row).lines[0]
    patch.set_running(row, False)
    assert inspector.about_protein(patch, row).lines[0].startswith("Switched off")


def test_a_channel_tells_what_passes_and_whether_it_is_open(patch: Patch) -> None:
    row = int(patch.rows(CHANNEL)[0])
    assert inspector.about_protein(patch, row).lines[0].startswith("Open.")
    patch.set_open(row, False)
    assert inspector.about_protein(patch, row).lines[0] == "Closed."
    patch.set_blocked(row, True)
    assert inspector.about_protein(patch, row).lines[0] == "Blocked."


def test_counts_on_cards_are_the_patches_own(patch: Patch) -> None:
    patch.step(900)
    for row in patch.rows(PUMP):
        protein = patch.state.protein[row]
        line = inspector.about_protein(patch, int(row)).lines[1]
        assert line.startswith(f"{protein['crossed_out']} Na⁺ out, {protein['crossed_in']} K⁺ in.")


@pytest.mark.parametrize(
    ("how", "side", "words"),
    [
        ("free", 0, "Inside the cell."),
        ("free", 1, "Outside the cell."),
        ("bound", 0, "In a pump."),
        ("crossing", 1, "On its way through."),
    ],
)
def test_the_card_of_an_ion_tells_where_it_is(how: str, side: int, words: str) -> None:
    trail = follow.IonTrail(1)
    trail.found = follow.IonPlace(1, side, (3.0, 3.0), how)
    card = inspector.about_ion(trail)
    assert card.title.startswith("K⁺")
    assert card.lines[0] == words


def test_the_card_of_an_ion_that_has_left_says_so() -> None:
    assert inspector.about_ion(follow.IonTrail(1)).title == "This ion has gone"


@pytest.mark.parametrize("kind", [3, 4])
def test_what_cannot_cross_is_not_said_to_have_crossed(kind: int) -> None:
    trail = follow.IonTrail(1)
    trail.found = follow.IonPlace(kind, 0, (3.0, -3.0), "free")
    assert "too large" in inspector.about_ion(trail).lines[1]


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (1920, 1080), (1080, 1920), (3840, 2160)])
def test_a_card_stays_in_the_clear_and_off_the_protein(size: tuple[int, int]) -> None:
    screen = live(size)
    surface = pygame.Surface(size)
    clear = screen.layout.clear
    for row in [*screen.patch.rows(PUMP), *screen.patch.rows(CHANNEL)]:
        screen.selection.protein, screen.time.trail = int(row), None
        ring = outline(screen.scene.camera, screen.patch, int(row))
        if not clear.contains(ring):
            continue  # the keys bring a protein into the clear before its card is shown
        screen.card.draw(surface, screen.layout, screen.layout, screen.scene.camera, screen.selection)
        assert clear.contains(screen.card.rect)
        assert not ring.colliderect(screen.card.rect)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1080, 1920)])
def test_a_card_of_an_ion_is_beside_it_in_every_corner(size: tuple[int, int]) -> None:
    place = layout(*size)
    surface = pygame.Surface(size)
    cards = inspector.Inspector()
    for x in range(0, size[0], size[0] // 9):
        for y in range(place.clear.top, place.clear.bottom, 60):
            ion = pygame.Rect(0, 0, 30, 30)
            ion.center = x, y
            cards.draw(surface, place, ion, inspector.Description("K⁺  potassium ion", ("Inside.", "Crossings: 0.")))
            assert place.clear.contains(cards.rect)
            assert not cards.rect.colliderect(ion.inflate(-8, -8)) or not place.clear.contains(ion)


def test_a_card_does_not_outlive_its_protein() -> None:
    screen = live()
    row = int(screen.patch.rows(CHANNEL)[0])
    screen.selection.protein = row
    screen.patch.remove(row)
    screen.update(FRAME_S)
    screen.draw(pygame.Surface((1280, 720)))


def test_a_pump_that_waits_for_atp_says_why(patch: Patch) -> None:
    """That one has yet to come by, that there is little, or that there is none."""
    row = int(patch.rows(PUMP)[0])
    patch.state.protein["state"][row], patch.state.protein["atp"][row] = PumpState.E2_2K, 0
    counts = patch.state.counts
    said = []
    for left, spent in ((40, 5), (5, 40), (0, 45)):
        counts[species.ATP, 0], counts[species.ADP, 0] = left, spent
        said.append(inspector.about_protein(patch, row).lines[0])
    assert len(set(said)) == 3
    assert all("ATP" in words for words in said)
    assert "none" in said[2]


def test_the_drug_that_holds_a_pump_is_named(patch: Patch) -> None:
    row = int(patch.rows(PUMP)[0])
    patch.state.protein["state"][row] = PumpState.E2P
    for place, drug in enumerate(("Ouabain", "Digoxin")):
        patch.state.protein["blocked"][row] = drugs.FIRST + place
        assert inspector.about_protein(patch, row).lines[0].startswith(drug)
