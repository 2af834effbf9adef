"""Every drawer of the Live screen: one for each section, the plot, the menu, and "More" of a small window."""

import pygame

from game.view.live.docks import Docks
from game.view.live.drawer_places import drawer_place, menu_place
from game.view.live.opened import OpenDrawer
from game.view.live.sections import Sections
from game.view.panels.layout import Layout
from game.view.panels.section import Section
from game.view.widgets.button import Button
from game.view.widgets.drawer import Drawer


class DrawerSet:
    """Lays drawers out over the buttons that open them, and draws them."""

    def __init__(
        self, opened: OpenDrawer, sections: Sections, docks: Docks, menu: Drawer, more: Drawer, reduced_motion: bool
    ) -> None:
        """`more` gets a row for each chip that a small window has no room for."""
        self._opened, self._sections, self._docks = opened, sections, docks
        self._menu, self._more = menu, more
        self._reduced_motion = reduced_motion
        for section in sections.all:
            opened.add(section.drawer, section.chip)
        opened.add(sections.sweep.drawer, sections.bath.chip)
        opened.add(menu, docks.bar.menu)
        opened.add(more, docks.tools.more)

    def arrange(self, layout: Layout) -> None:
        """Take the places of `layout`, in which the docks stand already."""
        self._layout = layout
        self._fold()
        for drawer in self._opened.drawers:
            self._place(drawer)

    def advance(self, dt: float) -> None:
        """Let `dt` seconds of animation pass."""
        for drawer in self._opened.drawers:
            if drawer.stale and drawer.rect.width:
                self._place(drawer)
            drawer.reduced_motion = self._reduced_motion
            drawer.advance(dt)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw what is open, opens or closes."""
        for drawer in self._opened.drawers:
            drawer.draw(surface)

    def _fold(self) -> None:
        """Give the chips that have no room a row each behind "More"; their drawers open over that chip."""
        tools, sections = self._docks.tools, self._sections
        self._more.replace_rows([self._folded_row(section) for section in tools.folded])
        for section in sections.all:
            self._opened.move(section.drawer, tools.more if section in tools.folded else section.chip)
        self._opened.move(sections.sweep.drawer, self._opened.opener(sections.bath.drawer))
        self._opened.show_openers()

    def _folded_row(self, section: Section) -> Button:
        chip = section.chip
        return Button(chip.label, lambda: self._opened.toggle(section.drawer), words=chip.label, kind="row")

    def _place(self, drawer: Drawer) -> None:
        layout = self._layout
        if drawer is self._menu:
            place = menu_place(drawer, layout)
        else:
            opener = self._opened.opener(drawer).rect
            place = drawer_place(drawer, layout, opener, drawer is self._sections.bath.drawer)
        drawer.arrange(layout.theme, place)
