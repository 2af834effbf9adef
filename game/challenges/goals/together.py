"""Goals made of others: all of them, any of them, or one after the other."""

from collections.abc import Iterable, Iterator

from game.challenges.watch import Watch

from .tracker import QuestionTracker, Tracker


class Together(Tracker):
    """All of several goals, or with `every` False any of them."""

    def __init__(self, parts: Iterable[Tracker], every: bool) -> None:
        super().__init__()
        self._every = every
        self.parts = list(parts)

    def update(self, watch: Watch) -> None:
        """Update every part."""
        if self.done:
            return
        for part in self.parts:
            part.update(watch)
        shares = [part.share for part in self.parts]
        self.share = sum(shares) / len(shares) if self._every else max(shares)
        choose = all if self._every else any
        self.done = choose(part.done for part in self.parts)
        self.failed = (any if self._every else all)(part.failed for part in self.parts)

    def answer(self, ask: str, response: str) -> bool:
        """Pass the answer to every part. Returns whether the question was open in any."""
        taken = [part.answer(ask, response) for part in self.parts]  # several may ask the same: each takes the answer
        return any(taken)

    def questions(self) -> Iterator[QuestionTracker]:
        """The questions of every part."""
        for part in self.parts:
            yield from part.questions()

    def open_questions(self) -> Iterator[QuestionTracker]:
        """The questions of the parts that need an answer now."""
        for part in self.parts:
            if not self.done:
                yield from part.open_questions()

    def why(self, watch: Watch) -> str:
        """Why the first open part is not done, in a sentence."""
        return next((part.why(watch) for part in self.parts if not part.done), "")


class InOrder(Together):
    """Updates one part at a time: the next only when those before it are done."""

    def __init__(self, parts: Iterable[Tracker]) -> None:
        super().__init__(parts, True)

    @property
    def _now(self) -> Tracker | None:
        return next((part for part in self.parts if not part.done), None)

    def update(self, watch: Watch) -> None:
        """Update the first part that is not done."""
        now = self._now
        if now is not None:
            now.update(watch)
            self.failed = now.failed
        self.share = sum(part.share if part is now else float(part.done) for part in self.parts) / len(self.parts)
        self.done = all(part.done for part in self.parts)

    def open_questions(self) -> Iterator[QuestionTracker]:
        """The open questions of the first part that is not done."""
        if self._now is not None:
            yield from self._now.open_questions()
