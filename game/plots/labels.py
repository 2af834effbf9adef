"""Names written at the ends of their own curves, moved apart where they would cover each other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True)
class CurveLabel:
    """A name, the value its curve ends at, and its colour."""

    text: str
    at: float
    colour: str


def spread(places: Sequence[float], apart: float) -> list[float]:
    """`places`, in any order, moved as little as needed (least squares) to be `apart` from each other."""
    order = np.argsort(places, kind="stable")
    # Less n times the gap, they only have to rise: pool neighbours that do not, each pool at its mean.
    pools: list[tuple[float, int]] = []
    for n, place in enumerate(np.asarray(places, float)[order]):
        mean, size = place - n * apart, 1
        while pools and pools[-1][0] >= mean:
            before, many = pools.pop()
            mean, size = (before * many + mean * size) / (many + size), many + size
        pools.append((mean, size))
    moved = np.empty(len(order))
    moved[order] = np.concatenate([np.full(size, mean) for mean, size in pools]) + apart * np.arange(len(order))
    return [float(place) for place in moved]


def at_right(axes: Axes, labels: Sequence[CurveLabel], size: float = 10, gap: float = 8) -> None:
    """Write `labels` just outside the right edge, each at its value's height; `size` and `gap` in points.

    Do not change limits or scale after this: the heights are computed from them.
    """
    axes.set_ylim(axes.get_ylim())
    shown = [label for label in labels if np.isfinite(label.at)]
    if not shown:
        return
    figure = axes.get_figure()
    assert figure is not None
    points = 72 / figure.dpi
    low, high = (axes.transAxes.transform((0, edge))[1] * points for edge in (0, 1))
    ends = [float(axes.transData.transform((1, label.at))[1]) * points for label in shown]
    for label, place in zip(shown, spread([min(max(end, low), high) for end in ends], 1.25 * size), strict=True):
        axes.annotate(
            label.text,
            (1, (place - low) / (high - low)),
            (gap, 0),
            xycoords="axes fraction",
            textcoords="offset points",
            color=label.colour,
            fontsize=size,
            fontweight=500,
            va="center",
            annotation_clip=False,
        )
