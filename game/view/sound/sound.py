"""Plays the sound of a run, while it is switched on."""

from typing import Protocol, runtime_checkable

import pygame

from game.engine.session import Session
from game.view.readout.observer import recent_voltage_mV

from .device import PIECE, Device
from .event_reader import EventReader
from .pitch import pitch_hz
from .thinning import Thinning
from .tone import LOUD, Tone


@runtime_checkable
class ShowsRun(Protocol):
    """A screen that shows a run."""

    @property
    def session(self) -> Session | None:
        """The run that it shows now."""


@runtime_checkable
class HidesVoltage(Protocol):
    """A screen that may hide the voltage from the player."""

    @property
    def voltage_hidden(self) -> bool:
        """Whether the voltage must not be revealed now, by sound or otherwise."""


class Sound:
    """Plays the sound of the screen that is shown; off at first, unless `wanted`."""

    def __init__(self, wanted: bool = False) -> None:
        self.wanted = wanted
        self._device, self._events, self._tone = Device(), EventReader(), Tone(PIECE)
        self._clicks, self._ticks = Thinning(), Thinning()

    def toggle(self) -> None:
        """Switch it on, or off."""
        self.wanted = not self.wanted
        if not self.wanted:
            self._end()

    def follow(self, screen: object, seconds: float) -> None:
        """Play what has happened on `screen` in the last `seconds`."""
        if not self.wanted or not self._device.advance(seconds):
            return
        session = screen.session if isinstance(screen, ShowsRun) else None
        heard = self._events.read(session, seconds)
        if loud := self._clicks.next(heard.cycles, seconds):
            self._device.click(loud)
        if loud := self._ticks.next(heard.spikes, seconds):
            self._device.tick(loud)
        heard_now = heard.goes_on and not (isinstance(screen, HidesVoltage) and screen.voltage_hidden)
        self._hum(session if heard_now else None)

    def _hum(self, session: Session | None) -> None:
        """Write the next piece of the hum, if there is room: the run's voltage, or a fall to silence."""
        if session is None and self._tone.loud == 0.0:
            return
        piece = self._device.room()
        if piece is None:
            return
        if self._device.ran_dry:
            self._tone.loud = 0.0  # it begins anew, softly
        if session is None:
            self._tone.write(piece, self._tone.pitch_hz, 0.0)
        else:
            self._tone.write(piece, pitch_hz(recent_voltage_mV(session.patch)), LOUD)
        self._device.queue()

    def handle(self, event: pygame.event.Event) -> None:
        """Handle an event that may be about the device."""
        self._device.handle(event)

    def _end(self) -> None:
        self._device.close()
        self._tone, self._events = Tone(PIECE), EventReader()

    def close(self) -> None:
        """Close the device: the program ends."""
        self._end()
