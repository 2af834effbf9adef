"""What a number may be: from where to where, and in which unit."""

from dataclasses import dataclass

import numpy as np

from game.printable import quoted
from game.sentence import N_, Sentence
from game.written_number import comma_sentence


@dataclass(frozen=True, slots=True)
class Range:
    """Finite numbers from `low` to `high`, both included; whole ones only, where `whole`."""

    low: float
    high: float
    unit: str = ""
    whole: bool = False

    def holds(self, value: object) -> bool:
        """Whether `value` is such a number. True and False are none."""
        kinds = (int, np.integer) if self.whole else (int, float, np.integer, np.floating)
        if isinstance(value, bool) or not isinstance(value, kinds):
            return False
        return bool(self.low <= value <= self.high)  # False of nan; a whole number of any length can be compared

    def refusal(self, name: str, value: object) -> Sentence:
        """A sentence for a `value` of `name` that it does not hold."""
        with_comma = comma_sentence(name, value, self.whole)
        if with_comma is not None:
            return with_comma
        if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
            if self.whole:
                return Sentence("{name} is {value}; it must be a whole number.", name=name, value=quoted(value))
            if self.unit:
                sentence = N_("{name} is {value}; it must be a number in {unit}.")
                return Sentence(sentence, name=name, value=quoted(value), unit=self.unit)
            return Sentence("{name} is {value}; it must be a number.", name=name, value=quoted(value))
        low, high = (f"{bound}" if isinstance(bound, int) else f"{bound:g}" for bound in (self.low, self.high))
        given = f"{value:g}" if isinstance(value, float | np.floating) else quoted(value)
        if given in (low, high):  # six digits do not tell it from the bound that it is beyond
            given = quoted(value)
        if self.whole:
            sentence = N_("{name} is {value}; use a whole number from {low} to {high}.")
            return Sentence(sentence, name=name, value=given, low=low, high=high)
        unit = f" {self.unit}" if self.unit else ""
        sentence = N_("{name} is {value}{unit}; use a value from {low} to {high}{unit}.")
        return Sentence(sentence, name=name, value=given, unit=unit, low=low, high=high)
