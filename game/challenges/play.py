"""A level being played: the patch, the guide, the goals and the verdict. Time passes in whole ticks."""

from collections.abc import Callable
from enum import Enum

from game.engine import Patch, settings, species
from game.engine.session import Session
from game.engine.spec import SpecError
from game.engine.state import CHANNEL, PUMP
from game.words import _

from .actions import PlayerAction, perform
from .goals.predict import Prediction
from .goals.tracker import QuestionTracker, Tracker
from .level import Hint, Level, Step
from .run import SlicedRun

DRAG_S = 1.5  # the same settings again within this time are one move


class LevelVerdict(Enum):
    """Whether a level is being played, won or lost."""

    PLAYING = "playing"
    WON = "won"
    LOST = "lost"


def prepared(level: Level) -> Patch:
    """The patch that a level starts with, before any time has passed."""
    patch = Patch(level.spec(), level.seed)
    for ion in level.closed:
        for row in patch.rows(CHANNEL, species.INDEX[ion]).tolist():
            patch.set_open(row, False)
    pumps = patch.rows(PUMP).tolist()
    if level.pumps_off:
        for row in pumps:
            patch.set_running(row, False)
    if level.held and pumps:
        patch.set_held(pumps[0], True)
    return patch


class Play:
    """One attempt at a level.

    It runs `session`, which is around a patch that is `prepared` for the level; without one it makes its own.
    """

    def __init__(self, level: Level, session: Session | None = None) -> None:
        self.level = level
        self.session = session or Session.around(prepared(level))
        self.patch = self.session.patch
        self._run = SlicedRun(self.session, self._judge)
        self.watch = self._run.watch
        self.goals: list[Tracker] = [goal.start() for goal in level.objectives()]
        self.verdict = LevelVerdict.PLAYING
        self.step_number = 0
        self.hints_taken = 0
        self.refusal = ""  # why the last action was refused, in a sentence; empty where it was not
        self._shown_hints: set[int] = set()
        self._lost_by: str = ""
        self._sliding: tuple[set[str], float] = (set(), 0.0)
        self._pass_steps()

    # Time ------------------------------------------------------------------------------------------------------

    def advance(self, ticks: int, before_slice: Callable[[], object] = lambda: None) -> int:
        """Run the patch for `ticks` ticks, or up to the tick at which the level is decided or time is paused.

        `before_slice` is called before each slice of the run. Returns how many of the ticks are left.
        """
        return self._run.advance(ticks, self._goes_on, before_slice)

    @property
    def due(self) -> int:
        """Ticks until goals are checked again."""
        return self._run.due

    def _goes_on(self) -> bool:
        return self.verdict is LevelVerdict.PLAYING and not self.paused

    def _judge(self) -> None:
        """Update goals, guide and verdict from the measurements."""
        for goal in self.goals:
            goal.update(self.watch)
        self._pass_steps()
        if self.verdict is not LevelVerdict.PLAYING:
            return
        late = self.level.limit is not None and self.watch.time_s >= self.level.limit
        lost = next((condition for condition in self.level.lose if condition.met(self.watch)), None)
        if self.goals[0].done:
            self.verdict = LevelVerdict.WON
        elif self.goals[0].failed or lost is not None or late:
            self.verdict = LevelVerdict.LOST
            if lost is not None:
                self._lost_by = _("This loses the level: {what}.").format(what=lost.words())
            elif late:
                self._lost_by = _("The time is up.")

    # The player ------------------------------------------------------------------------------------------------

    def do(self, action: PlayerAction) -> bool:
        """Do an action of the player. Returns False where it is not allowed here, or can change nothing."""
        if self.verdict is not LevelVerdict.PLAYING:
            return False
        question = self.question
        if action.response is not None:
            if question is None:
                return False
            # A list, so that all are called: several goals may ask the same.
            taken = [goal.answer(question.ask, action.response) for goal in self.goals]
            return any(taken)
        if not self.allows(action) or question is not None:
            return False
        try:
            if not perform(action, self.patch, self.session.act):
                return False
        except (settings.SettingError, SpecError) as impossible:
            self.refusal = str(impossible)
            return False
        self.refusal = ""
        if action.cell is not None:
            self.watch.begin_again()
        # A slider that is dragged makes one move, however many values it passes.
        sliding = action.set is not None and set(action.set) == self._sliding[0]
        if not sliding or self.watch.time_s - self._sliding[1] > DRAG_S:
            self.watch.moves += 1
        self._sliding = set(action.set or ()), self.watch.time_s
        self._pass_steps()
        return True

    def allows(self, action: PlayerAction) -> bool:
        """Whether the level has the controls that an action needs."""
        known = action.cell is None or action.cell in self.level.cells
        return known and all(control in self.level.controls for control in action.controls)

    # The guide -------------------------------------------------------------------------------------------------

    @property
    def step(self) -> Step | None:
        """The step of the guide that is shown now."""
        steps = self.level.steps
        return steps[self.step_number] if self.step_number < len(steps) else None

    def next_step(self) -> None:
        """Pass a step that waits for a tap; one that waits for a condition stays."""
        step = self.step
        if step is not None and step.wait_for is None:
            self.step_number += 1
            self._pass_steps()

    def skip_steps(self) -> None:
        """Skip the rest of the guide."""
        self.step_number = len(self.level.steps)

    def _pass_steps(self) -> None:
        while (step := self.step) is not None and step.wait_for is not None and step.wait_for.met(self.watch):
            self.step_number += 1

    @property
    def paused(self) -> bool:
        """Whether the guide, or an open question, pauses time."""
        return self.question is not None or (self.step is not None and self.step.paused)

    @property
    def question(self) -> QuestionTracker | None:
        """The question that needs an answer now; None while the guide waits for a tap.

        A question of a star is shown only if the goal does not ask it; otherwise the star takes the goal's answer.
        """
        if self.verdict is not LevelVerdict.PLAYING or (self.step is not None and self.step.wait_for is None):
            return None
        first, *stars = self.goals
        known = {found.ask for found in first.questions()}
        extra = (found for star in stars for found in star.open_questions() if found.ask not in known)
        return next(first.open_questions(), None) or next(extra, None)

    @property
    def predictions(self) -> list[Prediction]:
        """The predictions of the goals that were made, each once."""
        made: dict[str, Prediction] = {}
        for goal in self.goals:
            for found in goal.questions():
                if isinstance(found, Prediction) and found.response is not None:
                    made.setdefault(found.ask, found)
        return list(made.values())

    def hint(self) -> Hint | None:
        """The hint that fits best now: one whose condition is met, else the next in order."""
        hints = self.level.hints
        for number, hint in enumerate(hints):
            if hint.when is not None and hint.when.met(self.watch):
                self._shown_hints.add(number)
                return hint
        for number, hint in enumerate(hints):
            if hint.when is None and number not in self._shown_hints:
                self._shown_hints.add(number)
                self.hints_taken += 1
                return hint
        plain = [hint for hint in hints if hint.when is None]
        return plain[-1] if plain else None

    def hint_due(self) -> Hint | None:
        """A hint whose time has come, or whose condition is met now; None without one. Each is returned once."""
        for number, hint in enumerate(self.level.hints):
            if number in self._shown_hints:
                continue
            timed = hint.after is not None and self.watch.time_s >= hint.after
            if timed and (hint.when is None or hint.when.met(self.watch)):
                self._shown_hints.add(number)
                return hint
        return None

    # The end ---------------------------------------------------------------------------------------------------

    @property
    def stars(self) -> int:
        """Number of stars: one for the goal, and one for each objective reached by the time the goal was."""
        if self.verdict is not LevelVerdict.WON:
            return 0
        return sum(goal.done for goal in self.goals)

    def why(self) -> str:
        """Why the level is not won, in a sentence."""
        if self._lost_by:
            return f"{self._lost_by} {self._why()}"
        return self._why()

    def _why(self) -> str:
        return self.goals[0].why(self.watch)
