"""A patch and its player: steps the patch forward, does actions and records them, and steps back in time, exactly.

session = Session(presets.get("neuron"), seed=1)
session.step(600)
session.act("set", "K_out", 20.0)
session.step(60)
session.step_back(61)       # just before that; session.patch is as it was then
session.step(61)            # the same run again, the change included
session.step_back(10)
session.act("set", "pumps", 0)   # another future begins here
"""

from collections.abc import Callable, Sequence
from typing import Any

from game.sentence import Sentence, clause

from . import actions, measure, presets
from .actions import RESTART, Action
from .measure import Mark
from .patch import Patch
from .spec import PatchSpec
from .timeline import MOST_BYTES, WINDOW_TICKS, KeptSnapshot, Timeline

MARK_TICKS = 15  # a quarter of a second
_MARKS_BEFORE = 1200  # ticks of marks kept from before the first snapshot: means reach back that far


class ReplayError(ValueError):
    """An action of a recording that cannot be done; the message says which and why."""


class Session:
    """One `patch`, always the same object, and the record of its run.

    Time is in ticks since the session began: "start again" and a new preset do not set `tick` back, so they too
    can be undone by stepping back. For a replay, `journal` has the actions of the run and `latest` its last tick.
    """

    def __init__(
        self,
        spec: PatchSpec,
        seed: int = 1,
        threads: int = 1,
        *,
        journal: Sequence[Action] = (),
        latest: int = 0,
        most_bytes: int = MOST_BYTES,
        patch: Patch | None = None,
    ) -> None:
        self.spec = spec
        self.seed = seed
        self.patch = Patch(spec, seed, threads) if patch is None else patch
        self.latest = latest
        """The last tick of this branch that has been run, or is in a recording."""
        self.branches: list[int] = []
        """Ticks at which this branch left an earlier one, as far as the session can step back."""
        self.on_branch: list[Callable[[int], None]] = []
        """Called with the tick at which a new branch begins: what came after is dropped."""
        self._journal = list(journal)
        self._applied = 0
        self._base = 0
        self._begun_as = spec
        self._marks: dict[tuple[int, int], Mark] = {}
        self.timeline = Timeline(most_bytes, max(WINDOW_TICKS, latest))  # all of a recording can be gone back to
        self._note()
        self._catch_up()

    @classmethod
    def around(cls, patch: Patch) -> "Session":
        """A session of an existing patch: it can step back to the present tick, but its recording begins at 0."""
        return cls(patch.spec, patch.seed, patch=patch, latest=patch.tick)

    # Reading ---------------------------------------------------------------------------------------------------

    @property
    def tick(self) -> int:
        """Ticks since the session began."""
        return self._base + self.patch.tick

    @property
    def earliest(self) -> int:
        """The first tick that `seek` can reach."""
        return self.timeline.earliest

    @property
    def in_past(self) -> bool:
        """Whether the present tick is before `latest`."""
        return self.tick < self.latest

    @property
    def began(self) -> int:
        """The tick at which the present run of the patch began: 0, or that of the last "start again" before now."""
        return self._base

    @property
    def journal(self) -> tuple[Action, ...]:
        """All actions on this branch, in order, including those after the present tick."""
        return tuple(self._journal)

    def fingerprint(self) -> str:
        """The patch's fingerprint: equal for the same run at the same tick."""
        return self.patch.fingerprint()

    def mark(self) -> None:
        """Take the mark of this tick, if it is due and missing; for callers that run `patch` without `step`."""
        key = (self._base, self.patch.tick)
        if self.patch.tick % MARK_TICKS == 0 and key not in self._marks:
            self._marks[key] = measure.mark(self.patch)

    def mark_within(self, ticks: int) -> Mark:
        """The oldest mark of this run that is at most `ticks` old; it depends on the present tick alone."""
        now = self.patch.tick
        for tick in range(max(0, -(-(now - ticks) // MARK_TICKS) * MARK_TICKS), now + 1, MARK_TICKS):
            if (found := self._marks.get((self._base, tick))) is not None:
                return found
        return measure.mark(self.patch)

    # Time ------------------------------------------------------------------------------------------------------

    def step(self, ticks: int = 1) -> None:
        """Step forward `ticks` ticks; in the past, recorded actions are done again. `patch.events` covers all ticks."""
        goal, keep = self.tick + ticks, False
        while self.tick < goal:
            to = min(goal, self._next_stop())
            self.patch.step(to - self.tick, keep_events=keep)
            keep = True
            self.latest = max(self.latest, to)
            self._note()
            self._catch_up()

    def step_back(self, ticks: int = 1) -> int:
        """Step back `ticks` ticks, or as far as possible. Returns how many it was."""
        before = self.tick
        self.seek(before - ticks)
        return before - self.tick

    def seek(self, tick: int) -> None:
        """Seek to `tick`, or the nearest tick from `earliest` to `latest`, with all actions done until then."""
        tick = min(max(tick, self.earliest), self.latest)
        if tick == self.tick:
            return
        # From a snapshot before the goal, not at it: then `patch.events` has the events of the tick gone to.
        held = self.timeline.before(tick - 1)
        if not held.tick <= self.tick < tick:
            self._restore(held)
        if self.tick < tick - 1:
            self.step(tick - 1 - self.tick)
        self.step(tick - self.tick)

    # Actions ---------------------------------------------------------------------------------------------------

    def act(self, name: str, *args: Any) -> Any:
        """Do an action now, and record it: `name` is a method of Patch, or "restart". Returns what that returns.

        In the past this begins a new branch: what came after is dropped. Raises what the method raises
        (SettingError ...), or UnknownAction; then nothing has changed.
        """
        action = Action(self.tick, name, actions.plain(args))
        actions.check(action)
        result = self._do(action)
        if self.in_past:
            self._branch()
        self._journal.append(action)
        self._applied = len(self._journal)
        return result

    def restart(self, preset: str = "") -> None:
        """Start again, from the same cell or from another preset in the same size. Raises UnknownPreset."""
        self.act(RESTART, *([preset] if preset else []))

    # The rest is for this file ---------------------------------------------------------------------------------

    def _do(self, action: Action) -> Any:
        if action.name != RESTART:
            return getattr(self.patch, action.name)(*action.args)
        spec = self._begun_as
        if action.args:
            spec = presets.get(str(action.args[0])).with_(size=spec.size)
        now = self.tick
        self.patch.restore(Patch(spec, self.seed, self.patch.threads).snapshot())
        self._begun_as, self._base = spec, now
        self.mark()
        return None

    def _branch(self) -> None:
        for call in self.on_branch:
            call(self.tick)
        del self._journal[self._applied :]
        self.timeline.cut(self.tick)
        now = self.tick
        self._marks = {key: mark for key, mark in self._marks.items() if sum(key) <= now}
        self.branches = [*(tick for tick in self.branches if self.earliest <= tick < now), now]
        self.latest = now

    def _next_stop(self) -> int:
        """The next tick at which an action, a mark or a snapshot is due."""
        stops = [self.tick + MARK_TICKS - self.patch.tick % MARK_TICKS, self.timeline.due(self.tick, self.patch.ions)]
        if self._applied < len(self._journal):
            stops.append(self._journal[self._applied].tick)
        return min(stops)

    def _note(self) -> None:
        """Take the mark and the snapshot that are due at this tick, unless they have been taken."""
        self.mark()
        first = len(self.timeline) == 0
        if first or self.tick >= self.timeline.due(self.tick - 1, self.patch.ions):
            self.timeline.add(KeptSnapshot(self.tick, self._base, self._applied, self._begun_as, self.patch.snapshot()))
            oldest = self.timeline.earliest - _MARKS_BEFORE
            if oldest > 0 and sum(next(iter(self._marks))) < oldest:
                self._marks = {key: mark for key, mark in self._marks.items() if sum(key) >= oldest}

    def _catch_up(self) -> None:
        """Do the recorded actions of this tick."""
        while self._applied < len(self._journal) and self._journal[self._applied].tick <= self.tick:
            action = self._journal[self._applied]
            try:
                self._do(action)
            except (ArithmeticError, LookupError, TypeError, ValueError) as problem:
                raise ReplayError(
                    Sentence(
                        "{action} at tick {tick} cannot be done: {why}.",
                        action=repr(action.name),
                        tick=action.tick,
                        why=clause(problem),
                    )
                ) from problem
            self._applied += 1

    def _restore(self, held: KeptSnapshot) -> None:
        self.patch.restore(held.snapshot)
        self._base, self._applied, self._begun_as = held.base, held.applied, held.begun_as
        self._catch_up()
