"""A question that a class votes on: what is done to a resting cell, and what will its voltage do?"""

from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from game.challenges.actions import PlayerAction
from game.challenges.goals.predict import Outcome, Predict
from game.challenges.level import known_preset
from game.documents import load
from game.documents.model import StrictModel

FOLDER = Path(str(files("levels"))) / "votes"


class Vote(StrictModel):
    """The model of a vote's file. `expect` is the outcome with every seed tried; `why` explains that outcome alone."""

    title: Annotated[str, Field(min_length=1, max_length=40)]
    say: Annotated[str, Field(min_length=1, max_length=40)]  # what is done, on the button that does it
    preset: Annotated[str, AfterValidator(known_preset)] = "neuron"
    deeds: Annotated[list[PlayerAction], Field(min_length=1, max_length=4)]
    predict: Predict
    expect: Outcome
    why: Annotated[str, Field(min_length=1, max_length=200)]


def questions() -> list[Vote]:
    """The questions that come with the program, in order. Raises DocumentError."""
    return [load(file, Vote) for file in sorted(FOLDER.glob("*.toml"))]
