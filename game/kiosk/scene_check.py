"""Checking a scene file by playing it: each action must change something, and each promise must hold."""

from dataclasses import dataclass
from pathlib import Path

from game.documents import DocumentError, Problem, validate
from game.documents.source import Source, read
from game.engine.settings import SettingError
from game.engine.spec import SpecError
from game.words import _, translated

from .scene_run import SceneRun
from .scenes import CHECKS, AttractScene

FRAME_S = 1 / 60


@dataclass(frozen=True, slots=True)
class SceneReport:
    """The result of checking one file; it is correct if there are no problems."""

    file: str
    problems: list[Problem]
    seconds: float = 0.0
    """How long the scene was played: until its last promise."""


def is_scene(file: Path) -> bool:
    """Whether a file is meant to be a scene of the attract loop, and not a level."""
    try:
        source = read(file)
    except DocumentError:
        return file.parent.name == "kiosk"
    return "headline" in source.data or "promises" in source.data


def check_scene(file: Path) -> SceneReport:
    """Read, validate and play one scene file."""
    try:
        source = read(file)
        scene = validate(source, AttractScene, CHECKS)
    except DocumentError as wrong:
        return SceneReport(str(file), wrong.problems)
    try:
        return SceneReport(str(file), problems_in_play(scene, source), max(promise.at for promise in scene.promises))
    except (SettingError, SpecError, ValueError) as refused:
        problem = source.problem(("deeds",), _("it does what cannot be: {why}").format(why=translated(refused)))
        return SceneReport(str(file), [problem])


def problems_in_play(scene: AttractScene, source: Source) -> list[Problem]:
    """Play a scene to its end. Returns a problem for each promise that does not hold and each action without effect."""
    run = SceneRun(scene)
    while not run.prepare(3600):
        pass
    found = []
    for number, promise in sorted(enumerate(scene.promises), key=lambda pair: pair[1].at):
        while run.shown_s < promise.at - 1e-9:
            run.advance(min(FRAME_S, promise.at - run.shown_s))
        if not promise.met(run.watch):
            sentence = _("at {seconds} s it is not so: {promise}; it is {value}.")
            value = f"{promise.value(run.watch):.4g}".replace("-", "−")
            words = sentence.format(seconds=f"{promise.at:g}", promise=promise.words(), value=value)
            found.append(source.problem(("promises", number), words))
    for number, action in enumerate(scene.deeds):
        if action in run.idle:
            found.append(source.problem(("deeds", number), _("this changes nothing when it is done.")))
    return found
