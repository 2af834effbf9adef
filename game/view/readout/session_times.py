"""Where a session stands on its way through time."""

from game.engine.session import Session

from .readout import Times


def times_of(session: Session) -> Times:
    """Its tick, those that it can go back to and those that have been, in seconds; and where it was changed."""
    dt = session.patch.spec.dt_s
    branches = tuple(tick * dt for tick in session.branches if tick >= session.earliest)
    return Times(session.tick * dt, session.earliest * dt, max(session.latest, session.tick) * dt, branches)
