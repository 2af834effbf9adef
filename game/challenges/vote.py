"""A question that a class votes on: what is done to a resting cell, and what will its voltage do?"""

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationError

from game.documents.model import StrictModel
from game.documents.problem import Problem, in_order
from game.documents.schema_errors import mistakes
from game.documents.source import Source, read

from .actions import Action
from .level import known_preset
from .predict import Outcome, Predict

FOLDER = Path(__file__).parents[2] / "levels" / "votes"


class VoteError(ValueError):
    """A question that cannot be asked; str() says why, a line for each mistake."""


class Vote(StrictModel):
    """A whole file of a vote. `expect` is what every seed that was tried has shown: `why` tells of that alone."""

    title: Annotated[str, Field(min_length=1, max_length=40)]
    say: Annotated[str, Field(min_length=1, max_length=40)]  # what is done, on the button that does it
    preset: Annotated[str, AfterValidator(known_preset)] = "neuron"
    deeds: Annotated[list[Action], Field(min_length=1, max_length=4)]
    predict: Predict
    expect: Outcome
    why: Annotated[str, Field(min_length=1, max_length=200)]


def load(source: Source) -> Vote | list[Problem]:
    """The question that a source holds, or every mistake in it, in the order of the file."""
    try:
        return Vote.model_validate(source.data)
    except ValidationError as wrong:
        return in_order(mistakes(source, wrong, Vote))


def questions() -> list[Vote]:
    """The questions that come with the program, in order. Raises VoteError."""
    return [open_file(file) for file in sorted(FOLDER.glob("*.toml"))]


def open_file(file: Path) -> Vote:
    """The question in a file. Raises VoteError with every mistake in it."""
    source = read(file)
    found = [source] if isinstance(source, Problem) else load(source)
    if isinstance(found, list):
        raise VoteError("\n".join(map(str, found)))
    return found
