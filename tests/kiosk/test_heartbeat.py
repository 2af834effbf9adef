"""The heartbeat on its pipe, and the sums that a health line tells."""

import os
import subprocess
import sys

import pytest

from game.kiosk.health import FrameTimes, Health
from game.kiosk.heartbeat import EVERY_S, SHOWING, Beat, Heart, ParentGone, decode, encode


def test_a_beat_arrives_as_it_was_sent() -> None:
    beat = Beat(SHOWING, "visitor", 1234, 5.5, 9.25, 31.0, 210.5, 7, False)
    assert decode(encode(beat)) == beat


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"ALSA lib ...\n",
        b"[]",
        b"3",
        b"null",
        b'{"phase": "x", "other": 1}',
        b"\xff\xfe{}",
        b"[" * 100_000,
        b'{"state": ' + b"[" * 3000 + b"]" * 3000 + b"}",
        b'{"frames": "many"}',
        b'{"frames": true}',
        b'{"frames": -1}',
        b'{"frames": ' + b"9" * 5000 + b"}",
        b'{"visitors": 1.5}',
        b'{"p50_ms": null}',
        b'{"p99_ms": NaN}',
        b'{"worst_ms": Infinity}',
        b'{"memory_MB": 1e999}',
        b'{"conserved": 1}',
        b'{"phase": "gone"}',
        b'{"phase": []}',
        b'{"state": "attract\\n2026 INFO all is well"}',
        b'{"state": "\\u001b[31m"}',
        b'{"state": 3}',
    ],
)
def test_other_lines_are_no_beats(line: bytes) -> None:
    assert decode(line) is None


def test_it_beats_twice_a_second_and_never_waits_for_a_reader() -> None:
    out, into = os.pipe()
    now = [0.0]
    heart = Heart(into, lambda: now[0])
    assert heart.due
    heart.beat(Beat())
    assert not heart.due
    now[0] += EVERY_S
    assert heart.due
    for _many in range(5000):  # far more than a pipe holds
        heart.beat(Beat())
    os.close(out)
    with pytest.raises(ParentGone):
        heart.beat(Beat())
    os.close(into)


def test_frame_times_know_their_percentiles() -> None:
    times = FrameTimes()
    assert times.share_below_ms(0.99) == 0
    for number in range(100):
        times.add(number + 0.5)
    times.add(5000.0)
    assert times.share_below_ms(0.5) == pytest.approx(50.75)
    assert times.share_below_ms(0.99) == pytest.approx(99.75)
    assert times.worst_ms == 5000
    assert times.count == 101


def test_health_adds_up_over_restarts() -> None:
    health = Health()
    health.note(Beat(SHOWING, "attract", 100, 4.0, 8.0, 20.0, 200.0, 3))
    health.ended()
    health.restarts += 1
    health.note(Beat(SHOWING, "attract", 50, 5.0, 9.0, 10.0, 190.0, 2))
    assert health.line(7200.0) == (
        "health uptime_h=2.0 restarts=1 frames=150 p50_ms=5.0 p99_ms=9.0 worst_ms=20 memory_MB=190 visitors=5"
        " conserved=yes"
    )
    health.note(Beat(SHOWING, conserved=False))
    health.note(Beat(SHOWING))
    assert health.line(0.0).endswith("conserved=NO")


_TAKE = """
import os
from game.kiosk.health import memory_MB
before = memory_MB()
kept = bytearray(os.urandom(1)) * (64 * 2**20)
print(before, memory_MB())
"""


def test_memory_is_what_this_process_has() -> None:
    """In a process of its own: one that has given back a lot takes no more from the system for a while."""
    told = subprocess.run([sys.executable, "-c", _TAKE], capture_output=True, text=True, check=True)
    before, after = map(float, told.stdout.split())
    assert 4 < before < after - 32
