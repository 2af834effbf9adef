"""`minus70 kiosk --soak MINUTES`: a long trial of the exhibit without a window, and its report."""

import logging
import os
import platform
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from game import __version__, words
from game.documents import DocumentError
from game.kiosk import config_file
from game.kiosk.config import KioskConfig
from game.kiosk.show_options import ShowOptions
from game.kiosk.supervisor import Limits, Supervisor
from game.soak.figures import REPORT_EVERY_S, Figures
from game.soak.kills import Kill, kills
from game.soak.page import in_page
from game.soak.report import markdown
from game.words import _

from .command_error import CommandError
from .output_file import check, checked_suffix, write_report
from .simulate import as_json

LEAST_MINUTES, MOST_MINUTES = 0.1, 60.0 * 24 * 31
_SETTLED_S = 3.0  # less than a show is let run before it is killed
_KILL_EVERY_MINUTES, _MOST_KILLS = 15.0, 12

CONFIG = KioskConfig(sound=True, pin="27182818", opening=("mon-sun 06:00-23:00",))
"""The config used where none is given: everything on."""


def run(
    file: Path | None, minutes: float, reports: list[Path], seed: int, report_every_s: float = REPORT_EVERY_S
) -> int:
    """Run the trial of a config file. Returns 1 for a crash, a lost ion or another failure of the program, else 0.

    Every `report_every_s` the reports are written with what has been found so far. Raises CommandError.
    """
    _check(minutes, reports)
    config = CONFIG if file is None else _loaded(file)
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"  # before pygame starts
    from game.soak.screens_trial import ScreensTrial
    from game.soak.trial import Soak
    from game.view.drawing import appearance
    from game.view.window.size import WindowError

    language, looks = words.language(), appearance.current()
    command = "minus70 kiosk " + (f"--config {file} " if file else "") + f"--soak {minutes:g} --seed {seed}"
    with tempfile.TemporaryDirectory(prefix="minus70-soak-") as folder:
        killed = _kills(config.model_copy(update={"log_folder": folder}), minutes, seed)

        def write(figures: Figures) -> Figures:
            with words.in_language(language):  # a visitor may have chosen another one for the screen
                complete = replace(figures, kills=killed, machine=_machine())
                _write(complete, command, reports)
                return complete

        # Half of the time each: the exhibit's own window, then another one that is led through every screen.
        try:
            exhibit = Soak(config, minutes / 2, seed, Path(folder) / "log").run(write, report_every_s)
            screens = ScreensTrial(30.0 * minutes, seed, Path(folder) / "screens")
        except WindowError as error:
            raise CommandError(error) from error
        found = screens.run(lambda found: write(replace(exhibit, screens=found)), report_every_s)
        figures = write(replace(exhibit, screens=found))
    words.use_language(language)
    appearance.use(looks)
    if not reports:
        print(markdown(figures, command))
    return 0 if figures.sound else 1


def _loaded(file: Path) -> KioskConfig:
    try:
        return config_file.load(file)
    except DocumentError as wrong:
        raise CommandError(*wrong.lines) from None


def _check(minutes: float, reports: list[Path]) -> None:
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise CommandError(
            _("--soak is {minutes:g} minutes; use {least:g} to {most:g}.").format(
                minutes=minutes, least=LEAST_MINUTES, most=MOST_MINUTES
            )
        )
    for report in reports:
        checked_suffix(report, "--report", (".md", ".json"))
        check(report)  # now, and not after an hour


def _write(figures: Figures, command: str, reports: list[Path]) -> None:
    """Write the results so far: a trial that is cut short loses its last few minutes only."""
    for report in reports:
        plain = figures.plain() | {"command": command}
        made = markdown(figures, command)
        text = in_page(report, made) if report.suffix.lower() == ".md" else as_json(plain) + "\n"
        write_report(report, text)


def _kills(config: KioskConfig, minutes: float, seed: int) -> list[Kill]:
    """Kill a real exhibit now and then; not in a trial of a few minutes, nor where processes cannot be stopped."""
    number = min(int(minutes / _KILL_EVERY_MINUTES), _MOST_KILLS)
    if number == 0 or sys.platform == "win32":
        return []
    log = logging.Logger("soak", logging.ERROR)
    log.addHandler(logging.NullHandler())
    options = ShowOptions(config=config, windowed=True, size=(1280, 720)).model_dump_json()
    # Each fault is to be the first after a good time: a show that keeps failing is made to wait, as it should.
    supervisor = Supervisor(options, log, limits=Limits(settled=_SETTLED_S))
    try:
        return kills(number, supervisor, seed, lambda words: print(words, file=sys.stderr))
    except TimeoutError as trouble:
        raise CommandError(str(trouble)) from None


def _machine() -> dict[str, str]:
    import pygame

    return {
        "minus70": __version__,
        "system": f"{platform.system()} {platform.machine()}",
        "cores": str(os.cpu_count()),
        "load": "/".join(f"{load:.1f}" for load in os.getloadavg()) if hasattr(os, "getloadavg") else "",
        "Python": platform.python_version(),
        "pygame-ce": pygame.version.ver,
        "SDL": ".".join(map(str, pygame.get_sdl_version())),
    }
