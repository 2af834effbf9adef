"""The operator's PIN, and what guessing costs."""

from game.kiosk.lock import FREE_TRIES, MOST_WAIT_S, Lock


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_right_pin_opens_and_another_does_not() -> None:
    lock = Lock("2718")
    assert not lock.opens("2719")
    assert not lock.opens("27180")
    assert lock.opens("2718")


def test_without_a_pin_nothing_opens() -> None:
    assert not Lock("").opens("")


def test_guessing_costs_longer_and_longer_waits_in_which_the_right_pin_does_not_help() -> None:
    clock = Clock()
    lock = Lock("2718", clock)
    for _try in range(FREE_TRIES):
        assert lock.wait_s == 0
        assert not lock.opens("0000")
    waits = []
    for _try in range(8):
        waits.append(lock.wait_s)
        assert not lock.opens("2718")
        clock.now += lock.wait_s
        assert not lock.opens("0000")
    assert waits == [30, 60, 120, 240, 480, 900, 900, 900]
    clock.now += MOST_WAIT_S
    assert lock.opens("2718")
    assert not lock.opens("0000")
    assert lock.wait_s == 0
