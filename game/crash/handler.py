"""The outermost handler: turns a failure into one sentence on the standard error, a report, and exit code 70."""

import contextlib
import sys
import threading
from collections.abc import Sequence
from typing import Final

from game.words import _

EXIT_CODE: Final = 70
"""An error in the program itself: EX_SOFTWARE of sysexits.h."""
_MOST_LETTERS = 200


def failed(error: BaseException, arguments: Sequence[str], folder: str = "") -> int:
    """Write a report about `error` to `folder` ("" is the log folder), print one sentence. Returns EXIT_CODE.

    Never raises.
    """
    sentence = _sentence(error, arguments, folder)
    with contextlib.suppress(Exception):  # there may be no standard error, or it may be closed
        print(f"minus70: {sentence}", file=sys.stderr, flush=True)
    return EXIT_CODE


def _sentence(error: BaseException, arguments: Sequence[str], folder: str) -> str:
    what = one_line(error)
    try:
        from . import report  # only now: it costs every start 30 ms

        written = report.write(error, arguments, folder)
    except Exception as problem:
        why = one_line(problem)
        return _("The program itself has failed ({what}), and no report could be written ({why}).").format(
            what=what, why=why
        )
    if written.run is None:
        return _("The program itself has failed ({what}); the report is {file}.").format(what=what, file=written.file)
    return _("The program itself has failed ({what}); the report is {file}, and the run is kept in {run}.").format(
        what=what, file=written.file, run=written.run
    )


def one_line(error: BaseException) -> str:
    """Type and first line of an error's message, without control characters, and not too long."""
    try:
        lines = str(error).strip().splitlines()
    except Exception:  # an error that cannot even be shown
        lines = []
    words = f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
    plain = "".join(letter if letter.isprintable() else "?" for letter in words)
    return plain if len(plain) <= _MOST_LETTERS else plain[: _MOST_LETTERS - 1] + "…"


def watch_threads(arguments: Sequence[str], folder: str = "") -> None:
    """Report errors in threads in the same way from now on; the program goes on without the thread."""

    def report_failure(failure: threading.ExceptHookArgs) -> None:
        if failure.exc_value is not None and not isinstance(failure.exc_value, SystemExit):
            failed(failure.exc_value, arguments, folder)

    threading.excepthook = report_failure
