"""What is added as code, as CONTRIBUTING.md tells: a number, a setting, a goal, an action, a command."""

import re

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

    def update(self, watch: Watch) -> None:
        self.share = min(1.0, watch.time_s / self._goal.seconds)
        self.done = self.share >= 1.0
'''
HELLO = '''"""Say hello."""


def run() -> None:
    """Print it."""
    print("Hello, membrane.")
'''
ARGUMENTS = '''
def hello() -> None:
    """Greet."""
    from game.commands import hello as command

    command.run()
'''


def test_adding_a_number_of_a_spec(tree: Tree) -> None:
    """A field with its range beside it: what is out of range is refused by name."""
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


def test_adding_a_setting(tree: Tree) -> None:
    """A row of settings.TABLE: --set, --help, --vary, level files and their figures take it."""
    tree.uncompiled = True
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
    tree.minus70("sweep", "--vary", "thickness=5,10", "--set", "size=small", "--seconds", "0.034", "--out", "sweep.csv")
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
from types import SimpleNamespace
from pydantic import ValidationError
from {tree.module(goals)} import KINDS, Goal
found["kinds"] = KINDS
found["words"] = Goal.model_validate(dict(in_order=[dict(wait=dict(seconds=2.0)), dict(wait=dict(seconds=3))])).words()
tracker, found["done"] = Goal.model_validate(dict(wait=dict(seconds=2))).start(), []
for time_s in (1.5, 2.5):
    tracker.update(SimpleNamespace(time_s=time_s))
    found["done"].append(tracker.done)
try:
    Goal.model_validate(dict())
except ValidationError as wrong:
    found["wrong"] = str(wrong)
""")
    assert "wait" in found["kinds"]
    assert found["words"] == "Wait 2 s, then wait 3 s"
    assert found["done"] == [False, True]
    assert "wait" in found["wrong"]
    assert '"wait"' in tree.minus70("levels", "schema")


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
    """A file in game/commands/, one in game/commands/arguments/, a line in cli.py: it runs, and --help lists it."""
    tree.write("game/commands/hello.py", HELLO)
    tree.write("game/commands/arguments/hello.py", ARGUMENTS)
    tree.edit("cli.py", "from game.commands.arguments.help import", "from game.commands.arguments.hello import hello\n")
    tree.edit("cli.py", '_add(app, "live"', '_add(app, "hello", N_("Say hello."), hello)\n')
    assert tree.minus70("hello").strip() == "Hello, membrane."
    assert re.search(r"hello +Say hello\.", tree.minus70("--help"))
