"""Makes the screen for each destination by its name, and holds what several screens share."""

from collections.abc import Callable
from pathlib import Path

from game.challenges import progress
from game.challenges.campaign import Campaign, LevelInPlay
from game.documents import DocumentError
from game.engine.recording import Recording
from game.kiosk.config import KioskConfig
from game.view.challenge.attempt import Attempt
from game.view.classroom.open_votes import OpenVotes
from game.view.screen import Leave, Screen

from .challenge import ChallengeScreen
from .kiosk import KioskScreen
from .level_map import LevelMap
from .live import LiveScreen
from .open_run import OpenRun
from .pump_lab import PumpLab
from .votes import VotesScreen

Size = tuple[int, int]


class Director:
    """Makes screens by name: "live", "lab", "map", "level NAME-or-PATH", "next" (after the level just played), "votes"
    and "back" (from them), "kiosk" (the exhibit).

    It holds what is open (a free run, a level, the votes) and passes it to the screens; it holds no screen.
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
        """`replay` is played by the first live screen, which records to the file `record`.

        `exhibit` configures the screen "kiosk"; by default it is `KioskConfig()`.
        """
        self._preset, self._seed = preset, seed
        self._autoplay, self._reduced_motion = autoplay, reduced_motion
        self._replay, self._record = replay, record
        self._exhibit = exhibit or KioskConfig()
        self.campaign = Campaign(player, file, saves=not autoplay)
        self._run: OpenRun | None = None
        self._level: tuple[LevelInPlay, Attempt] | None = None
        self._votes: OpenVotes | None = None
        self._here: str | None = None  # where the user is
        self._before_votes = "live"  # where the votes lead back to

    def make(self, where: str, size: Size, leave: Leave) -> Screen:
        """The screen called `where`. Raises DocumentError where the first one is a level that cannot be played."""
        place = self._place(where)
        makers: dict[str, Callable[[Size, Leave], Screen]] = {
            "lab": self._lab,
            "votes": self._class_votes,
            "map": self._map,
            "kiosk": self._kiosk,
        }
        if place.startswith("level "):
            return self._level_or_map(place, size, leave)
        screen = makers.get(place, self._live)(size, leave)
        self._here = place
        return screen

    def _place(self, where: str) -> str:
        """The name of the screen that `where` leads to from the present one: "next" and "back" depend on it."""
        if where == "next":
            return "map" if self.campaign.next is None else f"level {self.campaign.next}"
        if where == "back" or (where == "votes" and self._here == "votes"):  # the key that opened them leads back
            return self._before_votes
        if where == "votes":
            self._before_votes = self._here or "live"
        return where

    def forget_runs(self) -> None:
        """Drop the free run and the votes that are put aside: their screens then start new ones."""
        self._run = self._votes = None

    # A free run ------------------------------------------------------------------------------------------------

    def _live(self, size: Size, leave: Leave) -> LiveScreen:
        """The Live screen of the open run, or of a new one."""
        if self._run is None:
            replay, record, self._replay, self._record = self._replay, self._record, None, None
            still = self._reduced_motion
            self._run = OpenRun.new(self._preset, self._seed, replay=replay, record=record, reduced_motion=still)
        return LiveScreen(size, leave=leave, reduced_motion=self._reduced_motion, run=self._run)

    def _lab(self, size: Size, leave: Leave) -> PumpLab:
        """The pump lab of the open run, or of a new one."""
        warm = self._run is not None
        lab = PumpLab(size, self._preset, self._seed, leave, self._reduced_motion, run=self._run, warm=warm)
        self._run = lab.run
        return lab

    # Class votes -----------------------------------------------------------------------------------------------

    def _class_votes(self, size: Size, leave: Leave) -> VotesScreen:
        """The votes as they were left. Raises DocumentError."""
        self._votes = self._votes or OpenVotes(self._seed)
        return VotesScreen(size, leave, self._reduced_motion, self._votes)

    # The campaign ----------------------------------------------------------------------------------------------

    def _map(self, size: Size, leave: Leave) -> LevelMap:
        """The map of levels; the level that was played is closed."""
        self._level = None
        self.campaign.leave_level()
        self.campaign.save()
        return LevelMap(size, self.campaign, leave, self.campaign.take_messages())

    def _level_or_map(self, place: str, size: Size, leave: Leave) -> Screen:
        """A level; where a file of the campaign is broken by now, the map, which says so."""
        try:
            screen = self._challenge(place, size, leave)
        except DocumentError:
            if self._here is None:
                raise
            self._here = "map"
            return self._map(size, leave)
        self._here = place
        return screen

    def _challenge(self, place: str, size: Size, leave: Leave) -> ChallengeScreen:
        """A level from its beginning; from the votes, as it was left. Raises DocumentError."""
        if self._level is None or (self._here, self._before_votes) != ("votes", place):
            opened = self.campaign.open(place.removeprefix("level "))
            self._level = opened, Attempt(opened.level, self._autoplay)
        opened, attempt = self._level
        return ChallengeScreen(
            size,
            opened.level,
            opened.number,
            leave,
            opened.won,
            opened.answered,
            reduced_motion=self._reduced_motion,
            attempt=attempt,
        )

    # The exhibit -----------------------------------------------------------------------------------------------

    def _kiosk(self, size: Size, leave: Leave) -> KioskScreen:
        """The exhibit, which closes all that is open."""
        self._run = self._level = self._votes = None
        return KioskScreen(size, self._exhibit, leave)
