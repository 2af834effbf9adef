"""The signs on an exhibit's buttons, made of the same sprites as the picture: the thing itself is on its button."""

from typing import Final

import pygame

from game.view.drawing import shapes, sprites
from game.view.drawing.cache import cached
from game.view.drawing.theme import BONE
from game.view.scene.pump.frames import PumpArt
from game.view.widgets.icons import icon

_PUMP_NM: Final = 12.6  # its height with all its lobes
_CHANNEL_NM: Final = 6.6


@cached
def pump(height: int) -> pygame.Surface:
    """A pump that is open to the inside."""
    image, _anchor = PumpArt(height / _PUMP_NM).frame("e1", "e1", 0.0)
    return image.subsurface(image.get_bounding_rect()).copy()


@cached
def leak(height: int) -> pygame.Surface:
    """A sodium channel with an ion above it."""
    return _stacked(height, "channel_na", _CHANNEL_NM, "ion_na_lg", 0)


@cached
def poison(height: int) -> pygame.Surface:
    """Three molecules of ouabain."""
    return _several("ouabain", height, 0.52, ((0.28, 0.3), (0.74, 0.42), (0.4, 0.76)))


@cached
def potassium(height: int) -> pygame.Surface:
    """A handful of K+."""
    return _several("ion_k_lg", height, 0.4, ((0.22, 0.3), (0.62, 0.2), (0.42, 0.56), (0.82, 0.58), (0.24, 0.84)))


@cached
def potassium_out(height: int) -> pygame.Surface:
    """A potassium channel, and a K+ on its way up."""
    return _stacked(height, "channel_k", _CHANNEL_NM, "ion_k_lg", 0)


@cached
def restart(height: int) -> pygame.Surface:
    """The sign for starting again (a heart would suggest another organ)."""
    return icon("restart", round(0.8 * height), BONE)


@cached
def challenge(height: int) -> pygame.Surface:
    """A ring with its aim."""
    side = round(0.8 * height)
    image = shapes.frame((side, side), side // 2, BONE, max(2, side // 10), 255).copy()
    shapes.blit_centred(image, shapes.disc(0.38 * side, BONE), (side / 2, side / 2))
    return image


def _several(name: str, height: int, share: float, places: tuple[tuple[float, float], ...]) -> pygame.Surface:
    tall = sprites.anchors(name).size_nm[1]
    one = sprites.raster(name, share * height / tall)
    image = pygame.Surface((height, height), pygame.SRCALPHA)
    for x, y in places:
        shapes.blit_centred(image, one, (x * height, y * height))
    seen = image.get_bounding_rect()
    return image.subsurface((seen.left, 0, seen.width, height)).copy()


def _stacked(height: int, below: str, below_nm: float, above: str, gap: int) -> pygame.Surface:
    ppn = 0.72 * height / below_nm
    channel = sprites.raster(below, ppn)
    ion = sprites.raster(above, 0.24 * height / sprites.anchors(above).size_nm[1])
    image = pygame.Surface((max(channel.get_width(), ion.get_width()), height), pygame.SRCALPHA)
    image.blit(channel, ((image.get_width() - channel.get_width()) // 2, height - channel.get_height() - gap))
    image.blit(ion, ((image.get_width() - ion.get_width()) // 2, 0))
    return image


@cached
def back(height: int) -> pygame.Surface:
    """An arrow to the left."""
    return icon("left", round(0.8 * height), BONE)
