"""A table on disk, .csv or .parquet, that is either whole or not there.

Rows go to a temporary file beside it first.
"""

import contextlib
import math
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Protocol, Self

from game.words import _

from .problem import Problem

Row = Sequence[float]

_ROWS_A_GROUP = 10_000


class Writer(Protocol):
    """Takes rows in the order of the columns."""

    def add(self, row: Row) -> None:
        """Write one row."""

    def finish(self) -> None:
        """Write what is still held back."""


class _Csv:
    def __init__(self, file: BinaryIO, columns: Sequence[str]) -> None:
        self._file = file
        self._line(columns)

    def _line(self, cells: Sequence[str]) -> None:
        self._file.write((",".join(cells) + "\n").encode())

    def add(self, row: Row) -> None:
        self._line(["" if math.isnan(value) else f"{value:.10g}" for value in row])

    def finish(self) -> None:
        self._file.flush()


class _Parquet:
    def __init__(self, file: BinaryIO, columns: Sequence[str]) -> None:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError:
            raise Problem(_("Writing .parquet needs pyarrow: install minus70[parquet], or write a .csv.")) from None
        self._arrow: Any = pyarrow
        self._schema = pyarrow.schema([(name, pyarrow.float64()) for name in columns])
        self._writer = pyarrow.parquet.ParquetWriter(file, self._schema)
        self._rows: list[Row] = []

    def add(self, row: Row) -> None:
        self._rows.append(row)
        if len(self._rows) == _ROWS_A_GROUP:
            self._flush()

    def _flush(self) -> None:
        columns = [list(column) for column in zip(*self._rows, strict=True)] or [[] for _name in self._schema]
        arrays = [self._arrow.array(column, self._arrow.float64(), from_pandas=True) for column in columns]
        self._writer.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
        self._rows.clear()

    def finish(self) -> None:
        if self._rows:
            self._flush()
        self._writer.close()


_KINDS: dict[str, Callable[[BinaryIO, Sequence[str]], Writer]] = {".csv": _Csv, ".parquet": _Parquet}


class TableFile:
    """A context that gives a Writer; the file appears under its name when the context ends well, not before.

    Raises Problem where `path` cannot be written or has another suffix; nothing is left behind then.
    """

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        if path.suffix.lower() not in _KINDS:
            raise Problem(_("--out is {path}; use a name that ends in .csv or .parquet.").format(path=path))
        self.path = path
        self._columns = columns

    def __enter__(self) -> Writer:
        with self._sentences():
            self._target = self.path.resolve()
            if self._target.is_dir():
                raise Problem(_("Cannot write {path}: it is a folder.").format(path=self.path))
            if not self._target.parent.is_dir():
                raise Problem(
                    _("Cannot write {path}: there is no folder {folder}.").format(
                        path=self.path, folder=self.path.parent
                    )
                )
            if self._target.exists() and not os.access(self._target, os.W_OK):
                raise PermissionError(13, "Permission denied")
            self._temporary = self._target.with_name(f".{self._target.name}.{os.getpid()}.part")
            self._file = self._temporary.open("wb")
        try:
            self._writer: Writer = _KINDS[self.path.suffix.lower()](self._file, self._columns)
        except BaseException:
            self._discard()
            raise
        return self._writer

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._discard()
            if isinstance(error, OSError):
                with self._sentences():
                    raise error
            return
        try:
            with self._sentences():
                self._writer.finish()
                self._file.flush()
                os.fsync(self._file.fileno())
                self._file.close()
                os.replace(self._temporary, self._target)
        except BaseException:
            self._discard()
            raise

    def _discard(self) -> None:
        with contextlib.suppress(OSError):
            self._file.close()
        self._temporary.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _sentences(self) -> Iterator[Self]:
        """Turn the system's errors into one sentence."""
        try:
            yield self
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise Problem(_("Cannot write {path}: {reason}.").format(path=self.path, reason=reason)) from error
