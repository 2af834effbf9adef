"""Opening hours: every minute of a week, midnight, summer time, and lines that say nothing."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from game.kiosk.hours import is_open, minute_of, passed, span

MONDAY = datetime(2026, 3, 23)


def open_minutes(*opening: str) -> list[int]:
    """The minutes of the week, from Monday 00:00, at which it is open."""
    return [minute for minute in range(7 * 1440) if is_open(opening, MONDAY + timedelta(minutes=minute))]


def test_without_hours_it_is_always_open() -> None:
    assert len(open_minutes()) == 7 * 1440


def test_a_range_of_days_is_open_from_the_first_minute_to_before_the_last() -> None:
    wanted = [day * 1440 + minute for day in range(5) for minute in range(9 * 60, 17 * 60 + 30)]
    assert open_minutes("mon-fri 09:00-17:30") == wanted


def test_several_lines_add_up() -> None:
    assert open_minutes("tue 9:00-12:00", "Tuesday 11:00 - 13:00") == list(range(1440 + 540, 1440 + 780))


def test_hours_past_midnight_end_on_the_next_day() -> None:
    """Sunday's go on into Monday."""
    wanted = [*range(2 * 60), *range(6 * 1440 + 20 * 60, 7 * 1440)]
    assert open_minutes("sun 20:00-02:00") == wanted


def test_days_may_go_round_the_week() -> None:
    days = {minute // 1440 for minute in open_minutes("sat-mon 00:00-24:00")}
    assert days == {5, 6, 0}
    assert len(open_minutes("sat-mon 00:00-24:00")) == 3 * 1440


def test_opening_in_the_hour_that_summer_time_leaves_out() -> None:
    """On 29 March 2026 the clocks of Berlin go from 01:59 to 03:00: it opens at the next minute that there is."""
    opening = ("sun 02:30-10:00",)
    assert not is_open(opening, datetime(2026, 3, 29, 1, 59))
    assert is_open(opening, datetime(2026, 3, 29, 3, 0))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "are no hours"),
        ("mon", "are no hours"),
        ("mon 9-17", "are no hours"),
        ("mox 09:00-17:00", "did you mean 'mon'"),
        ("mon 09:00-25:00", "no time of day"),
        ("mon 09:60-17:00", "no time of day"),
        ("mon 09:00-09:00", "no time at all"),
        ("mon 24:00-09:00", "no time at all"),
        ("9:00-17:00", "are no hours"),
    ],
)
def test_what_says_no_hours_is_told(line: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        span(line)


@pytest.mark.parametrize("word", ["monkey", "sunny", "weds", "mo", "Mon.", "frideals", "satan", "thx"])
def test_what_only_begins_like_a_day_is_none(word: str) -> None:
    with pytest.raises(ValueError, match=r"there is no day|are no hours"):
        span(f"{word} 9:00-10:00")


@pytest.mark.parametrize("word", ["mon", "Monday", "TUES", "wedn", "thur", "thurs", "fri", "Satur", "sunday"])
def test_a_day_may_be_written_as_far_as_it_is_known(word: str) -> None:
    assert span(f"{word} 9:00-10:00")[0] == {("mo", "tu", "we", "th", "fr", "sa", "su").index(word[:2].lower())}


def test_minutes() -> None:
    assert (minute_of("00:00"), minute_of("9:05"), minute_of("24:00")) == (0, 545, 1440)


def test_a_time_of_day_is_passed_once() -> None:
    """Looked at every 7 s for two days, 04:00 is passed twice."""
    looks = [MONDAY + timedelta(seconds=7 * look) for look in range(2 * 86400 // 7)]
    found = [now for before, now in pairwise(looks) if passed("04:00", before, now)]
    assert len(found) == 2
    assert all(0 <= (now - now.replace(hour=4, minute=0, second=0)).total_seconds() < 7 for now in found)


@pytest.mark.parametrize("jump_s", [-7200.0, 0.0, 3600.0, 1e8])
def test_a_clock_that_jumps_passes_nothing(jump_s: float) -> None:
    before = MONDAY.replace(hour=3, minute=59)
    assert not passed("04:00", before, before + timedelta(seconds=jump_s))
