"""The authoring guide, followed word for word: its level is written, checked, and then spoilt on purpose."""

import re
from pathlib import Path

import pytest

from game.challenges.check import check
from game.challenges.conditions import Condition
from game.challenges.goals.goals import KINDS as GOALS
from game.challenges.level import CONTROLS, PANELS, THINGS, TOOLS, Hint, Level, Step
from game.challenges.measurements import TABLE
from game.commands.levels import check_levels
from game.engine import settings

GUIDE = (Path(__file__).parents[2] / "levels" / "README.md").read_text(encoding="utf-8")
WORKED = GUIDE[GUIDE.index("## A level in an afternoon") :]
BLOCKS = re.findall(r"```(toml|text)\n(.*?)```", WORKED, re.DOTALL)
MISTAKES = re.findall(r"^\| `(.+?)` \| `(.+?)` \| `(.+?)` \|$", WORKED, re.MULTILINE)


@pytest.fixture(scope="module")
def whole() -> str:
    return "\n".join(words for kind, words in BLOCKS if kind == "toml")


def test_each_step_says_what_the_guide_says_it_does(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    file, written = Path("bite.toml"), []
    for kind, words in BLOCKS:
        if kind == "toml":
            written.append(words)
            file.write_text("\n".join(written), encoding="utf-8")
        else:
            check_levels([file])
            said = capsys.readouterr()
            assert said.out + said.err == words
    assert len(written) == 8


def test_the_level_of_the_guide_is_won_with_three_stars(tmp_path, whole):
    file = tmp_path / "bite.toml"
    file.write_text(whole, encoding="utf-8")
    report = check(file, random_games=3)
    assert report.fine, report.problems
    assert report.stars == 3
    assert report.won_at_random == 0


@pytest.mark.parametrize(("old", "new", "told"), MISTAKES)
def test_each_mistake_of_the_guide_is_told_as_it_says(tmp_path, monkeypatch, capsys, whole, old, new, told):
    monkeypatch.chdir(tmp_path)
    assert whole.count(old) == 1
    Path("bite.toml").write_text(whole.replace(old, new), encoding="utf-8")
    assert check_levels([Path("bite.toml")]) == 1
    assert capsys.readouterr().err.strip() == told


def test_the_guide_has_mistakes_of_every_kind():
    assert len(MISTAKES) >= 10


def test_the_guide_names_every_key_goal_control_thing_and_measure():
    keys = {*Level.model_fields, *Step.model_fields, *Hint.model_fields, *Condition.model_fields}
    for name in (*keys, *GOALS, *PANELS):
        assert re.search(rf"\b{name}\b", GUIDE), name
    for name in (name for name in CONTROLS if name not in settings.TABLE and name not in TOOLS):
        assert f"`{name}`" in GUIDE, name
    for name in THINGS:
        kind, _space, ion = name.partition(" ")
        assert kind in GUIDE, name
        assert ion in GUIDE, name
    for name in (name for name in TABLE if name not in settings.TABLE):
        stem = re.sub(r"^(K|Na|Cl|A|Ca|ATP|ADP|Pi)_", "K_", name)
        assert f"`{name}`" in GUIDE or f"`{stem}`" in GUIDE, name
