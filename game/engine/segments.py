"""Free ions lie in runs of the arrays, one run a species and side: how an ion leaves a run and joins one."""

from game.kernels.jit import entry, kernel

from .state import TRANSITS


@kernel
def remove(s, segment, i):  # type: ignore[no-untyped-def]
    """Take row `i` out of `segment`; the run's last ion moves into the gap."""
    last = s.start[segment] + s.count[segment] - 1
    s.x[i] = s.x[last]
    s.y[i] = s.y[last]
    s.vx[i] = s.vx[last]
    s.vy[i] = s.vy[last]
    s.ident[i] = s.ident[last]
    s.count[segment] -= 1


@kernel
def insert(s, segment, x, y, vx, vy, ident):  # type: ignore[no-untyped-def]
    """Append an ion to `segment`. The caller has made sure that there is room."""
    i = s.start[segment] + s.count[segment]
    s.x[i] = x
    s.y[i] = y
    s.vx[i] = vx
    s.vy[i] = vy
    s.ident[i] = ident
    s.count[segment] += 1


@kernel
def is_full(s, segment):  # type: ignore[no-untyped-def]
    """Whether `segment` has no room for another ion until its run has been made longer, before the next tick."""
    return s.start[segment] + s.count[segment] >= s.end[segment]


@entry
def has_room(s, needed):  # type: ignore[no-untyped-def]
    """Whether every run could take `needed` more ions, and the list of ions on their way could double."""
    for segment in range(s.count.size):
        if s.end[segment] - s.start[segment] - s.count[segment] < needed:
            return False
    return 2 * s.now[TRANSITS] + 64 <= s.transit.size
