"""Which chapter of the story is seen when: arithmetic of the time since the splash began."""

from dataclasses import dataclass
from typing import Final

CHAPTERS: Final = ("membrane", "pump", "leak", "voltage")
LASTS_S: Final = (5.0, 6.9, 6.4, 4.6)
"""How long each chapter is seen."""
OPENS_S: Final = 0.45
CLOSES_S: Final = 0.3
_SOONEST_S: Final = 0.8
_WITHOUT_COMPILING_S: Final = 6.0


@dataclass(frozen=True, slots=True)
class StoryMoment:
    """`chapter`: a number into CHAPTERS; None: the bare membrane. `age_s`: since it began.

    `share`: how far the chapter's picture has opened, 0 to 1.
    """

    chapter: int | None = None
    age_s: float = 0.0
    share: float = 0.0


BARE: Final = StoryMoment()


def wanted(seconds: float, compiling: bool) -> bool:
    """Whether a start that has taken `seconds` is long enough for a story; `compiling`: kernels are being compiled.

    A start whose kernels are all kept takes a second or two, and would cut the first sentence short.
    """
    return seconds >= (_SOONEST_S if compiling else _WITHOUT_COMPILING_S)


class Story:
    """Goes from chapter to chapter, and after the last begins again."""

    def __init__(self) -> None:
        self._chapter: int | None = None
        self._begun_s = 0.0

    def at(self, seconds: float, ready: int) -> StoryMoment:
        """The moment at `seconds`, which never go back; `ready`: how many chapters can be shown.

        A chapter stays until the next one is ready.
        """
        if self._chapter is None:
            if ready == 0:
                return BARE
            self._chapter, self._begun_s = 0, seconds
        age, lasts = seconds - self._begun_s, LASTS_S[self._chapter]
        following = (self._chapter + 1) % len(CHAPTERS)
        if following >= ready and following != 0:
            return StoryMoment(self._chapter, age, min(1.0, age / OPENS_S))
        if age >= lasts:
            self._chapter, self._begun_s, age, lasts = following, seconds, 0.0, LASTS_S[following]
        return StoryMoment(self._chapter, age, max(0.0, min(1.0, age / OPENS_S, (lasts - age) / CLOSES_S)))
