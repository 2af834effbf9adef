"""What a number may be: from where to where, and in which unit."""

from dataclasses import dataclass

import numpy as np

from game.printable import quoted


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

    def refusal(self, name: str, value: object) -> str:
        """A sentence for a `value` of `name` that it does not hold."""
        if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
            within = f" in {self.unit}" if self.unit else ""
            return f"{name} is {quoted(value)}; it must be a {'whole ' if self.whole else ''}number{within}."
        unit = f" {self.unit}" if self.unit else ""
        low, high = (f"{bound}" if isinstance(bound, int) else f"{bound:g}" for bound in (self.low, self.high))
        given = f"{value:g}" if isinstance(value, float | np.floating) else quoted(value)
        if given in (low, high):  # six digits do not tell it from the bound that it is beyond
            given = quoted(value)
        kind = "whole number" if self.whole else "value"
        return f"{name} is {given}{unit}; use a {kind} from {low} to {high}{unit}."
