"""What a claim is: something the simulation must do, the theory it is compared with, and the allowed error."""

import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

Numbers = Mapping[str, float]  # what one run gave


@dataclass(frozen=True, slots=True)
class Judgement:
    """All runs of a claim taken together, in the claim's unit.

    `explanation` says in words how `allowed` comes about. `shown` replaces the figure in the "predicted" column where a
    claim is a range. `more` goes into the JSON beside the rest.
    """

    predicted: float
    simulated: float
    error: float
    allowed: float
    passed: bool
    explanation: str
    shown: str = ""
    more: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of `minus70 verify`.

    name: what is simulated, unique in the table. theory: what it is compared with, in words. unit: of all its
    figures. sample: runs it once from a seed (the second argument: whether this is `--quick`) and returns numbers;
    it must be a pure function of the two. judge: takes the runs together, in the order of their seeds 1, 2, ...
    runs and quick_runs: how many seeds; quick_runs 0 leaves it out of `--quick`.
    """

    name: str
    theory: str
    unit: str
    sample: Callable[[int, bool], Numbers]
    judge: Callable[[Sequence[Numbers]], Judgement]
    runs: int = 8
    quick_runs: int = 4

    def seeds(self, quick: bool) -> range:
        """The seeds of its runs."""
        return range(1, 1 + (self.quick_runs if quick else self.runs))


def standard_error(values: Sequence[float], noise: float = 0.0) -> float:
    """Of the mean of `values`: from their spread, or from the `noise` to be expected of each, whichever is larger."""
    spread = statistics.stdev(values) if len(values) > 1 else 0.0
    return max(spread, noise) / math.sqrt(len(values))


def equals(
    samples: Sequence[Numbers], explanation: str, slack: float = 0.0, share: float = 0.0, errors: float = 4.0
) -> Judgement:
    """Compare the mean of "simulated" with that of "predicted", each run having both (and "noise", if it is known).

    Allowed: `errors` standard errors of the difference + `share` of the prediction + `slack`.
    """
    differences = [each["simulated"] - each["predicted"] for each in samples]
    predicted = statistics.fmean(each["predicted"] for each in samples)
    noise = statistics.fmean(each.get("noise", 0.0) for each in samples)
    own = standard_error(differences, noise)
    allowed = errors * own + share * abs(predicted) + slack
    error = statistics.fmean(differences)
    return Judgement(
        predicted,
        statistics.fmean(each["simulated"] for each in samples),
        error,
        allowed,
        abs(error) <= allowed,
        explanation,
        more={"standard_error": own},
    )


def within(samples: Sequence[Numbers], low: float, high: float, explanation: str, key: str = "simulated") -> Judgement:
    """Require the mean of `key` between `low` and `high`; predicted and allowed are the middle and half the width."""
    values = [each[key] for each in samples]
    mean, middle = statistics.fmean(values), 0.5 * (low + high)
    return Judgement(
        middle,
        mean,
        mean - middle,
        0.5 * (high - low),
        low <= mean <= high,
        explanation,
        f"{low:g} to {high:g}".replace("-", "−"),
        {"low": low, "high": high, "standard_error": standard_error(values)},
    )


def always(samples: Sequence[Numbers], explanation: str, key: str = "simulated") -> Judgement:
    """Require `key` to be 1 in every run: 1 where a run did it, 0 where it did not."""
    share = statistics.fmean(each[key] for each in samples)
    return Judgement(1.0, share, share - 1.0, 0.0, share == 1.0, explanation, "all runs")
