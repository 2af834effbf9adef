"""Checking a level by playing it: what is wrong with it is found, and what is right is won."""

from pathlib import Path

import pytest

from game.challenges.check import check
from game.commands.command_error import CommandError
from game.commands.levels import new_level


@pytest.fixture
def good(tmp_path) -> Path:
    file = tmp_path / "mine.toml"
    new_level(file)
    return file


def changed(file: Path, *changes: tuple[str, str]) -> Path:
    words = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in words
        words = words.replace(old, new)
    file.write_text(words, encoding="utf-8")
    return file


def told(file: Path) -> list[str]:
    return [str(problem).removeprefix(f"{file}:") for problem in check(file).problems]


def test_the_template_is_a_level_that_its_solution_wins(good):
    report = check(good)
    assert report.fine, report.problems
    assert report.stars == 3


def test_a_new_level_never_overwrites_a_file(good):
    with pytest.raises(CommandError, match="there already"):
        new_level(good)


def test_every_mistake_is_told_at_once_with_its_place_and_a_guess(good):
    file = changed(
        good,
        ('preset = "neuron"', 'preset = "neurn"'),
        ("limit = 300", 'limit = "300"'),
        ('point_at = "voltage"', 'point_at = "voltag"'),
        ("right = 1", "right = 4"),
        ("[debrief]\nsay", "[debrief]\nsayy"),
    )
    found = told(file)
    assert len(found) == 6
    assert found[0] == "6:1: preset: There is no preset 'neurn': did you mean 'neuron'?"
    assert any(line.endswith("limit: '300' should be a number, without quotes.") for line in found)
    assert any("did you mean 'voltage'?" in line for line in found)
    assert any("right is 4, and there are 3 answers." in line for line in found)
    assert any("debrief.sayy: there is no such key: did you mean 'say'?" in line for line in found)
    assert any("debrief.say: this is missing; add it." in line for line in found)


def test_a_solution_that_does_not_win_is_told_with_the_reason(good):
    words = good.read_text(encoding="utf-8")
    good.write_text(words[: words.index("[[solution]]")] + '[[solution]]\nat = 1\nopen = "K"\n', encoding="utf-8")
    changed(good, ("above = -80, below = -60", "above = -150, below = -140"))
    assert any("the solution does not win" in line and "mV, above −140." in line for line in told(good))


def test_a_level_that_wins_itself_is_told(good):
    file = changed(good, ("above = -80, below = -60", "above = -80, below = 60"))
    assert any("doing nothing wins it" in line for line in told(file))


def test_a_move_that_the_controls_do_not_allow_is_told(good):
    file = changed(good, ('controls = ["open_K", "open_Na"]', 'controls = ["open_Na"]'))
    assert any("solution[1]: the solution uses 'open_K'" in line for line in told(file))


def test_a_step_that_never_gets_what_it_waits_for_is_told(good):
    file = changed(good, ('what = "V", below = -20', 'what = "V", below = -140'))
    assert any("steps[2]" in line and "what it waits for" in line for line in told(file))


def test_impossible_chemistry_is_told_before_anything_is_built(good):
    file = changed(good, ("limit = 300", "limit = 300\nstart = { Cl_in = 500 }"))
    assert any("start: The inside cannot be neutral" in line for line in told(file))


def test_a_star_that_the_solution_does_not_earn_is_told(good):
    file = changed(good, ("before = { moves = 6 }", "before = { moves = 2 }"))
    assert any("stars[2]: the solution does not earn this star. It took too many moves." in line for line in told(file))


def test_a_step_that_waits_for_what_no_control_can_do_is_told(good):
    file = changed(
        good,
        ('controls = ["open_K", "open_Na"]', 'controls = ["open_K"]'),
        ('wait_for = { what = "open_K", above = 1 }', 'wait_for = { what = "open_Na", above = 1 }'),
    )
    assert any("steps[1]: the level is won before this step gets what it waits for" in line for line in told(file))


PAUSED = 'wait_for = { what = "V", below = -20 }'


def test_a_step_that_holds_time_and_waits_for_time_is_told(good):
    file = changed(good, (PAUSED, PAUSED + "\npaused = true"))
    assert any("steps[2]: time is held until this step gets what it waits for" in line for line in told(file))


def test_a_step_that_holds_time_until_the_player_acts_is_fine(good):
    first = 'wait_for = { what = "open_K", above = 1 }'
    report = check(changed(good, (first, first + "\npaused = true")))
    assert report.fine, report.problems


def test_a_question_that_the_solution_does_not_answer_is_told(good):
    ask = '{ answer = { ask = "Which?", answers = ["a", "b"], right = 1, why = ["Yes.", "No."] } }'
    file = changed(
        good,
        (
            'hold = { what = "V", above = -80, below = -60, seconds = 5 }',
            f'in_order = [{ask}, {{ reach = {{ what = "V", below = -60 }} }}]',
        ),
    )
    words = told(file)
    assert any("solution[1]: this move changes nothing, or the level is not ready for it." in line for line in words)
    assert any("the solution gives no answer to 'Which?'" in line for line in words)


def test_what_cannot_be_done_is_told_with_its_reason(good):
    file = changed(
        good,
        ('controls = ["open_K", "open_Na"]', 'controls = ["open_K", "open_Na", "inject"]'),
        ('at = 1\nopen = "K"', 'at = 1\ninject = { ion = "K", count = 500 }'),
    )
    assert any("solution[1]: That would bring V to" in line for line in told(file))
