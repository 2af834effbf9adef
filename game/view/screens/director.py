"""Which screen comes where the user wants to go."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from game.challenges import library, progress, progress_file
from game.documents import DocumentError
from game.engine.recording import Recording
from game.engine.session import Session
from game.files.atomic_file import write_text
from game.kiosk.config import KioskConfig
from game.system_errors import cannot_write
from game.view.playback.recordings import Kept
from game.view.readout.own_sweep import OwnSweep
from game.view.screen import Leave, Screen
from game.words import _

from .challenge import ChallengeScreen
from .kiosk import KioskScreen
from .level_map import LevelMap
from .live import LiveScreen
from .pump_lab import PumpLab
from .votes import VotesScreen

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
        self.player = progress.player_name(player)
        self._file = file or progress_file.default_file()
        self._autoplay, self._reduced_motion = autoplay, reduced_motion
        self.messages: list[str] = []
        self.progress = progress_file.load(self._file, self.messages.append)
        self._playing: str | None = None
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
        self._playing = self._free = self._in_lab = self._before_votes = None
        self.keep()
        messages, self.messages = self.messages, []
        return LevelMap(size, self, leave, messages)

    def _level_or_map(self, wanted: str, size: tuple[int, int], leave: Leave) -> Screen:
        """A level; where a file of the campaign is broken by now, the map, which says so."""
        try:
            return self._level(wanted, size, leave)
        except DocumentError:
            if self._playing is None and not self._been_on_map:
                raise
            return self._map(size, leave)

    def _level(self, wanted: str, size: tuple[int, int], leave: Leave) -> ChallengeScreen:
        file = library.find(wanted)
        level = library.open_level(file)
        entry = next((entry for entry in library.campaign() if entry.file == file), None)
        name = entry.name if entry is not None else file.stem
        self._playing = name

        def won(stars: int, seconds: float) -> bool:
            best = self.progress.note(self.player, name, stars, seconds)
            self.keep()
            return best

        def answered(marks: int, most: int) -> None:
            self.progress.mark(self.player, name, marks, most)
            self.keep()

        return ChallengeScreen(
            size,
            level,
            entry.number if entry is not None else None,
            leave,
            won,
            answered,
            autoplay=self._autoplay,
            reduced_motion=self._reduced_motion,
        )

    def _after(self) -> str:
        """The level after the one just played; past the last, the map."""
        names = [entry.name for entry in library.campaign()]
        if self._playing not in names or self._playing == names[-1]:
            return "map"
        return f"level {names[names.index(self._playing) + 1]}"

    def keep(self) -> None:
        """Save progress, and take over that of other windows; what goes wrong is shown on the map."""
        if self._autoplay:
            return
        if not self.progress.unsaved:
            progress_file.refresh(self.progress, self._file)
            return
        try:
            progress_file.save(self.progress, self._file, self.messages.append)
        except progress_file.ProgressError as problem:
            if str(problem) not in self.messages:
                self.messages.append(str(problem))

    def export(self) -> str:
        """Write everybody's progress as CSV beside the progress file; a sentence that says where, or why not."""
        self.keep()
        target = self._file.with_name("minus70-progress.csv")
        with suppress(OSError):
            target.parent.mkdir(parents=True, exist_ok=True)
        try:
            write_text(target, self.progress.table())
        except OSError as problem:
            return cannot_write(problem)
        return _("Written: {file}").format(file=target)
