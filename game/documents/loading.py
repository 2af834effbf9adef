"""From a file to what it describes: parsed, validated by its model, then by checks that no model can make."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from game.words import _

from .model import StrictModel
from .problem import DocumentError, KeyPath, in_order
from .schema_errors import schema_errors
from .source import Source, read

Content = TypeVar("Content", bound=StrictModel)
Mistake = tuple[KeyPath, str]
"""What is wrong at a key's path, in a sentence."""


def _no_mistakes(_checked: object) -> Iterable[Mistake]:
    return ()


@dataclass(frozen=True)
class Checks(Generic[Content]):
    """Checks of a file beyond those of its model."""

    tables: Callable[[Mapping[str, Any]], Iterable[Mistake]] = _no_mistakes
    """Checks the tables as they were parsed. Its mistakes and the model's are reported together."""
    content: Callable[[Content], Iterable[Mistake]] = _no_mistakes
    """Checks the content, once it has no other mistake."""
    if_empty: str = ""
    """The message for an empty file, instead of a list of missing keys; marked with `N_`."""


def load(file: Path, model: type[Content], checks: Checks[Content] | None = None) -> Content:
    """What `file` describes, a `model`. Raises DocumentError with every mistake, in the order of the file."""
    return validate(read(file), model, checks)


def validate(source: Source, model: type[Content], checks: Checks[Content] | None = None) -> Content:
    """What a parsed file describes. Raises DocumentError with every mistake, in the order of the file."""
    checks = checks or Checks()
    if checks.if_empty and not source.data:
        raise DocumentError(source.problem((), _(checks.if_empty)))
    content = None
    problems = [source.problem(*mistake) for mistake in checks.tables(source.data)]
    try:
        content = model.model_validate(source.data)
    except ValidationError as error:
        problems += schema_errors(source, error, model)
    except RecursionError:
        problems.append(source.problem((), _("its tables are nested too deep.")))
    if content is not None and not problems:
        problems = [source.problem(*mistake) for mistake in checks.content(content)]
        if not problems:
            return content
    raise DocumentError(*in_order(problems))
