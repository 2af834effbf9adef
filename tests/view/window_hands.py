"""A whole window of the program without a display, and hands for it: events are posted as SDL posts them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pygame
from named_places import place

from game.engine.recording import Recording
from game.view.actions.window import Where
from game.view.classroom.presenter import Presenter
from game.view.drawing import appearance
from game.view.drawing.cache import BoundedCache
from game.view.scene.pump.frames import PumpArt
from game.view.screen import Leave, Screen
from game.view.screens.director import Director
from game.view.splash.opening import Opening
from game.view.window import screen_window
from game.view.window.app import App

FRAME_S = 1 / 60
SIZE = (1100, 660)
Point = tuple[float, float]


class Hands:
    """Does with `app` what people do, frame by frame."""

    def __init__(self, app: App, presenter: Presenter, begin_program: Callable[[], None]) -> None:
        """`begin_program` forgets all that is open: the next screen is made as by a program that has just begun."""
        self.app, self.presenter = app, presenter
        self._begin_program = begin_program
        self._mouse: Point = (0, 0)

    @property
    def screen(self) -> Screen:
        """What is shown now."""
        assert self.app.screen is not None
        return self.app.screen

    @property
    def size(self) -> tuple[int, int]:
        """Of the window, px."""
        return pygame.display.get_surface().get_size()

    def begin_anew(self, first: str) -> None:
        """Have in this window what a new one that opens on `first` has, without a splash before it."""
        if self.presenter.on:
            self.presenter.toggle()
        if self.app.covered:
            self.keys(pygame.K_ESCAPE)
        assert not self.app.covered
        if self.size != SIZE:
            self.resize(SIZE)
        self.frames()
        pygame.event.clear()
        appearance.use(appearance.Appearance())
        self._mouse = (0, 0)
        self._begin_program()
        self.app.leave(place(first))
        self.frames(3)

    def frames(self, count: int = 1) -> None:
        """Let `count` frames be shown."""
        for _frame in range(count):
            self.app.frame(FRAME_S)

    def keys(self, *codes: int, mod: int = 0, frames: int = 1) -> None:
        """Press and let go of one key after the other, with `frames` frames after each."""
        for code in codes:
            text = "" if mod & ~pygame.KMOD_SHIFT or not 32 <= code < 127 else chr(code)
            self.post(pygame.KEYDOWN, key=code, mod=mod, unicode=text, scancode=0)
            self.post(pygame.KEYUP, key=code, mod=mod, unicode=text, scancode=0)
            self.frames(frames)

    def press(self, at: Point, button: int = 1) -> None:
        """The button goes down."""
        self._mouse = at
        self.post(pygame.MOUSEBUTTONDOWN, pos=self._whole(at), button=button, touch=False)

    def move(self, at: Point, held: bool = True) -> None:
        """The mouse moves."""
        self._mouse = at
        self.post(pygame.MOUSEMOTION, pos=self._whole(at), rel=(1, 1), buttons=(int(held), 0, 0), touch=False)

    def release(self, button: int = 1) -> None:
        """The button comes up where the mouse is."""
        self.post(pygame.MOUSEBUTTONUP, pos=self._whole(self._mouse), button=button, touch=False)

    def click(self, at: Point, button: int = 1) -> None:
        """Down, and up."""
        self.press(at, button)
        self.release(button)
        self.frames()

    def finger(self, kind: int, at: Point, name: int = 0) -> None:
        """A finger goes down, moves or comes up; `at` in shares of the window."""
        self.post(kind, touch_id=1, finger_id=name, x=at[0], y=at[1], dx=0.0, dy=0.0, pressure=1.0)

    def resize(self, size: tuple[int, int]) -> None:
        """The window gets another size."""
        pygame.display.set_mode(size, pygame.RESIZABLE)
        self.post(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1])

    @staticmethod
    def post(kind: int, **what: Any) -> None:
        """Post an event."""
        pygame.event.post(pygame.event.Event(kind, what))

    @staticmethod
    def _whole(at: Point) -> tuple[int, int]:
        return round(at[0]), round(at[1])


class Program:
    """Makes screens as the program does; it can begin again with nothing open, and no progress."""

    def __init__(self, folder: Path, seed: int, replay: Recording | None, record: Path | None) -> None:
        self._folder, self._seed, self._replay, self._record = folder, seed, replay, record
        self._begun = 0
        self.begin()

    def begin(self) -> None:
        """Forget what is open; the file of progress is another one."""
        self._begun += 1
        file = self._folder / ("progress.json" if self._begun == 1 else f"progress {self._begun}.json")
        self._director = Director(seed=self._seed, file=file, replay=self._replay, record=self._record)

    def make(self, where: Where, size: tuple[int, int], leave: Leave) -> Screen:
        """The screen of `where`."""
        return self._director.make(where, size, leave)


_drawn = BoundedCache(96 << 20)
_draw_svg = pygame.image.load_sized_svg


def drawn_once(svg: BytesIO, size: tuple[int, int]) -> pygame.Surface:
    """A copy of what pygame has drawn of this SVG at this size, in whichever window that was.

    The program forgets its pictures with every window and every change of size, as it should: a fifth of the time of
    tests that open and resize many went into drawing what had been drawn before.
    """
    text = svg.getvalue()
    return _drawn.get((text, size), lambda: _draw_svg(BytesIO(text), size)).copy()


@contextmanager
def window(
    first: str, folder: Path, replay: Recording | None = None, record: Path | None = None, seed: int = 1
) -> Iterator[Hands]:
    """The program open on the screen `first`, with progress in `folder`; closed at the end, whatever happens.

    The splash fades at once, and no shape of the pump is drawn before it is seen: that is for even frames, and takes
    longer than most of what is done here.
    """
    program = Program(folder, seed, replay, record)
    presenter = Presenter()
    app = App(SIZE, False, program.make, place(first), presenter=presenter, opening=Opening(reduced_motion=True))
    try:
        with (
            patch.object(PumpArt, "prewarm", return_value=()),
            patch.object(screen_window, "collect_all"),
            patch.object(pygame.image, "load_sized_svg", drawn_once),
        ):
            assert app.begin()
            hands = Hands(app, presenter, program.begin)
            hands.frames(2)
            yield hands
    finally:
        app.end()
        pygame.event.clear() if pygame.display.get_init() else None
