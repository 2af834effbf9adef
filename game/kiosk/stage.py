"""A scene while it plays: its run, made ready in small pieces, and its deeds done at their moments."""

from game.challenges.actions import perform
from game.challenges.watch import LOOK_S, Watch
from game.engine.session import Session

from .scenes import AttractScene

MOST_TICKS = 64  # in one frame: after a stall the scene goes on from where it was
SLICE_TICKS = 60
MOST_BYTES = 2**20  # nobody goes back in time here


class Stage:
    """Plays one scene, always the same way: what happens depends on its file and on the time shown alone."""

    def __init__(self, scene: AttractScene) -> None:
        self.scene = scene
        self.session = Session(scene.spec(), scene.seed, most_bytes=MOST_BYTES)
        self.shown_s = 0.0
        self._to_run = round(scene.before / self.session.patch.spec.dt_s)
        self._owed = 0.0
        self._deeds = sorted(scene.deeds, key=lambda deed: deed.at)
        self.watch = Watch(self.session.patch)
        self._looked_s = 0.0

    @property
    def ready(self) -> bool:
        """Whether the run stands where the scene begins."""
        return self._to_run == 0

    @property
    def fraction(self) -> float:
        """How far into the next tick the picture is, 0 to 1."""
        return min(0.999, self._owed)

    def prepare(self, ticks: int = SLICE_TICKS) -> bool:
        """Run up to `ticks` of what nobody sees; True once it is ready."""
        some = min(ticks, self._to_run)
        self.session.step(some)
        self._to_run -= some
        if self.ready and some:
            self.watch = Watch(self.session.patch)
        return self.ready

    def advance(self, seconds: float) -> None:
        """Let `seconds` on the screen pass."""
        self.shown_s += seconds
        dt_s = self.session.patch.spec.dt_s
        self._owed = min(self._owed + seconds * self.scene.speed / dt_s, MOST_TICKS)
        while self._deeds and self._deeds[0].at <= self.shown_s:
            perform(self._deeds.pop(0), self.session.patch, self.session.act)
        ticks = int(self._owed)
        self._owed -= ticks
        if ticks:
            self.session.step(ticks)
        if self.session.patch.time_s - self._looked_s >= LOOK_S:
            self._looked_s = self.session.patch.time_s
            self.watch.look()


def broken_promises(scene: AttractScene, frame_s: float = 1 / 60) -> list[str]:
    """Play a scene through, and tell which of its promises it does not keep."""
    stage = Stage(scene)
    while not stage.prepare(3600):
        pass
    broken = []
    for promise in sorted(scene.promises, key=lambda promise: promise.at):
        while stage.shown_s < promise.at:
            stage.advance(frame_s)
        if not promise.met(stage.watch):
            broken.append(f"{promise.at:g} s: {promise.words()}: {promise.value(stage.watch):.4g}")
    return broken
