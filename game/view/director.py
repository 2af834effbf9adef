"""Which screen comes where the user wants to go."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from game.challenges import progress
from game.challenges.campaign import Campaign
from game.documents import DocumentError
from game.engine.recording import Recording
from game.engine.session import Session
from game.kiosk.config import KioskConfig

from .own_sweep import OwnSweep
from .recordings import Kept
from .screens.challenge import ChallengeScreen
from .screens.kiosk import KioskScreen
from .screens.level_map import LevelMap
from .screens.live import LiveScreen
from .screens.pump_lab import PumpLab
from .screens.screen import Leave, Screen
from .screens.votes import VotesScreen

Maker = Callable[[tuple[int, int], Leave], Screen]


@dataclass(frozen=True, slots=True)
class _Paused:
    """A free run that another screen may go on with. The screen that showed it is not kept: its pictures are large."""

    session: Session
    sweep: OwnSweep
    record: Kept | None
    pump: int | None
    paused: bool

    @classmethod
    def of(cls, live: LiveScreen) -> "_Paused":
        """The run of a live screen."""
        return cls(live.session, live.sweep, live.recordings.begun, live.chosen_pump, live.clock.paused)


class Director:
    """Makes screens by name: "live", "lab", "map", "level NAME-or-PATH", "next" (after the level just played).

    "kiosk" is the exhibit.
    """

    def __init__(
        self,
        preset: str = "neuron",
        seed: int = 1,
        *,
        player: str = progress.GUEST,
        file: Path | None = None,
        autoplay: bool = False,
        reduced_motion: bool = False,
        replay: Recording | None = None,
        record: Path | None = None,
        exhibit: KioskConfig | None = None,
    ) -> None:
        """`replay` is played by the first live screen, `record` is the file that one records to.

        `exhibit` is what the screen "kiosk" is told; without it, that has all its defaults.
        """
        self._exhibit = exhibit or KioskConfig()
        self._replay, self._record = replay, None if record is None else (record, 0)
        self._preset, self._seed = preset, seed
        self.campaign = Campaign(player, file, keeps=not autoplay)
        self._autoplay, self._reduced_motion = autoplay, reduced_motion
        self._free: LiveScreen | None = None  # the last live screen, until another place has been gone to
        self._in_lab: PumpLab | None = None  # the same of the lab: they share a run
        self._before_votes: _Paused | None = None  # the run that class votes were opened on
        self._voting = False
        self._on_map = False  # whether the map, or a level, is what the user was at last
        self._been_on_map = False
        self._sweep: OwnSweep | None = None  # what the live screen has collected from it

    def make(self, where: str, size: tuple[int, int], leave: Leave) -> Screen:
        """The screen called `where`. Raises DocumentError where the first one is a level that cannot be played."""
        if where == "next":
            where = self._after()
        if where == "votes" and not self._voting:
            return self._votes(size, leave)
        if where in ("votes", "back"):  # the key that opened the votes takes back from them
            where = "map" if self._on_map else "live"
        self._voting = False
        self._on_map = where == "map" or where.startswith("level ")
        if where == "lab":
            return self._lab(size, leave)
        if where == "map":
            return self._map(size, leave)
        if where == "kiosk":
            self._free = self._in_lab = None
            return KioskScreen(size, self._exhibit, leave)
        if where.startswith("level "):
            return self._level_or_map(where.removeprefix("level "), size, leave)
        return self._live(size, leave)

    def _live(self, size: tuple[int, int], leave: Leave) -> LiveScreen:
        """The live screen; from the lab, with the lab's run and its pump chosen."""
        lab, self._in_lab = self._in_lab, None
        paused, self._before_votes = self._before_votes, None
        if paused is not None:
            return self._live_again(paused, size, leave)
        replay, record, self._replay, self._record = self._replay, self._record, None, None
        sweep, self._sweep = self._sweep, None
        if lab is not None:
            record = lab.recordings.begun
        self._free = LiveScreen(
            size,
            self._preset,
            self._seed,
            leave=leave,
            reduced_motion=self._reduced_motion,
            replay=replay,
            record=record,
            session=None if lab is None else lab.session,
            sweep=None if lab is None else sweep,
        )
        if lab is not None:
            self._free.choose_pump(lab.row)
            self._free.clock.paused = lab.clock.paused
        return self._free

    def _live_again(self, paused: _Paused, size: tuple[int, int], leave: Leave) -> LiveScreen:
        """The live screen that was left for something else, with its run."""
        self._free = LiveScreen(
            size,
            leave=leave,
            reduced_motion=self._reduced_motion,
            session=paused.session,
            sweep=paused.sweep,
            record=paused.record,
        )
        self._free.choose_pump(paused.pump)
        self._free.clock.paused = paused.paused
        return self._free

    def _lab(self, size: tuple[int, int], leave: Leave) -> PumpLab:
        """The pump lab; from the live screen, with its run and the pump that is chosen there."""
        live, self._free = self._free, None
        if live is None:
            self._in_lab = PumpLab(size, self._preset, self._seed, leave, self._reduced_motion)
            return self._in_lab
        self._sweep = live.sweep
        self._in_lab = PumpLab(
            size,
            leave=leave,
            reduced_motion=self._reduced_motion,
            session=live.session,
            row=live.chosen_pump,
            record=live.recordings.begun,
            warm=True,
        )
        return self._in_lab

    def _votes(self, size: tuple[int, int], leave: Leave) -> VotesScreen:
        """Class votes; after them a free run goes on where it was."""
        paused = None if self._free is None else _Paused.of(self._free)
        self._before_votes, self._free, self._voting = paused, None, True
        return VotesScreen(size, leave, self._reduced_motion, self._seed)

    def _map(self, size: tuple[int, int], leave: Leave) -> LevelMap:
        self._been_on_map = True
        self._free = self._in_lab = self._before_votes = None
        self.campaign.leave_level()
        self.campaign.save()
        return LevelMap(size, self.campaign, leave, self.campaign.take_messages())

    def _level_or_map(self, wanted: str, size: tuple[int, int], leave: Leave) -> Screen:
        """A level; where a file of the campaign is broken by now, the map, which says so."""
        try:
            return self._level(wanted, size, leave)
        except DocumentError:
            if not self.campaign.playing and not self._been_on_map:
                raise
            return self._map(size, leave)

    def _level(self, wanted: str, size: tuple[int, int], leave: Leave) -> ChallengeScreen:
        opened = self.campaign.open(wanted)
        return ChallengeScreen(
            size,
            opened.level,
            opened.number,
            leave,
            opened.won,
            opened.answered,
            autoplay=self._autoplay,
            reduced_motion=self._reduced_motion,
        )

    def _after(self) -> str:
        """The level after the one just played; past the last, the map."""
        following = self.campaign.next
        return "map" if following is None else f"level {following}"
