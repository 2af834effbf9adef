"""The screen of a class vote: the question, the votes, the run that answers it, and its outcome beside the votes."""

from collections.abc import Sequence
from typing import assert_never

import pygame

from game.challenges.votes.trial import VoteTrial
from game.engine import Patch
from game.engine.session import Session
from game.engine.spec import STANDARD_WIDTH_NM
from game.view.actions.classroom import CastVote, TurnPage, VotesAction
from game.view.actions.window import WindowAction
from game.view.classroom.open_votes import OpenVotes
from game.view.classroom.vote_card import VoteCard
from game.view.classroom.vote_places import VotePlaces, vote_places
from game.view.drawing import text
from game.view.drawing.theme import BONE
from game.view.keys import VOTES
from game.view.panels.trace import Trace
from game.view.panels.voltmeter import Voltmeter
from game.view.playback.clock import Clock
from game.view.readout.observer import Observer
from game.view.scene.camera import Camera
from game.view.scene.scene import Scene
from game.view.screen import Leave
from game.view.widgets.base import Widget
from game.view.widgets.button import Button
from game.view.widgets.input import Key, read
from game.view.widgets.router import Router
from game.words import _


class VotesScreen:
    """Asks the questions of a class vote. `leave` is called with an action on the window."""

    def __init__(
        self,
        size: tuple[int, int],
        leave: Leave = lambda where: None,
        reduced_motion: bool = False,
        votes: OpenVotes | None = None,
    ) -> None:
        """`votes`: those to go on with; without them, they begin. Raises DocumentError."""
        self._leave, self._reduced_motion = leave, reduced_motion
        self._votes = votes or OpenVotes()
        self._router = Router()
        self._close = Button(_("Leave the votes"), lambda: leave(WindowAction.BACK), sign="close")
        self._card = VoteCard(self._vote, self._take_back, self.turn, self._again)
        self._voltmeter, self._trace = Voltmeter(lambda: self.clock.now()), Trace()
        self._size = size
        self._show()

    @property
    def trial(self) -> VoteTrial:
        """The current question, its cell and its votes."""
        return self._votes.trial

    @property
    def clock(self) -> Clock:
        """How fast time goes."""
        return self._votes.clock

    @property
    def session(self) -> Session:
        """The run that is shown."""
        return self.trial.session

    @property
    def patch(self) -> Patch:
        """The patch that is shown."""
        return self.trial.session.patch

    @property
    def card(self) -> VoteCard:
        """What is asked, and the buttons to answer it with."""
        return self._card

    @property
    def widgets(self) -> Sequence[Widget]:
        """What can be pressed, in the order in which Tab visits it."""
        return self._router.widgets

    @property
    def phase(self) -> str:
        """ "vote", "run" or "seen"."""
        return self._card.phase

    def _show(self) -> None:
        """Show the question as it stands."""
        self.observer = Observer(self.session)
        self._voltmeter.reset()
        self._card.update(self.trial, self._votes.number, self._votes.question_count)
        self.resize(self._size)
        self.readout = self.observer.read(False, 1.0)

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out for a window of `size` px."""
        self._size = size
        self.layout: VotePlaces = vote_places(*size)
        place = self.layout
        self._router.release_all()
        self._card.arrange(place.theme, place.card)
        self._close.arrange(place.theme, place.leave)
        self._router.widgets = [*self._card.widgets, self._close]
        world = self.patch.spec.width_nm
        middle = (world // STANDARD_WIDTH_NM // 2 + 0.5) * STANDARD_WIDTH_NM
        camera = Camera(*size, place.ppn, middle, place.membrane_y, world)
        self.scene = Scene(camera, self.patch, place.scrim.bottom, self._reduced_motion)

    def warm_up(self) -> None:
        """Compile the engine, and draw every shape of the pump."""
        self.patch.warm_up()
        self.scene.warm_up()

    def close(self) -> None:
        """No cleanup needed."""

    def update(self, seconds: float) -> None:
        """Run for `seconds` of wall time; once the outcome is known the picture goes on."""
        self.trial.advance(self.clock.advance(seconds))
        self.readout = self.observer.read(self.clock.paused, self.clock.speed)
        self._card.update(self.trial, self._votes.number, self._votes.question_count)
        self._router.advance(seconds)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole screen."""
        place, theme = self.layout, self.layout.theme
        self.scene.draw(surface, self.patch, self.clock.fraction, self.readout.voltage_mV)
        size = theme.font(24)
        text.draw(surface, _("outside"), place.outside_at, size, 600, BONE, "left", True)
        text.draw(surface, _("inside the cell"), place.inside_at, size, 600, BONE, "left", True)
        self._voltmeter.draw(surface, place.voltmeter, self.readout, theme)
        self._trace.draw(surface, place.trace, self.readout, theme)
        self._card.draw(surface)
        self._close.draw(surface)
        self._router.focus.draw(surface)

    # What the class does ---------------------------------------------------------------------------------------

    def handle(self, event: pygame.event.Event) -> bool:
        """Handle an event. Returns whether it was used."""
        found = read(event, self._size)
        if found is None:
            return False
        bound = VOTES.find(found) if isinstance(found, Key) else None
        asked = None if bound is None else bound.action
        if isinstance(asked, CastVote) and self.phase == "vote":
            self._vote(asked.outcome)
            return True
        return self._router.handle(found) or self._act(asked)

    def _act(self, asked: CastVote | VotesAction | TurnPage | WindowAction | None) -> bool:
        """Carry out a key's action. Returns False if it does not apply now."""
        match asked:
            case TurnPage(way):
                self.turn(way)
            case VotesAction.TAKE_BACK:
                self._take_back()
            case VotesAction.AGAIN:
                self._again()
            case WindowAction():
                self._leave(asked)
            case CastVote() | None:
                return False
            case _:
                assert_never(asked)
        return True

    def turn(self, step: int) -> None:
        """Forward: run the trial, or once it is over go to the next question (2: at once). Back: the previous one."""
        if step == 1 and self.phase == "vote":
            self.trial.begin()
        elif step != 1 or self.phase == "seen":
            self._votes.turn(1 if step > 0 else -1)
            self._show()

    def choose(self, number: int) -> None:
        """Go to the question with this number, from 1."""
        if self._votes.choose(number):
            self._show()

    def _vote(self, way: str) -> None:
        if self.phase == "vote":
            self.trial.ballot.cast(way)

    def _take_back(self) -> None:
        if self.phase == "vote":
            self.trial.ballot.take_back()

    def _again(self) -> None:
        """Ask the same question again with a new run of the cell, and no votes."""
        self._votes.repeat()
        self._show()
