"""The cards over a level: a question that it waits for, how it ended, and the questions after it."""

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.challenges.play import LevelVerdict
from game.view.challenge.attempt import Attempt
from game.view.challenge.board import Board
from game.view.challenge.dialog import Dialog
from game.view.challenge.endings import asking_dialog, lose_dialog, marks_dialog, win_dialog
from game.view.challenge.places import Places
from game.view.challenge.quiz import LevelQuiz
from game.view.scene.camera import Camera

Act = Callable[[], None]


@dataclass(frozen=True, slots=True)
class CardActions:
    """What the cards call: `opened` as one opens, the others for what is chosen on it, or to note a result."""

    opened: Act
    restart: Act
    levels: Act
    next_level: Act
    won: Callable[[int, float], bool]
    answered: Callable[[int, int], None]


class LevelCards:
    """Opens the cards of an attempt, one at a time, and draws the one that is open."""

    def __init__(self, attempt: Attempt, actions: CardActions) -> None:
        self._attempt, self._actions = attempt, actions
        self.open_card: Dialog | LevelQuiz | None = None
        self._ended = False

    def arrange(self, layout: Places) -> None:
        """Lay the open card out in a window of `layout`."""
        self._layout = layout
        if self.open_card is not None:
            self.open_card.arrange(layout.theme)

    def open(self, card: Dialog | LevelQuiz) -> None:
        """Open `card` in place of any other."""
        self._actions.opened()
        self.open_card = card
        card.arrange(self._layout.theme)

    def close(self) -> None:
        """Close the card that is open."""
        self.open_card = None

    def update(self) -> None:
        """Open the card of the end once the level is over, or that of a question that it waits for."""
        play = self._attempt.play
        if play.verdict is not LevelVerdict.PLAYING and not self._ended:
            self._end()
        if play.question is not None and self.open_card is None and self._attempt.by_hand:
            place, dialog = self._layout, asking_dialog(play, self.close)
            dialog.avoid = [place.voltmeter, place.trace, place.readings, place.card]
            self.open(dialog)

    def draw(self, surface: pygame.Surface, board: Board, camera: Camera) -> None:
        """Draw the open card, clear of the thing that it points at, with a ring around that."""
        if not isinstance(self.open_card, LevelQuiz):
            if self.open_card is not None:
                self.open_card.draw(surface)
            return
        name = self.open_card.pointing_at
        thing = board.find(name, camera) if name is not None else None
        self.open_card.avoid(thing)
        self.open_card.draw(surface)
        if thing is not None:
            board.callout.ring(surface, thing, self._layout.theme)

    @property
    def dialog(self) -> Dialog | None:
        """The dialog that is open, a question's in the quiz."""
        return self.open_card.dialog if isinstance(self.open_card, LevelQuiz) else self.open_card

    def _end(self) -> None:
        self._ended = True
        attempt, play, actions = self._attempt, self._attempt.play, self._actions
        if play.verdict is LevelVerdict.WON:
            if attempt.best is None:
                attempt.best = actions.won(play.stars, play.watch.time_s)
            choices = actions.restart, actions.levels, actions.next_level, self._ask_questions
            self.open(win_dialog(play, attempt.best, *choices))
        else:
            self.open(lose_dialog(play, actions.restart, actions.levels))

    def _ask_questions(self) -> None:
        self.open(LevelQuiz(self._attempt.level.questions, self._show_marks))

    def _show_marks(self, marks: int, most: int) -> None:
        self._actions.answered(marks, most)
        play = self._attempt.play
        self.open(marks_dialog(play, marks, most, self._ask_questions, self._actions.next_level))
