"""The map of the campaign: every level, what it teaches, and the stars won."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pygame
from pygame import Rect

from game.challenges import library, progress
from game.challenges.level import Level
from game.view import shapes, text
from game.view.challenge.card import star
from game.view.challenge.dialog import Dialog, Text
from game.view.challenge.entry import Entry
from game.view.theme import ASH, BONE, IN_FAR, IN_NEAR, OUT_FAR, OUT_NEAR, SLATE, Theme
from game.view.widgets import style
from game.view.widgets.button import Button
from game.view.widgets.focus import Focus
from game.view.widgets.input import Drag, Input, Key, Lost, Pointer, Press, Release, Wheel, read
from game.view.widgets.router import Router
from game.words import _

from .screen import Leave

if TYPE_CHECKING:
    from game.view.director import Director


Act = Callable[[], None]


class Tile(Button):
    """One level: number, title, what it teaches, stars."""

    def __init__(self, number: int, level: Level, best: progress.Best, open_: bool, act: Act) -> None:
        super().__init__(level.title, act, words=level.title)
        self._number, self._level, self._best, self._open = number, level, best, open_

    def look(self) -> tuple[object, ...]:
        """What has been won."""
        return self._number, self._best.stars, self._best.marks, self._open

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint the tile."""
        theme, area = self.theme, canvas.get_rect()
        px, pad = theme.px, theme.px(22)
        canvas.blit(shapes.themed_panel(area.size, theme), (0, 0))
        style.ground(canvas, area, px(20), hovered=self.hovered, pressed=self.pressed, bare=True)
        if self._open:
            canvas.blit(shapes.frame(area.size, px(20), BONE, max(2, px(2.5)), 150), (0, 0))
        num = theme.font(44)
        text.draw(canvas, str(self._number), (pad, pad + round(0.8 * num)), num, 600, BONE if self._open else SLATE)
        side = px(34)
        for n in range(3):
            won = n < self._best.stars
            image = star(side, BONE if won else SLATE, won)
            shapes.blit_centred(canvas, image, (area.width - pad - px(20) - (2 - n) * px(42), pad + px(16)))
        size = theme.font(28)
        y = pad + px(88)
        for line in text.wrap(self._level.title, size, 600, area.width - 2 * pad)[:3]:
            text.draw(canvas, line, (pad, y), size, 600, BONE)
            y += round(1.2 * size)
        small = theme.font(22)
        y += px(4)
        room = max(1, (area.height - y + small // 2) // round(1.25 * small))
        for line in text.wrap(self._level.teaches, small, 400, area.width - 2 * pad)[:room]:
            text.draw(canvas, line, (pad, y), small, 400, ASH)
            y += round(1.25 * small)


class MapPlaces:
    """Where the map's parts stand."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.theme = Theme(*size)
        theme = self.theme
        self.columns = 3 if theme.portrait else 5
        margin = theme.px(40)
        self.gap = theme.px(18)
        self.top = theme.px(190 if not theme.portrait else 260)
        self.left = margin
        self.wide = (theme.width - 2 * margin - self.gap * (self.columns - 1)) // self.columns
        self.high = theme.px((262 if theme.portrait or theme.compact else 232) * max(1.0, theme.words))


class LevelMap:
    """Shows the campaign and opens a level."""

    def __init__(self, size: tuple[int, int], director: "Director", leave: Leave, messages: Sequence[str] = ()) -> None:
        self._director, self._leave = director, leave
        self._message = " ".join(messages)
        self._router = Router(around=True)
        self._scroll = 0
        self._dialog: Dialog | None = None
        self._drag: tuple[Pointer, float, bool] | None = None  # who, where last, and whether it scrolls
        self._make()
        self.resize(size)
        first = next((tile for tile in self._tiles if tile._best.stars == 0), self._tiles[0] if self._tiles else None)
        if first is not None:
            self._router.focus.put(first)

    def _make(self) -> None:
        best = self._director.progress.of(self._director.player)
        self._tiles: list[Tile] = []
        open_ = True
        for entry in library.campaign():
            try:
                level = library.open_level(entry.file)
            except library.LevelError as broken:
                self._message = str(broken).splitlines()[0]
                continue
            mine = best.get(entry.name, progress.Best())
            tile = Tile(entry.number, level, mine, open_ and mine.stars == 0, self._opener(entry.name))
            open_ = open_ and mine.stars > 0
            self._tiles.append(tile)
        self._back = Button(_("Explore freely"), lambda: self._leave("live"), words=_("Explore"))
        self._name = Button(_("Change the player"), self._ask_name, words=self._player())
        self._export = Button(_("Save everybody's stars as a table"), self._save_table, words=_("Table for a teacher"))
        self._words = Button(_("Words"), lambda: self._leave("words"), words=_("Words"))
        self._bar = [self._back, self._words, self._name, self._export]
        self._router.widgets = [*self._tiles, *self._bar]

    def _player(self) -> str:
        name = self._director.player
        return _("Guest") if name == progress.GUEST else name

    def _opener(self, name: str) -> Act:
        return lambda: self._leave(f"level {name}")

    def resize(self, size: tuple[int, int]) -> None:
        """Lay the map out for a window of `size` px."""
        self.layout = MapPlaces(size)
        self._place()
        theme = self.layout.theme
        bar = theme.target(72)
        x, y = theme.width - theme.px(40), theme.px(48) if not theme.portrait else theme.px(172)
        words = [text.measure(button.words, theme.font(24), 600)[0] for button in self._bar]
        gap = theme.px(14)
        most = theme.width - 2 * theme.px(40) - gap * (len(words) - 1)  # the buttons draw closer where there is less
        pad = min(theme.px(56), (most - sum(words)) // len(words))
        for button in reversed(self._bar):
            wide = text.measure(button.words, theme.font(24), 600)[0] + pad
            wide = max(theme.target(150), wide) if pad == theme.px(56) else wide
            x -= wide
            button.arrange(theme, Rect(x, y, wide, bar))
            x -= gap
        if self._dialog is not None:
            self._dialog.arrange(theme)

    def _place(self) -> None:
        place = self.layout
        rows = -(-len(self._tiles) // place.columns)
        most = max(0, place.top + rows * (place.high + place.gap) + place.theme.px(24) - place.theme.height)
        self._scroll = min(max(0, self._scroll), most)
        for n, tile in enumerate(self._tiles):
            x = place.left + n % place.columns * (place.wide + place.gap)
            y = place.top + n // place.columns * (place.high + place.gap) - self._scroll
            tile.arrange(place.theme, Rect(x, y, place.wide, place.high))

    def warm_up(self) -> None:
        """Nothing here is slow."""

    def close(self) -> None:
        """Nothing is under way that would be lost."""

    def update(self, seconds: float) -> None:
        """Let time pass."""
        (self._dialog or self._router).advance(seconds)
        self._show_focus()

    def _show_focus(self) -> None:
        """Scroll so that the tile with the focus is in the window."""
        current = self._router.focus.current
        if isinstance(current, Tile) and self._router.focus.visible:
            place = self.layout
            if current.rect.top < place.top:
                self._scroll -= place.top - current.rect.top
            elif current.rect.bottom > place.theme.height - place.theme.px(16):
                self._scroll += current.rect.bottom - place.theme.height + place.theme.px(16)
            else:
                return
            self._place()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the map."""
        place, theme = self.layout, self.layout.theme
        self._ground(surface)
        surface.set_clip(Rect(0, place.top - theme.px(12), theme.width, theme.height))
        for tile in self._tiles:
            tile.draw(surface)
        self._router.focus.draw(surface) if isinstance(self._router.focus.current, Tile) else None
        surface.set_clip(None)
        stars = sum(tile._best.stars for tile in self._tiles)
        text.draw(surface, _("Challenges"), (place.left, theme.px(92)), theme.font(58), 600, BONE)
        told = _("{stars} of {all} stars").format(stars=stars, all=3 * len(self._tiles))
        at = (place.left, theme.px(142))
        size = theme.font(25)
        ends = theme.width - place.left
        if at[1] + size > self._bar[0].rect.top:
            ends = self._bar[0].rect.left - theme.px(20)
        words = style.fitted(self._message or told, size, 400, ends - at[0])
        text.draw(surface, words, at, size, 400, ASH)
        for button in self._bar:
            button.draw(surface)
        if not isinstance(self._router.focus.current, Tile):
            self._router.focus.draw(surface)
        if self._dialog is not None:
            self._dialog.draw(surface)

    def _ground(self, surface: pygame.Surface) -> None:
        """Outside above, inside below, as everywhere."""
        width, height = surface.get_size()
        half = height // 2
        for y in range(0, height, 4):
            near, far = (OUT_NEAR, OUT_FAR) if y < half else (IN_NEAR, IN_FAR)
            share = 0.45 * (1 - abs(y - half) / half) ** 2
            colour = tuple(round(f + (n - f) * share) for n, f in zip(near, far, strict=True))
            surface.fill(colour, (0, y, width, 4))

    def handle(self, event: pygame.event.Event) -> bool:
        """Take an event; True if it was of use."""
        found = read(event, (self.layout.theme.width, self.layout.theme.height))
        if found is None:
            return False
        if self._dialog is not None:
            if isinstance(found, Key) and found.key == pygame.K_ESCAPE:
                self._dialog = None
                return True
            if isinstance(found, Key) and found.key == pygame.K_RETURN and isinstance(self._focused(), Entry):
                self._dialog.buttons[-1].act()
                return True
            return self._dialog.handle(found)
        if isinstance(found, Wheel):
            self._scroll -= round(found.turns * self.layout.theme.px(90))
            self._place()
            return True
        if self._dragged(found):
            return True
        if self._router.handle(found):
            return True
        if isinstance(found, Key):
            if found.key == pygame.K_ESCAPE:
                self._leave("live")
            elif found.key == pygame.K_F11:
                self._leave("fullscreen")
            elif found.key in (pygame.K_PAGEDOWN, pygame.K_PAGEUP):
                self._scroll += (1 if found.key == pygame.K_PAGEDOWN else -1) * self.layout.high
                self._place()
            else:
                return False
            return True
        return False

    def _dragged(self, found: Input) -> bool:
        """A finger that moves up or down takes the tiles with it, and opens none."""
        match found:
            case Press():
                self._drag = (found.pointer, found.at[1], False)
            case Drag() if self._drag is not None and self._drag[0] == found.pointer:
                way = found.at[1] - self._drag[1]
                if not self._drag[2] and abs(way) < self.layout.theme.px(16):
                    return False
                self._router.release_all()
                self._scroll -= round(way)
                self._place()
                self._drag = (found.pointer, found.at[1], True)
                return True
            case Release() | Lost():
                self._drag = None
        return False

    def _focused(self) -> object:
        focus: Focus | None = self._dialog._router.focus if self._dialog is not None else None
        return focus.current if focus is not None else None

    # The bar ---------------------------------------------------------------------------------------------------

    def _save_table(self) -> None:
        self._message = self._director.export()

    def _ask_name(self) -> None:
        entry = Entry(_("A name, or nothing for a guest"), lines=1, most=progress.MOST_NAME)

        def take() -> None:
            self._director.player = progress.player_name(entry.words)
            self._dialog = None
            self._again()

        def reset() -> None:
            self._director.progress.forget(self._director.player)
            self._director.keep()
            self._dialog = None
            self._again()

        forget = Button(_("Forget my stars"), reset, words=_("Forget my stars"))
        on = Button(_("Play"), take, words=_("Play"))
        on.active = True
        names = ", ".join(sorted(self._director.progress.players)[:12])
        parts: list[Text | Entry] = [Text(_("Who plays?"), 40, 600, BONE, 0), entry]
        if names:
            parts.append(Text(_("Names so far: {names}").format(names=names), 24))
        self._dialog = Dialog(parts, [forget, on], 760)
        self._dialog.arrange(self.layout.theme)
        self._dialog.focus(entry)

    def _again(self) -> None:
        size = self.layout.theme.width, self.layout.theme.height
        self._make()
        self.resize(size)
