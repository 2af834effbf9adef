"""The map of the campaign: every level, what it teaches, and the stars won."""

from collections.abc import Sequence

import pygame
from pygame import Rect

from game.challenges import progress
from game.challenges.campaign import Campaign
from game.view.actions.window import OpenLevel, WindowAction
from game.view.challenge.dialog import Dialog
from game.view.challenge.level_tile import LevelTile
from game.view.challenge.map_cards import message_card, player_card
from game.view.challenge.map_ground import draw_ground, draw_title
from game.view.challenge.map_places import MapPlaces
from game.view.challenge.map_tiles import map_tiles
from game.view.challenge.scroll import PAGES, Scroll
from game.view.keys import MAP
from game.view.screen import Leave
from game.view.widgets.base import Widget
from game.view.widgets.button import Button
from game.view.widgets.input import Input, Key, Press, read
from game.view.widgets.router import Router
from game.words import _


class LevelMap:
    """Shows the campaign and opens a level. `messages` are shown first, on a card."""

    def __init__(self, size: tuple[int, int], campaign: Campaign, leave: Leave, messages: Sequence[str] = ()) -> None:
        self._campaign, self._leave = campaign, leave
        self._messages = list(messages)
        self._router = Router(around=True)
        self._scroll = Scroll(self._router.release_all, PAGES)
        self._dialog: Dialog | None = None
        self._make()
        self.resize(size)
        first = next((tile for tile in self._tiles if tile.stars == 0), self._tiles[0] if self._tiles else None)
        if first is not None:
            self._router.focus.set(first)
        self._show_messages()

    def _make(self) -> None:
        self._tiles, broken = map_tiles(self._campaign.best, lambda name: self._leave(OpenLevel(name)))
        self._messages += broken
        back = Button(_("Explore freely"), lambda: self._leave(WindowAction.LIVE), words=_("Explore"))
        name = Button(_("Change the player"), self._ask_name, words=self._player())
        export = Button(_("Save everybody's stars as a table"), self._save_table, words=_("Table for a teacher"))
        words = Button(_("Words"), lambda: self._leave(WindowAction.WORDS), words=_("Words"))
        self._bar = [back, words, name, export]
        self._router.widgets, self._router.above = [*self._tiles, *self._bar], self._bar

    def _player(self) -> str:
        name = self._campaign.player
        return _("Guest") if name == progress.GUEST else name

    def resize(self, size: tuple[int, int]) -> None:
        """Lay the map out for a window of `size` px."""
        self.layout = MapPlaces(size, len(self._tiles))
        self._scroll.fit(self.layout.view, self.layout.content)
        self._place()
        self.layout.arrange_bar(self._bar)
        if self._dialog is not None:
            self._dialog.arrange(self.layout.theme)

    def _place(self) -> None:
        for n, tile in enumerate(self._tiles):
            tile.arrange(self.layout.theme, self.layout.tile(n, self._scroll.at))

    def warm_up(self) -> None:
        """No preparation needed."""

    def close(self) -> None:
        """No cleanup needed."""

    def update(self, seconds: float) -> None:
        """Advance by `seconds`."""
        (self._dialog or self._router).advance(seconds)
        focus = self._router.focus
        if isinstance(focus.current, LevelTile) and focus.visible:
            edge = self.layout.theme.px(16)
            if self._scroll.show(focus.current.rect.inflate(0, 2 * edge)):
                self._place()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the map."""
        place, theme = self.layout, self.layout.theme
        draw_ground(surface)
        focus = self._router.focus
        on_tile = isinstance(focus.current, LevelTile)
        surface.set_clip(place.view.inflate(0, 2 * theme.px(12)))
        for tile in self._tiles:
            tile.draw(surface)
        if on_tile:
            focus.draw(surface)
        surface.set_clip(None)
        self._scroll.draw(surface, theme, theme.width - theme.px(14))
        draw_title(surface, place, sum(tile.stars for tile in self._tiles), 3 * len(self._tiles))
        for button in self._bar:
            button.draw(surface)
        if not on_tile:
            focus.draw(surface)
        if self._dialog is not None:
            self._dialog.draw(surface)

    # What the user does ----------------------------------------------------------------------------------------

    def handle(self, event: pygame.event.Event) -> bool:
        """Handle an event. Returns whether it was used."""
        theme = self.layout.theme
        found = read(event, (theme.width, theme.height))
        if found is None:
            return False
        if self._dialog is not None:
            if isinstance(found, Key) and found.key == pygame.K_ESCAPE:
                self._shut()
                return True
            return self._dialog.handle(found)
        if self._scroll.handle(found, theme):
            self._place()
            return True
        if self._above_the_tiles(found):
            return True
        return self._router.handle(found) or (isinstance(found, Key) and self._key(found))

    def _above_the_tiles(self, found: Input) -> bool:
        """Whether a press is where tiles are scrolled away under the title and the bar, and meets no button."""
        if not isinstance(found, Press) or self.layout.view.collidepoint(found.at):
            return False
        if any(Rect(button.rect).collidepoint(found.at) for button in self._bar):
            return False
        self._router.swallow(found.pointer)
        return True

    def _key(self, key: Key) -> bool:
        found = MAP.find(key)
        if found is None or found.action is None:
            return False
        self._leave(found.action)
        return True

    @property
    def dialog(self) -> Dialog | None:
        """The card that lies over the map."""
        return self._dialog

    @property
    def widgets(self) -> Sequence[Widget]:
        """What can be pressed on the map, in the order in which Tab visits it."""
        return self._router.widgets

    @property
    def focused(self) -> Widget | None:
        """What the keyboard is on, on the map."""
        return self._router.focus.current

    @property
    def typing(self) -> bool:
        """Whether keys type into a text field now."""
        return self._dialog is not None and self._dialog.typing

    # The cards -------------------------------------------------------------------------------------------------

    def _open(self, dialog: Dialog) -> None:
        self._router.release_all()
        self._dialog = dialog
        dialog.arrange(self.layout.theme)

    def _shut(self) -> None:
        self._dialog = None

    def _show_messages(self) -> None:
        """Show the messages, if there are any."""
        messages, self._messages = self._messages, []
        if messages:
            self._open(message_card(messages, self._shut))

    def _save_table(self) -> None:
        self._messages.append(self._campaign.export())
        self._show_messages()

    def _ask_name(self) -> None:
        names = self._campaign.players[:12]
        self._open(player_card(self._player(), names, self._play_as, self._forget))

    def _play_as(self, name: str) -> None:
        self._campaign.play_as(name)
        self._reload()

    def _forget(self) -> None:
        self._campaign.forget()
        self._messages += self._campaign.take_messages()
        self._reload()

    def _reload(self) -> None:
        self._shut()
        theme = self.layout.theme
        self._make()
        self.resize((theme.width, theme.height))
        self._show_messages()
