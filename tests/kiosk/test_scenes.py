"""Scenes of the attract loop: their files are checked like levels, and each keeps what its headline says."""

from pathlib import Path

import pytest

from game.challenges.source import Problem, parse
from game.kiosk.scene_files import SceneError, names, open_file, open_scene
from game.kiosk.scenes import load
from game.kiosk.stage import Stage, broken_promises


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_a_scene_keeps_its_promises(name: str) -> None:
    assert not broken_promises(open_scene(name))


def test_a_promise_that_is_not_kept_is_told() -> None:
    scene = open_scene("01_rest")
    never = scene.promises[0].model_copy(update={"at": 1.0, "above": 20.0, "below": 30.0})
    (told,) = broken_promises(scene.model_copy(update={"promises": [never], "before": 0.0}))
    assert told.startswith("1 s: the mean voltage between 20 and 30 mV: -")


def test_the_same_scene_runs_the_same_whatever_the_frames() -> None:
    scene = open_scene("04_ouabain").model_copy(update={"before": 1.0})
    ends = []
    for frame_s in (1 / 64, 1 / 32):
        stage = Stage(scene)
        while not stage.prepare(7):
            pass
        while stage.shown_s < 2.5:
            stage.advance(frame_s)
        ends.append((stage.session.tick, stage.session.fingerprint()))
    assert ends[0] == ends[1]


def test_each_mistake_is_told_with_its_place() -> None:
    text = 'headline = "x"\npreset = "nueron"\nlok = "pump"\n[[deeds]]\nat = 1\nset = { K_ot = 4 }\n'
    source = parse("a.toml", text.encode())
    assert not isinstance(source, Problem)
    found = load(source)
    assert isinstance(found, list)
    assert [(p.line, p.key) for p in found] == [(1, "promises"), (2, "preset"), (3, "lok"), (6, "deeds[1].set")]
    assert "neuron" in found[1].what
    assert "look" in found[2].what
    assert "K_out" in found[3].what


def test_an_unknown_scene_is_told(tmp_path: Path) -> None:
    with pytest.raises(SceneError, match=r"02_the_pump"):
        open_scene("02_the_pmup")
    with pytest.raises(SceneError, match=r"no such file"):
        open_file(tmp_path / "a.toml")
