"""A scene while it plays: its run, prepared in small pieces, and its actions, done at their moments."""

from game.challenges.actions import perform
from game.challenges.run import SlicedRun
from game.challenges.watch import Watch
from game.engine.session import Session

from .scenes import AttractScene, SceneAction

MOST_TICKS = 64  # in one frame: after a stall the scene goes on from where it was
SLICE_TICKS = 24  # of the next scene's past in a frame: about 2 ms
MOST_BYTES = 2**20  # no visitor goes back in time


class SceneRun:
    """Plays one scene, always the same way: the run depends on its file and on the time shown alone."""

    def __init__(self, scene: AttractScene) -> None:
        self.scene = scene
        self.session = Session(scene.spec(), scene.seed, most_bytes=MOST_BYTES)
        self._run = SlicedRun(self.session)
        self._dt_s = self.session.patch.spec.dt_s
        self._to_run = round(scene.before / self._dt_s)
        self._due = 0.0  # ticks that the time shown is worth
        self._ran = 0  # ticks run since the scene came up
        self._to_do = sorted(scene.deeds, key=lambda action: action.at)
        self.idle: list[SceneAction] = []
        """Actions that changed nothing when they were done."""

    @property
    def watch(self) -> Watch:
        """What is measured of the run."""
        return self._run.watch

    @property
    def ready(self) -> bool:
        """Whether the run stands where the scene begins."""
        return self._to_run == 0

    @property
    def shown_s(self) -> float:
        """Seconds on the screen since the scene came up."""
        return self._due * self._dt_s / self.scene.speed

    @property
    def fraction(self) -> float:
        """How far into the next tick the picture is, 0 to 1."""
        return min(0.999, self._due - self._ran)

    def prepare(self, ticks: int = SLICE_TICKS) -> bool:
        """Run up to `ticks` of what comes before the scene; True once it is ready."""
        some = min(ticks, self._to_run)
        self.session.step(some)
        self._to_run -= some
        if self.ready and some:
            self._run = SlicedRun(self.session)  # means and counts are of what is shown
        return self.ready

    def advance(self, seconds: float) -> None:
        """Let `seconds` on the screen pass."""
        self._due += min(seconds * self.scene.speed / self._dt_s, MOST_TICKS)
        while True:
            self._do_actions()
            stop = int(self._due)
            if self._to_do:
                stop = min(stop, self._tick_of(self._to_do[0].at))
            if stop == self._ran:
                return
            self._run.advance(stop - self._ran)
            self._ran = stop

    def _do_actions(self) -> None:
        """Do all actions whose moment has come."""
        while self._to_do and self._tick_of(self._to_do[0].at) <= self._ran:
            action = self._to_do.pop(0)
            if not perform(action, self.session.patch, self.session.act):
                self.idle.append(action)

    def _tick_of(self, at_s: float) -> int:
        return round(at_s * self.scene.speed / self._dt_s)
