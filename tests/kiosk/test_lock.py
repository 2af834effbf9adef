"""The operator's PIN, and what guessing costs."""

from pathlib import Path

import pytest

from game.kiosk.lock import FIRST_WAIT_S, FREE_TRIES, MOST_WAIT_S, Lock


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


def test_any_number_of_wrong_ones_is_counted() -> None:
    """1,026 of them overflowed: 30 s, doubled so often, is no number any more."""
    clock = Clock()
    lock = Lock("2718", clock)
    for _try in range(3000):
        assert not lock.opens("0000")
        clock.now += lock.wait_s
    assert not lock.opens("0000")
    assert lock.wait_s == MOST_WAIT_S
    clock.now += lock.wait_s
    assert lock.opens("2718")


def test_a_new_start_does_not_forget_the_wrong_ones(tmp_path: Path) -> None:
    """It waits as long again as it had to before; the right PIN sets it back, for later starts too."""
    clock, file = Clock(), tmp_path / "state" / "pin-tries"
    first = Lock("2718", clock, file)
    for _try in range(FREE_TRIES + 2):
        first.opens("0000")
        clock.now += first.wait_s
    again = Lock("2718", clock, file)
    assert again.wait_s == 4 * FIRST_WAIT_S
    assert not again.opens("2718")
    clock.now += again.wait_s
    assert again.opens("2718")
    assert Lock("2718", clock, file).wait_s == 0


def test_two_wrong_ones_of_before_leave_one_more(tmp_path: Path) -> None:
    clock, file = Clock(), tmp_path / "pin-tries"
    for _start in range(FREE_TRIES):
        lock = Lock("2718", clock, file)
        assert lock.wait_s == 0
        lock.opens("0000")
    assert lock.wait_s == FIRST_WAIT_S


@pytest.mark.parametrize(
    ("there", "wait_s"),
    [
        (b"", FIRST_WAIT_S),
        (b"many", FIRST_WAIT_S),
        (b"-5", FIRST_WAIT_S),
        (b"\xff\xfe", FIRST_WAIT_S),
        (b"9" * 10_000, MOST_WAIT_S),
        (b"0\n", 0.0),
    ],
)
def test_a_file_that_makes_no_sense_is_no_way_in(tmp_path: Path, there: bytes, wait_s: float) -> None:
    file = tmp_path / "pin-tries"
    file.write_bytes(there)
    assert Lock("2718", Clock(), file).wait_s == wait_s


def test_where_nothing_can_be_written_it_counts_for_itself(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    clock = Clock()
    lock = Lock("2718", clock, tmp_path / "file" / "pin-tries")
    for _try in range(FREE_TRIES):
        assert not lock.opens("0000")
    assert lock.wait_s == FIRST_WAIT_S
