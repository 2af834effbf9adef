"""The campaign: the player, the progress that is saved in a file, and the next level."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from game.files.atomic_file import write_text
from game.system_errors import cannot_write
from game.words import _

from . import library, progress, progress_file
from .level import Level

TABLE_NAME = "minus70-progress.csv"


@dataclass(frozen=True, slots=True)
class LevelInPlay:
    """A level that is being played, and the functions that record its results."""

    level: Level
    number: int | None
    """Its place in the campaign; None for a level from a file of its own."""
    won: Callable[[int, float], bool]
    """`won(stars, seconds)` records a win; returns whether it is the player's best."""
    answered: Callable[[int, int], None]
    """`answered(marks, most)` records the marks of its questions."""


class Campaign:
    """The levels, and the progress of the present player and of all others on this computer.

    `messages` are sentences about the file of progress that the user has not read yet.
    """

    def __init__(self, player: str = progress.GUEST, file: Path | None = None, *, saves: bool = True) -> None:
        """`file`: where progress is saved, by default `progress_file.default_file()`. Without `saves` nothing is."""
        self.player = progress.player_name(player)
        self._file = file or progress_file.default_file()
        self._saves = saves
        self._messages: list[str] = []
        self.progress = progress_file.load(self._file, self._messages.append)
        self._playing: str | None = None

    # The player ------------------------------------------------------------------------------------------------

    @property
    def best(self) -> dict[str, progress.Best]:
        """The player's best results, by level name."""
        return self.progress.of(self.player)

    @property
    def players(self) -> list[str]:
        """The names of all players, in alphabetical order."""
        return sorted(self.progress.players)

    def play_as(self, name: str) -> None:
        """Record results from now on for the player called `name`."""
        self.player = progress.player_name(name)

    def forget(self) -> None:
        """Delete the player's results."""
        self.progress.forget(self.player)
        self.save()

    # Levels ----------------------------------------------------------------------------------------------------

    def open(self, wanted: str) -> LevelInPlay:
        """The level given by name, number or path, to be played now. Raises DocumentError."""
        file = library.find(wanted)
        level = library.open_level(file)
        entry = next((entry for entry in library.campaign() if entry.file == file), None)
        self._playing = name = entry.name if entry is not None else file.stem

        def won(stars: int, seconds: float) -> bool:
            best = self.progress.note(self.player, name, stars, seconds)
            self.save()
            return best

        def answered(marks: int, most: int) -> None:
            self.progress.mark(self.player, name, marks, most)
            self.save()

        return LevelInPlay(level, entry.number if entry is not None else None, won, answered)

    @property
    def playing(self) -> bool:
        """Whether a level is being played."""
        return self._playing is not None

    def leave_level(self) -> None:
        """End the present level; `next` then returns None."""
        self._playing = None

    @property
    def next(self) -> str | None:
        """The name of the level after the present one; None after the last, and where no level is played."""
        names = [entry.name for entry in library.campaign()]
        if self._playing not in names or self._playing == names[-1]:
            return None
        return names[names.index(self._playing) + 1]

    # The file --------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Write progress, and merge that of other windows; a failure adds to the messages."""
        if not self._saves:
            return
        if not self.progress.unsaved:
            progress_file.refresh(self.progress, self._file)
            return
        try:
            progress_file.save(self.progress, self._file, self._messages.append)
        except progress_file.ProgressError as problem:
            if str(problem) not in self._messages:
                self._messages.append(str(problem))

    def take_messages(self) -> list[str]:
        """Return the messages, and clear them."""
        messages, self._messages = self._messages, []
        return messages

    def export(self) -> str:
        """Write all progress as CSV beside the progress file. Returns a sentence with the path, or the error."""
        self.save()
        target = self._file.with_name(TABLE_NAME)
        with suppress(OSError):
            target.parent.mkdir(parents=True, exist_ok=True)
        try:
            write_text(target, self.progress.table())
        except OSError as problem:
            return cannot_write(problem)
        return _("Written: {file}").format(file=target)
