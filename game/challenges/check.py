"""Checking a level by playing it: its solution must win, doing nothing must not, and every step must be reachable."""

from dataclasses import dataclass, field
from pathlib import Path

from game.documents import DocumentError, KeyPath, Problem, validate
from game.documents.source import Source, read
from game.engine.settings import SettingError
from game.engine.spec import SpecError
from game.words import _, translated

from .autoplay import Autoplay, at_random, do_nothing
from .level import CONTROLS, Level
from .level_checks import CHECKS
from .play import LevelVerdict, Play

IDLE_S = 120.0
RANDOM_GAMES = 5


@dataclass(frozen=True, slots=True)
class LevelReport:
    """The result of checking one file."""

    file: str
    level: Level | None
    problems: list[Problem]
    stars: int = 0
    seconds: float = 0.0
    won_at_random: int = 0
    random_games: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def fine(self) -> bool:
        """Whether there is nothing to fix."""
        return not self.problems


def check(file: Path, random_games: int = 0) -> LevelReport:
    """Read, validate and play one level file."""
    try:
        source = read(file)
        level = validate(source, Level, CHECKS)
    except DocumentError as wrong:
        return LevelReport(str(file), None, wrong.problems)
    problems = list(_forbidden(source, level))
    if problems:
        return LevelReport(str(file), level, problems)
    try:
        auto = Autoplay(Play(level))
        play = auto.run()
    except (SettingError, SpecError, ValueError) as refused:
        problem = source.problem(("solution",), _("it does what cannot be: {why}").format(why=translated(refused)))
        return LevelReport(str(file), level, [problem])
    if auto.refused is not None:
        at: KeyPath = ("solution", auto.refused)
        why = auto.refusal or _("this move changes nothing, or the level is not ready for it.")
        problems.append(source.problem(at, why))
    if play.verdict is not LevelVerdict.WON:
        problems.append(_not_won(source, play))
    for number, star in enumerate(play.goals[1:]):
        if play.verdict is LevelVerdict.WON and not star.done:
            words = _("the solution does not earn this star. {why}").format(why=star.why(play.watch))
            problems.append(source.problem(("stars", number), words))
    if play.verdict is LevelVerdict.WON and play.step is not None:
        at = ("steps", play.step_number)
        words = _("the level is won before this step gets what it waits for.")
        problems.append(source.problem(at, words + _in_vain(level, play.step_number)))
    seconds = play.watch.time_s
    idle = do_nothing(level, max(IDLE_S, 1.5 * seconds))
    if idle.verdict is LevelVerdict.WON:
        problems.append(
            source.problem(("goal",), _("doing nothing wins it in {time:.0f} s.").format(time=idle.watch.time_s))
        )
    lucky = sum(
        at_random(level, seed, max(60.0, seconds)).verdict is LevelVerdict.WON for seed in range(1, 1 + random_games)
    )
    return LevelReport(str(file), level, problems, play.stars, seconds, lucky, random_games)


def _not_won(source: Source, play: Play) -> Problem:
    """Why a solution does not win: time is paused for good, or the goal is not reached."""
    time = play.watch.time_s
    if play.verdict is LevelVerdict.PLAYING and play.question is not None:
        words = _("the solution gives no answer to {ask!r}; add a predict or an answer.").format(ask=play.question.ask)
        return source.problem(("solution",), words)
    if play.verdict is LevelVerdict.PLAYING and play.paused:
        words = _("time is held until this step gets what it waits for, and no move of the solution brings that.")
        return source.problem(("steps", play.step_number), words + _in_vain(play.level, play.step_number))
    lost = _("lost") if play.verdict is LevelVerdict.LOST else _("not won")
    words = _("the solution does not win: after {time:.0f} s it is {lost}. {why}")
    return source.problem(("solution",), words.format(time=time, lost=lost, why=play.why()))


def _forbidden(source: Source, level: Level) -> list[Problem]:
    """Moves of the solution that the level's own controls or its limit do not allow."""
    problems = []
    for number, move in enumerate(level.solution):
        for control in move.controls:
            if control not in level.controls:
                words = _("the solution uses {control!r}, which is not among the level's controls.")
                problems.append(source.problem(("solution", number), words.format(control=control)))
        if level.limit is not None and move.at is not None and move.at > level.limit:
            words = _("this move comes after the limit of {limit:g} s.")
            problems.append(source.problem(("solution", number, "at"), words.format(limit=level.limit)))
    return problems


def _in_vain(level: Level, number: int) -> str:
    """The rest of the sentence about a step that is never done: that none of the level's controls can do it, or ""."""
    waits = level.steps[number].wait_for
    if waits is None or waits.what not in CONTROLS or waits.what in level.controls:
        return ""
    return " " + _("The controls of the level cannot change {what}.").format(what=waits.what)
