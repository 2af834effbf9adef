"""Pictures of data: what is drawn is what was measured, and names do not cover each other."""

from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("matplotlib")

from game.engine import simulate, sweep
from game.plots import against, over_time
from game.plots.labels import spread
from game.plots.look import save

SMALL = {"size": "small"}


def texts(figure) -> list[str]:  # type: ignore[no-untyped-def]
    """All that is written in a figure, axis numbers left out."""
    titles = [axes.get_title(where) for axes in figure.axes for where in ("center", "left")]
    return titles + [text.get_text() for part in (*figure.axes, figure) for text in part.texts]


@pytest.mark.parametrize("places", [[0, 0, 0], [5, 1, 2], [0, 100, 0.5, 99], [3]])
def test_names_are_moved_apart_as_little_as_needed(places: list[float]) -> None:
    """At least the gap between any two, in the order they were in, about the same middle."""
    moved = spread(places, 10)
    assert all(b - a >= 10 - 1e-9 for a, b in pairwise(sorted(moved)))
    assert sum(moved) == pytest.approx(sum(places))
    assert sorted(range(len(places)), key=lambda n: (places[n], n)) == sorted(
        range(len(places)), key=lambda n: moved[n]
    )


@pytest.mark.parametrize("dark", [False, True])
def test_a_run_is_drawn_with_every_row(dark: bool) -> None:
    """V's curve has the table's own values; each strip names its unit."""
    run = simulate("neuron", SMALL, seconds=3, every_s=0.5)
    figure = over_time.draw(run.columns, run.patch.spec, dark)
    drawn = [line.get_ydata() for line in figure.axes[0].lines]
    assert any(len(y) == 6 and (y == run["V_mean_mV"]).all() for y in drawn)
    said = texts(figure)
    assert {"membrane potential, mV", "concentrations, mM", "K⁺ inside", "Neuron, size = small"} <= set(said)


def test_a_sweep_is_drawn_with_its_errors_on_the_axis_it_asks_for() -> None:
    """Values spaced in ratio stand on a log axis; dots are the means; Nernst's line goes through theory's points."""
    result = sweep("neuron", {"K_out": [2.5, 5, 10, 20]}, fixed=SMALL, replicas=2, seconds=1, workers=1)
    axes = against.draw(result).axes[0]
    assert axes.get_xscale() == "log"
    dots = axes.containers[0].lines[0]
    assert dots.get_xdata().tolist() == [2.5, 5, 10, 20]
    assert dots.get_ydata().tolist() == result["V_mean_mV"].tolist()
    nernst = next(line for line in axes.lines if line.get_linestyle() == "--")
    assert float(nernst.get_ydata()[-1]) == pytest.approx(26.73 * -1.9459, abs=0.05)  # ln(20/140)
    assert "K⁺ in the bath, mM" in axes.get_xlabel()


def test_even_spacing_and_words_have_axes_of_their_own() -> None:
    """Pumps 0 to 3 on a linear axis; open and sealed side by side."""
    result = sweep("neuron", {"pumps": [0, 1, 2]}, fixed=SMALL, replicas=1, seconds=0.5, workers=1)
    assert against.draw(result).axes[0].get_xscale() == "linear"
    result = sweep("neuron", {"bath": ["open", "sealed"]}, fixed=SMALL, replicas=1, seconds=0.5, workers=1)
    axes = against.draw(result, dark=True).axes[0]
    assert [label.get_text() for label in axes.get_xticklabels()] == ["open", "sealed"]


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_the_same_data_give_the_same_file(tmp_path: Path, kind: str) -> None:
    """No date, no random names inside."""
    run = simulate("neuron", SMALL, seconds=1, every_s=0.5)
    for name in ("a", "b"):
        save(over_time.draw(run.columns, run.patch.spec), tmp_path / name, kind)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
