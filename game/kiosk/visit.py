"""A visitor's run: a healthy piece of membrane, what the visitor does to it, and what follows from that."""

from typing import Final, Literal

from game.challenges import measurements
from game.challenges.run import SlicedRun
from game.challenges.watch import Watch
from game.engine import measure, presets
from game.engine.session import Session

from .interventions import PRESET, Intervention

SETTLED_S: Final = 5.0  # run before it is shown: the voltmeter's mean and the pumps are then those of a rest
MOST_BYTES: Final = 2**20  # no visitor goes back in time

LastAction = Intervention | Literal["restore"] | None


class Visit:
    """One visitor's cell, and the last action on it: an intervention, "restore", or None before the first."""

    def __init__(self, seed: int = 1) -> None:
        self._seed = seed
        self._begin()
        self.last_action: LastAction = None
        self.touched = False
        """Whether an intervention has been applied or undone since the cell was new."""

    def _begin(self) -> None:
        spec = presets.get(PRESET).with_(start_mV=-70.0)
        self.session = Session(spec, self._seed, most_bytes=MOST_BYTES)
        self.session.step(round(SETTLED_S / spec.dt_s))
        self._run = SlicedRun(self.session)
        self.watch = self._run.watch
        self._note()

    def _note(self) -> None:
        """Measure from now on what the last action does."""
        patch = self.session.patch
        self.since = Watch(patch)
        self.before_mV = measurements.TABLE["V"].read(self.watch)
        self.before_mM = measure.concentrations_mM(patch)

    def step(self, ticks: int) -> None:
        """Run `ticks` ticks."""
        self._run.advance(ticks)

    def toggle(self, intervention: Intervention) -> bool:
        """Apply an intervention, or undo it. Returns whether it is applied then."""
        self._note()
        self.last_action, self.touched = intervention, True
        return intervention.toggle(self.session)

    def restore(self) -> None:
        """Replace the cell with a new, healthy piece of membrane."""
        self._seed += 1
        self._begin()
        self.last_action, self.touched = "restore", False

    @property
    def voltage_mV(self) -> float:
        """The voltage as a voltmeter shows it."""
        return measurements.TABLE["V"].read(self.watch)

    def measured(self, name: str) -> float:
        """A measurement of `game.challenges.measurements`, since the last action where it is a count."""
        return measurements.TABLE[name].read(self.since)
