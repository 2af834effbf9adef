"""The mini challenge: one minute to bring a membrane without voltage to −70 mV, and to hold it there.

K+ channels are open while one button is held, Na+ channels while the other is; with both let go nothing crosses, and
the voltage stays. The rules are a level, levels/visitor/hold_it.toml.
"""

from importlib.resources import files
from pathlib import Path
from typing import Final, Literal

from game.challenges import measurements
from game.challenges.actions import PlayerAction
from game.challenges.goals.hold import Hold
from game.challenges.level import Level
from game.challenges.level_checks import CHECKS
from game.challenges.play import LevelVerdict, Play, prepared
from game.documents import load
from game.engine import species
from game.engine.session import Session
from game.words import _

from .commentary import Comment, volts
from .interventions import SPEED
from .visit import MOST_BYTES

Gate = Literal["K", "Na"]
GATES: Final[tuple[Gate, ...]] = ("K", "Na")


def rules() -> Level:
    """The level with the rules, untranslated. Raises DocumentError."""
    return load(Path(str(files("levels"))) / "visitor" / "hold_it.toml", Level, CHECKS)


class MiniGame:
    """One attempt at the challenge: the run, its channels, and the verdict."""

    def __init__(self, level: Level, seed: int) -> None:
        patch = prepared(level.model_copy(update={"seed": seed}))
        self.session = Session(level.spec(), seed, most_bytes=MOST_BYTES, patch=patch)
        self.play = Play(level, self.session)
        assert level.goal.hold is not None
        assert level.limit is not None
        self.aim: Hold = level.goal.hold
        self._limit_s = level.limit

    # Playing ---------------------------------------------------------------------------------------------------

    def set_gate(self, ion: Gate, is_open: bool) -> None:
        """Open all channels of one kind, or shut them. Does nothing once the game is decided."""
        while self.play.do(PlayerAction(open=ion) if is_open else PlayerAction(close=ion)):
            pass

    def is_open(self, ion: Gate) -> bool:
        """Whether the channels of that kind are open."""
        return measurements.TABLE[f"open_{ion}"].read(self.play.watch) > 0

    def step(self, ticks: int) -> None:
        """Run `ticks` ticks. Once the game is decided all channels are shut, and the run goes on."""
        undecided = self.verdict is LevelVerdict.PLAYING
        left = self.play.advance(ticks)
        if self.verdict is LevelVerdict.PLAYING:
            return
        if undecided:
            self._shut()
        self.session.step(left)

    def _shut(self) -> None:
        patch = self.session.patch
        for ion in GATES:
            for row in patch.leaks(species.INDEX[ion]).tolist():
                self.session.act("set_open", row, False)

    # Reading ---------------------------------------------------------------------------------------------------

    @property
    def verdict(self) -> LevelVerdict:
        """Won, lost, or still playing."""
        return self.play.verdict

    @property
    def voltage_mV(self) -> float:
        """The voltage as a voltmeter shows it."""
        return measurements.TABLE["V"].read(self.play.watch)

    @property
    def left_s(self) -> float:
        """Seconds on the clock that are left."""
        return max(0.0, (self._limit_s - self.play.watch.time_s) / SPEED)

    @property
    def hold_s(self) -> float:
        """Seconds on the clock for which the voltage has to be held."""
        return self.aim.seconds / SPEED

    @property
    def share(self) -> float:
        """Fraction of that time that is done, 0 to 1."""
        return self.play.goals[0].share

    @property
    def band_mV(self) -> tuple[float, float]:
        """The lowest and the highest voltage that count, mV."""
        assert self.aim.above is not None
        assert self.aim.below is not None
        return self.aim.above, self.aim.below

    @property
    def side_of_band(self) -> int:
        """The voltage against the band: 0 within, 1 above (too little K⁺ has left), -1 below."""
        low, high = self.band_mV
        return 0 if low <= self.voltage_mV <= high else 1 if self.voltage_mV > high else -1

    def left_the_cell(self, ion: Gate) -> int:
        """Net number of ions of one kind that have left the cell."""
        out, into = (measurements.TABLE[f"{ion}_leaked_{way}"].read(self.play.watch) for way in ("out", "in"))
        return round(out - into)

    # Comments --------------------------------------------------------------------------------------------------

    def comment(self) -> Comment:
        """The comment on what to do now; at the end, on how it went and why."""
        if self.verdict is LevelVerdict.WON:
            return Comment(_("You did it!"), self._account())
        if self.verdict is LevelVerdict.LOST:
            return Comment(_("The minute is over."), self._so_near())
        task = _("Bring it to −70 mV, and hold it for {seconds} s.").format(seconds=round(self.hold_s))
        if self.side_of_band == 0 and not any(map(self.is_open, GATES)):
            return Comment(task, _("Now hold it: with all channels shut, it stays."))
        if self.side_of_band == 0:
            return Comment(task, _("You are there. Let go!"))
        if self.side_of_band > 0:
            return Comment(task, _("Let K⁺ out: each one that leaves takes a plus away."))
        return Comment(task, _("Too low. Let Na⁺ in: each one brings a plus."))

    def _account(self) -> str:
        left, came = self.left_the_cell("K"), -self.left_the_cell("Na")
        if came > 0:
            return _("{left} K⁺ left, {came} Na⁺ came in: that is all it takes for {voltage}.").format(
                left=left, came=came, voltage=volts(self.voltage_mV)
            )
        return _("{left} K⁺ left the cell. Each left a minus behind: that makes {voltage}.").format(
            left=left, voltage=volts(self.voltage_mV)
        )

    def _so_near(self) -> str:
        voltage = volts(self.voltage_mV)
        if self.side_of_band == 0:
            return _("You were there: {voltage}. It had to be held a little longer.").format(voltage=voltage)
        if self.side_of_band > 0:
            return _("It stands at {voltage}. Too little K⁺ has left.").format(voltage=voltage)
        return _("It stands at {voltage}. Too much K⁺ has left.").format(voltage=voltage)
