"""Questions as examiners ask them, and how they are marked."""

import re
import unicodedata
from typing import Annotated, Self

from pydantic import Field, model_validator

from game.documents.model import StrictModel
from game.words import _

Text = Annotated[str, Field(min_length=1, max_length=400)]
Short = Annotated[str, Field(min_length=1, max_length=160)]


class Choice(StrictModel):
    """Multiple choice: one answer is right, and each wrong one says why it is wrong."""

    answers: Annotated[list[Short], Field(min_length=2, max_length=6)]
    right: Annotated[int, Field(ge=1, le=6)]  # counted from 1
    why: Annotated[list[Short], Field(min_length=2, max_length=6)]  # one for each answer

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.right > len(self.answers):
            raise ValueError(_("right is {n}, and there are {all} answers").format(n=self.right, all=len(self.answers)))
        if len(self.why) != len(self.answers):
            raise ValueError(_("why needs one sentence for each answer"))
        return self


class Point(StrictModel):
    """One point of a mark scheme: what earns the mark, and the words that suggest it was made.

    Each entry of `words` is one idea; "|" parts its other forms ("out|outwards"). All ideas must be there.
    """

    say: Short
    words: Annotated[list[Short], Field(min_length=1, max_length=6)]

    def suggested(self, answer: str) -> bool:
        """Whether the answer has a form of every idea in `words`."""
        text = _plain(answer)
        return all(any(_has(text, form) for form in idea.split("|")) for idea in self.words)


class Outline(StrictModel):
    """An answer in words, marked point by point by the student against the scheme."""

    marks: Annotated[int, Field(ge=1, le=12)]
    points: Annotated[list[Point], Field(min_length=1, max_length=12)]

    @model_validator(mode="after")
    def _enough(self) -> Self:
        if self.marks > len(self.points):
            raise ValueError(_("there are fewer points than marks"))
        return self

    def suggest(self, answer: str) -> list[bool]:
        """For each point, whether the words suggest that it was made."""
        return [point.suggested(answer) for point in self.points]

    def marked(self, ticked: list[bool]) -> int:
        """Marks for the points ticked, at most `marks`."""
        return min(self.marks, sum(ticked))


class Table(StrictModel):
    """A table of data to deduce from, with a choice below it."""

    columns: Annotated[list[Short], Field(min_length=2, max_length=6)]
    rows: Annotated[list[Annotated[list[Short], Field(min_length=2, max_length=6)]], Field(min_length=1, max_length=10)]

    @model_validator(mode="after")
    def _even(self) -> Self:
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise ValueError(_("row {n} has {m} cells, and there are {all} columns").format(
                    n=number, m=len(row), all=len(self.columns)))  # fmt: skip
        return self


class Label(StrictModel):
    """Things in the scene to name: each place pointed at has one right word."""

    places: Annotated[dict[str, Short], Field(min_length=2, max_length=8)]  # thing -> its name
    others: list[Short] = Field(default_factory=list, max_length=4)  # words that fit nowhere


class Question(StrictModel):
    """One question: its words, and exactly one way to answer it."""

    ask: Text
    table: Table | None = None
    choice: Choice | None = None
    outline: Outline | None = None
    label: Label | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(part is not None for part in (self.choice, self.outline, self.label)) != 1:
            raise ValueError(_("give exactly one of choice, outline, label"))
        return self

    @property
    def marks(self) -> int:
        """The most marks it gives."""
        if self.outline is not None:
            return self.outline.marks
        return 1 if self.choice is not None else len(self.label.places) if self.label is not None else 0


def _plain(words: str) -> str:
    """Lower case, without accents, raised signs made plain: "Na⁺" is "na+"."""
    parted = unicodedata.normalize("NFKD", words.casefold())
    flat = "".join(letter for letter in parted if not unicodedata.combining(letter)).replace("−", "-")
    return " " + re.sub(r"[^\w+\-']+", " ", flat, flags=re.UNICODE) + " "


def _has(text: str, form: str) -> bool:
    """Whether `text` has a word that begins with `form`, or contains it where it is a phrase."""
    wanted = _plain(form).strip()
    return bool(wanted) and f" {wanted}" in text
