"""Runs whose every ion, count and event is on record: a change of code that is not one of the model leaves them alone.

    python tests/engine/recorded_runs.py        # writes recorded_runs.json anew, after a change of the model

Arrays are hashed by name as int64 or float64, so that how they are kept may change and what they hold may not.
"""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from game.engine import Patch, presets, settings, snapshot
from game.engine.species import INDEX
from game.engine.state import EVENTS_LOST, PUMP

FILE = Path(__file__).with_name("recorded_runs.json")
TICKS = 2400


class Recorder:
    """A patch, and a hash of what happens in it."""

    def __init__(self, preset: str = "neuron", seed: int = 7, threads: int = 1, **changes: Any) -> None:
        self.patch = Patch(settings.apply(presets.get(preset), changes), seed, threads)
        self._events = hashlib.sha256()

    def run(self, ticks: int, piece: int = 20) -> None:
        """Run so many ticks, adding what happens in them."""
        for done in range(0, ticks, piece):
            self.patch.step(min(piece, ticks - done))
            events = self.patch.events
            for name in events.dtype.names or ():
                self._events.update(np.ascontiguousarray(events[name]).astype(np.int64).tobytes())

    def fingerprint(self) -> str:
        """32 hex digits that stand for all that the patch is and all that has happened."""
        arrays = snapshot.take(self.patch).arrays
        arrays["now"][EVENTS_LOST] = 0
        digest = self._events.copy()
        for name in sorted(arrays):
            array = arrays[name]
            columns = [array[field] for field in array.dtype.names] if array.dtype.names else [array]
            for column in columns:
                whole = np.issubdtype(column.dtype, np.integer)
                digest.update(np.ascontiguousarray(column).astype(np.int64 if whole else np.float64).tobytes())
        return digest.hexdigest()[:32]


def preset_run(name: str, bath: str) -> Callable[[], str]:
    """A preset left to itself."""

    def run() -> str:
        recorder = Recorder(name, bath=bath)
        recorder.run(TICKS)
        return recorder.fingerprint()

    return run


def injections() -> str:
    """An electrode that is pushed in, leaks, injects, takes out, clamps and lets go."""
    r = Recorder()
    r.run(60)
    r.patch.move_electrode(40.0, -12.0)
    r.patch.set_leaky(True)
    r.run(60)
    r.patch.inject("K", 40)
    r.run(60)
    r.patch.inject("Na", -15)
    r.patch.inject("Cl", 300)
    r.run(60)
    r.patch.clamp(-20.0)
    r.run(60)
    r.patch.clamp(None)
    r.patch.set_leaky(False)
    r.run(60)
    r.patch.move_electrode(80.0, 10.0)
    r.run(60)
    return r.fingerprint()


def drugs() -> str:
    """Ouabain, digoxin, TEA, then out again."""
    r = Recorder()
    r.patch.set("ouabain", 0.5)
    r.patch.set("TEA", 5.0)
    r.run(300)
    r.patch.set("ouabain", 0.0)
    r.patch.set("digoxin", 0.2)
    r.run(300)
    return r.fingerprint()


def tear() -> str:
    """Water bursts the cell."""
    r = Recorder("donnan", tonicity=0.5, water=5.0, burst=0.5, reserve=1.0)
    r.run(TICKS)
    assert r.patch.torn
    return r.fingerprint()


def spikes() -> str:
    """Charges and light make the axon fire; TTX stops it."""
    r = Recorder("axon", 3)
    r.run(120)
    r.patch.inject("K", 40)
    r.run(240)
    r.patch.inject("Na", 40)
    r.run(120)
    assert r.patch.state.spike[0] > 0
    r.patch.set("TTX", 0.5)
    r.run(120)
    r.patch.inject("K", 40)
    r.run(120)
    return r.fingerprint()


def signals() -> str:
    """Glutamate, GABA and light on a branch."""
    r = Recorder("branch")
    r.run(60)
    r.patch.puff("glutamate")
    r.run(120)
    r.patch.puff("GABA")
    r.run(120)
    r.patch.add("ChR2")
    r.patch.flash(1.0)
    r.run(180)
    return r.fingerprint()


def starved() -> str:
    """No oxygen, then no glucose; a mutant pump."""
    r = Recorder(oxygen=0.0)
    r.run(240)
    r.patch.set("glucose", 0.0)
    r.patch.set("pump_turnover", 0.2)
    r.patch.set("pump_affinity", 0.2)
    r.run(360)
    return r.fingerprint()


def hands() -> str:
    """Proteins added, taken out, plugged, held and cranked; bath and temperature changed."""
    r = Recorder()
    pumps = [int(row) for row in r.patch.rows(PUMP)]
    r.run(120)
    r.patch.set("K_out", 60)
    r.patch.remove(0)
    r.patch.remove(pumps[1])
    r.run(120)
    r.patch.add("Na", 3)
    r.patch.add("PMCA")
    r.patch.set_blocked(1, True)
    r.patch.set_open(int(r.patch.leaks(INDEX["Cl"])[0]), False)
    r.patch.set("P_K", 12.0)
    r.patch.set_held(pumps[0], True)
    r.run(120)
    r.patch.crank(pumps[0])
    r.patch.set_running(pumps[2], False)
    r.patch.set("temperature_C", 20)
    r.run(120)
    copy = r.patch.copy()
    copy.step(60)
    r.run(60)
    assert copy.fingerprint() == r.patch.fingerprint()
    return r.fingerprint()


def sized(size: str, threads: int, ticks: int) -> Callable[[], str]:
    """A patch of another size, and a bath that makes the arrays grow."""

    def run() -> str:
        r = Recorder("neuron", 5, threads, size=size)
        r.run(ticks)
        r.patch.set("K_out", 300)
        r.run(ticks)
        return r.fingerprint()

    return run


RUNS: dict[str, Callable[[], str]] = {
    **{f"{name}, {bath}": preset_run(name, bath) for name in presets.names() for bath in ("open", "sealed")},
    "injections": injections,
    "drugs": drugs,
    "tear": tear,
    "spikes": spikes,
    "signals": signals,
    "starved": starved,
    "hands": hands,
    "small": sized("small", 1, 300),
    "large": sized("large", 1, 60),
    "huge, two threads": sized("huge", 2, 8),
}


if __name__ == "__main__":
    FILE.write_text(json.dumps({name: run() for name, run in RUNS.items()}, indent=1, ensure_ascii=False) + "\n")
