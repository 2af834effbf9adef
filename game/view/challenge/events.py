"""Events while a level is played, each for what lies on top: help, a card, a hint, a button, the callout, a key."""

from collections.abc import Callable

import pygame

from game.view import keys
from game.view.actions.level import LevelAction
from game.view.actions.window import WindowAction
from game.view.challenge.board import Board
from game.view.challenge.level_cards import LevelCards
from game.view.panels.help import Help
from game.view.screen import Leave
from game.view.widgets.input import Input, Key, Press
from game.view.widgets.router import Router


class LevelEvents:
    """Passes events on. `do` is called with an action of the level, and `leave` with one on the window."""

    def __init__(
        self,
        help_card: Help,
        cards: LevelCards,
        board: Board,
        router: Router,
        do: Callable[[LevelAction], bool],
        leave: Leave,
    ) -> None:
        self._help, self._cards, self._board, self._router = help_card, cards, board, router
        self._do, self._leave = do, leave

    def handle(self, event: Input) -> bool:
        """Handle `event`. Returns whether it was used."""
        if self._help.is_open:
            return self._help.handle(event)
        if self._cards.open_card is not None:
            if isinstance(event, Key) and event.key == pygame.K_ESCAPE:
                self._leave(WindowAction.MAP)
                return True
            return self._cards.open_card.handle(event)
        if isinstance(event, Press) and self._board.hints.bubble.collidepoint(event.at):
            self._board.hints.close()
            self._router.swallow(event.pointer)
            return True
        if self._router.handle(event):
            return True
        if isinstance(event, Press):
            return self._press(event)
        return isinstance(event, Key) and self._key(event)

    def _press(self, press: Press) -> bool:
        """Go on in the guide, if the press is on its callout."""
        if not self._board.callout.rect.collidepoint(press.at) or not self._do(LevelAction.NEXT_STEP):
            return False
        self._router.swallow(press.pointer)
        return True

    def _key(self, key: Key) -> bool:
        found = keys.LEVEL.find(key)
        match None if found is None else found.action:
            case LevelAction() as action:
                return self._do(action)
            case WindowAction.MAP if self._board.hints.close():
                return True
            case WindowAction() as where:
                self._leave(where)
                return True
        return False
