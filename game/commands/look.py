"""How the pictures are drawn: the options of the command line."""

from dataclasses import dataclass

from game.view.classroom.presenter import Presenter
from game.view.drawing import appearance
from game.view.drawing.appearance import SCALES, Appearance
from game.words import _

from .command_error import CommandError


@dataclass(frozen=True, slots=True)
class LookOptions:
    """Options of appearance that every window has; `present`: begin in presenter mode."""

    high_contrast: bool = False
    text_scale: float = 1.0
    captions: bool = True
    reduced_motion: bool = False
    colour_check: str | None = None
    present: bool = False

    def use(self) -> None:
        """Draw everything with these options from now on. Raises CommandError for an unknown size or colour check."""
        low, high = SCALES[0], SCALES[-1]
        if not low <= self.text_scale <= high:
            raise CommandError(
                _("--text-scale is {scale:g}; use {low} to {high}.").format(scale=self.text_scale, low=low, high=high)
            )
        if self.colour_check is not None and self.colour_check not in appearance.CHECKS:
            raise CommandError(
                _("--colour-check is {name!r}; use one of {names}.").format(
                    name=self.colour_check, names=", ".join(appearance.CHECKS)
                )
            )
        appearance.use(Appearance(self.high_contrast, self.text_scale, self.captions, self.colour_check))

    def presenter(self) -> Presenter:
        """A presenter mode for the window, switched on if `present`."""
        return Presenter(self.present, self.reduced_motion)
