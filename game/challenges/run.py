"""A session that is watched as it runs: it steps forward in slices, with measurements after each."""

from collections.abc import Callable

from game.engine.session import Session

from .watch import MARK_EVERY_S, Watch

Act = Callable[[], object]


def _nothing() -> None:
    """Do nothing."""


def _always() -> bool:
    """Return True: for a run that is never paused."""
    return True


class SlicedRun:
    """Runs `session`; every MARK_EVERY_S of its time `watch` takes a mark, then `on_mark` is called.

    Marks are taken at the same ticks, however many ticks `advance` runs at a time.
    """

    def __init__(self, session: Session, on_mark: Act = _nothing) -> None:
        self.session = session
        self.watch = Watch(session.patch)
        self._on_mark = on_mark
        self._mark_ticks = max(1, round(MARK_EVERY_S / session.patch.spec.dt_s))
        self._since_mark = 0

    @property
    def due(self) -> int:
        """Ticks until the next mark."""
        return self._mark_ticks - self._since_mark

    def advance(self, ticks: int, goes_on: Callable[[], bool] = _always, before_slice: Act = _nothing) -> int:
        """Run up to `ticks` ticks, for as long as `goes_on()`; `before_slice` is called before each slice.

        Returns how many of the ticks are left.
        """
        while ticks > 0 and goes_on():
            before_slice()
            if not goes_on():
                break
            some = min(ticks, self.due)
            self.session.step(some)
            ticks -= some
            self._since_mark += some
            if self._since_mark == self._mark_ticks:
                self._since_mark = 0
                self.watch.take_mark()
                self._on_mark()
        return ticks
