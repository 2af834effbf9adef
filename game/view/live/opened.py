"""Which drawer of the Live screen is open: one at most, over the button that opened it."""

from collections.abc import Callable

from game.view.widgets.button import Button
from game.view.widgets.drawer import Drawer
from game.view.widgets.focus import Focus


class OpenDrawer:
    """Opens and closes drawers. `settled` is called when the set of reachable controls changes."""

    def __init__(self, focus: Focus, settled: Callable[[], None]) -> None:
        self._focus, self._settled = focus, settled
        self._openers: dict[int, Button] = {}
        self._return_to_opener = False
        self.drawers: list[Drawer] = []
        self.current: Drawer | None = None
        """The one that is open."""

    def add(self, drawer: Drawer, opener: Button) -> None:
        """Let `drawer` be opened, over `opener`."""
        self.drawers.append(drawer)
        self._openers[id(drawer)] = opener

    def move(self, drawer: Drawer, opener: Button) -> None:
        """Let `drawer` open over another button from now on; `show_openers` is to follow."""
        self._openers[id(drawer)] = opener

    def show_openers(self) -> None:
        """Show which button has its drawer open."""
        for opener in {*self._openers.values()}:
            opener.active = False
        if self.current is not None:
            self.opener(self.current).active = True

    def opener(self, drawer: Drawer) -> Button:
        """The button that `drawer` opens over."""
        return self._openers[id(drawer)]

    def is_opener(self, widget: object) -> bool:
        """Whether a drawer opens over `widget`."""
        return widget in self._openers.values()

    def toggle(self, drawer: Drawer, keys: bool = False) -> None:
        """Open `drawer`, or close it; opened by a key, its first control has the keyboard."""
        if self.current is drawer:
            self.close()
            return
        on_opener = self._focus.current is self.opener(drawer)
        keys = keys or self._focus.visible
        self.close()
        self.current = drawer
        drawer.is_open = self.opener(drawer).active = True
        self._settled()
        self._return_to_opener = on_opener
        if keys:
            self._focus.set(next((row for row in drawer.rows if row.can_focus), self._focus.current))

    def open_called(self, title: str | None) -> None:
        """Open the drawer with this title; none where there is none, or it is a menu."""
        for drawer in self.drawers:
            if drawer.title and drawer.title == title:
                self.toggle(drawer)

    def close(self) -> None:
        """Close the open drawer; the keyboard focus returns to its opener."""
        drawer, self.current = self.current, None
        if drawer is None:
            return
        opener = self.opener(drawer)
        drawer.is_open = opener.active = False
        if self._focus.current in drawer.widgets:
            self._focus.set(opener if self._return_to_opener else None, self._focus.visible)
        self._settled()
