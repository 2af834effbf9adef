"""What a command shows of its progress: its own tasks, and a line while kernels are compiled."""

import io

import pytest
from rich.console import Console
from rich.progress import Progress

from game.kernels import jit
from game.progress import CompilingLine, compiling_shown, progress


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What jit says: the kernel that is being compiled now, and the share of all that has been."""
    said: dict[str, object] = {"kernel": None, "share": 0.0}
    monkeypatch.setattr(jit, "compiling", lambda: said["kernel"])
    monkeypatch.setattr(jit, "share_compiled", lambda: said["share"])
    return said


def line() -> CompilingLine:
    return CompilingLine(Progress(console=Console(file=io.StringIO(), force_terminal=True), auto_refresh=False))


def test_nothing_is_shown_where_all_kernels_are_kept(compiled: dict[str, object]) -> None:
    shown = line()
    for second in range(100):
        shown.update(float(second))
    assert shown.shown.tasks == []


def test_a_second_of_compiling_is_not_spoken_of(compiled: dict[str, object]) -> None:
    shown = line()
    compiled["kernel"] = "move"
    shown.update(10.0)
    shown.update(10.9)
    compiled["kernel"] = None
    shown.update(12.0)
    assert shown.shown.tasks == []
    compiled["kernel"] = "move"  # the next time counts anew
    shown.update(20.0)
    assert shown.shown.tasks == []


def test_longer_compiling_is_named_and_measured(compiled: dict[str, object]) -> None:
    """The kernel in words, and its share of those that had not been compiled when the command began."""
    compiled["share"] = 0.2
    shown = line()
    compiled |= {"kernel": "bind_sites"}
    shown.update(0.0)
    compiled["share"] = 0.6
    shown.update(1.1)
    (task,) = shown.shown.tasks
    assert task.description.rstrip().endswith("bind sites")
    assert task.completed == pytest.approx(0.5)


def test_the_line_goes_when_compiling_is_over_and_not_between_two_kernels(compiled: dict[str, object]) -> None:
    shown = line()
    compiled["kernel"] = "move"
    shown.update(0.0)
    shown.update(1.2)
    compiled["kernel"] = None
    shown.update(1.5)
    assert len(shown.shown.tasks) == 1
    shown.update(2.0)
    assert shown.shown.tasks == []


def test_a_command_without_tasks_has_no_display_until_something_is_compiled(compiled: dict[str, object]) -> None:
    written = io.StringIO()
    shown = CompilingLine(Progress(console=Console(file=written, force_terminal=True), auto_refresh=False), alone=True)
    shown.update(0.0)
    assert written.getvalue() == ""
    compiled["kernel"] = "splat"
    shown.update(0.0)
    shown.update(1.5)
    assert "splat" in written.getvalue()
    shown.remove()


def test_nothing_is_written_where_no_terminal_is(compiled: dict[str, object]) -> None:
    compiled["kernel"] = "move"
    written = io.StringIO()
    console = Console(file=written, force_terminal=False)
    with progress(console=console) as shown, compiling_shown(console):
        shown.add_task("playing", total=3)
    assert written.getvalue() == ""
