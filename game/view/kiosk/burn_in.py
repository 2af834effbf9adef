"""Protection against burn-in: the whole picture moves slowly by a few px."""

import math


def shift(now_s: float, most_px: int, every_s: float) -> tuple[int, int]:
    """Where the picture stands at `now_s`, px right and down of its place: `most_px` at most, never far at once.

    In `every_s` it goes from one side to the other; down it goes a little slower, so that it visits every place.
    """
    angle = math.pi * now_s / every_s
    return round(most_px * math.sin(angle)), round(most_px * math.sin(0.618 * angle))
