"""V against what a sweep varied, with Goldman-Hodgkin-Katz and Nernst behind it."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, LogLocator, NullLocator, ScalarFormatter

from game.engine import PatchSpec, Sweep, settings, species, theory
from game.engine.sweeps import GridPoint, Value
from game.view.drawing.theme import SPECIES_NAME
from game.words import _

from .labels import CurveLabel, at_right
from .look import Palette, bare, mixed, styled, title

_SIZE_IN = (8.0, 5.2)
_FINE = 240
_FEW = 6  # so many values stand on the axis themselves
_MARKERS = {"o": "●", "s": "■", "D": "◆", "^": "▲", "v": "▼", "P": "✚"}  # and how a label shows them


def _is_log(values: Sequence[float]) -> bool:
    """Whether values are meant for a log axis: all above 0, and spaced more evenly in ratio than in difference."""
    if len(values) < 3 or min(values) <= 0:
        return False
    steps = [np.abs(np.diff(scale)) for scale in (np.sort(values), np.log(np.sort(values)))]
    linear, log = (float(np.std(each) / np.mean(each)) for each in steps)
    return log < linear


def _along(spec: PatchSpec, key: str, fine: Any, swept: Sequence[float]) -> tuple[Any, list[PatchSpec]]:
    """The x's of the theory curves and the specs there: finely spaced, or `swept` for a setting of integers."""
    for xs in (fine, np.unique(swept)):
        try:
            return xs, [settings.apply(spec, {key: float(x)}) for x in xs]
        except settings.SettingError:
            continue
    return np.array([]), []


def _ghk_mV(spec: PatchSpec) -> float:
    return theory.ghk_mV(spec.permeability_per_s, spec.inside_mM, spec.outside_mM, spec.temperature_C)


def _nernst_mV(spec: PatchSpec, ion: str) -> float:
    valence = species.TABLE[species.INDEX[ion]].valence
    return theory.nernst_mV(valence, spec.outside_mM.get(ion, 0.0), spec.inside_mM.get(ion, 0.0), spec.temperature_C)


def _ion_of(key: str) -> str:
    """The ion whose Nernst line stands behind: the one that is varied, else K+."""
    named = {key.partition("_")[0], key.rpartition("_")[2]}
    return next((ion for ion in species.MOBILE if ion in named), "K")


def _named(key: str) -> str:
    """A setting as an axis is labelled: what it is, and its unit."""
    row = settings.TABLE[key]
    words = row.help.partition(":")[0].partition(";")[0]
    return f"{words}, {row.unit}" if row.unit else words


def _scaled(axes: Axes, key: str, xs: list[float]) -> Any:
    """Set up the x axis. Returns the finely spaced x's of the curves."""
    low, high = min(xs), max(xs)
    few = len(set(xs)) <= _FEW
    if _is_log(xs):
        axes.set_xscale("log")
        axes.xaxis.set_major_locator(FixedLocator(xs) if few else LogLocator(subs=(1, 2, 5)))
        axes.xaxis.set_major_formatter(ScalarFormatter())
        axes.xaxis.set_minor_locator(NullLocator())
        edge = (high / low) ** 0.04
        axes.set_xlim(low / edge, high * edge)
        return np.geomspace(low, high, _FINE)
    if few:
        axes.xaxis.set_major_locator(FixedLocator(xs))
    edge = 0.04 * (high - low) or 0.5
    axes.set_xlim(low - edge, high + edge)
    return np.linspace(low, high, _FINE)


def _finite(values: Sequence[float]) -> Any:
    return np.array([value if math.isfinite(value) else np.nan for value in values])


def _series(sweep: Sweep) -> dict[tuple[Value, ...], list[GridPoint]]:
    """Points of each combination of the settings after the first, in the order of the grid."""
    found: dict[tuple[Value, ...], list[GridPoint]] = {}
    for point in sweep.points:
        found.setdefault(tuple(point.settings.values())[1:], []).append(point)
    return found


def _theory(
    axes: Axes, look: Palette, xs: Any, specs: Sequence[PatchSpec], ion: str, strength: float, first: bool
) -> list[CurveLabel]:
    """The curves behind one series, and the labels of the first one's."""
    ghk, nernst = _finite([_ghk_mV(spec) for spec in specs]), _finite([_nernst_mV(spec, ion) for spec in specs])
    axes.plot(xs, ghk, color=mixed(look.quiet, look.ground, strength), lw=1.6, zorder=2)
    if not first:
        return []
    colour = look.species[ion]
    axes.plot(xs, nernst, color=colour, lw=1.4, ls=(0, (5, 3)), zorder=2)
    named = _("Nernst, {ion}").format(ion=SPECIES_NAME[ion])
    return [CurveLabel(named, float(nernst[-1]), colour), CurveLabel(_("GHK, leaks alone"), float(ghk[-1]), look.quiet)]


def _dots(
    axes: Axes, look: Palette, points: Sequence[GridPoint], xs: Sequence[float], n: int, strength: float
) -> tuple[float, float]:
    """The means of the n-th series with their standard errors, and what the pumps' current makes of GHK there.

    Gives the heights of the last ones; nan for the second where no pump has turned.
    """
    figures = [point.figures() for point in points]
    means = [each["V_mean_mV"] for each in figures]
    bars = [0.0 if math.isnan(each["V_sem_mV"]) else each["V_sem_mV"] for each in figures]
    axes.errorbar(
        xs,
        means,
        bars,
        fmt=[*_MARKERS][n % len(_MARKERS)],
        color=mixed(look.ink, look.ground, strength),
        markersize=6,
        elinewidth=1.8,
        zorder=4,
    )
    torn = [(x, y) for x, y, each in zip(xs, means, figures, strict=True) if each["torn"]]
    if torn:
        axes.plot(*zip(*torn, strict=True), "o", ms=3, color=look.ground, zorder=5)
    if not any(each["pump_cycles"] for each in figures):
        return means[-1], math.nan
    predicted = [each["GHK_pump_mV"] for each in figures]
    order = np.argsort(xs)
    axes.plot(
        np.array(xs)[order], np.array(predicted)[order], color=mixed(look.pump, look.ground, strength), lw=1.4, zorder=3
    )
    return means[-1], predicted[-1]


def draw(sweep: Sweep, dark: bool = False) -> Figure:
    """A figure of `sweep`: the setting varied first along x, a series for each combination of the others.

    The curves are theory for the settings, not for the runs. Raises ValueError where the sweep has no point.
    """
    if not sweep.points:
        raise ValueError("There is no point to draw.")
    key = next(iter(sweep.vary))
    words = bool(settings.TABLE[key].choices)
    names = [str(value) for value in sweep.vary[key]]
    with styled(dark) as look:
        figure = Figure(figsize=_SIZE_IN)
        axes = figure.add_axes((0.095, 0.12, 0.725, 0.74))
        bare(axes, look)
        groups = _series(sweep)
        place = {name: float(n) for n, name in enumerate(names)}

        def x_of(point: GridPoint) -> float:
            return place[str(point.settings[key])] if words else float(point.settings[key])

        labels: list[CurveLabel] = []
        fine = None
        if words:
            axes.set_xticks(range(len(names)), names)
            axes.set_xlim(-0.5, len(names) - 0.5)
        else:
            fine = _scaled(axes, key, [x_of(point) for point in sweep.points])
        for n, (rest, points) in enumerate(groups.items()):
            others = dict(zip(list(sweep.vary)[1:], rest, strict=True))
            strength = 1.0 - 0.55 * n / max(1, len(groups) - 1)
            if fine is not None:
                at, specs = _along(settings.apply(sweep.base, others), key, fine, [x_of(point) for point in points])
                labels += _theory(axes, look, at, specs, _ion_of(key), strength, first=n == 0)
            text = ", ".join(f"{name} {_formatted(value)}" for name, value in others.items()) or _("simulated")
            last, with_pumps = _dots(axes, look, points, [x_of(point) for point in points], n, strength)
            text = f"{[*_MARKERS.values()][n % len(_MARKERS)]} {text}"
            labels.append(CurveLabel(text, last, mixed(look.ink, look.ground, strength)))
            if math.isfinite(with_pumps) and not any(label.colour == look.pump for label in labels):
                labels.append(CurveLabel(_("GHK + pumps"), with_pumps, look.pump))
        axes.set_xlabel(_named(key), loc="left")
        axes.set_title(_("membrane potential, mV"), loc="left", fontsize=10.5, color=look.quiet, pad=8)
        at_right(axes, labels)
        runs = max(len(point.runs) for point in sweep.points)
        note = _("mean of {runs} runs of {seconds:g} s, ± standard error")
        if any(point.figures()["torn"] for point in sweep.points):
            note = _("hollow: the membrane tore in some runs; ") + note
        figure.text(
            0.82, 0.025, note.format(runs=runs, seconds=sweep.seconds), fontsize=9, color=look.quiet, ha="right"
        )
        title(figure, sweep.base, 0.095)
        return figure


def _formatted(value: Value) -> str:
    return value if isinstance(value, str) else f"{value:g}"
