"""The lab's labels point at what is there, and the quiz asks for each and says why an answer is wrong."""

import math

import pytest

from game.engine import presets, settings
from game.engine.pump import PumpState
from game.engine.session import Session
from game.engine.state import PUMP
from game.view.lab.driver import Driver
from game.view.lab.quiz import LabelQuiz, Score
from game.view.lab.terms import TERMS, points_at, terms_of
from game.view.scene.pump import poses
from game.view.scene.pump.states import STATES


@pytest.fixture(scope="module")
def terms() -> dict[PumpState, tuple[str, ...]]:
    """The labels of each state at rest."""
    session = Session(settings.apply(presets.get("neuron"), {"V0": -70}), 1)
    driver = Driver(session, int(session.patch.rows(PUMP)[0]))
    found = {}
    for _step in range(8):
        driver.start(1)
        driver.finish()
        found[driver.state] = terms_of(session.patch, driver.row)
    return found


def test_every_state_has_labels_of_its_own(terms: dict[PumpState, tuple[str, ...]]) -> None:
    assert set(terms) == set(PumpState)
    assert all(3 <= len(found) <= 5 and len(set(found)) == len(found) for found in terms.values())


def test_gates_and_openings_agree_with_the_shape(terms: dict[PumpState, tuple[str, ...]]) -> None:
    for state, found in terms.items():
        shape = poses.pose(STATES[state].shapes[1], STATES[state].shapes[1], 0.0)
        assert ("open_in" in found) == (shape.open_in == 1)
        assert ("open_out" in found) == (shape.open_out == 1)
        assert ("inner" in found) == (shape.open_in == 0)
        assert ("outer" in found) == (shape.open_out == 0)


def test_labels_that_can_stand_together_do_not_share_a_place(terms: dict[PumpState, tuple[str, ...]]) -> None:
    for found in terms.values():
        places = [TERMS[name].at for name in found]
        assert all(math.dist(p, q) > 1.2 for n, p in enumerate(places) for q in places[:n])


def test_the_phosphate_is_pointed_at_where_it_is_drawn() -> None:
    shape = ("e2p", "e2p", 0.0)
    assert points_at("phosphate", shape) == poses.phosphate_site(*shape)
    assert points_at("k", shape) == poses.sites(*shape, "K")[0]


def test_every_word_has_three_others_to_be_mistaken_for() -> None:
    for name, term in TERMS.items():
        assert len({name, *term.mistaken_for}) == 4
        assert set(term.mistaken_for) <= set(TERMS)


def quiz() -> LabelQuiz:
    return LabelQuiz(PumpState.E1_3NA, ("outer", "na", "atp", "open_in"), Score())


def right(a: LabelQuiz) -> int:
    return a.options().index(a.current)


def test_right_answers_fill_every_blank_in_order() -> None:
    a = quiz()
    asked = []
    while not a.done:
        asked.append(a.current)
        a.answer(right(a))
        assert a.right
        assert a.verdict.startswith("Right. ")
    assert tuple(asked) == a.terms
    assert (a.score.filled, a.score.first) == (4, 4)


def test_a_wrong_answer_says_what_the_word_means_and_asks_again() -> None:
    a = quiz()
    wrong = (right(a) + 1) % 4
    chosen = a.options()[wrong]
    a.answer(wrong)
    assert a.right is False
    assert TERMS[chosen].explanation in a.verdict
    assert a.current == "outer"
    verdict = a.verdict
    a.answer(wrong)  # twice the same tells nothing new
    assert (a.verdict, a.score.filled) == (verdict, 0)
    a.answer(right(a))
    assert (a.score.filled, a.score.first) == (1, 0)


def test_a_blank_can_be_picked_out_of_turn() -> None:
    a = quiz()
    a.pick("atp")
    a.answer(right(a))
    assert a.filled == ["atp"]
    assert a.current == "open_in"
    a.pick("atp")
    assert a.current == "open_in"


def test_the_right_word_is_not_always_in_the_same_place() -> None:
    places = set()
    for state in PumpState:
        a = LabelQuiz(state, ("outer", "na", "atp", "open_in"), Score())
        places.add(right(a))
    assert len(places) > 1
