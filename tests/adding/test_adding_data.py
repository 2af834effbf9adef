"""What is added as a file or a table, as CONTRIBUTING.md tells: a cell, a level, a scene, a vote, a language."""

from tree import ROOT, Tree

PRESET = """
[purkinje]
title = "Purkinje cell"
sentence = "A nerve cell of the cerebellum."
source = "Made up for a test."
inside = { Na = 15.0, K = 140.0, Cl = 10.0 }
outside = { Na = 145.0, K = 3.0, Cl = 110.0 }
permeability = { K = 9.6, Na = 0.41, Cl = 4.32 }
rest_mV = -70.0
"""
SCENE = """\
headline = "More potassium outside."
start = { K_out = 20, V0 = -40 }

[[captions]]
at = 1
say = "The cell is less negative."

[[promises]]
at = 2
what = "K_outside"
above = 15
"""
VOTE = """\
title = "Half the pumps"
say = "Switch two pumps off"
deeds = [{ set = { pumps = 2 } }]
expect = "same"
why = "The gradients make most of the voltage."

[predict]
ask = "We switch two pumps off. What does the voltage do in 2 s?"
what = "V_mean"
seconds = 2
same_within = 8
"""


def test_adding_a_preset(tree: Tree) -> None:
    """A table is enough: the command line runs it, the drawer, the classroom and level files offer it."""
    tree.append("presets.toml", PRESET)
    said = tree.minus70("simulate", "--preset", "purkinje", "--seconds", "1", "--json")
    assert '"preset": "purkinje"' in said
    found = tree.ask("""
from game.view.live.drawers.cell_signs import sign
from game.view.live.drawers.cell import all_cells
found["cells"] = [[cell.name, cell.title, cell.short] for cell in all_cells()]
found["sign"] = sign("purkinje", 40, (255, 255, 255)).get_bounding_rect().width
""")
    assert found["cells"][-1] == ["purkinje", "Purkinje cell", "Purkinje cell"]
    assert found["sign"] > 10
    assert "purkinje" in tree.minus70("simulate", "--help")


def test_adding_a_level(tree: Tree) -> None:
    """A file NN_name.toml in levels/: it is in the campaign, in its place, and can be checked."""
    level = (ROOT / "levels" / "01_meet_the_membrane.toml").read_text(encoding="utf-8")
    title = next(line for line in level.splitlines() if line.startswith("title"))
    tree.write("levels/21_once_more.toml", level.replace(title, 'title = "Once more"'))
    assert "once_more" in tree.minus70("levels", "list")
    assert ": ok: won in" in tree.minus70("levels", "check", "levels/21_once_more.toml")
    found = tree.ask("""
from game.challenges import library
found["names"] = [entry.name for entry in library.campaign()]
""")
    assert found["names"][-1] == "once_more"
    assert len(found["names"]) == 21


def test_adding_a_scene(tree: Tree) -> None:
    """A file in levels/kiosk/: it is shown in its turn, checked by playing it, and a config may name it."""
    file = tree.write("levels/kiosk/08_potassium.toml", SCENE)
    assert "a scene that keeps its promises" in tree.minus70("levels", "check", str(file))
    tree.write("kiosk.toml", 'scenes = ["08_potassium"]\n')
    found = tree.ask("""
from pathlib import Path
from game.kiosk import config_file, scene_files
found["names"] = scene_files.names()
found["headline"] = scene_files.open_scene("08_potassium").headline
found["scenes"] = list(config_file.load(Path("kiosk.toml")).scenes)
""")
    assert found["names"][-1] == "08_potassium"
    assert found["headline"] == "More potassium outside."
    assert found["scenes"] == ["08_potassium"]


def test_adding_a_vote(tree: Tree) -> None:
    """A file in levels/votes/: it is asked after the others."""
    tree.write("levels/votes/07_half_the_pumps.toml", VOTE)
    found = tree.ask(f"""
from {tree.module(tree.file("vote.py"))} import questions
found["titles"] = [vote.title for vote in questions()]
""")
    assert found["titles"][-1] == "Half the pumps"
    assert len(found["titles"]) == 7


def test_adding_a_language(tree: Tree) -> None:
    """A line in game/words.py and a run of catalogue.py: the program speaks what has been translated, wherever."""
    tree.edit("words.py", '"de": "Deutsch"', '"it": "Italiano", ')
    tree.take("tests/words/catalogue.py")
    said = tree.run("tests/words/catalogue.py")
    assert "it: " in said
    po = tree.folder / "game" / "locale" / "it" / "LC_MESSAGES" / "minus70.po"
    untranslated = po.read_text(encoding="utf-8")
    assert untranslated.count('msgid "Pump lab"\nmsgstr ""\n') == 1
    po.write_text(
        untranslated.replace('msgid "Pump lab"\nmsgstr ""\n', 'msgid "Pump lab"\nmsgstr "Laboratorio"\n'),
        encoding="utf-8",
    )
    tree.run("tests/words/catalogue.py")
    found = tree.ask("""
from game import words
from game.kiosk.config import KioskConfig
words.use_language("it")
found["words"] = words._("Pump lab")
found["left"] = words._("Challenges")
found["number"] = words.with_decimal_commas("2.5 mM")
found["system"] = words.system_language({"LANG": "it_IT.UTF-8"})
found["kiosk"] = list(KioskConfig().languages)
""")
    assert found["words"] == "Laboratorio"
    assert found["left"] == "Challenges"  # what is not translated yet stays English
    assert found["number"] == "2,5 mM"
    assert found["system"] == "it"
    assert found["kiosk"] == ["en", "es", "fr", "it", "de"]
    assert "--preset" in tree.minus70("--lang", "it", "simulate", "--help")
