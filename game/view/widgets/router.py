"""Routes every event to the one control it is for."""

from collections.abc import Callable, Sequence
from typing import Final

import pygame

from game.view.widgets.base import Widget
from game.view.widgets.focus import Focus, Way
from game.view.widgets.input import (
    MOUSE,
    Drag,
    FocusLost,
    Hover,
    Input,
    Key,
    KeyEnd,
    Point,
    Pointer,
    PointerLost,
    Press,
    Release,
    Wheel,
)
from game.view.widgets.repeat import Repeat

_WAYS: Final[dict[int, Way]] = {
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
}


class Router:
    """Each pointer belongs to the control it came down on until it comes up; keys go to the focus.

    `widgets` are in the order in which Tab visits them. Where two lie over each other, those in `above` are
    in front. With `around`, Tab never leaves them (a dialogue); otherwise Tab past the last is not used, so
    that whatever comes after can have it.
    """

    def __init__(self, around: bool = False) -> None:
        self.widgets: Sequence[Widget] = ()
        self.above: Sequence[Widget] = ()
        self.focus = Focus()
        self._around = around
        self._captured: dict[Pointer, Widget | None] = {}
        self._keys: dict[int, tuple[Widget | None, Callable[[], object] | None, Repeat]] = {}

    def widget_at(self, at: Point) -> Widget | None:
        """The control in front at a place in the window, px."""
        for widget in (*self.above, *self.widgets):
            if widget.hit(at):
                return widget
        return None

    def handle(self, event: Input) -> bool:
        """Pass `event` to its control. Returns whether one used it."""
        used = False
        match event:
            case Press():
                used = self._press(event)
            case Drag() | Release() | PointerLost():
                used = event.pointer in self._captured
                holder = self._captured.get(event.pointer)
                if not isinstance(event, Drag):
                    self._captured.pop(event.pointer, None)
                if holder is not None:
                    holder.handle(event)
            case FocusLost():
                self.release_all()
            case Hover():
                self._release(MOUSE)  # if it held something, it came up outside the window
                used = self._hover(event.at)
            case Key():
                used = self._key(event)
            case KeyEnd():
                used = self._key_end(event)
            case Wheel():
                used = any(widget.hovered for widget in self.widgets)
        self.settle()
        return used

    def _press(self, event: Press) -> bool:
        self._release(event.pointer)
        widget = self.widget_at(event.at)
        if widget is None:
            return False
        # A control that one finger holds, or that cannot be used, swallows the others.
        if not widget.enabled or widget in self._captured.values():
            self._captured[event.pointer] = None
            return True
        self._captured[event.pointer] = widget
        if widget.can_focus:
            self.focus.set(widget, visible=False)
        widget.handle(event)
        return True

    def _hover(self, at: Point) -> bool:
        under = self.widget_at(at)
        for widget in self.widgets:
            widget.hovered = widget is under and widget.enabled
        return under is not None

    def _key(self, event: Key) -> bool:
        if event.command:
            return False
        if event.key == pygame.K_TAB:
            return self.focus.step(self.widgets, -1 if event.shift else 1, self._around)
        current = self.focus.current
        activates = event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)
        if current is not None and (self.focus.visible or not activates) and current.handle(event):
            self.focus.visible = True
            self.hold(event.key, current, (lambda: current.handle(event)) if current.repeats else None)
            return True
        way = _WAYS.get(event.key)
        return way is not None and self.focus.move(self.widgets, way)

    def hold(self, key: int, widget: Widget | None, again: Callable[[], object] | None) -> None:
        """Remember that `key` is down: call `again` while it is, and end it on `widget` when it comes up."""
        repeat = Repeat()
        repeat.start()
        self._keys[key] = (widget, again, repeat)

    def busy(self, widgets: Sequence[Widget]) -> bool:
        """Whether a pointer holds one of `widgets`."""
        return any(widget in self._captured.values() for widget in widgets)

    def swallow(self, pointer: Pointer) -> None:
        """Ignore `pointer` until it comes up."""
        self._release(pointer)
        self._captured[pointer] = None

    def _key_end(self, event: KeyEnd) -> bool:
        held = self._keys.pop(event.key, None)
        if held is not None and held[0] is not None:
            held[0].handle(event)
        return held is not None

    def advance(self, dt: float) -> None:
        """Advance by `dt` seconds: held controls repeat."""
        for widget in [widget for widget in self._captured.values() if widget is not None]:
            widget.advance(dt)
        for holder, again, repeat in list(self._keys.values()):
            if again is not None and (holder is None or holder.enabled):
                for _time in range(repeat.advance(dt)):
                    again()
        self.settle()

    def settle(self) -> None:
        """Release pointers and focus from controls that are gone, hidden or disabled."""
        for pointer, widget in list(self._captured.items()):
            if widget is not None and (widget not in self.widgets or not widget.visible or not widget.enabled):
                self._release(pointer)
                self._captured[pointer] = None
        self.focus.settle(self.widgets)

    def release_all(self) -> None:
        """Release all pointers and keys: the layout under them has changed."""
        for pointer in list(self._captured):
            self._release(pointer)
        for key in list(self._keys):
            self._key_end(KeyEnd(key))
        for widget in self.widgets:
            widget.hovered = False

    def _release(self, pointer: Pointer) -> None:
        widget = self._captured.pop(pointer, None)
        if widget is not None:
            widget.handle(PointerLost(pointer))
