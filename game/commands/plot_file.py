"""A picture of data on disk, .png or .svg, that is complete or absent."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from game.engine import PatchSpec, Sweep
from game.words import _

from .command_error import CommandError
from .output_file import checked_suffix, output_file, system_errors

_SUFFIXES = (".png", ".svg")


class PlotFile:
    """Draws to a path; see `plot_file`."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        """`file` becomes `path`."""
        self._path, self._file = path, file

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
            save(figure, self._file, self._path.suffix.lower()[1:])


@contextmanager
def plot_file(path: Path) -> Iterator[PlotFile]:
    """A context that yields a PlotFile. Raises CommandError, at once, where it cannot draw to `path`."""
    checked_suffix(path, "--plot", _SUFFIXES)
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        raise CommandError(_('--plot needs matplotlib: pip install "minus70[plot]".')) from None
    with output_file(path) as file:
        yield PlotFile(path, file)
