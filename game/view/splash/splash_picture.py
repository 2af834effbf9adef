"""The whole picture of the splash at one moment, in a window of one size."""

from collections.abc import Hashable, Iterator
from dataclasses import replace

import pygame

from game.engine import presets
from game.view.drawing import appearance
from game.view.splash.lens import Lens
from game.view.splash.opening import Opening
from game.view.splash.pictures import Picture, pictures
from game.view.splash.stage import background, stage
from game.view.splash.story import StoryMoment
from game.view.splash.words import Words
from game.words import language


class SplashPicture:
    """Draws the membrane, the lens with a chapter's picture in it, the words, and how far the work is."""

    def __init__(self, size: tuple[int, int], opening: Opening) -> None:
        self._key = _key(size)
        spec = opening.spec or presets.get(presets.names()[0])
        self._still = opening.reduced_motion
        self._stage = stage(size, spec)
        self._background = background(self._stage)
        self._words = Words(self._stage, spec.rest_mV)
        self._lens: Lens | None = None
        self._pictures: tuple[Picture, ...] = ()
        self.ready = 0
        """How many chapters can be shown."""

    def fits(self, size: tuple[int, int]) -> bool:
        """Whether it was made for a window of `size` px, and for colours and words as they are now."""
        return self._key == _key(size)

    def prepare(self) -> Iterator[None]:
        """Paint the chapters in their order, a piece at each step; may be done in a thread of its own."""
        self._lens = Lens(self._stage)
        self._pictures = pictures(self._stage, self._lens)
        for number, picture in enumerate(self._pictures):
            yield from picture.prepare()
            self.ready = number + 1

    def draw(
        self, surface: pygame.Surface, moment: StoryMoment, done: float, compiling: bool, share: float = 1.0
    ) -> None:
        """Draw the moment; `done`: of the work, 0 to 1; `compiling`: whether to say that kernels are compiled.

        share: how much is seen of all that is not the membrane itself, 0 to 1.
        """
        surface.blit(self._background, (0, 0))
        # After a change of size a chapter may come up that has not been painted anew yet.
        chapter = moment.chapter
        picture = self._pictures[chapter] if chapter is not None and chapter < self.ready else None
        if picture is not None and self._still:
            moment = replace(moment, age_s=picture.still(moment.age_s))
        self._words.draw(surface, moment, share)
        self._words.draw_progress(surface, done, compiling, share)
        if picture is None or self._lens is None:
            return
        self._lens.draw(
            surface,
            lambda target: picture.draw(target, moment.age_s),
            picture.camera.centre_nm,
            min(moment.share, share),
            self._still,
        )


def _key(size: tuple[int, int]) -> Hashable:
    return size, appearance.version(), language()
