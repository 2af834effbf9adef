"""The goal to answer a question rightly, in the middle of play."""

from game.challenges.questions import Choice
from game.challenges.watch import Watch
from game.words import _

from .tracker import QuestionText, QuestionTracker


class Answer(Choice):
    """A question in the middle of play, to be answered rightly: a wrong answer loses the goal."""

    ask: QuestionText

    def words(self) -> str:
        """The goal as a player reads it."""
        return _("answer: {ask}").format(ask=self.ask)

    def start(self) -> "AnswerTracker":
        """A new tracker of this goal, which measures from the present moment on."""
        return AnswerTracker(self)


class AnswerTracker(QuestionTracker):
    """A question that waits for its answer: "1" for the first one, and so on."""

    def __init__(self, goal: Answer) -> None:
        super().__init__(goal.ask)
        self.goal = goal

    def takes(self, response: str) -> bool:
        """Whether `response` is the number of an answer."""
        return response in map(str, range(1, 1 + len(self.goal.answers)))

    def update(self, watch: Watch) -> None:
        """Set `done` or `failed` once the question is answered."""
        if self.response is not None:
            self.done = self.response == str(self.goal.right)
            self.failed = not self.done
            self.share = float(self.done)

    def why(self, watch: Watch) -> str:
        """The answer given, and why it is wrong."""
        if self.response is None:
            return _("There is a question to answer.")
        number = int(self.response) - 1
        return _("You answered: {answer}. {why}").format(answer=self.goal.answers[number], why=self.goal.why[number])
