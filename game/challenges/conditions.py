"""Conditions on measurements: steps wait for them, hints depend on them, goals are made of them."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from game.documents.did_you_mean import did_you_mean
from game.documents.model import StrictModel
from game.words import _

from . import measurements
from .watch import Watch


def _known_measurement(name: str) -> str:
    if name not in measurements.TABLE:
        raise ValueError(
            _("there is nothing measured called {name!r}{hint}").format(
                name=name, hint=did_you_mean(name, measurements.TABLE)
            )
        )
    return name


MeasurementName = Annotated[
    str,
    Field(max_length=40, description="The name of something measured: V, K_inside, I_Na, ATP_used ..."),
    AfterValidator(_known_measurement),
]
Number = Annotated[float, Field(ge=-1e6, le=1e6, allow_inf_nan=False)]


class Condition(StrictModel):
    """A measured thing in a band: `above` and `below` are its edges; either may be left out."""

    what: MeasurementName
    above: Number | None = None
    below: Number | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if self.above is None and self.below is None:
            raise ValueError(_("give above, below or both"))
        if self.above is not None and self.below is not None and self.above >= self.below:
            raise ValueError(_("above must be the smaller number: it is the band's lower edge"))
        return self

    def value(self, watch: Watch) -> float:
        """The measurement now."""
        return measurements.TABLE[self.what].read(watch)

    def met(self, watch: Watch) -> bool:
        """Whether the condition is met now; never by nan."""
        value = self.value(watch)
        low = self.above is None or value >= self.above
        return low and (self.below is None or value <= self.below) and value == value

    def words(self) -> str:
        """The condition as a player reads it: "the voltage between −75 and −65 mV"."""
        measurement = measurements.TABLE[self.what]
        name = measurement.words
        low, high = (None if edge is None else format_number(edge) for edge in (self.above, self.below))
        if low is not None and high is not None:
            words = _("{name} between {low} and {high} {unit}")
        elif low is not None:
            words = _("{name} at least {low} {unit}")
        else:
            words = _("{name} at most {high} {unit}")
        return words.format(name=name, low=low, high=high, unit=measurement.unit).strip()


def format_number(number: float) -> str:
    """A number as an author wrote it, with a true minus sign."""
    return f"{number:g}".replace("-", "−")
