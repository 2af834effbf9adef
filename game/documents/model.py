"""What every table of a file that a person writes has in common."""

from pydantic import BaseModel, ConfigDict


class StrictModel(BaseModel):
    """A table of a file: no unknown keys, and no text where a number should stand."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
