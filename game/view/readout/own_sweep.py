"""The student's own sweep: each time the K+ outside has been changed and V has settled, a point is recorded."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from game.engine import Patch, measure, settings, theory
from game.engine.session import Session

SETTLE_S = 20.0  # at least so long after a change: four time constants of a resting membrane, and the bath's own
MEAN_S = 8.0  # a point is the mean of the last so many seconds
STILL_mV = 2.5  # the halves of that time may differ by so much: twice the error of such a mean
MOST_WAIT_S = 45.0
AUTOMATIC_mM = (2.5, 4.0, 6.5, 10.0, 16.0, 25.0, 40.0, 63.0, 100.0)
"""What "Sweep for me" sets, mM: nine steps, even on a logarithmic axis."""
LOW_MM, HIGH_MM, CURVE_POINTS = 2.0, 100.0, 25


@dataclass(frozen=True, slots=True)
class SettledPoint:
    """One settled voltage: K+ outside (mM), mean and standard deviation of V (mV), and the tick it was taken at."""

    potassium_mM: float
    voltage_mV: float
    scatter_mV: float
    tick: int


@dataclass(frozen=True, slots=True)
class SweepReadout:
    """What the plot shows; curves as (K+ outside in mM, mV)."""

    points: tuple[SettledPoint, ...] = ()
    ghk: tuple[tuple[float, float], ...] = ()
    nernst: tuple[tuple[float, float], ...] = ()
    now: tuple[float, float] = (0.0, 0.0)
    automatic: bool = False


class OwnSweep:
    """Watches a session and collects points; drops those of a branch that was left."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.points: list[SettledPoint] = []
        self._planned: list[float] = []
        self._known: tuple[float, int] = (-1.0, 0)  # K+ outside, and the tick from which it has been so
        self._curves: tuple[object, int, SweepReadout] | None = None
        session.on_branch.append(self._delete_after)

    def update(self) -> None:
        """Read the state; record a point where V has settled. To be called once a frame."""
        patch, tick = self._session.patch, self._session.tick
        potassium = _outside(patch)
        if abs(potassium - self._known[0]) > 1e-6 or tick < self._known[1]:
            self._known = potassium, tick
        waited = (tick - self._known[1]) * patch.spec.dt_s
        if self._session.in_past or waited < SETTLE_S or self._has_point(potassium):
            return
        point = _settled(self._session, potassium, waited)
        if point is not None:
            self.points = [each for each in self.points if abs(each.potassium_mM / potassium - 1.0) > 0.01]
            self.points.append(point)
            self._set_next()

    def _has_point(self, potassium: float) -> bool:
        """Whether a point has been recorded since K⁺ outside was last set to `potassium`."""
        return any(abs(each.potassium_mM - potassium) < 1e-6 and each.tick > self._known[1] for each in self.points)

    def _delete_after(self, tick: int) -> None:
        self.points = [point for point in self.points if point.tick <= tick]
        self._known = -1.0, 0
        self._planned = []  # the run has branched: the next step is the student's

    def clear(self) -> None:
        """Delete all points."""
        self.points, self._known = [], (-1.0, 0)

    def reset(self) -> None:
        """Delete all points and stop the automatic sweep: the cell is a new one."""
        self.clear()
        self._planned = []

    # Sweep for me ----------------------------------------------------------------------------------------------

    @property
    def automatic(self) -> bool:
        """Whether the automatic sweep is on, which sets the bath."""
        return bool(self._planned)

    def toggle_automatic(self) -> None:
        """Start the automatic sweep through the bath's values, or stop it."""
        self._planned = [] if self._planned else list(AUTOMATIC_mM)
        self._known = -1.0, 0  # a bath that stands at the first value already gives its point anew
        if self._planned:
            self._set_next()

    def _set_next(self) -> None:
        if self._planned:
            value, *rest = self._planned
            self._session.act("set", "K_out", value)
            self._planned = rest  # only now: begun in the past, that act was a branch, which ends an automatic sweep

    # For the plot ----------------------------------------------------------------------------------------------

    def readout(self) -> SweepReadout:
        """Points and curves, as things are now; the curves are made anew once a second."""
        patch = self._session.patch
        second = patch.tick // 60
        known = self._curves
        if known is None or known[0] is not patch.rules or known[1] != second:
            known = self._curves = patch.rules, second, _curves(patch)
        curves = known[2]
        now = _outside(patch), patch.voltage_mV
        return SweepReadout(tuple(self.points), curves.ghk, curves.nernst, now, self.automatic)


def _outside(patch: Patch) -> float:
    return float(settings.value_of(patch.spec, "K_out"))


def _settled(session: Session, potassium: float, waited_s: float) -> SettledPoint | None:
    """The mean of the last seconds, once its two halves agree (or it has been waited for long enough)."""
    patch = session.patch
    ticks = round(MEAN_S / patch.spec.dt_s)
    now = measure.mark(patch)
    whole = measure.between(patch, session.mark_within(ticks), now)
    late = measure.between(patch, session.mark_within(ticks // 2), now)
    if whole.seconds < 0.9 * MEAN_S:
        return None
    if abs(late.voltage_mV - whole.voltage_mV) > STILL_mV / 2 and waited_s < MOST_WAIT_S:
        return None
    return SettledPoint(potassium, whole.voltage_mV, whole.voltage_sd_mV, session.tick)


def _curves(patch: Patch) -> SweepReadout:
    """GHK, with access resistance, and E_K for every K+ outside, at the concentrations inside now."""
    mixture = measure.concentrations_mM(patch)
    inside = {key: pair[0] for key, pair in mixture.items()}
    outside = {key: pair[1] for key, pair in mixture.items()}
    both = outside["K"] + outside["Na"]
    celsius = patch.spec.temperature_C
    ghk, nernst = [], []
    for potassium in np.geomspace(LOW_MM, HIGH_MM, CURVE_POINTS).tolist():
        bath = outside | {"K": potassium, "Na": max(0.0, both - potassium)}
        predict = partial(theory.ghk_mV, inside_mM=inside, outside_mM=bath, temperature_C=celsius)
        ghk.append((potassium, measure.with_access_mV(patch, predict)))
        if inside["K"] > 0:
            nernst.append((potassium, theory.nernst_mV(1, potassium, inside["K"], celsius)))
    return SweepReadout(ghk=tuple(ghk), nernst=tuple(nernst))
