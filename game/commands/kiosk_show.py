"""The program that shows the exhibit, started by `minus70 kiosk`: `python -m` this module with `ShowOptions` as input.

Its standard output is its heartbeat. What goes wrong is on its standard error, for the parent's log.
"""

import faulthandler
import os
import signal
import sys
import traceback

from game.crash import handler
from game.kiosk.heartbeat import Heart
from game.kiosk.logs import log_folder
from game.kiosk.show_options import ShowOptions
from game.kiosk.supervisor import CANNOT_SHOW
from game.kiosk.with_parent import end_with_parent
from game.view.kiosk.kiosk_app import KioskApp
from game.view.screens.kiosk import KioskScreen
from game.view.window.size import WindowError

from .command_error import tell

_ARGUMENTS = ("kiosk", "(the show)")
PIN_TRIES = "pin-tries"
"""The file beside the log in which wrong PINs are counted."""


def main() -> int:
    """Show it until it is ended. Returns an exit code that the parent understands; 70 leaves a crash report."""
    folder = ""
    try:
        heart = Heart(os.dup(1))
        os.dup2(2, 1)  # whatever prints goes to the log
        faulthandler.enable()
        if hasattr(signal, "SIGUSR1"):
            faulthandler.register(signal.SIGUSR1, all_threads=True)
        told = ShowOptions.model_validate_json(sys.stdin.read())
        folder = told.config.log_folder
        handler.watch_threads(_ARGUMENTS, folder)
        end_with_parent(told.parent)
        return _show(told, heart)
    except Exception as error:
        traceback.print_exc()  # for the parent's log
        return handler.failed(error, _ARGUMENTS, folder)


def _show(told: ShowOptions, heart: Heart) -> int:
    try:
        app = KioskApp(
            told.config,
            lambda where, size, leave: KioskScreen(size, told.config, leave, hurried=told.again),
            heart,
            windowed=told.windowed,
            size=told.size,
            tries=log_folder(told.config.log_folder) / PIN_TRIES,
        )
    except WindowError as error:
        tell(error)
        return CANNOT_SHOW
    # Only now: SDL would turn the signals into a request to quit, which an exhibit takes no notice of.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, frame: app.stop(128 + number))
    app.run()
    return app.code


if __name__ == "__main__":
    sys.exit(main())
