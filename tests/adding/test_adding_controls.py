"""What is added to the Live screen's controls, as CONTRIBUTING.md tells: a panel, a key."""

from tree import Tree

PANEL = '''"""How thick the patch is."""

from collections.abc import Callable

from game.view.actions.live import Change
from {drawers} import Dispatch
from game.view.readout.readout import Readout
from game.view.widgets.chip import Chip
from game.view.widgets.drawer import Drawer
from game.view.widgets.scale import Linear
from game.view.widgets.slider import Slider
from game.words import _


class Warmth:
    """How warm the cell is."""

    def __init__(self, dispatch: Dispatch, press: Callable[[], None]) -> None:
        self.chip = Chip(_("Warmth"), _("Warmth"), press)
        self.slider = Slider(
            _("Temperature"),
            Linear(0.0, 50.0, 1.0),
            lambda value: dispatch(Change("temperature_C", value)),
            show=str,
            name=_("Warmth"),
        )
        self.drawer = Drawer(_("How warm is it?"), [self.slider])

    def widest(self) -> str:
        """The widest value of the chip."""
        return "37"

    def update(self, readout: Readout) -> None:
        """Show that it is there."""
        self.chip.value = "37"
'''

MADE = "        self.warmth = Warmth(dispatch, lambda: toggle(self.warmth.drawer))\n"


def test_adding_a_panel(tree: Tree) -> None:
    """A drawer with its chip, and where the others are made: it opens, and what it sets happens."""
    home = next(file for file in tree.folder.rglob("*.py") if "class Section(" in file.read_text(encoding="utf-8"))
    tree.write("game/view/live/drawers/warmth.py", PANEL.format(drawers=tree.module(home)))
    tree.edit("sections.py", "        self.all: list[Section] = [", MADE)
    tree.edit("sections.py", "self.leaks, self.pumps, self.drugs, self.bath", "self.warmth, ")
    tree.edit("sections.py", "\n\nclass Sections", "from .drawers.warmth import Warmth\n")
    found = tree.ask("""
import pygame
from game.view.window.display import start_pygame
from game.view.screens.live import LiveScreen
start_pygame()
screen = LiveScreen((1920, 1080))

def wait():
    for _frame in range(20):
        screen.update(0.02)

def widget(label):
    return next((each for each in screen.controls.router.widgets if each.label == label and each.visible), None)

def tap(at):
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        screen.handle(pygame.Event(kind, pos=at, button=1, touch=False))
    wait()

wait()
if widget("Warmth") is None:  # behind the chip that stands for those without room
    tap(widget("More tools").rect.center)
tap(widget("Warmth").rect.center)
slider = widget("Temperature")
found["drawer"] = slider is not None and slider.rect.width
before = screen.patch.spec.temperature_C
tap((slider.rect.right - slider.rect.width // 4, slider.rect.centery))
found["temperatures"] = [before, screen.patch.spec.temperature_C]
""")
    assert found["drawer"] > 100
    assert found["temperatures"][0] != found["temperatures"][1]


def test_adding_a_key(tree: Tree) -> None:
    """A row of keys.py: pressed, it does what its action does; the help lists it; a key that is taken is refused."""
    row = '    Binding(("Q",), ViewSwitch.HONESTY, N_("what is to scale, once more"), _LOOK),\n'
    tree.edit("keys.py", '    Binding(("X",), WindowAction.LAB', row, within="game/view")
    found = tree.ask("""
import pygame
from game.view.window.display import start_pygame
from game.view.keys import LIVE
from game.view.screens.live import LiveScreen
start_pygame()
screen = LiveScreen((1280, 720))
screen.update(1 / 60)
def shown():
    surface = pygame.Surface((1280, 720), 0, 32)
    screen.draw(surface)
    return pygame.image.tobytes(surface, "RGB")
from game.view.actions.live import TimeStep
screen.dispatch(TimeStep.TOGGLE_PAUSE)
screen.update(1 / 60)
before = shown()
screen.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_q, unicode="q", mod=0))
screen.update(1 / 60)
found["changed"] = shown() != before
found["help"] = [words for _section, lines in LIVE.lines() for _caps, words in lines]
""")
    assert found["changed"]
    assert "what is to scale, once more" in found["help"]
    tree.edit(
        "keys.py",
        '    Binding(("X",), WindowAction.LAB',
        row.replace("ViewSwitch.HONESTY", "WindowAction.LAB"),
        within="game/view",
    )
    assert "Q is bound to" in tree.run("-c", "import game.view.keys", code=1)
