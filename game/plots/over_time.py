"""One run over time: potential, concentrations, currents, and volume and ATP where they changed or are there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, ScalarFormatter

from game.engine import PatchSpec
from game.engine.species import CROSSING
from game.view.drawing.theme import SPECIES_NAME
from game.words import N_, _

from .labels import CurveLabel, at_right
from .look import Palette, bare, styled, title

Columns = Mapping[str, Any]  # name -> float64[rows]

_WIDTH_IN = 8.0
_LEAST_mM = 0.05  # a concentration that never is above this is not drawn


@dataclass(frozen=True, slots=True)
class _Panel:
    """One strip: its title with the unit, how tall it is in inches, when there is something in it, and its drawing."""

    title: str
    height_in: float
    wanted: Callable[[Columns], bool]
    draw: Callable[[Axes, Columns, Palette], list[CurveLabel]]


def _last(values: Any) -> float:
    finite = values[np.isfinite(values)]
    return float(finite[-1]) if finite.size else float("nan")


def _voltage(axes: Axes, columns: Columns, look: Palette) -> list[CurveLabel]:
    time = columns["time_s"]
    axes.plot(time, columns["GHK_mV"], color=look.quiet, lw=1.2, ls=(0, (5, 3)))
    axes.plot(time, columns["E_K_mV"], color=look.species["K"], lw=1.2, ls=(0, (1.5, 2.5)))
    axes.plot(time, columns["V_mean_mV"], color=look.ink, lw=2)
    return [
        CurveLabel("V", _last(columns["V_mean_mV"]), look.ink),
        CurveLabel(_("GHK"), _last(columns["GHK_mV"]), look.quiet),
        CurveLabel(_("Nernst, {ion}").format(ion=SPECIES_NAME["K"]), _last(columns["E_K_mV"]), look.species["K"]),
    ]


def _concentrations(axes: Axes, columns: Columns, look: Palette) -> list[CurveLabel]:
    labels = []
    for key in CROSSING:
        for side, where, style in (("in", _("inside"), "-"), ("out", _("outside"), (0, (1.5, 2.5)))):
            values = columns[f"{key}_{side}_mM"]
            if np.nanmax(values) > _LEAST_mM:
                shown = np.where(values > 0, values, np.nan)
                axes.plot(columns["time_s"], shown, color=look.species[key], lw=1.8 if side == "in" else 1.4, ls=style)
                labels.append(CurveLabel(f"{SPECIES_NAME[key]} {where}", _last(shown), look.species[key]))
    axes.set_yscale("log")
    axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.yaxis.set_major_formatter(ScalarFormatter())
    axes.yaxis.set_minor_locator(LogLocator(subs=()))
    return labels


def _currents(axes: Axes, columns: Columns, look: Palette) -> list[CurveLabel]:
    axes.axhline(0, color=look.quiet, lw=0.8)
    labels = []
    for key in (*CROSSING, "pump"):
        values, colour = columns[f"I_{key}_e_per_s"], look.pump if key == "pump" else look.species[key]
        if not np.any(values):
            continue
        # Single crossings make a current jagged: what is drawn strongly is its mean over a twentieth of the run.
        width = max(1, len(values) // 20)
        smooth = np.convolve(np.pad(values, (width // 2, (width - 1) // 2), "edge"), np.ones(width) / width, "valid")
        axes.plot(columns["time_s"], values, color=colour, lw=0.7, alpha=0.3)
        axes.plot(columns["time_s"], smooth, color=colour, lw=1.8)
        labels.append(CurveLabel(SPECIES_NAME.get(key, _("pumps")), float(smooth[-1]), colour))
    return labels


def _volume(axes: Axes, columns: Columns, look: Palette) -> list[CurveLabel]:
    percent = 100 * columns["volume"]
    axes.axhline(100, color=look.quiet, lw=0.8)
    axes.plot(columns["time_s"], percent, color=look.ink, lw=2)
    return [CurveLabel(f"{_last(percent):.0f} %", _last(percent), look.ink)]


def _energy(axes: Axes, columns: Columns, look: Palette) -> list[CurveLabel]:
    labels = []
    for key, colour in (("ATP", look.atp), ("ADP", look.quiet), ("Pi", look.faint)):
        values = columns[f"{key}_in_mM"]
        if np.nanmax(values) > _LEAST_mM:
            axes.plot(columns["time_s"], values, color=colour, lw=2)
            labels.append(
                CurveLabel("Pᵢ" if key == "Pi" else key, _last(values), look.quiet if key == "Pi" else colour)
            )
    axes.set_ylim(bottom=0)
    return labels


def _always(columns: Columns) -> bool:
    return True


_PANELS = (
    _Panel(N_("membrane potential, mV"), 2.5, _always, _voltage),
    _Panel(N_("concentrations, mM"), 2.2, _always, _concentrations),
    _Panel(N_("currents, e/s, outward positive"), 1.9, _always, _currents),
    _Panel(N_("volume, % of the start"), 1.3, lambda c: bool(np.ptp(c["volume"]) > 0.002), _volume),
    _Panel(N_("ATP, mM"), 1.3, lambda c: bool(np.nanmax(c["ATP_in_mM"]) > _LEAST_mM), _energy),
)


def draw(columns: Columns, spec: PatchSpec, dark: bool = False) -> Figure:
    """A figure of a run's `columns` (see game.engine.runs.COLUMNS), which need one row at least."""
    with styled(dark) as look:
        panels = [panel for panel in _PANELS if panel.wanted(columns)]
        gap, top, bottom = 0.42, 0.75, 0.6
        height = top + bottom + sum(panel.height_in for panel in panels) + gap * (len(panels) - 1)
        figure = Figure(figsize=(_WIDTH_IN, height))
        begun = height - top
        for n, panel in enumerate(panels):
            box = (0.085, (begun - panel.height_in) / height, 0.77, panel.height_in / height)
            axes = figure.add_axes(box)
            begun -= panel.height_in + gap
            labels = panel.draw(axes, columns, look)
            bare(axes, look)
            axes.set_xlim(0, float(columns["time_s"][-1]))
            axes.set_title(_(panel.title), loc="left", fontsize=10.5, color=look.quiet, pad=6)
            at_right(axes, labels)
            if n < len(panels) - 1:
                axes.tick_params(labelbottom=False)
            else:
                axes.set_xlabel(_("seconds on screen"))
        title(figure, spec, 0.085)
        return figure
