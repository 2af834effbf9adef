"""Everything in the lab that can be pressed, turned or typed."""

from collections.abc import Sequence
from functools import partial

import pygame
from pygame import Rect

from game.view.actions.classroom import ClassroomAction
from game.view.actions.lab import AnswerQuiz, LabAction, LabControl, LabViewSwitch, Number, PumpAction, StepLab, WaitFor
from game.view.actions.time import HoldTime, Seek, Speed
from game.view.actions.window import WindowAction
from game.view.drawing.theme import Theme
from game.view.keys import CLASSROOM, LAB, SPEEDS
from game.view.lab.crank import Crank
from game.view.lab.docks import Dispatch, LabTimeDock, LabToolsDock, SpeedDock
from game.view.lab.quiz_panel import QuizPanel
from game.view.lab.strip import Strip
from game.view.panels.dock import MenuBar
from game.view.panels.help import Help
from game.view.panels.timebar import Scrub
from game.view.widgets.base import Widget
from game.view.widgets.button import Button
from game.view.widgets.drawer import Drawer
from game.view.widgets.group import Group
from game.view.widgets.input import FocusLost, Input, Key, PointerLost, Press
from game.view.widgets.router import Router
from game.words import _

from .layout import LabLayout


class Round(Button):
    """A plain button in the shape of a disc."""

    @property
    def radius(self) -> int:
        """Px: half its side."""
        return min(self.rect.size) // 2


class LabControls:
    """Film strip, step buttons, docks, crank, quiz, menu and help. `dispatch` is called with each action."""

    def __init__(self, place: LabLayout, dispatch: Dispatch) -> None:
        self._dispatch = dispatch
        self.quizzing = False
        self.help = Help(
            LAB,
            _("A pump's counters are its own: what it has carried, ion by ion."),
            _("Tap a frame of the film to wait until the pump gets there."),
        )
        self.router = Router()
        self.strip = Strip(lambda state: dispatch(WaitFor(state)))
        self.back = Round(_("One state back"), lambda: dispatch(StepLab("state", -1)), sign="step_back", repeats=True)
        on = partial(dispatch, StepLab("state", 1))
        self.on = Button(_("One state on"), on, sign="step", kind="primary", repeats=True)
        self.time, self.speed, self.tools = LabTimeDock(dispatch), SpeedDock(dispatch), LabToolsDock(dispatch)
        self.scrub = Scrub(lambda moment: dispatch(Seek(moment)), lambda held: dispatch(HoldTime(held)))
        self.crank = Crank(lambda: dispatch(PumpAction.CRANK))
        self.quiz = QuizPanel(lambda n: dispatch(AnswerQuiz(n)), on)
        self._bar = MenuBar(self._toggle_menu, self.help.open, _("Pump lab"))
        self._menu = Drawer("", self._menu_rows())
        self._menu.below = True
        self._groups: tuple[Group, ...] = (self.time, self.speed, self.tools, self._bar)
        self.resize(place)

    def _menu_rows(self) -> list[Widget]:
        def row(words: str, where: WindowAction, aside: str = "") -> Button:
            return Button(words, lambda: self._leave_menu(where), words=words, aside=aside, kind="row")

        return [
            row(_("Live membrane"), WindowAction.LIVE, LAB.hint(WindowAction.LIVE)),
            row(_("Challenges"), WindowAction.MAP),
            row(_("Words"), WindowAction.WORDS, LAB.hint(WindowAction.WORDS)),
            row(_("Sound"), WindowAction.SOUND, LAB.hint(WindowAction.SOUND)),
            row(_("For the classroom"), WindowAction.PRESENT, CLASSROOM.hint(ClassroomAction.PRESENT)),
            row(_("Full screen"), WindowAction.FULLSCREEN, LAB.hint(WindowAction.FULLSCREEN)),
            row(_("Quit"), WindowAction.QUIT),
        ]

    # For the screen ----------------------------------------------------------------------------------------------

    def resize(self, place: LabLayout) -> None:
        """Take the places of `place`; everything held is released."""
        theme: Theme = place.theme
        self._place = place
        self.router.release_all()
        self.strip.arrange(theme, place.frames)
        self.back.arrange(theme, place.back)
        self.on.arrange(theme, place.on)
        self.time.arrange(theme, place.dock[0])
        self.speed.arrange(theme, place.dock[1])
        self.tools.arrange(theme, place.dock[2])
        self.scrub.arrange(theme, place.scrub)
        self.crank.arrange(theme, place.crank)
        self.quiz.arrange(theme, place.column)
        self._bar.arrange(theme, place.menu)
        width = max(place.menu.width, theme.px(330))
        drop = Rect(0, place.menu.bottom + theme.px(10), width, self._menu.height(theme, width))
        drop.right = place.menu.right
        self._menu.arrange(theme, drop)
        self.help.arrange(theme, Rect(0, 0, theme.width, theme.height))
        self.settle()

    def advance(self, dt: float) -> None:
        """Let `dt` seconds of holding and animation pass."""
        self._menu.advance(dt)
        (self.help if self.help.is_open else self.router).advance(dt)
        self.settle()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw everything but the quiz, which the screen draws in the place of its words."""
        self.strip.draw(surface)
        self.back.draw(surface)
        self.on.draw(surface)
        self.scrub.draw(surface)
        self.crank.draw(surface)
        for group in self._groups:
            group.draw(surface)
        self._menu.draw(surface)
        if not self.help.is_open:
            self.router.focus.draw(surface)
        self.help.draw(surface)

    @property
    def widgets(self) -> Sequence[Widget]:
        """What can be reached now, in the order in which Tab visits it."""
        return self.router.widgets

    def handle(self, event: Input) -> bool:
        """Act on `event`; False if it is not for the controls."""
        if isinstance(event, PointerLost | FocusLost):  # for whatever holds a pointer, in front or not
            self.help.handle(event)
            return self.router.handle(event)
        used = self.help.handle(event) if self.help.is_open else self._handle(event)
        self.settle()
        return used

    # The rest is for this file -----------------------------------------------------------------------------------

    def _handle(self, event: Input) -> bool:
        if isinstance(event, Press):
            self.router.focus.visible = False
            if self._menu.is_open and not self._menu.covers(event.at) and not self._bar.menu.hit(event.at):
                self._toggle_menu()
                self.router.swallow(event.pointer)
                return True
        if self.router.handle(event):
            return True
        if isinstance(event, Key):
            return self._key(event)
        return isinstance(event, Press) and any(group.covers(event.at) for group in self._groups)

    def _key(self, event: Key) -> bool:
        found = LAB.find(event)
        if found is None:
            return False
        act = partial(self._act, found.action)
        act()
        self.router.hold(event.key, None, act if found.repeats else None)
        return True

    def _act(self, action: LabAction | LabControl | Number | None) -> None:
        """Carry out the action of a key."""
        match action:
            case LabViewSwitch.ESCAPE if self._menu.is_open:
                self._toggle_menu()
            case LabControl.HELP:
                self.help.open()
            case Number(number):
                self._dispatch(AnswerQuiz(number) if self.quizzing else Speed(SPEEDS[number][0]))
            case None:
                pass
            case _:
                self._dispatch(action)

    def _toggle_menu(self) -> None:
        self._menu.is_open = not self._menu.is_open
        self._bar.menu.active = self._menu.is_open
        if self._menu.is_open and self.router.focus.visible:
            self.router.focus.set(self._menu.rows[0])
        self.settle()

    def _leave_menu(self, where: WindowAction) -> None:
        self._toggle_menu()
        self._dispatch(where)

    def settle(self) -> None:
        """Update the router's list of reachable widgets."""
        order: list[Widget] = [self.on, self.back, *self.strip.frames, *self.time.widgets]
        order += [*self.speed.widgets, *self.tools.widgets, self.scrub]
        order += [self.crank] if self.crank.visible else []
        order += [widget for widget in self.quiz.widgets if widget.visible] if self.quizzing else []
        order += self._bar.widgets
        if self._menu.is_open:
            order += self._menu.widgets
        self.router.widgets = order
        self.router.above = self._menu.widgets if self._menu.is_open else ()
        self.router.settle()
