"""From a level file's text to a level, or to every mistake in it."""

from collections.abc import Iterator

from pydantic import ValidationError

from game.documents.problem import Problem, in_order
from game.documents.schema_errors import mistakes
from game.documents.source import Source
from game.engine import settings
from game.engine.chemistry import ion_counts
from game.engine.spec import SpecError
from game.words import _

from . import whole
from .level import Level, wrong_start


def load(source: Source) -> Level | list[Problem]:
    """The level that a source holds, or every mistake in it, in the order of the file."""
    if not source.data:
        return [source.problem((), _("there is nothing in it; begin with: minus70 levels new FILE"))]
    level: Level | None = None
    problems = list(_start_problems(source))
    try:
        level = Level.model_validate(source.data)
    except ValidationError as wrong:
        problems += mistakes(source, wrong, Level)
    except RecursionError:
        problems.append(source.problem((), _("its tables are nested too deep.")))
    if level is not None and not problems:
        try:
            ion_counts(level.spec())
        except (settings.SettingError, SpecError) as impossible:
            problems.append(source.problem(("start",) if level.start else ("preset",), str(impossible)))
        problems += [source.problem(at, words) for at, words in whole.wrongs(level)]
        if not problems:
            return level
    return in_order(problems)


def _start_problems(source: Source) -> Iterator[Problem]:
    start = source.data.get("start")
    for key, value in start.items() if isinstance(start, dict) else ():
        wrong = wrong_start(key, value)
        if wrong is not None:
            yield source.problem(("start", key), wrong)
