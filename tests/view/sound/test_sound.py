"""A run is heard as it is: its V as a pitch, its pump cycles as clicks; with nothing to hear it by, all goes on."""

import logging
import time
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.challenges import library
from game.engine import measure, presets, settings
from game.engine.session import Session
from game.view.readout.observer import recent_voltage_mV
from game.view.screens.challenge import ChallengeScreen
from game.view.sound.device import PIECE, Device
from game.view.sound.event_reader import STILL_S, EventReader
from game.view.sound.pitch import pitch_hz
from game.view.sound.samples import FULL, RATE_HZ
from game.view.sound.sound import HidesVoltage, Sound
from game.view.sound.thinning import APART_S, Thinning
from game.view.sound.tone import LOUD, Tone

FRAME_S = 1 / 60


class Showing:
    """A screen that shows a run."""

    def __init__(self, session: Session) -> None:
        self.session = session


def strongest_hz(samples: np.ndarray) -> float:
    """The pitch of which there is most."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(samples.size), 1 << 18))
    return float(np.argmax(spectrum) * RATE_HZ / (1 << 18))


def session(**changes: float) -> Session:
    """A run of the standard neuron."""
    return Session(settings.apply(presets.get("neuron"), changes), 3)


def test_an_octave_is_sixty_millivolts() -> None:
    """f(V) = f(-70 mV) 2^((V + 70 mV) / 60 mV), and never so high or low that it hurts."""
    assert pitch_hz(-70.0) == pytest.approx(220.0)
    assert pitch_hz(-10.0) == pytest.approx(2 * pitch_hz(-70.0))
    assert pitch_hz(-130.0) == pytest.approx(pitch_hz(-70.0) / 2)
    assert 60.0 < pitch_hz(-1e9) < pitch_hz(1e9) < 2000.0


@pytest.mark.parametrize("voltage_mV", [-95.0, -70.0, -20.0, 40.0])
def test_the_tone_has_the_pitch_of_the_voltage(voltage_mV: float) -> None:
    """The strongest pitch of a second of tone is f(V), to 1 Hz."""
    tone, heard = Tone(PIECE), np.zeros((11, PIECE), np.int16)
    for piece in heard:
        tone.write(piece, pitch_hz(voltage_mV), LOUD)
    assert strongest_hz(heard.ravel()) == pytest.approx(pitch_hz(voltage_mV), abs=1.0)


def test_the_tone_has_no_seam() -> None:
    """While V leaps about, no sample leaps: not within a piece, not from one to the next, not from and to silence."""
    tone, pitches = Tone(PIECE), [pitch_hz(v) for v in (-70, -70, 30, -90, -60, -60)]
    heard = np.zeros((len(pitches) + 1, PIECE), np.int16)
    for piece, pitch in zip(heard, pitches, strict=False):
        tone.write(piece, pitch, LOUD)
    tone.write(heard[-1], pitches[-1], 0.0)
    # The steepest that three partials of the highest pitch can be; then twice the steps of rounding.
    steepest = FULL * LOUD * 2 * np.pi * max(pitches) / RATE_HZ * (0.78 + 2 * 0.16 + 3 * 0.06) + 2
    assert np.abs(np.diff(heard.ravel().astype(float))).max() < steepest
    assert abs(int(heard[0, 0])) < 3
    assert heard[-1, -1] == 0
    assert np.abs(heard).max() > 0.5 * FULL * LOUD


def test_every_cycle_is_heard_once() -> None:
    """The reader hears as many cycles as the run counts, at any speed, and none twice."""
    run, reader = session(), EventReader()
    reader.read(run, FRAME_S)
    before = measure.mark(run.patch).cycles
    heard = 0
    for frame in range(600):
        run.step(1 + frame % 16)
        heard += reader.read(run, FRAME_S).cycles
    assert heard == measure.mark(run.patch).cycles - before > 10


def test_what_is_undone_or_leapt_over_makes_no_sound() -> None:
    """Back, far forward, start again, another run: silence, and what comes after is heard."""
    run, reader = session(), EventReader()
    run.step(600)
    reader.read(run, FRAME_S)
    run.step_back(300)
    assert reader.read(run, FRAME_S).cycles == 0
    run.seek(600)
    assert reader.read(run, FRAME_S).cycles == 0
    run.restart()
    assert reader.read(run, FRAME_S).cycles == 0
    other = session()
    other.step(600)
    assert reader.read(other, FRAME_S).cycles == 0
    heard = 0
    for _frame in range(300):
        other.step(2)
        heard += reader.read(other, FRAME_S).cycles
    assert heard > 0


def test_a_run_that_stands_is_silent() -> None:
    """The hum is for a run that goes on; at a quarter of the speed it does, though most frames have no tick."""
    run, reader = session(), EventReader()
    reader.read(run, FRAME_S)
    for frame in range(60):
        if frame % 4 == 0:
            run.step(1)
        assert reader.read(run, FRAME_S).goes_on
    heard = [reader.read(run, FRAME_S).goes_on for _frame in range(round(STILL_S / FRAME_S) + 2)]
    assert not heard[-1]
    assert not reader.read(None, FRAME_S).goes_on


def test_few_clicks_are_all_heard_and_many_are_thinned_and_softer() -> None:
    """Two a second sound twice a second, at full; 60 a second sound 1/APART_S times at most, and softer."""
    few = Thinning()
    heard = [few.next(frame % 30 == 0, FRAME_S) for frame in range(600)]
    assert sum(loud > 0 for loud in heard) == 20
    assert {loud for loud in heard if loud > 0} == {1.0}
    many = Thinning()
    heard = [many.next(1, FRAME_S) for _frame in range(600)]
    assert 50 < sum(loud > 0 for loud in heard) <= 10 / APART_S + 1
    assert 0.0 < max(heard[-60:]) < 0.5
    assert sum(many.next(0, FRAME_S) > 0 for _frame in range(600)) <= 2, "no rattle after all is over"


def test_a_level_that_hides_its_voltage_does_not_hum_it() -> None:
    """A pitch would tell the player what the level keeps from them."""
    hiding = [e.file for e in library.campaign() if "voltage" in library.open_level(e.file).hidden]
    showing = library.open_level(library.campaign()[0].file)
    pygame.display.init()
    pygame.font.init()
    screen = ChallengeScreen((1280, 720), library.open_level(hiding[0])) if hiding else None
    assert screen is None or screen.voltage_hidden
    assert isinstance(ChallengeScreen((1280, 720), showing), HidesVoltage)
    assert not ChallengeScreen((1280, 720), showing).voltage_hidden


@pytest.fixture
def no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which no sound can be played."""
    pygame.mixer.quit()
    monkeypatch.setenv("SDL_AUDIODRIVER", "there is none")


@pytest.mark.usefixtures("no_device")
def test_without_a_device_all_goes_on_and_is_tried_again_seldom(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An hour without a device: one line in the log, nothing on the console, a few tries, all minutes apart at last."""
    caplog.set_level(logging.INFO)
    tries: list[int] = []
    init = pygame.mixer.init
    monkeypatch.setattr(pygame.mixer, "init", lambda *a, **k: (tries.append(now), init(*a, **k)))
    device = Device()
    now = 0
    while now < 3600:
        now += 1
        assert not device.advance(1.0)
        device.click(1.0)
        assert device.room() is None
    assert len(caplog.records) == 1
    assert capfd.readouterr() == ("", "")
    assert 5 < len(tries) < 20
    assert min(np.diff(tries)[5:]) >= 300


def test_a_device_that_goes_is_found_again(caplog: pytest.LogCaptureFixture) -> None:
    """Unplugged: silent, and told in the log; plugged in again: heard after a few seconds."""
    caplog.set_level(logging.INFO)
    device = Device()
    assert device.advance(FRAME_S)
    device.handle(pygame.event.Event(pygame.AUDIODEVICEREMOVED, which=0, iscapture=0))
    device.handle(pygame.event.Event(pygame.AUDIODEVICEREMOVED, which=2, iscapture=1))
    assert device.open, "others may go"
    device.handle(pygame.event.Event(pygame.AUDIODEVICEREMOVED, which=2, iscapture=0))
    assert not device.open
    assert len(caplog.records) == 1
    assert not device.advance(5.0)
    device.handle(pygame.event.Event(pygame.AUDIODEVICEADDED, which=0, iscapture=0))
    assert not device.advance(1.0)
    assert device.advance(5.0)
    device.close()


def test_a_mixer_that_is_gone_is_survived() -> None:
    """Whatever closes the mixer behind our back: no error, and a new try later."""
    sound, screen = Sound(True), Showing(session())
    for _frame in range(5):
        screen.session.step(1)
        sound.follow(screen, FRAME_S)
    pygame.mixer.quit()
    for _frame in range(5):
        screen.session.step(40)
        sound.follow(screen, FRAME_S)
    for _frame in range(20):
        screen.session.step(1)
        sound.follow(screen, 1.0)
    assert pygame.mixer.get_init()
    sound.close()
    assert not pygame.mixer.get_init()


def test_a_mixer_that_is_open_in_another_way_is_opened_anew() -> None:
    """In stereo, as pygame opens it by itself, a piece of the hum would have two columns."""
    pygame.mixer.quit()
    pygame.mixer.init()
    assert pygame.mixer.get_init()[2] == 2
    sound, screen = Sound(True), Showing(session())
    for _frame in range(10):
        screen.session.step(1)
        sound.follow(screen, 1 / 60)
    assert pygame.mixer.get_init()[2] == 1
    sound.close()


@pytest.mark.parametrize("pumps", [0, 4])
def test_what_the_loudspeaker_is_given(pumps: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What SDL would play, written to a file: a hum between the pitches of the least and the greatest V of the run
    (and 4 Hz for the width of the peak), clicks if and only if pumps turn, no leap, and silence once time stands."""
    written = tmp_path / "sound.raw"
    pygame.mixer.quit()
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk")
    monkeypatch.setenv("SDL_DISKAUDIOFILE", str(written))
    sound, screen = Sound(True), Showing(session(pumps=pumps))
    screen.session.step(300)
    seen_mV = []
    for _frame in range(90):
        screen.session.step(6)
        sound.follow(screen, FRAME_S)
        seen_mV.append(recent_voltage_mV(screen.session.patch))
        time.sleep(FRAME_S)
    for _frame in range(60):
        sound.follow(screen, FRAME_S)
        time.sleep(FRAME_S)
    sound.close()
    samples = np.fromfile(written, np.int16).astype(float)
    hum_most = FULL * LOUD
    assert (np.abs(samples).max() > 1.5 * hum_most) == (pumps > 0)
    humming = np.flatnonzero(np.abs(samples) > 0.5 * hum_most)
    heard = samples[humming[0] : humming[-1]]
    assert pitch_hz(min(seen_mV)) - 4.0 < strongest_hz(heard) < pitch_hz(max(seen_mV)) + 4.0
    assert not samples[-1000:].any(), "time stands: silence"
    if pumps == 0:
        steepest = hum_most * 2 * np.pi * pitch_hz(max(seen_mV)) / RATE_HZ * 1.28 + 2
        leaps = np.abs(np.diff(samples)) > steepest
        starved = (samples[:-1] == 0) | (samples[1:] == 0)  # a machine that is kept from its work runs out of pieces
        assert not (leaps & ~starved).any()
