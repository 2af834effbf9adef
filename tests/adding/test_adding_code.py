"""What is added as code, as CONTRIBUTING.md tells: a setting, a goal, a panel, a key, an action, a command and more."""

import re

import pytest
from tree import Tree

GOAL = '''"""The goal that nothing is done for a time."""

from game.documents.model import StrictModel
from game.words import _

from {tracker} import Seconds, Tracker
from game.challenges.watch import Watch


class Wait(StrictModel):
    """Let a time pass."""

    seconds: Seconds

    def words(self) -> str:
        """The goal as a player reads it."""
        return _("wait {{seconds}} s").format(seconds=f"{{self.seconds:g}}")

    def start(self) -> Tracker:
        """Begin to watch."""
        return _Waiting(self)


class _Waiting(Tracker):
    def __init__(self, goal: Wait) -> None:
        super().__init__()
        self._goal = goal

    def look(self, watch: Watch) -> None:
        self.share = min(1.0, watch.time_s / self._goal.seconds)
        self.done = self.share >= 1.0
'''
PANEL = '''"""How thick the patch is."""

from collections.abc import Callable

from {drawers} import Dispatch, Settings
from game.view.readout import Readout
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
            lambda value: dispatch("set", ("temperature_C", value)),
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

HELLO = '''"""Say hello."""


def run() -> None:
    """Print it."""
    print("Hello, membrane.")
'''
COMMAND = '''@app.command(help=N_("Say hello."))
def hello() -> None:
    """Greet."""
    from game.commands import hello as command

    command.run()


'''
MADE = "        self._warmth = Warmth(dispatch, lambda: self._toggle(self._warmth.drawer))\n"


def test_adding_a_number_of_a_spec(tree: Tree) -> None:
    """A field with its range beside it: what is out of range is refused by name, and files keep it."""
    tree.own_kernels = True
    field = "    viscosity: Annotated[float, Range(0.5, 5.0)] = 1.0  # of the water, as a multiple of normal\n"
    tree.edit("spec.py", "    water: Multiple", field, within="game/engine")
    found = tree.ask("""
from game.engine import presets, spec_check
from game.engine.spec import SpecError
spec = presets.get("neuron")
spec_check.check(spec)
try:
    spec_check.check(spec.with_(viscosity=9.0))
except SpecError as refused:
    found["said"] = str(refused)
""")
    assert found["said"] == "viscosity is 9; use a value from 0.5 to 5."


@pytest.mark.slow  # its kernels are compiled
def test_adding_a_setting(tree: Tree) -> None:
    """A row of settings.TABLE: --set, --help, --vary, level files and their figures take it."""
    tree.own_kernels = True
    row = '        Setting("thickness", "nm", 1.0, 20.0, "depth of the slice of cell", field="thickness_nm"),\n'
    tree.edit("settings.py", '        Setting("V0"', row, within="game/engine")
    assert re.search(r"^ ?thickness +1 to 20 +nm +5 +depth of the slice", tree.minus70("simulate", "--help"), re.M)
    found = tree.ask("""
from game.engine import new_patch
found["ions"] = [new_patch("neuron", changes).ions for changes in ({}, {"thickness": 10})]
""")
    assert found["ions"][1] > 1.8 * found["ions"][0]
    refused = tree.minus70("simulate", "--set", "thickness=99", code=2)
    assert "thickness is 99 nm; use a value from 1 to 20 nm." in refused
    tree.minus70("sweep", "--vary", "thickness=5,10", "--seconds", "0.1", "--out", "sweep.csv")
    assert "thickness" in (tree.folder / "sweep.csv").read_text(encoding="utf-8").splitlines()[0]
    tree.minus70("levels", "new", "mine.toml")
    level = tree.folder / "mine.toml"
    words = level.read_text(encoding="utf-8")
    preset = next(line for line in words.splitlines() if line.startswith("preset"))
    start = next((line for line in words.splitlines() if line.startswith("start")), preset)
    wrong = "start = { thickness = 99 }" if start != preset else preset + "\nstart = { thickness = 99 }"
    level.write_text(words.replace(start, wrong), encoding="utf-8")
    assert "thickness is 99 nm" in tree.minus70("levels", "check", "mine.toml", code=1)


def test_adding_a_goal(tree: Tree) -> None:
    """A file with its words and its verdict, and a field of Goal: level files take it, and it can be won."""
    goals = tree.file("goals.py")
    tracker = tree.module(tree.file("tracker.py"))
    tree.write(goals.parent.relative_to(tree.folder).as_posix() + "/wait.py", GOAL.format(tracker=tracker))
    tree.edit("goals.py", "    say: Annotated[str", "    wait: Wait | None = None\n")
    tree.edit("goals.py", "\nMOST_PARTS =", "from .wait import Wait\n")
    found = tree.ask(f"""
from pydantic import ValidationError
from {tree.module(goals)} import KINDS, Goal
found["kinds"] = KINDS
found["words"] = Goal.model_validate(dict(in_order=[dict(wait=dict(seconds=2.0)), dict(wait=dict(seconds=3))])).words()
try:
    Goal.model_validate(dict())
except ValidationError as wrong:
    found["wrong"] = str(wrong)
""")
    assert "wait" in found["kinds"]
    assert found["words"] == "Wait 2 s, then wait 3 s"
    assert "wait" in found["wrong"]
    tree.minus70("levels", "new", "mine.toml")
    assert '"wait"' in tree.minus70("levels", "schema")


def test_adding_a_panel(tree: Tree) -> None:
    """A drawer with its chip, and where the others are made: it opens, and what it sets happens."""
    home = next(file for file in tree.folder.rglob("*.py") if "class Section(" in file.read_text(encoding="utf-8"))
    tree.write("game/view/panels/warmth_drawer.py", PANEL.format(drawers=tree.module(home)))
    tree.edit("controls.py", "        self._sections: list[Section] = [", MADE)
    tree.edit("controls.py", "self._leaks, self._pumps, self._drugs, self._bath", "self._warmth, ")
    tree.edit("controls.py", "\nSide = Literal", "from game.view.panels.warmth_drawer import Warmth\n")
    found = tree.ask("""
import pygame
from game.view.app import start_pygame
from game.view.screens.live import LiveScreen
start_pygame()
screen = LiveScreen((1920, 1080))

def wait():
    for _frame in range(20):
        screen.update(0.02)

def widget(label):
    controls = next(part for part in vars(screen).values() if type(part).__name__ == "LiveControls")
    return next((each for each in controls.widgets if each.label == label and each.visible), None)

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
    row = '    Binding(("Q",), "honesty", N_("what is to scale, once more"), _LOOK),\n'
    tree.edit("keys.py", '    Binding(("X",), "lab"', row, within="game/view")
    found = tree.ask("""
import pygame
from game.view.app import start_pygame
from game.view.keys import LIVE
from game.view.screens.live import LiveScreen
start_pygame()
screen = LiveScreen((1280, 720))
screen.update(1 / 60)
def shown():
    surface = pygame.Surface((1280, 720), 0, 32)
    screen.draw(surface)
    return pygame.image.tobytes(surface, "RGB")
screen.dispatch("toggle_pause")
screen.update(1 / 60)
before = shown()
screen.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_q, unicode="q", mod=0))
screen.update(1 / 60)
found["changed"] = shown() != before
found["help"] = [words for _section, lines in LIVE.lines() for _caps, words in lines]
""")
    assert found["changed"]
    assert "what is to scale, once more" in found["help"]
    tree.edit("keys.py", '    Binding(("X",), "lab"', row.replace('"honesty"', '"lab"'), within="game/view")
    assert "Q is bound to honesty and to lab" in tree.run("-c", "import game.view.keys", code=1)


def test_adding_an_action(tree: Tree) -> None:
    """A method of Patch marked @action: a session does it, what its arguments may not be is refused, it is recorded."""
    method = '''    @action
    def scare(self, row: int) -> None:
        """Shut one channel."""
        self.set_open(row, False)

'''
    tree.own_kernels = True
    tree.edit("patch.py", "    @action\n    def set_open(", method, within="game/engine")
    found = tree.ask("""
from game.engine import Patch, presets
from game.engine.actions import names
from game.engine.session import Session
from game.engine.settings import SettingError
from game.engine.state import CHANNEL
session = Session(presets.get("neuron"), 1, 1)
row = int(session.patch.rows(CHANNEL)[0])
found["known"], found["row"] = "scare" in names(), row
session.act("scare", row)
found["shut"] = int(session.patch.state.protein["open"][row])
try:
    session.act("scare", "all")
except (SettingError, ValueError) as refused:
    found["refused"] = str(refused)
found["kept"] = [[action.name, *action.args] for action in session.journal]
""")
    assert found["known"]
    assert found["shut"] == 0
    assert "row" in found["refused"]
    assert found["kept"] == [["scare", found["row"]]]


def test_adding_a_command(tree: Tree) -> None:
    """A file in game/commands/ and a few lines in cli.py: it runs, and --help lists it."""
    tree.write("game/commands/hello.py", HELLO)
    tree.edit("cli.py", '@app.command(help=N_("Play a recording', COMMAND)
    assert tree.minus70("hello").strip() == "Hello, membrane."
    assert re.search(r"hello +Say hello\.", tree.minus70("--help"))
