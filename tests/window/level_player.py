"""Plays a level from its card to its last mark, with one kind of hands."""

from collections.abc import Callable

from window_rig import Window

from game.challenges.level import Level
from game.challenges.questions import Question

LONG_S = 60.0


class Hands:
    """Fingers: whatever is pressed is tapped where it is."""

    def __init__(self, window: Window) -> None:
        self.window = window

    def press(self, label: str) -> None:
        """Press what is called so."""
        self.window.wait(lambda: label in self.window.state["places"], LONG_S)
        self.tap(self.window.state["places"][label])

    def tap(self, at: list[int]) -> None:
        """Tap a place in the window."""
        self.window.do("mousemove", "--window", self.window.name, str(at[0]), str(at[1]), "click", "1")

    def more(self, control: str) -> None:
        """One more of a stepper."""
        self.tap(self.window.state["plus"][control])

    def type(self, label: str, words: str) -> None:
        """Write into a box, with a keyboard beside the screen."""
        self.press(label)
        self.typed(words)

    def typed(self, words: str) -> None:
        """Type, until it stands there."""
        self.window.do("type", words)
        self.window.wait(lambda: self.window.state["typed"] == words, LONG_S)

    def leave(self) -> None:
        """Go to the map."""
        self.press("Leave the level")


class Keys(Hands):
    """The keyboard alone: Tab to it, then Enter or an arrow."""

    def focus(self, label: str) -> None:
        """Bring the focus to what is called so."""
        state = self.window.state
        self.window.wait(lambda: label in self.window.state["places"], LONG_S)
        for _step in range(2 * len(self.window.state["places"]) + 2):
            state = self.window.state
            if state["focus"] == label:
                return
            keys = state["events"]["key"]
            self.window.do("key", "Tab")
            self.window.wait(lambda keys=keys: self.window.state["events"]["key"] > keys, LONG_S)  # type: ignore[misc]
        raise AssertionError(f"Tab never came to {label!r}: {state}")

    def press(self, label: str) -> None:
        """Tab to it, and Enter."""
        self.focus(label)
        self.window.do("key", "Return")

    def more(self, control: str) -> None:
        """Tab to the stepper, and →."""
        self.focus(self.window.state["labels"][control])
        self.window.do("key", "Right")

    def type(self, label: str, words: str) -> None:
        """The box has the focus already."""
        assert self.window.state["focus"] == label
        self.typed(words)

    def leave(self) -> None:
        """Go to the map."""
        self.window.do("key", "Escape")


def play(window: Window, hands: Hands, level: Level) -> None:
    """Read the guide, make the moves of the level's own solution, and wait until it is won."""
    window.wait(lambda: window.state.get("title") == level.title, LONG_S)
    for move in level.solution:
        read_on(window, hands)
        window.wait(lambda at=move.at or 0.0: window.state["time"] >= at, LONG_S)  # type: ignore[misc]
        control = move.controls[0]
        count = window.state["counts"][control]
        hands.more(control)
        window.wait(lambda control=control, count=count: window.state["counts"][control] > count, LONG_S)  # type: ignore[misc]
    while window.state["verdict"] == "playing":
        read_on(window, hands)
        window.wait(lambda: window.state["verdict"] != "playing" or tapped_on(window), LONG_S)
    assert window.state["verdict"] == "won"


def tapped_on(window: Window) -> bool:
    """Whether a step of the guide waits for a tap."""
    step = window.state["step"]
    return step is not None and not step[1]


def read_on(window: Window, hands: Hands) -> None:
    """Go on from every step that waits for no more than that."""
    while tapped_on(window):
        number = window.state["step"][0]
        hands.press("Go on")
        window.wait(lambda number=number: window.state["step"] is None or window.state["step"][0] != number, LONG_S)  # type: ignore[misc]


def answer(window: Window, hands: Hands, questions: list[Question]) -> None:
    """Answer every question rightly, and take all the marks."""
    for number, question in enumerate(questions):
        window.wait(lambda number=number: window.state.get("question") == number, LONG_S)  # type: ignore[misc]
        last = "Finish" if number + 1 == len(questions) else "Next question"
        if question.choice is not None:
            right = question.choice.right - 1
            hands.press(f"{'ABCDEF'[right]}   {question.choice.answers[right]}")
            until_said(window, "Right.")
            hands.press(last)
        elif question.outline is not None:
            hands.type("Type your answer, or say it aloud. Then see the mark scheme.", "hello")
            hands.press("Show the mark scheme")
            until_said(window, "hello")
            for point in question.outline.points:
                hands.press(point.say)
                window.wait(lambda point=point: point.say in window.state["ticked"], LONG_S)  # type: ignore[misc]
            hands.press("Take the marks")
        elif question.label is not None:
            for name in question.label.places.values():
                hands.press(name)
                window.wait(lambda name=name: name not in window.state["places"], LONG_S)  # type: ignore[misc]
            hands.press(last)


def until_said(window: Window, words: str) -> None:
    """Wait until a dialog says so."""
    said: Callable[[], bool] = lambda: words in window.state.get("said", "")  # noqa: E731
    window.wait(said, LONG_S)
