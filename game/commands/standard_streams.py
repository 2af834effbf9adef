"""Standard output and error that fail in one sentence: on a full disk, or when what reads from a pipe has ended.

| standard output | exit code | standard error says |
| --- | --- | --- |
| the disk is full, or fails | 2 | why |
| the reader has ended (`minus70 ... \\| head -1`) | 141, as of other commands: 128 + SIGPIPE | nothing |

A failure of standard error changes neither: there is nowhere to report it.
"""

import codecs
import errno
import io
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NoReturn, TextIO

from game.system_errors import reason
from game.words import _

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

READER_ENDED = 141
CANNOT_WRITE = 2


_PLAINER: Final = "minus70.plainer"
_LIKE: Final = {"\u2212": "-", "\u202f": " ", "\u00a0": " ", "⁺": "+", "⁻": "-", "…": "...", "±": "+-"}


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """An error handler of `codecs`: prints similar signs for those that the encoding lacks, so no minus is lost."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_LIKE.get(sign, "?") for sign in error.object[error.start : error.end]), error.end


codecs.register_error(_PLAINER, _plainer)


class _Output(io.FileIO):
    """Standard output's file. Where it cannot be written the program ends, with a sentence and its exit code."""

    def write(self, content: "ReadableBuffer", /) -> int:
        """Write `content`. Raises SystemExit where that fails, which no `except Exception` catches."""
        try:
            return super().write(content)
        except OSError as error:
            self._end(error)

    def _end(self, error: OSError) -> NoReturn:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.fileno())  # what is still in buffers must not fail again while the program ends
        os.close(nowhere)
        if error.errno == errno.EPIPE:
            raise SystemExit(READER_ENDED) from None
        sentence = _("Cannot write {path}: {reason}.").format(path=_("standard output"), reason=reason(error))
        print(f"minus70: {sentence}", file=sys.stderr)
        raise SystemExit(CANNOT_WRITE) from None


class _Errors(io.FileIO):
    """Standard error's file. What cannot be written there is dropped."""

    def write(self, content: "ReadableBuffer", /) -> int:
        """Write `content`, or drop it."""
        try:
            return super().write(content)
        except OSError:
            return memoryview(content).nbytes


def guard() -> None:
    """Put both in the place of `sys.stdout` and `sys.stderr`.

    A sign that the console's encoding lacks is printed as its like (a minus as a hyphen), or as "?". Where one is
    closed, so is its number for other files: what libraries print would go into them.
    """
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout, sys.stderr = _guarded(sys.stdout, _Output), _guarded(sys.stderr, _Errors)


def _guarded(stream: TextIO, kind: Callable[..., io.FileIO]) -> TextIO:
    """A stream to where `stream` goes; `stream` itself if it is none of Python's own, or closed (None)."""
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    stream.reconfigure(errors=_PLAINER)
    file = getattr(stream.buffer, "raw", stream.buffer)
    if type(file) is not io.FileIO:  # a Windows console has its own kind
        return stream
    stream.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(kind(file.fileno(), "wb", closefd=False)),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering or stream.write_through,
    )


def run(command: Callable[[], int]) -> int:
    """The exit code of `command`, or the one for an output that cannot be written."""
    guard()
    try:
        return command()
    finally:
        if sys.stdout is not None:
            sys.stdout.flush()
