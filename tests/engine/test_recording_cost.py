"""How much work a recording may ask for, and that no honest one comes near it."""

from pathlib import Path

import pytest

from game.engine import presets, recording_cost
from game.engine.actions import Action
from game.engine.recording import Recording, RecordingError
from game.engine.recording_cost import MOST_ACTIONS, MOST_TICKS, MOST_WORK, TooMuch, check, work
from game.engine.recording_file import load, save
from game.engine.recording_lines import MOST_LETTERS
from game.engine.session import Session
from game.engine.spec import Nucleotides
from game.view.playback.recorder import Recorder

NEURON = presets.get("neuron")
DAY = MOST_TICKS


@pytest.mark.parametrize("name", presets.names())
def test_a_day_of_any_cell_may_be_recorded(name: str) -> None:
    """With a change a second, the fullest bath that can be set, and begun again every quarter of an hour."""
    changes = [Action(60 * second, "set", ("K_out", 600.0)) for second in range(86_400)]
    again = [Action(54_000 * quarter, "restart", ("muscle",)) for quarter in range(96)]
    check(Recording(presets.get(name), 1, tuple(sorted(changes + again, key=lambda action: action.tick)), 0, DAY))


@pytest.mark.parametrize("name", presets.names())
def test_an_hour_of_the_largest_patch_may_be_recorded(name: str) -> None:
    check(Recording(presets.get(name).with_(size="huge"), 1, (), 0, 216_000))


@pytest.mark.parametrize(
    ("recording", "words"),
    [
        (Recording(NEURON.with_(size="huge"), 1, (), 0, DAY), r"some 1\.\de\+13 ion-steps, and the most is 3e\+12"),
        (Recording(NEURON, 1, (), 0, DAY + 1), "it has 5,184,001 ticks; the most is 5,184,000, a day"),
        (Recording(NEURON.with_(size="huge"), 1, (Action(0, "restart"),) * 40_000, 0, 1), "ion-steps"),
        (Recording(NEURON.with_(size="huge"), 1, (Action(0, "add", ("K",)),) * 100_000, 0, 1), "ion-steps"),
        (Recording(NEURON, 1, (Action(0, "inject", ("K", 375_000)),) * 300, 0, DAY), "ion-steps"),
        (
            Recording(
                NEURON.with_(
                    size="huge",
                    nucleotides=Nucleotides(50.0, 50.0, 50.0, respiration_per_s=1000.0, other_work_per_s=1000.0),
                ),
                1,
                (),
                0,
                3600,
            ),
            "ion-steps",
        ),
    ],
)
def test_what_would_take_too_long_is_refused(recording: Recording, words: str, tmp_path: Path) -> None:
    with pytest.raises(TooMuch, match=words):
        check(recording)
    save(recording, tmp_path / "a.minus70")
    with pytest.raises(RecordingError, match=words if "ticks" not in words else r"end is 5184001") as told:
        load(tmp_path / "a.minus70")
    assert str(told.value).startswith(f"{tmp_path / 'a.minus70'}:{len(recording.journal) + 2}: ")


def test_more_actions_than_any_hand_does_are_refused() -> None:
    with pytest.raises(TooMuch, match="it has 500,001 actions; the most is 500,000"):
        check(Recording(NEURON, 1, (Action(0, "crank", (1,)),) * (MOST_ACTIONS + 1), 0, 1))


def test_an_injection_counts_as_what_can_be_injected() -> None:
    """Whatever number stands there: it is refused when it is reached, or as no whole number at once."""
    many = [work(Recording(NEURON, 1, (Action(0, "inject", ("K", count)),), 0, 60)) for count in (10**6, 1e300, -1e300)]
    assert many[0] == many[1] == many[2] > 6e7
    assert work(Recording(NEURON, 1, (Action(0, "inject", ("K", "many")),), 0, 60)) < 1e7


def test_a_fuller_bath_counts() -> None:
    """So does a value of another kind than a number: not at all."""
    plain = work(Recording(NEURON, 1, (), 0, 6000))
    assert work(Recording(NEURON, 1, (Action(9, "set", ("Cl_out", 600.0)),), 0, 6000)) > 1.5 * plain
    odd = (Action(9, "set", ("Cl_out", "many")), Action(9, "set", ("Cl_out", True)), Action(9, "set", (3, 4)))
    assert work(Recording(NEURON, 1, odd, 0, 6000)) < 1.2 * plain
    assert plain < MOST_WORK / 1000


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("x" * (MOST_LETTERS + 1), "this line is longer than 65,536 letters"),
        ('{"a": ' + "[" * 9 + "]" * 9, "this line is not what a recording holds"),
        ('{"a": ' + "[" * 20_000 + "]" * 20_000, "this line is not what a recording holds"),
        ('{"tick": ' + "9" * 5000, "this line is not what a recording holds"),
        ('{"tick": NaN', "this line is not what a recording holds"),
        ('["tick"', "this line is not what a recording holds"),
    ],
)
def test_a_line_is_bounded_before_it_is_believed(line: str, words: str, tmp_path: Path) -> None:
    from game.engine.recording_lines import signed

    path = tmp_path / "a.minus70"
    save(Recording(NEURON, 1, (), 0, 9), path)
    head = path.read_text(encoding="utf-8").splitlines(keepends=True)[0]
    before = head.rpartition('"sum": "')[2].rstrip('"}\n')
    path.write_text(head + signed(before, line)[0], encoding="utf-8")
    with pytest.raises(RecordingError, match=rf"a\.minus70:2: {words}"):
        load(path)


def test_a_recording_ends_where_it_could_no_longer_be_played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = Session(NEURON.with_(size="small"), 2)
    recorder = Recorder(run, tmp_path / "a.minus70", 0)
    monkeypatch.setattr(recording_cost, "MOST_TICKS", 100)
    run.step(90)
    assert recorder.advance(3.0) == ""
    assert recorder.stop().startswith("Recorded")
    run.step(90)
    assert "it has 180 ticks; the most is 100, a day. The file is whole up to there." in recorder.advance(3.0)
    assert "The file is whole up to there." in recorder.stop()
    assert load(tmp_path / "a.minus70").end == 90
