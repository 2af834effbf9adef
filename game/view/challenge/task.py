"""What the card of a level shows for the current progress."""

from game.challenges.goals.goals import Goal
from game.challenges.goals.hold import Hold
from game.challenges.goals.reach import Reach
from game.challenges.play import Play
from game.view.challenge.card import Objective, Task, level_words
from game.words import _


def task_of(play: Play, number: int | None) -> Task:
    """The card's words and figures; `number` is the level's place in the campaign, if it has one."""
    level, main = play.level, play.goals[0]
    objectives = [
        Objective(words, tracker.done, tracker.failed)
        for words, tracker in zip(level.objective_words(), play.goals, strict=True)
    ]
    held = getattr(main, "held_s", None)
    hold = level.goal.hold
    if hold is not None and held is not None:
        figure, under = f"{held:.1f}", _("of {seconds:g} s").format(seconds=hold.seconds)
    else:
        figure, under = f"{round(main.share * 100)}%", _("of the way")
    return Task(
        level_words(number),
        level.title,
        level.goal.words() + ".",
        main.share,
        figure,
        under,
        tuple(objectives),
        len(level.steps),
        min(play.step_number + 1, len(level.steps)),
    )


def band_of(goal: Goal) -> tuple[float | None, float | None] | None:
    """The band of voltage that a goal asks for, mV; None where it asks for something else."""
    asked: Hold | Reach | None = goal.hold or goal.reach
    if asked is not None:
        return (asked.above, asked.below) if asked.what in ("V", "V_mean") else None
    return next((band for band in map(band_of, goal.parts) if band is not None), None)
