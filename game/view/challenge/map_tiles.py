"""The tiles of the map: one for each level of the campaign that can be read."""

from collections.abc import Callable, Mapping
from functools import partial

from game.challenges import library, progress
from game.documents import DocumentError

from .level_tile import LevelTile


def map_tiles(
    best: Mapping[str, progress.Best], open_level: Callable[[str], None]
) -> tuple[list[LevelTile], list[str]]:
    """(Tiles in the campaign's order, a message for each level that cannot be read).

    `best`: the stars of each level by its name; `open_level(name)` is called when its tile is pressed.
    """
    tiles: list[LevelTile] = []
    messages: list[str] = []
    due = True
    for entry in library.campaign():
        try:
            level = library.open_level(entry.file)
        except DocumentError as broken:
            messages.append(str(broken).splitlines()[0])
            continue
        mine = best.get(entry.name, progress.Best())
        press = partial(open_level, entry.name)
        tiles.append(LevelTile(entry.number, level, mine, due and mine.stars == 0, press))
        due = due and mine.stars > 0
    return tiles, messages
