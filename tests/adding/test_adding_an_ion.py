"""Mg2+, added as CONTRIBUTING.md tells: drawn, listed, followed, counted, explained, and in every table."""

import re

import pytest
from tree import Tree

SPECIES = """    Species("Mg", "Mg²⁺", "magnesium", +2, 14.6, crosses=True),
"""
PROTEIN = """    "Mg": Protein("Y", CHANNEL_SLOTS, ("Mg",)),
"""
OUTLINE = '''

def pentagon(x: Field, y: Field) -> Distance:
    """Five corners, one of them up."""
    sides = [np.sin(a) * x + np.cos(a) * y for a in np.arange(5) * 2 * np.pi / 5]
    return np.asarray(np.maximum.reduce(sides) - 0.68)
'''
ART = """    SpeciesArt(
        key="Mg",
        sprite="ion_mg",
        span_nm=1.0,
        brightness=1.0,
        colour=(0xC9, 0x8B, 0xF0),
        highlight=(0xF0, 0xDD, 0xFF),
        shadow=(0x7A, 0x43, 0xB0),
        text=(0xD3, 0x9D, 0xF7),
        on_paper=(0x7A, 0x43, 0xB0),
        outline=outlines.pentagon,
        name=N_("magnesium ion"),
        column=45,
        flow=45,
    ),
"""
SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="-50 -50 100 100">
<path d="M0 -38L36 -12L22 31L-22 31L-36 -12Z" fill="#C98BF0"/>{sign}
</svg>
"""
SIGN = """
<rect x="-20" y="5" width="18" height="6" fill="#1C0A3A"/>
<rect x="-14" y="-1" width="6" height="18" fill="#1C0A3A"/>
<rect x="2" y="5" width="18" height="6" fill="#1C0A3A"/>
<rect x="8" y="-1" width="6" height="18" fill="#1C0A3A"/>"""
ANCHORS = """
[ion_mg]
origin_nm = [0.5, 0.5]
size_nm = [1, 1]

[ion_mg_lg]
origin_nm = [0.5, 0.5]
size_nm = [1, 1]
"""
PRESET = """
[magnesium]
title = "Neuron with Mg²⁺"
sentence = "The same nerve cell, with a leak for Mg²⁺."
source = "Made up for a test."
inside = { Na = 15.0, K = 140.0, Cl = 10.0, Mg = 1.0 }
outside = { Na = 145.0, K = 5.0, Cl = 110.0, Mg = 40.0 }
permeability = { K = 9.6, Na = 0.41, Cl = 4.32, Mg = 4.0 }
rest_mV = -70.0
layout.standard = ".KK.KK.YY.PPP.NN.KK.PPP.CC.KK.PPP.KKPPP."
"""

RUN = """
import json
import numpy as np
import pygame
from game.engine import Patch, measure, presets, species, theory
from game.engine.state import CHANNEL
from game.view.scene import follow
from game.view.live import inspector
from game.view.drawing import text
from game.view.window.display import start_pygame
from game.view.panels.concentrations import Concentrations
from game.view.panels.ledger import CurrentLedger
from game.view.screens.live import LiveScreen

start_pygame()
screen = LiveScreen((1920, 1080), "magnesium")
patch, row = screen.patch, species.INDEX["Mg"]
for _frame in range(900):
    screen.update(1 / 60)
surface = pygame.Surface((1920, 1080), 0, 32, (0xFF0000, 0x00FF00, 0x0000FF, 0))
screen.draw(surface)
pygame.image.save(surface, "live.png")
crossed = patch.state.channel_flux[row].tolist()

# Drawn: without the free Mg2+ the picture is another at each place where one is.
camera, segment = screen.scene.camera, species.segment(row, 1)
rows = follow.segment_rows(patch.state, segment)
at = [follow.find(patch, int(ident)) for ident in patch.state.ident[rows]]

def pixels():
    canvas = pygame.Surface((1920, 1080), 0, 32, (0xFF0000, 0x00FF00, 0x0000FF, 0))
    screen.scene.draw(canvas, patch, 0.0, -70.0)
    return pygame.surfarray.array3d(canvas).astype(int)

whole, count = pixels(), int(patch.state.count[segment])
patch.state.count[segment] = 0
changed = np.abs(whole - pixels()).sum(axis=2) > 0
patch.state.count[segment] = count
places = [camera.to_px(*each.at) for each in at]
inside = [(round(x), round(y)) for x, y in places if 20 < x < 1900 and 20 < y < 1060]
drawn = sum(bool(changed[x - 4 : x + 5, y - 4 : y + 5].any()) for x, y in inside)

# Followed: a tap on one chooses it.
from game.view.actions.live import TimeStep
screen.dispatch(TimeStep.TOGGLE_PAUSE)
ident = next(int(patch.state.ident[rows][n]) for n, (x, y) in enumerate(places)
             if follow.ion_at(patch, *at[n].at) == int(patch.state.ident[rows][n]))
trail = follow.IonTrail(ident)
trail.update(patch)
trail.draw(surface, camera)
card = inspector.about_ion(trail)
channel = inspector.about_protein(patch, int(patch.rows(CHANNEL, row)[0]))

readout, drawn_text = screen.readout, text.draw

def words_of(panel):
    # What a panel writes.
    said = []
    text.draw = lambda canvas, words, *how: (said.append(words), drawn_text(canvas, words, *how))[1]
    panel.draw(surface, screen.layout.left_rail, readout, screen.layout.theme)
    text.draw = drawn_text
    return said

found |= {
    "crossed": crossed,
    "drawn": [drawn, len(inside)],
    "card": [card.title, *card.lines],
    "channel": [channel.title, *channel.lines],
    "concentrations": readout.concentrations_mM["Mg"],
    "nernst": [readout.nernst_mV["Mg"], theory.nernst_mV(2, *reversed(measure.concentrations_mM(patch)["Mg"]), 37.0)],
    "flow": "Mg" in readout.currents_e_per_s,
    "leak": readout.settings["P_Mg"],
    "conserved": measure.conserved(patch),
    "counted": [patch.counts[row].tolist(), measure.recount(patch)[row].tolist()],
    "columns": words_of(Concentrations()),
    "rows": words_of(CurrentLedger()),
}
"""


def with_magnesium(tree: Tree) -> None:
    """What CONTRIBUTING.md says under "An ion", and a cell that has some."""
    tree.own_kernels = True
    tree.end_of_table("species.py", "TABLE: tuple[Species, ...] = (", SPECIES)
    tree.append("species_outlines.py", OUTLINE)
    tree.end_of_table("species_art.py", "TABLE: Final[tuple[SpeciesArt, ...]] = (", ART)
    tree.write("sprites/ion_mg.svg", SVG.format(sign=""))
    tree.write("sprites/ion_mg_lg.svg", SVG.format(sign=SIGN))
    tree.append("anchors.toml", ANCHORS, within="sprites")
    tree.edit("layout.py", '    "pump": Protein(', PROTEIN, within="game/engine")
    tree.append("presets.toml", PRESET)


@pytest.mark.slow  # its kernels are compiled
def test_adding_an_ion(tree: Tree) -> None:
    """It is simulated, drawn, listed, followed, counted and explained; settings, tables and files have it."""
    with_magnesium(tree)
    found = tree.ask(RUN)
    assert sum(found["crossed"]) > 0
    drawn, there = found["drawn"]
    assert drawn > 0.95 * there > 50  # the rest lie behind proteins
    assert found["card"][0] == "Mg²⁺  magnesium ion"
    assert "Crossings of the membrane" in found["card"][2]
    assert found["channel"][0] == "Mg²⁺ leak channel"
    assert 0 < found["concentrations"][0] < found["concentrations"][1]
    assert found["nernst"][0] == found["nernst"][1] > 0
    assert found["flow"]
    assert found["leak"] == 4.0
    assert found["conserved"]
    assert found["counted"][0] == found["counted"][1]
    ions = [words for words in found["columns"] if words.endswith(("⁺", "⁻"))]
    assert ions == ["Na⁺", "K⁺", "Cl⁻", "Mg²⁺", "A⁻"]
    assert {"Na⁺", "K⁺", "Cl⁻", "Mg²⁺", "pump"} <= set(found["rows"])
    help_ = tree.minus70("simulate", "--help")
    assert all(re.search(rf"^ ?{key} ", help_, re.MULTILINE) for key in ("Mg_in", "Mg_out", "P_Mg"))
    tree.minus70(
        "simulate",
        "--preset",
        "magnesium",
        "--set",
        "Mg_out=20",
        "--seconds",
        "2",
        "--out",
        "run.csv",
        "--plot",
        "run.png",
    )
    columns = (tree.folder / "run.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    wanted = {"Mg_in_mM", "Mg_out_mM", "E_Mg_mV", "I_Mg_e_per_s", "Mg_crossed_in", "Mg_crossed_out"}
    assert wanted <= set(columns)
    seen = tree.ask("from game.challenges.measurements import TABLE\nfound['words'] = TABLE['Mg_outside'].words")
    assert seen["words"] == "Mg²⁺ outside"


def test_the_tests_of_every_ion_pass_with_one_more(tree: Tree) -> None:
    """Colours in high contrast and for colour-blind eyes, its shape, its sprites, the settings: all hold for it too."""
    with_magnesium(tree)
    said = tree.tests("tests/view/drawing/test_species_art.py", "tests/test_sprites_lint.py")
    assert " passed" in said


def test_an_ion_without_a_row_for_what_is_drawn_is_refused(tree: Tree) -> None:
    """The program says which row is missing as it starts, and does not leave the ion undrawn."""
    tree.end_of_table("species.py", "TABLE: tuple[Species, ...] = (", SPECIES)
    assert "species_art.py has no row for Mg; add it." in tree.run("-c", "import game.view.drawing.theme", code=1)


def test_an_ion_that_looks_like_another_is_found(tree: Tree) -> None:
    """With the outline of Ca2+ it could not be told from it without colour: the test of shapes fails."""
    with_magnesium(tree)
    file = tree.file("species_art.py")
    file.write_text(
        file.read_text(encoding="utf-8").replace("outlines.pentagon", "outlines.triangle"), encoding="utf-8"
    )
    tree.take("tests/conftest.py", "pyproject.toml", "tests/view/drawing/test_species_art.py")
    said = tree.run("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/view/drawing/test_species_art.py", code=1)
    assert "test_two_ions_are_told_apart_by_shape_alone[Ca-Mg]" in said
