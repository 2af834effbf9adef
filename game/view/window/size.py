"""How large a window may be, and how large it is drawn."""

from game.words import _

LEAST_SIZE, MOST_SIZE = (320, 240), (7680, 4320)
LEAST_DRAWN = (1024, 600)  # px, the long side and the short one: below this words would not fit


class WindowError(RuntimeError):
    """No window can be opened; the message says why and what to do."""


def check_size(size: tuple[int, int]) -> None:
    """Raise WindowError unless a picture of `size` px can be drawn."""
    (w, h), (lw, lh), (mw, mh) = size, LEAST_SIZE, MOST_SIZE
    if not (lw <= w <= mw and lh <= h <= mh):
        raise WindowError(
            _("A size of {w}x{h} cannot be drawn; use {lw}x{lh} to {mw}x{mh}.").format(
                w=w, h=h, lw=lw, lh=lh, mw=mw, mh=mh
            )
        )


def drawn_size(size: tuple[int, int]) -> tuple[int, int]:
    """The size that a window of `size` px is drawn at: a small one is drawn larger, and scaled down to fit.

    A sliver, in which no word can be read, is drawn wider than it is: at its own shape it would be gigantic.
    """
    long, short = max(*size, 1), max(min(size), LEAST_SIZE[1])
    factor = max(1.0, LEAST_DRAWN[0] / long, LEAST_DRAWN[1] / short)
    width, height = (max(round(side * factor), LEAST_DRAWN[1]) for side in size)
    return min(width, MOST_SIZE[0]), min(height, MOST_SIZE[0])
