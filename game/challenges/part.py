"""What every part of a file that a person writes has in common."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of a level or config file: no unknown keys, and no text where a number should stand."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
