"""Idle time: a question, then a countdown, then the end."""

from game.kiosk.idle import Idle


def test_idle_time_asks_then_gives_up_and_a_touch_begins_it_anew() -> None:
    idle = Idle(45, 15)
    idle.advance(44.9)
    assert not idle.asking
    idle.advance(0.2)
    assert idle.asking
    assert not idle.gone
    assert 14.8 < idle.left_s < 15
    idle.touched()
    assert not idle.asking
    idle.advance(60)
    assert idle.gone
