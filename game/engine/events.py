"""Events: what happens in a tick is listed once, in order, for sounds, goals and pictures to read between ticks."""

from enum import IntEnum

from game.kernels.jit import entry

from .state import EVENTS, EVENTS_LOST, TICK


class Kind(IntEnum):
    """The kinds of event."""

    CROSSED = 0  # an ion passed the middle of a channel
    BOUND = 1  # an ion took a site of a pump
    FREED = 2  # an ion left a site of a pump
    PUMP_STATE = 3  # a pump entered the state given as `direction`
    BATH = 4  # an ion came in from the bath (direction 0) or left to it (1)
    GATED = 5  # a gated channel opened (direction 1) or stopped conducting (0)
    SPIKE = 6  # an action potential began (direction 1) or was over (0)
    TORN = 7  # the membrane tore: the hole is `protein`


CROSSED, BOUND, FREED, PUMP_STATE, BATH_EXCHANGE, GATED, SPIKE, TORN = (int(kind) for kind in Kind)


@entry
def emit(events, now, kind, species, protein, ident, direction):  # type: ignore[no-untyped-def]
    """Append an event. When the list is full it is only counted as lost; no counter depends on the list."""
    n = now[EVENTS]
    if n == events.size:
        now[EVENTS_LOST] += 1
        return
    event = events[n]
    event.tick = now[TICK]
    event.kind = kind
    event.species = species
    event.protein = protein
    event.ident = ident
    event.direction = direction
    now[EVENTS] = n + 1
