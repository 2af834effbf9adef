"""Small pictures of the pump at rest in each state, for the film strip."""

import pygame

from game.engine.pump import K_SITES, NA_SITES, State
from game.view.drawing import shapes, sprites
from game.view.drawing.cache import kept
from game.view.drawing.theme import WHITE
from game.view.scene.pump import poses
from game.view.scene.pump.frames import PumpArt
from game.view.scene.pump.sodium_potassium import PHOSPHATE_STATES, POSES, SODIUM_STATES

_FULL = {State.E1_3NA: NA_SITES, State.E1P_3NA: NA_SITES, State.E2P_3NA: NA_SITES}
_FULL |= {State.E2P_2K: K_SITES, State.E2_2K: K_SITES, State.E1_2K: K_SITES}
_ATP = (State.E1, State.E1_3NA, State.E1_2K)
_LARGER = 1.7  # ions are drawn so many times larger than they are: at this size their shape must still tell


@kept
def thumbnail(state: State, width: int, height: int) -> pygame.Surface:
    """The pump in `state` on the two lines of the membrane, `width` x `height` px; shared, so never draw on it."""
    ppn = height / 14.0
    image = pygame.Surface((width, height), pygame.SRCALPHA)
    x, y = width / 2, height * 0.40
    for side in (-2.0, 2.0):
        shapes.wash(image, (0, round(y + side * ppn), width, 1), WHITE, 46)
    art = PumpArt(ppn)
    pose = POSES[state][1], POSES[state][1], 0.0
    picture, (ox, oy) = art.frame(*pose)
    image.blit(picture, (round(x - ox), round(y - oy)))
    key = "Na" if state in SODIUM_STATES else "K"
    for n, (across, down) in enumerate(poses.sites(*pose, key)):
        name = f"ion_{key.lower()}" if n < _FULL.get(state, 0) else f"site_{key.lower()}"
        centre = x + across * 1.12 * ppn, y + down * 1.12 * ppn
        shapes.blit_centred(image, sprites.raster(name, ppn, scale=_LARGER), centre)
    if state in _ATP:
        seat = poses.atp_site(*pose)
        molecule = sprites.raster("atp", ppn, turn=seat.angle)
        shapes.blit_centred(image, molecule, (x + seat.x * ppn, y + seat.y * ppn))
    if state in PHOSPHATE_STATES:
        at = poses.phosphate_site(*pose)
        shapes.blit_centred(image, sprites.raster("pi", ppn, scale=1.6), (x + at[0] * ppn, y + at[1] * ppn))
    return image
