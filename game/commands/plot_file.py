"""A picture of data on disk, .png or .svg, that is either whole or not there."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from game.engine import PatchSpec, Sweep
from game.words import _

from .problem import Problem
from .whole_file import checked_suffix, system_errors, whole_file

_SUFFIXES = (".png", ".svg")


class PlotFile:
    """Draws to a path; see `plot_file`."""

    def __init__(self, path: Path, temporary: Path) -> None:
        self._path, self._temporary = path, temporary

    def run(self, columns: Mapping[str, Any], spec: PatchSpec, dark: bool) -> None:
        """Draw one run over time."""
        from game.plots import over_time

        self._save(over_time.draw(columns, spec, dark))

    def sweep(self, result: Sweep, dark: bool) -> None:
        """Draw V against what was varied."""
        from game.plots import against

        self._save(against.draw(result, dark))

    def _save(self, figure: Any) -> None:
        from game.plots.look import save

        with system_errors(self._path):
            save(figure, self._temporary, self._path.suffix.lower()[1:])


@contextmanager
def plot_file(path: Path) -> Iterator[PlotFile]:
    """A context that gives something to draw with. Raises Problem, at once, where it cannot draw to `path`."""
    checked_suffix(path, "--plot", _SUFFIXES)
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        raise Problem(_('--plot needs matplotlib: pip install "minus70[plot]".')) from None
    with whole_file(path) as temporary:
        yield PlotFile(path, temporary)
