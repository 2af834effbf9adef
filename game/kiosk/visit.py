"""A visitor's run: a healthy piece of membrane, what the visitor does to it, and what has come of that."""

from typing import Final, Literal

from game.challenges import quantities
from game.challenges.watch import LOOK_S, Watch
from game.engine import measure, presets
from game.engine.session import Session

from .interventions import PRESET, Lever

SETTLED_S: Final = 5.0  # run before anybody looks: the voltmeter's mean and the pumps are then those of a rest
MOST_BYTES: Final = 2**20  # nobody goes back in time here

Deed = Lever | Literal["mend"] | None


class Visit:
    """One visitor's cell, and what was done to it last."""

    def __init__(self, seed: int = 1) -> None:
        self._seed = seed
        self._begin()
        self.deed: Deed = None
        self.touched = False
        """Whether anything has been done to it."""

    def _begin(self) -> None:
        spec = presets.get(PRESET).with_(start_mV=-70.0)
        self.session = Session(spec, self._seed, most_bytes=MOST_BYTES)
        self.session.step(round(SETTLED_S / spec.dt_s))
        self._look_ticks = round(LOOK_S / spec.dt_s)
        self.watch = Watch(self.session.patch)
        self._note()

    def _note(self) -> None:
        """Count from now on what the last deed does."""
        patch = self.session.patch
        self.since = Watch(patch)
        self.before_mV = quantities.TABLE["V"].read(self.watch)
        self.before_mM = measure.concentrations_mM(patch)

    def step(self, ticks: int) -> None:
        """Let `ticks` pass."""
        patch = self.session.patch
        while ticks > 0:
            some = min(ticks, self._look_ticks - patch.tick % self._look_ticks)
            self.session.step(some)
            ticks -= some
            if patch.tick % self._look_ticks == 0:
                self.watch.look()

    def turn(self, lever: Lever) -> bool:
        """Pull a lever or push it back; whether it is pulled then."""
        self._note()
        self.deed, self.touched = lever, True
        return lever.turn(self.session)

    def mend(self) -> None:
        """A fresh, healthy piece of membrane."""
        self._seed += 1
        self._begin()
        self.deed, self.touched = "mend", False

    @property
    def voltage_mV(self) -> float:
        """The voltage as a voltmeter shows it."""
        return quantities.TABLE["V"].read(self.watch)

    def told(self, name: str) -> float:
        """A quantity of `game.challenges.quantities`, counted since the last deed where it is a count."""
        return quantities.TABLE[name].read(self.since)
