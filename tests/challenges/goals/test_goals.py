"""Goals: what they say and what they judge."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from game.challenges import measurements
from game.challenges.goals.goals import Goal, depth
from game.challenges.goals.predict import Prediction
from game.challenges.measurements import Measurement
from game.challenges.watch import MARK_EVERY_S


@dataclass
class Told:
    """A watch that says what it is told: goals need no patch for this."""

    value: float = 0.0
    time_s: float = 0.0
    moves: int = 0
    extra: dict[str, float] = field(default_factory=dict)


@pytest.fixture(autouse=True)
def _told(monkeypatch):
    monkeypatch.setitem(measurements.TABLE, "V", Measurement("the voltage", "mV", lambda watch: watch.value, 0))


def goal(**given) -> Goal:
    return Goal.model_validate(given)


def see(tracker, values, watch=None):
    watch = watch or Told()
    for value in values:
        watch.time_s += MARK_EVERY_S
        watch.value = value
        tracker.update(watch)
    return tracker


BAND = {"what": "V", "above": -75, "below": -65}


def test_reach_is_done_once_and_for_all():
    tracker = see(goal(reach=BAND).start(), [0.0, -40.0])
    assert not tracker.done
    assert 0.5 < tracker.share < 1
    assert see(tracker, [-70.0, 0.0]).done


def test_reach_says_how_far_off_it_is():
    tracker = goal(reach=BAND).start()
    watch = Told(-40.0)
    tracker.update(watch)
    assert tracker.why(watch) == "The voltage is −40 mV, above −65."


def test_hold_wants_the_whole_time_and_drains_outside_the_band():
    held = goal(hold={**BAND, "seconds": 2.0})
    ticks = round(2.0 / MARK_EVERY_S)
    assert not see(held.start(), [-70.0] * (ticks - 1)).done
    assert see(held.start(), [-70.0] * ticks).done
    tracker = see(held.start(), [-70.0] * (ticks - 1) + [0.0] * 3)
    assert tracker.share == 0.0
    assert not see(tracker, [-70.0] * (ticks - 1)).done


@given(st.lists(st.floats(-100, 100), max_size=80))
def test_hold_is_never_done_without_that_many_looks_in_the_band(values):
    tracker = see(goal(hold={**BAND, "seconds": 1.0}).start(), values)
    assert 0.0 <= tracker.share <= 1.0
    if tracker.done:
        assert sum(-75 <= value <= -65 for value in values) >= round(1.0 / MARK_EVERY_S)


def test_a_value_that_cannot_be_measured_meets_nothing():
    assert not see(goal(reach={"what": "V", "above": -1000}).start(), [float("nan")]).done


def test_before_fails_when_the_time_is_up():
    quick = goal(before={"seconds": 1.0, "goal": {"reach": BAND}})
    assert see(quick.start(), [-70.0]).done
    late = see(quick.start(), [0.0] * 11 + [-70.0])
    assert late.failed
    assert not late.done


def test_before_fails_with_too_many_moves():
    few = goal(before={"moves": 2, "goal": {"reach": BAND}})
    assert see(few.start(), [-70.0], Told(moves=2)).done
    assert see(few.start(), [-70.0], Told(moves=3)).failed


def test_all_wants_every_part_and_any_wants_one():
    parts = [{"reach": BAND}, {"reach": {"what": "V", "above": 10}}]
    assert not see(goal(all=parts).start(), [-70.0]).done
    assert see(goal(all=parts).start(), [-70.0, 20.0]).done
    assert see(goal(any=parts).start(), [20.0]).done


@pytest.mark.parametrize(
    ("said", "values", "right"),
    [("up", [0, 0, 10], True), ("same", [0, 0, 1], True), ("down", [0, 0, 10], False), ("down", [0, 0, -5], True)],
)
def test_a_prediction_is_judged_by_what_happens(said, values, right):
    tracker = goal(predict={"ask": "?", "what": "V", "seconds": 2 * MARK_EVERY_S, "same_within": 2}).start()
    assert isinstance(tracker, Prediction)
    assert not see(tracker, values).done
    assert not tracker.answer("another question", said)
    assert tracker.answer("?", said)
    assert not tracker.answer("?", "up")
    see(tracker, values)
    assert tracker.done
    assert tracker.right == right


def test_a_prediction_that_must_be_right_can_fail():
    given = {"ask": "?", "what": "V", "seconds": MARK_EVERY_S, "same_within": 2, "right": True}
    tracker = goal(predict=given).start()
    tracker.answer("?", "down")
    assert see(tracker, [0.0, 0.0, 9.0, 9.0]).failed or tracker.done is False


def test_words_say_what_is_judged():
    assert goal(hold={**BAND, "seconds": 5}).words() == "Hold the voltage between −75 and −65 mV for 5 s"
    inner = {"reach": {"what": "V", "below": -60}}
    words = goal(before={"seconds": 30, "moves": 4, "goal": inner}).words()
    assert words == "The voltage at most −60 mV, within 30 s, in 4 moves or fewer"
    assert goal(count={"what": "cycles", "at_least": 3}).words() == "3 turns of the pumps"


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"reach": BAND, "hold": {**BAND, "seconds": 1}},
        {"reach": {"what": "V"}},
        {"reach": {"what": "V", "above": 1, "below": 0}},
        {"reach": {"what": "nothing", "above": 1}},
        {"hold": {**BAND, "seconds": 0}},
        {"hold": {**BAND, "seconds": 1e9}},
        {"before": {"goal": {"reach": BAND}}},
        {"all": [{"reach": BAND}]},
        {"count": {"what": "cycles", "at_least": 0}},
    ],
)
def test_a_goal_that_makes_no_sense_is_refused(given):
    with pytest.raises(ValidationError):
        Goal.model_validate(given)


def test_depth_counts_nesting():
    inner = {"any": [{"reach": BAND}, {"reach": BAND}]}
    assert depth(goal(before={"seconds": 1, "goal": inner})) == 3


def test_parts_of_a_goal_begin_in_lower_case():
    parts = [{"reach": {"what": "V_mean", "below": -80}}, {"reach": {"what": "V_mean", "above": 45}}]
    assert goal(all=parts).words() == "The mean voltage at most −80 mV and the mean voltage at least 45 mV"


def test_one_move_is_not_moves():
    inner = {"reach": BAND}
    assert goal(before={"moves": 1, "goal": inner}).words().endswith(", in one move")
    assert goal(before={"moves": 2, "goal": inner}).words().endswith(", in 2 moves or fewer")


def test_why_tells_late_from_too_many_moves():
    both = goal(before={"seconds": 1.0, "moves": 2, "goal": {"reach": BAND}})
    late = see(both.start(), [0.0] * 12)
    assert late.why(Told()) == "It took too long."
    many = see(both.start(), [0.0], Told(moves=3))
    assert many.why(Told()) == "It took too many moves."


QUESTION = {"ask": "Which?", "answers": ["this", "that"], "right": 2, "why": ["It is not.", "It is."]}


def test_an_answer_holds_time_until_it_is_given_and_must_be_right():
    tracker = goal(answer=QUESTION).start()
    assert [asked.ask for asked in tracker.open_questions()] == ["Which?"]
    assert not tracker.answer("Which?", "3")
    assert tracker.answer("Which?", "2")
    assert list(tracker.open_questions()) == []
    assert see(tracker, [0.0]).done
    wrong = goal(answer=QUESTION).start()
    wrong.answer("Which?", "1")
    assert see(wrong, [0.0]).failed
    assert wrong.why(Told()) == "You answered: this. It is not."


def test_in_order_looks_at_one_part_at_a_time():
    low, high = {"reach": {"what": "V", "below": -60}}, {"reach": {"what": "V", "above": 40}}
    tracker = goal(in_order=[low, high, {"answer": QUESTION}]).start()
    assert not see(tracker, [50.0]).parts[1].done
    assert list(see(tracker, [-70.0]).open_questions()) == []
    assert tracker.share == pytest.approx(1 / 3)
    assert list(see(tracker, [50.0]).open_questions())
    assert not tracker.done
    tracker.answer("Which?", "2")
    assert see(tracker, [0.0]).done


def test_in_order_fails_with_the_part_that_fails():
    tracker = goal(in_order=[{"answer": QUESTION}, {"reach": BAND}]).start()
    tracker.answer("Which?", "1")
    assert see(tracker, [-70.0]).failed


def test_every_goal_that_asks_the_same_hears_the_one_answer():
    tracker = goal(all=[{"answer": QUESTION}, {"before": {"moves": 3, "goal": {"answer": QUESTION}}}]).start()
    tracker.answer("Which?", "2")
    assert list(tracker.open_questions()) == []
    assert see(tracker, [0.0]).done


def test_a_goal_that_took_too_long_asks_no_more():
    tracker = goal(before={"seconds": 1, "goal": {"in_order": [{"reach": BAND}, {"answer": QUESTION}]}}).start()
    see(tracker, [0.0] * 20 + [-70.0])
    assert tracker.failed
    assert list(tracker.open_questions()) == []


@pytest.mark.parametrize(("value", "said"), [(-0.2, "0 mV"), (-70.4, "−70 mV"), (float("nan"), "? mV")])
def test_a_figure_has_a_true_minus_sign_and_none_before_nought(value, said):
    assert Measurement("", "mV", lambda watch: value, 0).formatted(value) == said
