"""What the exhibit does, and what leads from one to the next.

attract -> (a touch, which only wakes) -> visitor -> (no input) -> countdown -> (still none) -> attract.
Outside its hours it is closed; a visitor who is there then may finish.
"""

from collections.abc import Callable
from typing import Final, Literal

from game.engine.session import Session
from game.kiosk.idle import Idle
from game.view.kiosk.attract import Attract
from game.view.kiosk.visitor import Visitor
from game.view.widgets.input import FocusLost, Input, Key, KeyEnd, PointerLost, Press, Release, Wheel

KioskState = Literal["attract", "visitor", "countdown", "closed"]

_LOOK_S: Final = 5.0  # between looks at the clock on the wall


class KioskStates:
    """Runs the attract loop or the visitor's cell. `is_open` says whether the exhibit is open now.

    `changing` is called before a change that shows another picture, `left` after a visitor has gone.
    """

    def __init__(
        self,
        attract: Attract,
        visitor: Visitor,
        idle: Idle,
        is_open: Callable[[], bool],
        changing: Callable[[], None],
        left: Callable[[], None],
    ) -> None:
        self.attract, self.visitor, self.idle = attract, visitor, idle
        self._is_open, self._changing, self._left = is_open, changing, left
        self.now: KioskState = "attract"
        self._now_s = self._look_at_s = 0.0

    @property
    def session(self) -> Session:
        """The run that is shown now."""
        return self.visitor.session if self.now in ("visitor", "countdown") else self.attract.session

    def update(self, seconds: float) -> None:
        """Advance by `seconds`."""
        self._now_s += seconds
        if self._now_s >= self._look_at_s:
            self._look_at_s = self._now_s + _LOOK_S
            self._check_hours()
        if self.now == "attract":
            self.attract.update(seconds)
        elif self.now != "closed":
            self._check_visitor(seconds)

    def handle(self, event: Input) -> None:
        """Take an event: it wakes the exhibit, keeps a visit going, or is the visitor's."""
        begins = isinstance(event, Press | Key | Wheel)
        if self.now == "attract" and begins:
            self.idle.touched()
            self._change("visitor")
            self.visitor.welcome(event)
        elif self.now == "countdown" and begins:
            self.idle.touched()
            self.now = "visitor"
            self.visitor.welcome(event)
        elif self.now == "visitor":
            # A finger that only rests on the screen, or an insect that moves on it, does not keep a visit going.
            if begins or isinstance(event, Release | KeyEnd):
                self.idle.touched()
            self.visitor.handle(event)
        elif isinstance(event, Release | PointerLost | FocusLost | KeyEnd):
            self.visitor.handle(event)

    def _check_visitor(self, seconds: float) -> None:
        if self.visitor.busy:
            self.idle.touched()
        else:
            self.idle.advance(seconds)
        if self.idle.gone:
            self._reset()
        elif self.idle.asking:
            self._ask()
        else:
            self.visitor.update(seconds)

    def _ask(self) -> None:
        if self.now != "countdown":
            self.now = "countdown"
            self.visitor.release_all()
            self.attract.restart()  # it takes a moment, which is not noticed during the fade

    def _check_hours(self) -> None:
        if self.now in ("attract", "closed"):
            wanted: KioskState = "attract" if self._is_open() else "closed"
            if wanted != self.now:
                self.attract.restart()
                self._change(wanted)

    def _reset(self) -> None:
        """Reset everything for the next visitor."""
        self.visitor.restart()
        self._left()
        self.idle.touched()
        self._change("attract")
        self._look_at_s = self._now_s

    def _change(self, state: KioskState) -> None:
        self._changing()
        self.now = state
        (self.visitor if state in ("attract", "closed") else self.attract).free_pictures()
