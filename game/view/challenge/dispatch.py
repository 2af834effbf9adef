"""What the player of a level can do, and which part carries it out."""

from collections.abc import Callable
from typing import assert_never

from game.challenges.actions import PlayerAction
from game.view.actions.level import LevelAction
from game.view.challenge.attempt import Attempt
from game.view.challenge.board import Board
from game.view.panels.help import Help
from game.words import _


class LevelDispatcher:
    """Acts on an attempt and its board; `restart` begins the attempt anew."""

    def __init__(self, attempt: Attempt, board: Board, help_card: Help, restart: Callable[[], None]) -> None:
        self._attempt, self._board, self._help, self._restart = attempt, board, help_card, restart

    def play(self, action: PlayerAction) -> bool:
        """Apply an action on the cell. Returns False if the level does not allow it; the hint bar then says why."""
        board, play = self._board, self._attempt.play
        board.past.to_now()
        done = self._attempt.do(action)
        if play.refusal:
            board.hints.say(play.refusal)
        if done and action.cell is not None:
            board.voltmeter.reset()
        return done

    def do(self, action: LevelAction) -> bool:
        """Carry out an action. Returns False if it does not apply now."""
        play = self._attempt.play
        match action:
            case LevelAction.NEXT_STEP | LevelAction.SKIP_STEPS if play.step is None:
                return False
            case LevelAction.NEXT_STEP:
                self._board.past.to_now()
                play.next_step()
            case LevelAction.SKIP_STEPS:
                play.skip_steps()
            case LevelAction.TOGGLE_PAUSE:
                self._toggle()
            case LevelAction.AGAIN:
                self._restart()
            case LevelAction.HINT:
                self._take_hint()
            case LevelAction.HELP:
                self._help.open()
            case _:
                assert_never(action)
        return True

    def _toggle(self) -> None:
        clock = self._attempt.clock
        self._board.past.to_now()
        clock.paused = not clock.paused
        clock.settle()

    def _take_hint(self) -> None:
        board, play = self._board, self._attempt.play
        board.past.to_now()
        hint = play.hints.take()
        board.hints.say(hint.say if hint is not None else _("There is no hint here: try, and see what happens."))
        board.hints.taken = play.hints.taken
