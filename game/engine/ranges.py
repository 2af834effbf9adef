"""The range of values that a number may have, and its unit."""

from dataclasses import dataclass

import numpy as np

from game.printable import quoted
from game.sentence import N_, Sentence
from game.written_number import comma_sentence


@dataclass(frozen=True, slots=True)
class Range:
    """Finite numbers from `low` to `high`, both included; integers only, where `integer`."""

    low: float
    high: float
    unit: str = ""
    integer: bool = False

    def holds(self, value: object) -> bool:
        """Whether `value` is a number in the range. True and False are not."""
        kinds = (int, np.integer) if self.integer else (int, float, np.integer, np.floating)
        if isinstance(value, bool) or not isinstance(value, kinds):
            return False
        return bool(self.low <= value <= self.high)  # False of nan; a whole number of any length can be compared

    def refusal(self, name: str, value: object) -> Sentence:
        """The error message for a `value` of `name` outside the range."""
        with_comma = comma_sentence(name, value, self.integer)
        if with_comma is not None:
            return with_comma
        if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
            if self.integer:
                return Sentence("{name} is {value}; it must be a whole number.", name=name, value=quoted(value))
            if self.unit:
                sentence = N_("{name} is {value}; it must be a number in {unit}.")
                return Sentence(sentence, name=name, value=quoted(value), unit=self.unit)
            return Sentence("{name} is {value}; it must be a number.", name=name, value=quoted(value))
        low, high = (f"{bound}" if isinstance(bound, int) else f"{bound:g}" for bound in (self.low, self.high))
        given = f"{value:g}" if isinstance(value, float | np.floating) else quoted(value)
        if given in (low, high):  # with six digits it looks like the bound that it exceeds
            given = quoted(value)
        if self.integer:
            sentence = N_("{name} is {value}; use a whole number from {low} to {high}.")
            return Sentence(sentence, name=name, value=given, low=low, high=high)
        unit = f" {self.unit}" if self.unit else ""
        sentence = N_("{name} is {value}{unit}; use a value from {low} to {high}{unit}.")
        return Sentence(sentence, name=name, value=given, unit=unit, low=low, high=high)
