"""Which starts count as failed: those that a crash ended before a first tick or picture."""

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.kernels.start_watch import StartWatch

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="starts are forks here")
ROOT = Path(__file__).parents[2]


def start(folder: Path, act: Callable[[StartWatch], object] = lambda watch: None) -> int:
    """A start in a process of its own, which begins, does `act` and crashes. Returns its failures at the beginning."""
    reader, writer = os.pipe()
    if (child := os.fork()) == 0:
        watch = StartWatch(folder)
        os.write(writer, b"%d" % watch.failures())
        watch.begin()
        act(watch)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(writer)
    with open(reader, "rb") as pipe:
        return int(pipe.read())


def test_crashes_in_a_row_are_counted(tmp_path: Path) -> None:
    assert [start(tmp_path) for _ in range(3)] == [0, 1, 2]
    assert StartWatch(tmp_path).failures() == 3


def test_a_success_between_them_begins_the_count_anew(tmp_path: Path) -> None:
    """What is crashed after a first tick or picture did not fail early."""
    assert start(tmp_path) == 0
    assert start(tmp_path, StartWatch.succeeded) == 1
    assert start(tmp_path) == 0
    assert StartWatch(tmp_path).failures() == 1


def test_later_kernels_are_watched_too(tmp_path: Path) -> None:
    """A process that loads more after its first picture, and crashes on that."""

    def more(watch: StartWatch) -> None:
        watch.succeeded()
        watch.begin()

    assert start(tmp_path, more) == 0
    assert StartWatch(tmp_path).failures() == 1


def test_a_failure_may_be_said_and_is_then_counted_once(tmp_path: Path) -> None:
    start(tmp_path, StartWatch.failed)
    assert StartWatch(tmp_path).failures() == 1


def test_a_process_that_only_compiles_for_others_does_not_count(tmp_path: Path) -> None:
    start(tmp_path, StartWatch.ignore)
    assert StartWatch(tmp_path).failures() == 0
    assert not list(tmp_path.iterdir())


def test_one_that_is_starting_is_no_failure(tmp_path: Path) -> None:
    """Nor does another one's success make it a success."""
    mine = StartWatch(tmp_path)
    mine.begin()
    assert start(tmp_path) == 0
    assert start(tmp_path, StartWatch.succeeded) == 1
    assert len(list(tmp_path.glob("starting-*"))) == 1
    mine.succeeded()
    assert not list(tmp_path.iterdir())


def test_a_fork_leaves_its_parents_start_alone(tmp_path: Path) -> None:
    mine = StartWatch(tmp_path)
    mine.begin()
    if (child := os.fork()) == 0:
        for act in (mine.begin, mine.succeeded, mine.failed, mine.ignore):
            act()
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert [path.name.split("-")[0] for path in tmp_path.glob("[!l]*")] == ["starting"]
    mine.succeeded()


def _work(folder: Path) -> None:
    watch = StartWatch(folder)
    watch.begin()
    os.kill(os.getpid(), signal.SIGKILL)


class _WatchesAtOnce:
    """Becomes a watch of `folder` as soon as another process reads it: that is when the engine is imported there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __reduce__(self) -> tuple[type[StartWatch], tuple[Path]]:
        return StartWatch, (self._folder,)


def _work_watched(watch: StartWatch) -> None:
    watch.begin()
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_a_worker_is_no_start_of_its_own(method: str, tmp_path: Path) -> None:
    """However it is started: one that is no fork imports the engine before it knows that it is a worker."""
    context = multiprocessing.get_context(method)
    work, told = (_work, tmp_path) if method == "fork" else (_work_watched, _WatchesAtOnce(tmp_path))
    worker = context.Process(target=work, args=(told,))  # type: ignore[attr-defined]
    worker.start()
    worker.join()
    assert worker.exitcode == -signal.SIGKILL
    assert StartWatch(tmp_path).failures() == 0


def test_a_folder_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    watch = StartWatch(tmp_path / "not there" / "nor there")
    watch.begin()
    watch.succeeded()
    watch.failed()
    assert watch.failures() == 0


@pytest.mark.parametrize(
    ("end", "failures"),
    [
        ("", 0),
        ("raise SystemExit(2)", 0),
        ("raise KeyboardInterrupt", 0),
        ("import os, signal; os.kill(os.getpid(), signal.SIGINT); import time; time.sleep(9)", 0),
        ("raise MemoryError", 1),
        ("import os; os.abort()", 1),
    ],
)
def test_how_a_start_may_end(end: str, failures: int, tmp_path: Path) -> None:
    """An ordinary exit and Ctrl-C are no failures; a traceback and a crash are."""
    script = f"""
import sys
from pathlib import Path
from game.kernels.start_watch import watch
watch(Path({str(tmp_path)!r})).begin()
{end}
"""
    subprocess.run(
        [sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )
    assert StartWatch(tmp_path).failures() == failures
