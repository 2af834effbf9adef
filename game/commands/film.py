"""Film a screen or a recording, without opening a window."""

import math
import os
from pathlib import Path
from typing import BinaryIO

import pygame
from rich.console import Console
from rich.progress import Progress

from game.engine import presets
from game.engine.recording import RecordingError
from game.engine.recording_file import load
from game.engine.session import ReplayError
from game.progress import progress
from game.view.offscreen import film
from game.view.window.size import WindowError, check_size
from game.words import _, grouped

from .command_error import CommandError, unreadable
from .output_file import output_file
from .size import pixels
from .stopping import stop_on_interrupt
from .video import SUFFIXES, Film, needs_av

MOST_S = 3600.0
USUAL_S = 10.0
SAMPLES = 8  # frames that the colours of a .gif are chosen from
_USUAL = {".mp4": ("1920x1080", 60), ".gif": ("800x450", 15)}


def run(
    what: str,
    out: Path,
    preset: str,
    seed: int,
    *,
    start: float,
    seconds: float | None,
    size: str | None,
    fps: int | None,
) -> int:
    """Film `what`: a screen's name, or the file of a recording. Returns the exit code. Raises CommandError."""
    suffix = out.suffix.lower()
    if suffix not in SUFFIXES:
        raise CommandError(_("-o is {path}; use a name that ends in .mp4 or .gif.").format(path=out))
    if not 0 <= start <= 86_400:
        raise CommandError(_("--start is {start:g}; use 0 to 86400.").format(start=start))
    if seconds is not None and not 0 < seconds <= MOST_S:
        raise CommandError(_("--seconds is {seconds:g}; use more than 0, and up to 3600.").format(seconds=seconds))
    wide, high = pixels(size or _USUAL[suffix][0])
    pace = fps or _USUAL[suffix][1]
    if suffix == ".mp4" and (wide % 2 or high % 2):
        raise CommandError(_("--size is {w}x{h}; an .mp4 needs even numbers.").format(w=wide, h=high))
    try:
        check_size((wide, high))
        with output_file(out) as file:
            make, usual_s = _maker(what, preset, seed, start)
            count = max(1, math.ceil((seconds or usual_s) * pace - 1e-9))
            return _shoot(make, out, file, (wide, high), count, pace)
    except RecordingError as error:
        raise unreadable(error, Path(what)) from error
    except (WindowError, ReplayError) as error:
        raise CommandError(error) from error


def _maker(what: str, preset: str, seed: int, start: float) -> tuple[film.Maker, float]:
    """A function that makes the screen, and the number of seconds of it that can be filmed."""
    if what in film.SCREENS:
        presets.get(preset)
        make = film.SCREENS[what](preset, seed, start)
        return make, film.turn_s(make) if what == "pump" else USUAL_S
    path = Path(what)
    if not os.path.exists(what):  # and no error where no file can have such a name
        names = ", ".join(film.SCREENS)
        raise CommandError(
            _("There is no film of {what!r}; use {names}, or a recording.").format(what=what, names=names)
        )
    found = load(path)
    return film.of_recording(found), max(1 / 60, min(MOST_S, (found.end - found.begin) * found.spec.dt_s))


def _shoot(make: film.Maker, out: Path, file: BinaryIO, size: tuple[int, int], count: int, fps: int) -> int:
    needs_av()
    errors = Console(stderr=True)
    with stop_on_interrupt() as stop, progress(console=errors) as shown:
        samples = _samples(make, size, count, fps, shown) if out.suffix.lower() == ".gif" else []
        task = shown.add_task(_("filming"), total=count)
        done = 0
        with Film(out, file, size, fps, samples) as reel:
            for draw in film.frames(make, size, count, fps):
                reel.add(draw())
                done += 1
                shown.update(task, completed=done)
                if stop():
                    break
    if done < count:
        errors.print(_("Stopped: the film has {some} of {all} frames.").format(some=grouped(done), all=grouped(count)))
        return 130
    return 0


def _samples(make: film.Maker, size: tuple[int, int], count: int, fps: int, shown: Progress) -> list[pygame.Surface]:
    """A few frames spread over the film, from which the palette is chosen."""
    task = shown.add_task(_("choosing colours"), total=count)
    wanted = {count * place // SAMPLES for place in range(SAMPLES)}
    found = []
    for number, draw in enumerate(film.frames(make, size, count, fps)):
        if number in wanted:
            found.append(draw().copy())
        shown.update(task, completed=number + 1)
    shown.remove_task(task)
    return found
