"""Text cut into runs of letters of one size and height: charges are raised, subscripts lowered."""

import re
from functools import lru_cache
from typing import Final

from game.files.names import as_text

_RAISED: Final = (0.64, 0.36)  # size and rise of a charge, in em
_LOWERED: Final = (0.65, -0.25)
_SUBSCRIPT_DIGITS: Final = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_PARTS: Final = re.compile(r"(?P<raised>[⁺⁻]+)|(?P<digits>[₀-₉]+)|_\{(?P<lowered>[^}]*)\}")

Run = tuple[str, float, float]
"""Letters, their size and their rise in em."""


@lru_cache(maxsize=1024)
def runs_of(text: str) -> tuple[Run, ...]:
    """`text` cut where the size or height of the letters changes."""
    text = as_text(text)  # no font draws half a character, and a file's name may hold one
    runs: list[Run] = []
    end = 0
    for part in _PARTS.finditer(text):
        if part.start() > end:
            runs.append((text[end : part.start()], 1.0, 0.0))
        if part["raised"]:
            runs.append((part["raised"].replace("⁺", "+").replace("⁻", "−"), *_RAISED))
        else:
            lowered = part["lowered"] if part["digits"] is None else part["digits"]
            runs.append((lowered.translate(_SUBSCRIPT_DIGITS), *_LOWERED))
        end = part.end()
    if end < len(text):
        runs.append((text[end:], 1.0, 0.0))
    return tuple(runs)


def size_px(px: int, em: float) -> int:
    """The size in px of letters of `em` in a text of `px`."""
    return max(1, round(px * em))
