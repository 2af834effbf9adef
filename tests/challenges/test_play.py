"""Playing a level: questions that hold time, cells that change, what the solution is made to do."""

import tomllib

import pytest

from game.challenges.actions import PlayerAction
from game.challenges.autoplay import Autoplay, at_random, do_nothing
from game.challenges.level import Level
from game.challenges.level_checks import CHECKS
from game.challenges.play import LevelVerdict, Play
from game.documents import DocumentError, validate
from game.documents.source import parse

CELLS = """
title = "Two cells"
teaches = "Cells differ."
preset = "neuron"
cells = ["neuron", "red_cell"]
controls = ["cell"]
[goal]
in_order = [
  { reach = { what = "cells_seen", above = 2 } },
  { answer = { ask = "Which is B?", answers = ["neuron", "red cell"], right = 2, why = ["That is A.", "Right."] } },
]
[[stars]]
before = { seconds = 50 }
[[stars]]
before = { moves = 1 }
[debrief]
say = ["They differ."]
[[solution]]
at = 21
cell = "red_cell"
[[solution]]
answer = 2
"""


def level(words: str = CELLS) -> Level:
    return Level.model_validate(tomllib.loads(words))


def test_another_cell_takes_the_place_of_the_first_and_the_time_goes_on():
    play = Play(level(CELLS.replace("above = 2", "above = 3")))
    play.advance(180)
    assert play.watch.time_s == pytest.approx(3.0)
    assert not play.do(PlayerAction(cell="neuron")), "it is there already"
    assert not play.do(PlayerAction(cell="muscle")), "it is not among the cells"
    assert play.do(PlayerAction(cell="red_cell"))
    assert play.patch.spec.name == "red_cell"
    assert play.watch.time_s == pytest.approx(3.0)
    play.advance(60)
    assert play.watch.time_s == pytest.approx(4.0)
    assert play.watch.over(10.0).voltage_mV == pytest.approx(play.patch.voltage_mV, abs=40)


def test_time_stands_still_while_a_question_waits():
    play = Play(level())
    play.advance(1260)
    play.do(PlayerAction(cell="red_cell"))
    play.advance(1260)
    assert play.question is not None
    before = play.watch.time_s
    play.advance(600)
    assert play.watch.time_s == before
    assert not play.do(PlayerAction(cell="neuron"))
    assert play.do(PlayerAction(answer=1))
    play.advance(play.due)
    assert play.verdict is LevelVerdict.LOST
    assert play.why() == "You answered: neuron. That is A."


def test_what_is_to_be_tapped_is_read_before_a_question():
    read_first = CELLS.replace("[goal]", '[[steps]]\nsay = "Read this."\n[goal]').replace("above = 2", "above = 0")
    play = Play(level(read_first))
    play.advance(play.due)
    assert play.question is None
    play.next_step()
    assert play.question is not None


def test_the_solution_answers_when_it_is_asked_and_the_stars_need_no_goal_of_their_own():
    play = Autoplay(Play(level())).run()
    assert play.verdict is LevelVerdict.WON
    assert play.stars == 3
    assert level().objective_words() == ["Reach the goal", "Within 50 s", "In one move"]


def test_nobody_wins_a_question_by_doing_nothing_and_few_by_chance():
    assert do_nothing(level(), 90.0).verdict is LevelVerdict.PLAYING
    verdicts = [at_random(level(), seed, 90.0).verdict for seed in range(1, 13)]
    assert verdicts.count(LevelVerdict.WON) < 11
    assert LevelVerdict.LOST in verdicts


def wrong(text: str) -> list[str]:
    """What is said of a level's text."""
    with pytest.raises(DocumentError) as refused:
        validate(parse("f.toml", text.encode()), Level, CHECKS)
    return list(refused.value.lines)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('["neuron", "red_cell"]', '["red_cell", "neuron"]', "first of cells must be the preset"),
        ('["neuron", "red_cell"]', '["neuron", "neuron"]', "all different"),
        ('["neuron", "red_cell"]', '["neuron", "muscle"]', "goes to 'red_cell', which is not in cells"),
        ('cells = ["neuron", "red_cell"]', "", "belong together"),
        ("controls", "pumps_off = true\ncontrols", "each cell is shown as it is"),
        ("[goal]\nin_order", "[goal]\nbefore = { moves = 2 }\nin_order", "exactly one of"),
        ("[goal]", '[[steps]]\nsay = "Look."\npoint_at = "readings"\n[goal]', "add readings"),
        ('cell = "red_cell"', 'cell = "red_cel"', "did you mean 'red_cell'?"),
        ("at = 21\n", "", "give either at"),
    ],
)
def test_what_cannot_be_is_told(old, new, told):
    assert old in CELLS
    assert any(told in words for words in wrong(CELLS.replace(old, new, 1)))


def test_only_a_star_may_leave_out_the_goal_of_its_before():
    changed = CELLS.replace('{ reach = { what = "cells_seen", above = 2 } }', "{ before = { seconds = 9 } }")
    assert any("only a star's own before" in words for words in wrong(changed))
