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

from .command_error import print_errors

_ARGUMENTS = ("kiosk", "(the show)")
PIN_TRIES = "pin-tries"
"""The file beside the log in which wrong PINs are counted."""


def main() -> int:
    """Show the exhibit until it is ended. Returns one of the supervisor's exit codes; 70 after a crash report."""
    folder = ""
    try:
        heart = Heart(os.dup(1))
        os.dup2(2, 1)  # what libraries print goes to the log
        faulthandler.enable()
        if hasattr(signal, "SIGUSR1"):
            faulthandler.register(signal.SIGUSR1, all_threads=True)
        options = ShowOptions.model_validate_json(sys.stdin.read())
        folder = options.config.log_folder
        handler.watch_threads(_ARGUMENTS, folder)
        end_with_parent(options.parent)
        return _show(options, heart)
    except Exception as error:
        traceback.print_exc()  # for the parent's log
        return handler.failed(error, _ARGUMENTS, folder)


def _show(options: ShowOptions, heart: Heart) -> int:
    try:
        app = KioskApp(
            options.config,
            lambda where, size, leave: KioskScreen(size, options.config, leave, hurried=options.again),
            heart,
            windowed=options.windowed,
            size=options.size,
            tries=log_folder(options.config.log_folder) / PIN_TRIES,
        )
    except WindowError as error:
        print_errors(error)
        return CANNOT_SHOW
    # Only now: SDL would turn the signals into a request to quit, which an exhibit takes no notice of.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, frame: app.stop(128 + number))
    app.run()
    return app.code


if __name__ == "__main__":
    sys.exit(main())
