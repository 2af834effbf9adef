"""The audio device: opened when sound is switched on, and from time to time tried again while there is none."""

import logging
from typing import Final

import pygame

from . import samples
from .quiet_sdl import discarded_stderr
from .samples import RATE_HZ, Samples

PIECE: Final = 2048
"""Samples in a piece of the hum, a twelfth of a second: one sounds and one waits while a slow frame is drawn."""
_BUFFER: Final = 512  # what SDL mixes at once; pieces are multiples of it, so that they join without a gap
_FORMAT: Final = (RATE_HZ, -16, 1)  # Hz, 16 bits with a sign, one channel
_FIRST_AGAIN_S, _LAST_AGAIN_S = 15.0, 300.0
_PLUGGED_S: Final = 3.0  # a device just plugged in needs a moment
_OWN_NEWS_S: Final = 2.0  # after a try SDL reports every device as if it were new
_HUM, _CLICKS, _SPIKES = 0, (1, 2, 3), (4, 5)

log = logging.getLogger(__name__)


class Device:
    """Plays pieces of the hum, clicks and ticks. Nothing here raises: without a device nothing is heard."""

    def __init__(self) -> None:
        self._wait_s = 0.0
        self._again_s = _FIRST_AGAIN_S
        self._tried_s = 0.0
        self._has_reported = False
        self._pieces: list[tuple[pygame.mixer.Sound, Samples]] = []
        self._turn = 0
        self._click: pygame.mixer.Sound | None = None
        self._tick: pygame.mixer.Sound | None = None

    @property
    def open(self) -> bool:
        """Whether there is a device to play on."""
        return self._click is not None

    def advance(self, seconds: float) -> bool:
        """Advance by `seconds`, and look for a device when it is time. Returns whether there is one."""
        self._tried_s += seconds
        if not self.open:
            self._wait_s -= seconds
            if self._wait_s <= 0.0:
                self._try()
        return self.open

    def handle(self, event: pygame.event.Event) -> None:
        """Handle an event about a device that was removed or added."""
        if event.type == pygame.AUDIODEVICEREMOVED:
            # SDL gives a device that was not open the number 0.
            if self.open and not getattr(event, "iscapture", 0) and getattr(event, "which", 1) != 0:
                self.lose("its device is gone")
        elif event.type == pygame.AUDIODEVICEADDED and not self.open and self._tried_s > _OWN_NEWS_S:
            self._wait_s = min(self._wait_s, _PLUGGED_S)

    def _try(self) -> None:
        self._tried_s = 0.0
        try:
            if pygame.mixer.get_init() not in (None, _FORMAT):
                pygame.mixer.quit()  # opened otherwise: pygame would leave it so
            with discarded_stderr():
                pygame.mixer.init(*_FORMAT, _BUFFER, allowedchanges=0)
            pygame.mixer.set_num_channels(1 + len(_CLICKS) + len(_SPIKES))
            pieces = [pygame.mixer.Sound(buffer=bytes(2 * PIECE)) for _piece in range(2)]
            self._pieces = [(piece, pygame.sndarray.samples(piece)) for piece in pieces]
            self._tick = pygame.mixer.Sound(buffer=samples.tick().tobytes())
            self._click = pygame.mixer.Sound(buffer=samples.click().tobytes())
        except (pygame.error, NotImplementedError) as problem:  # the second where pygame was built without a mixer
            self.lose(str(problem))
            return
        self._again_s, self._has_reported = _FIRST_AGAIN_S, False

    def lose(self, why: str) -> None:
        """Go on without a device, for the reason `why`, and try to open one later."""
        if not self._has_reported:
            self._has_reported = True
            log.info("no sound: %s", why)
        self._wait_s, self._again_s = self._again_s, min(2 * self._again_s, _LAST_AGAIN_S)
        self.close()

    def close(self) -> None:
        """Close the device."""
        self._pieces, self._click, self._tick = [], None, None
        if getattr(pygame.mixer, "get_init", None) and pygame.mixer.get_init():
            pygame.mixer.quit()

    def room(self) -> Samples | None:
        """A piece, int16[PIECE], that may be written now and is then to be queued; None while enough waits."""
        if not self.open:
            return None
        try:
            if pygame.mixer.Channel(_HUM).get_queue() is not None:
                return None
        except pygame.error as problem:
            self.lose(str(problem))
            return None
        return self._pieces[self._turn][1]

    @property
    def ran_dry(self) -> bool:
        """Whether the queue has run out: the last piece has ended, and none was queued in time."""
        return not pygame.mixer.Channel(_HUM).get_busy()

    def queue(self) -> None:
        """Play what has been written, after the piece that sounds."""
        piece = self._pieces[self._turn][0]
        self._turn = 1 - self._turn
        pygame.mixer.Channel(_HUM).queue(piece)

    def click(self, loud: float) -> None:
        """A click, as loud as 0 to 1."""
        self._strike(self._click, _CLICKS, loud)

    def tick(self, loud: float) -> None:
        """A tick, as loud as 0 to 1."""
        self._strike(self._tick, _SPIKES, loud)

    def _strike(self, sound: pygame.mixer.Sound | None, places: tuple[int, ...], loud: float) -> None:
        if sound is None:
            return
        try:
            channels = [pygame.mixer.Channel(place) for place in places]
            channel = next((one for one in channels if not one.get_busy()), channels[0])
            channel.play(sound)
            channel.set_volume(loud)
        except pygame.error as problem:
            self.lose(str(problem))
