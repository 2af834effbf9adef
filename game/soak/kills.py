"""Faults that no program survives: the show is killed and stopped from outside, and its parent is timed."""

import os
import random
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from game.kiosk.supervisor import Supervisor
from game.words import N_, Figure, _

GONE: Final = N_("gone by itself")
"""The kind of a fault that came too late: the show had ended by itself."""
KINDS: Final = ("SIGKILL", "SIGSTOP", N_("SIGKILL of the still picture"))
"""The faults, applied in turn."""
COME_UP_S: Final = 180.0
"""How long a show may take to come up, the first time and after a fault, before the trial gives up on it."""


@dataclass(frozen=True, slots=True)
class Kill:
    """One fault: what was done to which process, and after how long a show (with a still picture) was up again."""

    kind: str
    back_s: float


def kills(
    number: int,
    supervisor: Supervisor,
    seed: int,
    on_kill: Callable[[str], None],
    let_run_s: tuple[float, float] = (4.0, 9.0),
) -> list[Kill]:
    """Kill and stop the show of `supervisor` and kill its still picture in turn, `number` times, some seconds apart.

    `on_kill` is called with a sentence about each. Raises TimeoutError where the show does not come up.
    """
    rng = random.Random(seed)
    thread = threading.Thread(target=supervisor.run, daemon=True)
    thread.start()
    done: list[Kill] = []
    try:
        pid, _up_s = _wait_for_show(supervisor, None, None)
        for count in range(number):
            time.sleep(rng.uniform(*let_run_s))
            kind, still = KINDS[count % len(KINDS)], supervisor.still
            of_still = kind == KINDS[2] and still is not None
            signal_number = signal.SIGSTOP if kind == KINDS[1] else signal.SIGKILL
            try:
                os.kill(still if of_still and still is not None else pid, signal_number)
            except ProcessLookupError:
                kind = GONE
            pid, back_s = _wait_for_show(supervisor, pid, still if of_still else None)
            done.append(Kill(kind, back_s))
            on_kill(_("{kind}: back after {seconds:.1f} s").format(kind=_(kind), seconds=Figure(back_s)))
    finally:
        supervisor.ask_to_stop()
        thread.join(30.0)
    return done


def _wait_for_show(supervisor: Supervisor, before: int | None, still_before: int | None) -> tuple[int, float]:
    """The process of a show that is up and is not `before`, and how long that took, s.

    With `still_before` a still picture that is another one has to stand behind it, too.
    """
    begun = time.monotonic()
    while time.monotonic() - begun < COME_UP_S:
        pid = supervisor.up
        anew = still_before is None or supervisor.still not in (None, still_before)
        if pid is not None and pid != before and anew:
            return pid, time.monotonic() - begun
        time.sleep(0.02)
    raise TimeoutError(_("the show did not come up within {seconds:.0f} s").format(seconds=COME_UP_S))
