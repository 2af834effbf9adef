"""How far along a goal is, whatever it asks for."""

from typing import Annotated

from pydantic import Field

from .quantities import Watch

Seconds = Annotated[float, Field(gt=0, le=1800)]


class Tracker:
    """How far along one goal is. `share` goes from 0 to 1; `done` stays true once it is."""

    def __init__(self) -> None:
        self.share = 0.0
        self.done = False
        self.failed = False

    def look(self, watch: Watch) -> None:
        """Take note of how things stand; to be called every LOOK_S."""

    def tell(self, name: str) -> bool:
        """Hear a prediction; True if it was asked for."""
        return False

    def why(self, watch: Watch) -> str:
        """Why it is not done, in a sentence."""
        return ""
