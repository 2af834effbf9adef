"""A table on disk, .csv or .parquet, that is complete or absent."""

import csv
import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from game.words import _

from .command_error import CommandError
from .output_file import checked_suffix, output_file, system_errors

Row = Sequence[float | str]

_ROWS_A_GROUP = 10_000


class Writer(Protocol):
    """Takes rows in the order of the columns."""

    def add(self, row: Row) -> None:
        """Write one row."""

    def finish(self) -> None:
        """Write rows that are still buffered, and the end of the file."""

    def abandon(self) -> None:
        """Close the file, which is about to be removed."""


def _cell(value: float | str) -> str:
    """A figure to 10 digits; one that does not exist is empty."""
    if isinstance(value, str):
        return value
    return "" if math.isnan(value) else f"{value:.10g}"


class _Csv:
    def __init__(self, file: BinaryIO, columns: Sequence[str], words: Sequence[str]) -> None:
        self._file = TextIOWrapper(file, encoding="utf-8", newline="")
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._writer.writerow(columns)

    def add(self, row: Row) -> None:
        self._writer.writerow([_cell(value) for value in row])

    def finish(self) -> None:
        self._file.flush()
        self._file.detach()

    def abandon(self) -> None:
        with suppress(OSError):  # the disk may be full
            self._file.detach()


class _Parquet:
    def __init__(self, file: BinaryIO, columns: Sequence[str], words: Sequence[str]) -> None:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError:
            sentence = _('Writing .parquet needs pyarrow: pip install "minus70[parquet]", or write a .csv.')
            raise CommandError(sentence) from None
        self._arrow: Any = pyarrow
        kinds = [(name, pyarrow.string() if name in words else pyarrow.float64()) for name in columns]
        self._schema = pyarrow.schema(kinds)
        self._writer = pyarrow.parquet.ParquetWriter(file, self._schema)
        self._rows: list[Row] = []

    def add(self, row: Row) -> None:
        self._rows.append(row)
        if len(self._rows) == _ROWS_A_GROUP:
            self._flush()

    def _flush(self) -> None:
        columns = [list(column) for column in zip(*self._rows, strict=True)] or [[] for _name in self._schema]
        arrays = [
            self._arrow.array(column, part.type, from_pandas=True)
            for column, part in zip(columns, self._schema, strict=True)
        ]
        self._writer.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
        self._rows.clear()

    def finish(self) -> None:
        if self._rows:
            self._flush()
        self._writer.close()

    def abandon(self) -> None:
        """Left to be closed when it is collected, it would complain on the console of a file that is gone."""
        with suppress(OSError):
            self._writer.close()
        self._writer.is_open = False


class _Named:
    """Writes with another Writer; the system's errors become a CommandError that names the file."""

    def __init__(self, path: Path, writer: Writer) -> None:
        self._path, self._writer = path, writer

    def add(self, row: Row) -> None:
        with system_errors(self._path):
            self._writer.add(row)

    def finish(self) -> None:
        with system_errors(self._path):
            self._writer.finish()

    def abandon(self) -> None:
        self._writer.abandon()


_KINDS: dict[str, Callable[[BinaryIO, Sequence[str], Sequence[str]], Writer]] = {".csv": _Csv, ".parquet": _Parquet}


@contextmanager
def table_file(path: Path, columns: Sequence[str], words: Sequence[str] = ()) -> Iterator[Writer]:
    """A context that yields a Writer; the file appears under its name when the context ends without an error.

    `words` are the columns that hold text; all others hold figures. Raises CommandError where `path` cannot be written
    or has another suffix; nothing is left behind then.
    """
    kind = _KINDS[checked_suffix(path, "--out", tuple(_KINDS))]
    with output_file(path) as file:
        with system_errors(path):
            writer = _Named(path, kind(file, columns, words))
        try:
            yield writer
            writer.finish()
        except BaseException:
            writer.abandon()
            raise
