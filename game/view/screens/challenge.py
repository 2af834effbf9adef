"""A level as it is played: the scene, the card, the callouts, the controls it allows, and how it ends."""

from collections.abc import Callable, Sequence
from typing import assert_never

import numpy as np
import pygame
from pygame import Rect

from game.challenges.actions import PlayerAction
from game.challenges.level import Level
from game.view import keys
from game.view.actions.level import LevelAction
from game.view.actions.window import WindowAction
from game.view.challenge.attempt import Attempt
from game.view.challenge.board import Board, BoardActions
from game.view.challenge.dialog import Dialog
from game.view.challenge.level_cards import CardActions, LevelCards
from game.view.challenge.places import Places
from game.view.challenge.quiz import LevelQuiz
from game.view.challenge.things import pumps_meant
from game.view.panels.help import Help
from game.view.scene.camera import Camera
from game.view.scene.scene import Scene
from game.view.screen import Leave
from game.view.widgets.base import Widget
from game.view.widgets.input import Key, Press, read
from game.view.widgets.router import Router
from game.words import _

Won = Callable[[int, float], bool]


class ChallengeScreen:
    """Plays one level. `leave` is called with what the user asks of the window; `won(stars, seconds)` notes a win.

    `answered(marks, most)` notes the marks of its questions. With `autoplay` the level's own solution is played.
    """

    def __init__(
        self,
        size: tuple[int, int],
        level: Level,
        number: int | None = None,
        leave: Leave = lambda what: None,
        won: Won = lambda stars, seconds: False,
        answered: Callable[[int, int], None] = lambda marks, most: None,
        autoplay: bool = False,
        reduced_motion: bool = False,
        attempt: Attempt | None = None,
    ) -> None:
        """`attempt`: one to go on with; without it, one that begins."""
        self.level, self.number = level, number
        self._leave, self._won, self._answered = leave, won, answered
        self._reduced_motion = reduced_motion
        self._attempt = attempt or Attempt(level, autoplay)
        self._size = size
        self._router = Router()
        self._help = Help(
            keys.LEVEL,
            _("The question mark shows a hint, and the book what the words mean."),
            _("Tap a light card to go on. Tap + and − to open and close channels."),
        )
        self._show()

    # Setting up ------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Restart from the beginning."""
        self._attempt.begin()
        self._show()

    def _show(self) -> None:
        """Show the attempt as it stands."""
        attempt = self._attempt
        self.session, self.patch, self.play, self.clock = attempt.session, attempt.patch, attempt.play, attempt.clock
        cards = CardActions(
            opened=self._router.release_all,
            restart=self._begin,
            levels=self._levels,
            next_level=lambda: self._leave(WindowAction.NEXT),
            won=self._won,
            answered=self._answered,
        )
        self.cards = LevelCards(attempt, cards)
        actions = BoardActions(
            do=self.do,
            next_step=self._next_step,
            skip_steps=self._skip_steps,
            take_hint=self._take_hint,
            toggle=self._toggle,
            restart=self._begin,
            leave=self._levels,
            words=lambda: self._leave(WindowAction.WORDS),
        )
        self.board = Board(attempt, self.number, actions)
        self.board.hints.taken = self.play.hints_taken
        self.resize(self._size)

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out for a window of `size` px."""
        self._size = size
        self.layout: Places = self.board.arrange(size)
        place, theme = self.layout, self.layout.theme
        self._router.release_all()
        self._router.above = [self.board.callout.next, self.board.callout.skip]
        self._router.widgets = self.board.widgets
        camera = Camera(*size, place.ppn, self._centre_nm(), place.membrane_y, self.patch.spec.width_nm)
        self.scene = Scene(camera, self.patch, place.scrim.bottom, self._reduced_motion)
        self._help.arrange(theme, Rect(0, 0, *size))
        self.cards.arrange(place)

    def _centre_nm(self) -> float:
        """The middle of the patch; in a narrow window, the pump nearest to it that the level speaks of."""
        world = self.patch.spec.width_nm
        if self._size[0] / self.layout.ppn > 0.8 * world:
            return world / 2
        pumps = self.patch.state.protein["x"][pumps_meant(self.patch)]
        return float(pumps[np.argmin(np.abs(pumps - world / 2))]) if pumps.size else world / 2

    # Running ---------------------------------------------------------------------------------------------------

    def warm_up(self) -> None:
        """Compile the engine, and draw every shape of the pump."""
        self.patch.warm_up()
        self.scene.warm_up()

    def close(self) -> None:
        """Return to the latest tick: the attempt may go on later."""
        self.board.past.to_now()

    def update(self, seconds: float) -> None:
        """Run the level for `seconds` of wall time."""
        covered = self.cards.open_card is not None or self._help.is_open
        self._attempt.advance(seconds, covered)
        self.cards.update()
        due = None if self.session.in_past else self.play.hint_due()
        if due is not None:
            self.board.hints.say(due.say)
        if self.board.past.update(self.clock.paused and not covered and self.play.step is None):
            self.board.voltmeter.reset()
        still = self.clock.paused or covered or self.play.paused
        self.readout = self._attempt.observer.read(still, self.clock.speed)
        self.board.update(seconds)
        for part in (self._router, self.cards.open_card, self._help):
            if part is not None:
                part.advance(seconds)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole screen."""
        fraction = 0.0 if self.clock.paused else self.clock.fraction
        self.scene.draw(surface, self.patch, fraction, self.readout.voltage_mV)
        self.board.draw(surface, self.readout)
        card = self.cards.open_card
        if not isinstance(card, LevelQuiz):
            self.board.draw_callout(surface, self.scene.camera, card is None)
            self._router.focus.draw(surface)
        self.cards.draw(surface, self.board, self.scene.camera)
        self._help.draw(surface)

    @property
    def voltage_hidden(self) -> bool:
        """Whether the voltage is hidden, because the player has to infer it."""
        return "voltage" in self.level.hidden or self.play.question is not None

    # What the player does --------------------------------------------------------------------------------------

    def do(self, action: PlayerAction) -> bool:
        """Apply an action of the player, if the level allows it."""
        self.board.past.to_now()
        done = self._attempt.do(action)
        if self.play.refusal:
            self.board.hints.say(self.play.refusal)
        if done and action.cell is not None:
            self.board.voltmeter.reset()
        return done

    def handle(self, event: pygame.event.Event) -> bool:
        """Handle an event. Returns whether it was used."""
        found = read(event, self._size)
        if found is None:
            return False
        if self._help.is_open:
            return self._help.handle(found)
        if self.cards.open_card is not None:
            if isinstance(found, Key) and found.key == pygame.K_ESCAPE:
                self._leave(WindowAction.MAP)
                return True
            return self.cards.open_card.handle(found)
        step = self.play.step
        if isinstance(found, Press) and self.board.hints.bubble.collidepoint(found.at):
            self.board.hints.close()
            self._router.swallow(found.pointer)
            return True
        if self._router.handle(found):
            return True
        if isinstance(found, Press) and step is not None and self.board.callout.rect.collidepoint(found.at):
            self._next_step()
            self._router.swallow(found.pointer)
            return True
        return isinstance(found, Key) and self._key(found)

    def _key(self, key: Key) -> bool:
        found = keys.LEVEL.find(key)
        match None if found is None else found.action:
            case LevelAction() as action:
                return self._act(action)
            case WindowAction.MAP if self.board.hints.close():
                return True
            case WindowAction() as where:
                self._leave(where)
                return True
        return False

    def _act(self, action: LevelAction) -> bool:
        """Carry out a key's action. Returns False if it does not apply now."""
        match action:
            case LevelAction.NEXT_STEP | LevelAction.SKIP_STEPS if self.play.step is None:
                return False
            case LevelAction.NEXT_STEP:
                self._next_step()
            case LevelAction.SKIP_STEPS:
                self._skip_steps()
            case LevelAction.TOGGLE_PAUSE:
                self._toggle()
            case LevelAction.AGAIN:
                self._begin()
            case LevelAction.HINT:
                self._take_hint()
            case LevelAction.HELP:
                self._help.open()
            case _:
                assert_never(action)
        return True

    def turn(self, step: int) -> None:
        """Continue in the guide, or from a card: the key of a presentation remote. There is no way back in a level."""
        if step < 0:
            return
        dialog = self.cards.dialog
        if dialog is not None:
            if dialog.buttons:
                dialog.buttons[-1].act()
        elif self.play.step is not None:
            self._next_step()

    @property
    def dialog(self) -> Dialog | LevelQuiz | None:
        """The card that lies over the level."""
        return self.cards.open_card

    @property
    def widgets(self) -> Sequence[Widget]:
        """What can be pressed on the level itself, in the order in which Tab visits it."""
        return self._router.widgets

    @property
    def focused(self) -> Widget | None:
        """What the keyboard is on, on the level itself."""
        return self._router.focus.current

    @property
    def typing(self) -> bool:
        """Whether keys write something now."""
        return self.cards.dialog is not None and self.cards.dialog.typing

    def _next_step(self) -> None:
        self.board.past.to_now()
        self.play.next_step()

    def _skip_steps(self) -> None:
        self.play.skip_steps()

    def _toggle(self) -> None:
        self.board.past.to_now()
        self.clock.paused = not self.clock.paused
        self.clock.settle()

    def _take_hint(self) -> None:
        self.board.past.to_now()
        hint = self.play.hint()
        self.board.hints.say(hint.say if hint is not None else _("There is no hint here: try, and see what happens."))
        self.board.hints.taken = self.play.hints_taken

    def _levels(self) -> None:
        self._leave(WindowAction.MAP)
