"""The view of a pump in the lab: what the user has chosen and opened, kept while another screen is shown."""

from dataclasses import dataclass, field

from game.view.lab.quiz import LabelQuiz, Score


@dataclass(slots=True)
class LabView:
    """Read and changed by the parts of the lab that each field is about."""

    row: int | None = None
    """Of the pump that is shown; None where there is none."""
    labels: bool = True
    quiz: LabelQuiz | None = None
    """The quiz, while it is on."""
    score: Score = field(default_factory=Score)
