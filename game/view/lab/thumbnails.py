"""Small pictures of the pump at rest in each state, for the film strip."""

import pygame

from game.engine.pump import PumpState
from game.view.drawing import shapes, sprites
from game.view.drawing.cache import cached
from game.view.drawing.theme import WHITE
from game.view.scene.pump import poses
from game.view.scene.pump.frames import PumpArt
from game.view.scene.pump.states import STATES

_LARGER = 1.7  # ions are drawn so many times larger than they are: at this size their shapes must still differ


@cached
def thumbnail(state: PumpState, width: int, height: int) -> pygame.Surface:
    """The pump in `state` on the two lines of the membrane, `width` x `height` px; shared, so never draw on it."""
    ppn = height / 14.0
    image = pygame.Surface((width, height), pygame.SRCALPHA)
    x, y = width / 2, height * 0.40
    for side in (-2.0, 2.0):
        shapes.wash(image, (0, round(y + side * ppn), width, 1), WHITE, 46)
    art = PumpArt(ppn)
    shown = STATES[state]
    pose = shown.shapes[1], shown.shapes[1], 0.0
    picture, (ox, oy) = art.frame(*pose)
    image.blit(picture, (round(x - ox), round(y - oy)))
    for n, (across, down) in enumerate(poses.sites(*pose, shown.ion)):
        name = f"ion_{shown.ion.lower()}" if n < shown.bound else f"site_{shown.ion.lower()}"
        centre = x + across * 1.12 * ppn, y + down * 1.12 * ppn
        shapes.blit_centred(image, sprites.raster(name, ppn, scale=_LARGER), centre)
    if shown.atp:
        seat = poses.atp_site(*pose)
        molecule = sprites.raster("atp", ppn, turn=seat.angle)
        shapes.blit_centred(image, molecule, (x + seat.x * ppn, y + seat.y * ppn))
    if shown.phosphate:
        at = poses.phosphate_site(*pose)
        shapes.blit_centred(image, sprites.raster("pi", ppn, scale=1.6), (x + at[0] * ppn, y + at[1] * ppn))
    return image
