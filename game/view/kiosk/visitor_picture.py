"""The picture of a visitor's cell: the membrane, its voltage, and what is said of it."""

import pygame

from game.engine import Patch
from game.kiosk.commentary import Comment
from game.view.drawing.shade import shade
from game.view.drawing.theme import IN_FAR
from game.view.panels.canvas import Clock
from game.view.panels.sides import draw_sides
from game.view.readout.observer import recent_voltage_mV
from game.view.scene.scene import Scene
from game.words import _

from .big_figure import BigFigure
from .visitor_framing import visitor_camera
from .visitor_layout import VisitorPlace
from .visitor_words import draw_comment


class VisitorPicture:
    """Draws it all but the buttons. The figure changes by `clock`; with `captions` the words say why, too."""

    def __init__(self, clock: Clock, reduced_motion: bool, captions: bool) -> None:
        self._reduced_motion, self._captions = reduced_motion, captions
        self._voltage = BigFigure(clock)

    def reset(self) -> None:
        """Show the next voltage at once."""
        self._voltage.reset()

    def arrange(self, place: VisitorPlace, patch: Patch) -> None:
        """Lay it out at `place`, for the size of `patch`."""
        self._place = place
        self._scene = Scene(visitor_camera(patch, place), patch, place.scrim, self._reduced_motion)

    def free_pictures(self) -> None:
        """Free what can be painted anew."""
        self._scene.free_pictures()

    def warm_up(self) -> None:
        """Draw every shape of the pump."""
        self._scene.warm_up()

    def draw(self, surface: pygame.Surface, patch: Patch, fraction: float, comment: Comment) -> None:
        """Draw `patch`, `fraction` of the way to its next tick, and say `comment`."""
        place, voltage = self._place, recent_voltage_mV(patch)
        self._scene.draw(surface, patch, fraction, voltage)
        draw_sides(surface, place, 34)
        width, height = place.size
        dark = shade((width, place.foot), "foot", place.foot // 2, IN_FAR, 238)
        surface.blit(dark, (0, height - place.foot))
        self._voltage.draw(surface, place.voltage, voltage, _("mV"), "−70")
        draw_comment(surface, place.words, comment, self._captions, place.theme)
