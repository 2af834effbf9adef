"""`minus70 kiosk`: an exhibit that runs by itself; or its config file, written or checked."""

import os
import sys
from pathlib import Path

from game.documents import DocumentError
from game.kiosk import config_file
from game.kiosk.config import KioskConfig
from game.kiosk.logs import open_log
from game.kiosk.only_one import AlreadyRuns, only_one
from game.kiosk.service_manager import ServiceManager
from game.kiosk.show_options import ShowOptions
from game.kiosk.signals import handle_signals
from game.kiosk.supervisor import CANNOT_SHOW, Supervisor
from game.printable import one_line
from game.words import _

from .command_error import CommandError, print_errors
from .output_file import write_new
from .size import pixels


def run(config: Path | None, *, size: str | None, windowed: bool, lang: str | None) -> int:
    """Run the exhibit until it is ended. Returns an exit code. Raises CommandError."""
    window = pixels(size) if size else None
    if window is not None and not windowed:
        raise CommandError(_("--size is for a window; add --windowed."))
    settings = _with_language(_loaded(config), lang)
    if not settings.pin:
        print(_("There is no PIN: the exhibit is ended by Ctrl-C here, or by its service manager."), file=sys.stderr)
    options = ShowOptions(config=settings, windowed=windowed, size=window, parent=os.getpid())
    try:
        with only_one(settings.display):
            supervisor = Supervisor(
                options.model_dump_json(),
                open_log(settings.log_folder),
                settings.restart_at,
                restart_options=options.model_copy(update={"again": True}).model_dump_json(),
                manager=ServiceManager(),
            )
            with handle_signals(supervisor):
                return supervisor.run()
    except AlreadyRuns as other:
        raise CommandError(str(other)) from None


def only_with_soak() -> CommandError:
    """The error for --report without --soak."""
    return CommandError(_("--report is for --soak; add --soak MINUTES."))


def check(file: Path) -> int:
    """Check a config file, and print that it is correct. Raises CommandError with every mistake."""
    try:
        config_file.load(file)
    except DocumentError as wrong:
        print_errors(*wrong.lines)
        return CANNOT_SHOW
    print(_("{file}: ok.").format(file=one_line(str(file))))
    return 0


def new(file: Path) -> int:
    """Write a config to start from. Raises CommandError where the file exists or cannot be written."""
    write_new(file, config_file.TEMPLATE, _("A config is a .toml file; call it {name}."))
    print(_("{file} is written. Change it, then run: minus70 kiosk --config {file}").format(file=one_line(str(file))))
    return 0


def _loaded(file: Path | None) -> KioskConfig:
    """The config. Raises CommandError for its mistakes, which are written to the default log too, for the operator."""
    try:
        return config_file.load(file)
    except DocumentError as wrong:
        log = open_log(to_stderr=False)
        log.error("the exhibit does not start: its config cannot be used")
        for line in wrong.lines:
            log.error(line)
        raise CommandError(*wrong.lines) from None


def _with_language(config: KioskConfig, lang: str | None) -> KioskConfig:
    if lang is None:
        return config
    return config.model_copy(update={"language": lang, "languages": tuple(dict.fromkeys((lang, *config.languages)))})
