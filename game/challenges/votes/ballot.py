"""The votes of a class: how many say up, down or the same."""

from typing import Final

from game.challenges.goals.predict import WAYS, Outcome

MOST: Final = 999


class Ballot:
    """Counts, by way. The last votes can be taken back, one by one."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = dict.fromkeys(WAYS, 0)
        self._cast: list[str] = []

    def cast(self, way: str) -> None:
        """Add a vote for `way`. Raises KeyError for any other word than "up", "down" and "same"."""
        if self.counts[way] < MOST:
            self.counts[way] += 1
            self._cast.append(way)

    def take_back(self, way: str | None = None) -> None:
        """Remove the last vote for `way`, or the last vote."""
        way = way or (self._cast[-1] if self._cast else None)
        if way is None or not self.counts[way]:
            return
        self.counts[way] -= 1
        place = len(self._cast) - 1 - self._cast[::-1].index(way)
        del self._cast[place]

    @property
    def total(self) -> int:
        """Number of all votes."""
        return sum(self.counts.values())

    def share(self, way: str) -> float:
        """The fraction of all votes that is for `way`, 0 to 1; 0 without votes."""
        return self.counts[way] / self.total if self.total else 0.0

    def leading(self) -> Outcome | None:
        """The way with most votes; None where there are no votes, or a tie."""
        most = max(self.counts.values())
        ways: list[Outcome] = [way for way in ("up", "down", "same") if self.counts[way] == most]
        return ways[0] if most and len(ways) == 1 else None
