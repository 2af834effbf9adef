"""Scenes of the attract loop: their files are checked like levels, and each keeps what its headline says."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.challenges import library
from game.commands.levels import check_levels
from game.documents import DocumentError, Problem, validate
from game.documents.source import Source, parse
from game.kiosk.scene_check import check_scene
from game.kiosk.scene_files import folder, names, open_file, open_scene
from game.kiosk.scene_run import MOST_TICKS, SceneRun
from game.kiosk.scenes import CHECKS, AttractScene

SHORT = """headline = "A short one."
preset = "neuron"
seed = 1
[[promises]]
at = 1
what = "V_mean"
below = 0
"""


def source_of(text: str) -> Source:
    return parse("a.toml", text.encode())


def mistakes_in(source: Source) -> list[Problem]:
    """What is wrong with a scene, which must not be right."""
    with pytest.raises(DocumentError) as refused:
        validate(source, AttractScene, CHECKS)
    return refused.value.problems


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_a_scene_keeps_its_promises_and_each_of_its_deeds_does_something(name: str) -> None:
    report = check_scene(folder() / f"{name}.toml")
    assert not [str(problem) for problem in report.problems]
    assert report.seconds <= 25.0


def test_a_promise_that_is_not_kept_and_a_deed_that_does_nothing_are_told_with_their_places(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text(SHORT + '[[promises]]\nat = 1.5\nwhat = "V_mean"\nabove = 20\n[[deeds]]\nat = 1\npump = "on"\n')
    told = [str(problem) for problem in check_scene(file).problems]
    assert told[0].startswith(
        f"{file}:8:3: promises[2]: at 1.5 s it is not so: the mean voltage at least 20 mV; it is −"
    )
    assert told[1].startswith(f"{file}:12:3: deeds[1]: ")
    assert len(told) == 2


def test_what_a_scene_cannot_do_is_told_before_it_is_played() -> None:
    for deed in ('predict = "up"', 'cell = "axon"', "answer = 1"):
        found = mistakes_in(source_of(SHORT + f"[[deeds]]\nat = 1\n{deed}\n"))
        assert [problem.key for problem in found] == ["deeds[1]"]


def test_levels_check_takes_scenes_too_and_says_which_key_was_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(SHORT)
    bad.write_text(SHORT.replace("seed", "sed"))
    assert check_levels([good]) == 0
    assert "good.toml: ok: a scene that keeps its promises, 1 s long" in capsys.readouterr().out
    assert check_levels([good, bad]) == 1
    assert "bad.toml:3:1: sed: there is no such key: did you mean 'seed'?" in capsys.readouterr().err


def test_the_campaign_has_no_scenes_in_it() -> None:
    assert not {entry.name for entry in library.campaign()} & set(names())
    assert not [entry for entry in library.campaign() if entry.file.parent == folder()]


def test_the_same_scene_runs_the_same_whatever_the_frames() -> None:
    scene = open_scene("04_ouabain").model_copy(update={"before": 1.0})
    rng, ends = np.random.default_rng(1), set()
    for frames in ([1 / 60] * 150, [1 / 32] * 80, [1 / 144] * 360, [*(first := rng.uniform(0, 0.04, 60)), 2.5]):
        run = SceneRun(scene)
        while not run.prepare(7):
            pass
        for frame_s in frames:
            run.advance(min(frame_s, 2.5 - run.shown_s + 1e-12))
        while run.shown_s < 2.5:
            run.advance(2.5 - run.shown_s + 1e-12)
        ends.add((run.session.tick, run.session.fingerprint()))
        assert len(run.watch.marks) == 101  # looked at as often, too
    assert len(first) == 60
    assert len(ends) == 1


def test_after_a_stall_a_scene_goes_on_from_where_it_was() -> None:
    run = SceneRun(open_scene("04_ouabain").model_copy(update={"before": 0.0}))
    run.advance(30.0)
    assert run.session.tick == MOST_TICKS
    assert run.shown_s == pytest.approx(MOST_TICKS / 60 / 16)


def test_captions_come_one_after_the_other() -> None:
    scene = open_scene("01_rest")
    assert scene.caption(0.0) is None
    said = [scene.caption(caption.at) for caption in scene.captions]
    assert said == sorted(scene.captions, key=lambda caption: caption.at)


KEYS = st.sampled_from([*sorted(AttractScene.model_fields), "sed", "deed", "at", "say", "what", "set"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=90) | st.sampled_from(["pump", "K_out"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES, max_size=6))
@settings(max_examples=200, deadline=None)
def test_whatever_a_file_holds_it_is_a_scene_or_a_list_of_mistakes(data: dict[str, object]) -> None:
    whole = {**source_of(SHORT).data, **data}
    for given_data in (data, whole):
        try:
            found: list[Any] = validate(Source("a.toml", given_data), AttractScene, CHECKS).promises
        except DocumentError as wrong:
            found = list(wrong.lines) if all(line.startswith("a.toml:") for line in wrong.lines) else []
        assert found


def test_each_mistake_is_told_with_its_place() -> None:
    text = 'headline = "x"\npreset = "nueron"\nlok = "pump"\n[[deeds]]\nat = 1\nset = { K_ot = 4 }\n'
    found = mistakes_in(source_of(text))
    assert [(p.line, p.key) for p in found] == [(1, "promises"), (2, "preset"), (3, "lok"), (6, "deeds[1].set")]
    assert "neuron" in found[1].what
    assert "look" in found[2].what
    assert "K_out" in found[3].what


def test_an_unknown_scene_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"02_the_pump"):
        open_scene("02_the_pmup")
    with pytest.raises(DocumentError, match=r"no such file"):
        open_file(tmp_path / "a.toml")
