"""Checks of a level that its model cannot make: how it starts, and whether its parts fit together."""

from collections.abc import Iterator

from game.documents import Checks, KeyPath, Mistake
from game.words import N_, _

from . import start
from .goals.goals import Goal, depth, endless
from .level import Level

MOST_NESTING = 4  # of goals in goals


def _together(level: Level) -> Iterator[Mistake]:
    """Mistakes of a level whose parts are each correct."""
    yield from start.impossible(level)
    yield from _goals(level)
    for number, step in enumerate(level.steps):
        if step.point_at == "readings" and not level.readings:
            yield ("steps", number, "point_at"), _("the level shows no readings: add readings.")
    yield from _cells(level)


def _goals(level: Level) -> Iterator[Mistake]:
    places: list[KeyPath] = [("goal",), *(("stars", number) for number in range(len(level.stars)))]
    for at, goal in zip(places, (level.goal, *level.stars), strict=True):
        if depth(goal) > MOST_NESTING:
            yield at, _("it is nested more than {most} deep.").format(most=MOST_NESTING)
        if endless(goal) and not (at[0] == "stars" and _of_the_level(goal)):
            yield at, _("only a star's own before can leave out its goal, which is then the level's.")


def _of_the_level(star: Goal) -> bool:
    return star.before is not None and star.before.goal is None


def _cells(level: Level) -> Iterator[Mistake]:
    if ("cell" in level.controls) != bool(level.cells):
        at: KeyPath = ("cells",) if level.cells else ("controls",)
        yield at, _('the control "cell" and a list of cells belong together.')
    if not level.cells:
        return
    if len(set(level.cells)) < max(2, len(level.cells)):
        yield ("cells",), _("it needs two names or more, all different.")
    if level.cells[0] != level.preset:
        yield ("cells", 0), _("the first of cells must be the preset, {name!r}.").format(name=level.preset)
    for key in ("start", "closed", "pumps_off", "held"):
        if getattr(level, key):
            yield (key,), _("leave it out where there are cells: each cell is shown as it is.")
    for number, move in enumerate(level.solution):
        if move.cell is not None and move.cell not in level.cells:
            yield ("solution", number), _("it goes to {name!r}, which is not in cells.").format(name=move.cell)


CHECKS = Checks[Level](
    tables=start.wrong_settings,
    content=_together,
    if_empty=N_("there is nothing in it; begin with: minus70 levels new FILE"),
)
