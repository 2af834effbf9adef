"""Opening hours: a pure function of the config and the local time.

The clock may jump, and summer time may begin or end: each result depends on the time given alone, and
nothing is stored. An hour that comes twice is open twice; a time that is left out counts from the next one.
"""

import re
from datetime import datetime, time

from game.documents.did_you_mean import did_you_mean
from game.words import _

_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LINE = re.compile(
    r"\s*(?P<first>\w+)\s*(?:-\s*(?P<last>\w+)\s*)?\s"
    r"(?P<opens>[0-9]{1,2}:[0-9]{2})\s*-\s*(?P<closes>[0-9]{1,2}:[0-9]{2})\s*"
)

Span = tuple[frozenset[int], int, int]
"""Days (0 is Monday), the minute of the day at which it opens, and at which it closes."""


def minute_of(text: str) -> int:
    """The minute of the day of "HH:MM"; 24:00 is the end of the day. Raises ValueError with a sentence."""
    match = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", text)
    if match is None or int(match[2]) > 59 or int(match[1]) * 60 + int(match[2]) > 24 * 60:
        raise ValueError(_('{text!r} is no time of day; write it as "09:30"').format(text=text))
    return int(match[1]) * 60 + int(match[2])


def span(line: str) -> Span:
    """Parse a line such as "mon-fri 09:00-17:30"; it may go past midnight: "sat 20:00-02:00". Raises ValueError."""
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError(_('{line!r} are no hours; write them as "mon-fri 09:00-17:30"').format(line=line))
    first = _day(match["first"])
    last = _day(match["last"]) if match["last"] else first
    days = frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
    opens, closes = minute_of(match["opens"]), minute_of(match["closes"])
    if opens == closes or opens == 24 * 60:
        raise ValueError(_("{line!r} opens for no time at all").format(line=line))
    return days, opens, closes


def _day(word: str) -> int:
    begun = [number for number, name in enumerate(_NAMES) if len(word) >= 3 and name.startswith(word.lower())]
    if not begun:
        raise ValueError(_("there is no day {word!r}").format(word=word) + did_you_mean(word, DAYS))
    return begun[0]


def is_open(opening: tuple[str, ...], now: datetime) -> bool:
    """Whether the exhibit is open at the local time `now`. Without any hours it always is. Raises ValueError."""
    minute, today = now.hour * 60 + now.minute, now.weekday()
    for days, opens, closes in map(span, opening):
        if closes > opens:
            if today in days and opens <= minute < closes:
                return True
        elif (today in days and minute >= opens) or ((today - 1) % 7 in days and minute < closes):
            return True
    return not opening


def passed(at: str, before: datetime, now: datetime) -> bool:
    """Whether the time of day `at` lies between two readings of the clock, the later one included.

    False for readings more than a few minutes apart (a clock that was set, a machine that slept).
    """
    minute = minute_of(at) % (24 * 60)
    due = datetime.combine(now.date(), time(minute // 60, minute % 60))
    return 0.0 < (now - before).total_seconds() <= 300.0 and before < due <= now
