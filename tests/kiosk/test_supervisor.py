"""The parent of an exhibit, with stand-ins for the show that crash, freeze, fall silent and end as told.

Times are shortened, and no test depends on how quick the machine is but for bounds of many seconds.
"""

import ast
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from game.kiosk.signals import ENDING, NOTED, handle_signals
from game.kiosk.supervisor import CANNOT_SHOW, LEAVE, SCREEN_CHANGED, START_AGAIN, Limits, Supervisor

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are stopped and killed by signals")

QUICK = Limits(
    silent=0.6, imports=5.0, splash=2.0, start=20.0, settled=60.0, waits=(0.0, 0.1, 0.2, 60.0), look=0.02, health=0.5
)
_BEAT = """
import sys, time, json, os, signal
def beat(phase="showing", state="attract"):
    print(json.dumps({"phase": phase, "state": state, "frames": 10, "visitors": 1}), flush=True)
"""
RUNS = _BEAT + "while True: beat(); time.sleep(0.05)"
CRASHES = _BEAT + "beat(); time.sleep(0.1); 1 / 0"
REPORTS = _BEAT + (
    "beat(); time.sleep(0.1)\n"
    "print(f'the report is /log/crash-2026-01-01-{os.getpid()}.txt.', file=sys.stderr); sys.exit(70)"
)
HANGS = _BEAT + "beat(); time.sleep(1000)"
STARTS_SLOWLY = _BEAT + "beat('starting'); time.sleep(1); beat()\nwhile True: beat(); time.sleep(0.05)"
NEVER_STARTS = _BEAT + "beat('starting', ''); time.sleep(1000)"
NO_SCREEN = "import sys; print('No window can be opened.', file=sys.stderr); sys.exit(2)"
VISITED = _BEAT + "while True: beat(state='visitor'); time.sleep(0.05)"


def python(script: str) -> list[str]:
    return [sys.executable, "-S", "-c", script]


class Rig:
    """A supervisor in a thread, what it logs, and a way to wait for something."""

    def __init__(
        self,
        show: str,
        still: Sequence[str] | None = None,
        limits: Limits = QUICK,
        restart_at: str | None = None,
        wall: Callable[[], datetime] = datetime.now,
        manager: Any = None,
    ) -> None:
        self.lines: list[str] = []
        log = logging.Logger("test")
        handler = logging.Handler()
        handler.emit = lambda record: self.lines.append(record.getMessage())  # type: ignore[method-assign]
        log.addHandler(handler)
        self.it = Supervisor(
            "{}",
            log,
            restart_at,
            show=python(show),
            still=still or python(RUNS),
            limits=limits,
            wall=wall,
            manager=manager,
        )
        self.code: int | None = None
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        self.code = self.it.run()

    def wait(self, done: Callable[[], object], seconds: float = 20.0) -> None:
        until = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < until, self.lines
            time.sleep(0.01)

    def said(self, words: str) -> int:
        return sum(words in line for line in self.lines)

    @property
    def pid(self) -> int:
        return self.it.up or 0

    def shown(self, besides: int = 0) -> int:
        """Wait until a show is up that is not the process `besides`; its process id."""
        self.wait(lambda: self.pid not in (0, besides))
        return self.pid

    def end(self) -> int:
        self.it.ask_to_stop()
        return self.ended()

    def ended(self) -> int:
        self._thread.join(20)
        assert not self._thread.is_alive(), self.lines
        assert self.code is not None
        return self.code


@pytest.fixture
def rig() -> Iterator[Callable[..., Rig]]:
    rigs: list[Rig] = []

    def make(*args: object, **kwargs: object) -> Rig:
        rigs.append(Rig(*args, **kwargs))  # type: ignore[arg-type]
        return rigs[-1]

    yield make
    for made in rigs:
        made.end()


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_show_that_is_killed_is_back_and_the_log_says_why(rig: Callable[..., Rig]) -> None:
    made = rig(RUNS)
    first = made.shown()
    os.kill(first, signal.SIGKILL)
    made.shown(besides=first)
    assert made.said("signal 9 (SIGKILL)") == 1
    assert made.end() == 0


def test_a_show_that_is_stopped_is_taken_for_frozen_and_is_back(rig: Callable[..., Rig]) -> None:
    made = rig(RUNS)
    first = made.shown()
    os.kill(first, signal.SIGSTOP)
    made.shown(besides=first)
    assert made.said("the show has frozen: nothing heard for") == 1
    assert gone(first)


def test_a_show_that_hangs_is_ended_and_tried_again(rig: Callable[..., Rig]) -> None:
    made = rig(HANGS)
    made.wait(lambda: made.said("has frozen") >= 2)


def test_a_slow_machine_is_given_more_time_after_each_freeze(rig: Callable[..., Rig]) -> None:
    made = rig(HANGS)
    made.wait(lambda: made.said("has frozen") >= 3)
    silences = [float(line.split(" for ")[1].split()[0]) for line in made.lines if "has frozen" in line]
    assert silences[0] < silences[1] < silences[2]


def test_the_traceback_of_a_crash_is_in_the_log_once(rig: Callable[..., Rig]) -> None:
    made = rig(CRASHES)
    made.wait(lambda: made.said("exit code 1"))
    made.wait(lambda: made.said("exit code 1") >= 2)
    made.end()
    assert made.said("ZeroDivisionError: division by zero") == 1
    assert made.said("Traceback") == 1
    assert made.said("(as before)") == made.said("exit code 1") - 1


def test_a_show_that_leaves_a_crash_report_is_started_again(rig: Callable[..., Rig]) -> None:
    """Code 70 is a failure like any other; reports of the same failure differ only in their names."""
    made = rig(REPORTS)
    made.wait(lambda: made.said("exit code 70") >= 2)
    made.end()
    assert made.said("the report is /log/crash-") == 1
    assert made.said("(as before)") == made.said("exit code 70") - 1


def test_a_crash_loop_backs_off_while_the_still_picture_stands(rig: Callable[..., Rig]) -> None:
    """After the third failure in a row it waits for a minute; all the time the same still picture is there."""
    made = rig(CRASHES)
    made.wait(lambda: made.said("the next try is in 60 s"))
    still = made.it.still
    assert still is not None
    time.sleep(0.5)
    assert made.said("the show is gone") == 4
    assert made.it.up is None
    assert made.it.still == still


def test_a_show_that_comes_up_slowly_is_waited_for(rig: Callable[..., Rig]) -> None:
    made = rig(STARTS_SLOWLY)
    made.shown()
    assert made.said("gone") == 0


def test_a_show_that_never_comes_up_is_given_up(rig: Callable[..., Rig]) -> None:
    made = rig(NEVER_STARTS)
    made.wait(lambda: made.said("in starting"))


def test_a_still_picture_that_dies_waits_for_the_visitor_to_go(rig: Callable[..., Rig]) -> None:
    """A new one would come up in front of the show; it is there before the next show."""
    made = rig(VISITED)
    first = made.shown()
    still = made.it.still
    assert still is not None
    os.kill(still, signal.SIGKILL)
    time.sleep(0.3)
    assert made.it.still is None
    assert made.pid == first
    os.kill(first, signal.SIGKILL)
    made.shown(besides=first)
    assert made.it.still not in (None, still)


def test_a_still_picture_that_is_killed_comes_back_while_there_is_no_visitor(rig: Callable[..., Rig]) -> None:
    """With the show, which comes up in front of it; one that keeps dying is not followed by that again and again."""
    made = rig(RUNS)
    shows, stills = [made.shown()], [made.it.still]
    assert stills[0] is not None
    os.kill(stills[0], signal.SIGKILL)
    shows.append(made.shown(besides=shows[0]))
    stills.append(made.it.still)
    assert stills[1] is not None
    assert stills[1] != stills[0]
    assert made.said("the still picture is gone (signal 9 (SIGKILL))") == 1
    assert made.said("the show is gone") == 0
    os.kill(stills[1], signal.SIGKILL)
    time.sleep(0.4)
    assert made.pid == shows[1]
    assert gone(shows[0])


def test_signals_are_logged_with_what_was_going_on(rig: Callable[..., Rig]) -> None:
    """The noted ones leave it running; the first that ends it does so."""
    made = rig(RUNS)
    pid = made.shown()
    made.it.on_signal("SIGUSR1", ends=False)
    made.wait(lambda: made.said("SIGUSR1 was received"))
    assert made.said(f"SIGUSR1 was received while process {pid} is in attract: the exhibit goes on") == 1
    made.wait(lambda: made.said("health "))
    assert made.pid == pid
    made.it.on_signal("SIGHUP", ends=True)
    assert made.ended() == 0
    assert made.said(f"SIGHUP was received while process {pid} is in attract: the exhibit ends") == 1
    assert gone(pid)


@pytest.mark.parametrize("name", [*ENDING, *NOTED])
def test_every_signal_is_heard_and_handlers_are_put_back(name: str) -> None:
    heard: list[tuple[str, bool]] = []
    stand_in = SimpleNamespace(on_signal=lambda name, ends: heard.append((name, ends)))
    number = getattr(signal, name)
    before = signal.getsignal(number)
    with handle_signals(stand_in):  # type: ignore[arg-type]
        os.kill(os.getpid(), number)
    assert heard == [(name, name in ENDING)]
    assert signal.getsignal(number) == before


def test_the_service_manager_is_told(rig: Callable[..., Rig]) -> None:
    """Ready once the show is up, alive at every look, stopping at the end."""
    told: list[str] = []
    manager = SimpleNamespace(
        ready=lambda pid: told.append(f"ready {pid}"),
        alive=lambda: told.append("alive"),
        stopping=lambda: told.append("stopping"),
    )
    made = rig(RUNS, manager=manager)
    pid = made.shown()
    made.wait(lambda: f"ready {pid}" in told)
    after = len(told)
    made.wait(lambda: told[after:].count("alive") > 3)
    assert made.end() == 0
    assert told[0] == "alive"
    assert told[-1] == "stopping"


def test_a_child_goes_with_its_parent_even_if_it_was_stopped(tmp_path: Path) -> None:
    """Stopped parent: the child goes on. Killed parent: the child is gone, though it was stopped and saw nothing."""
    child = "import sys, time; from game.kiosk.with_parent import end_with_parent; "
    child += "print(end_with_parent(int(sys.argv[1])), flush=True)\nwhile True: time.sleep(0.05)"
    script = f"""
import os, subprocess, sys, time
made = subprocess.Popen([sys.executable, "-c", {child!r}, str(os.getpid())], stdout=subprocess.PIPE, text=True)
print(made.pid, made.stdout.readline().strip(), flush=True)
time.sleep(1000)
"""
    root = str(Path(__file__).parents[2])
    parent = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": root}
    )
    assert parent.stdout is not None
    pid, asked = parent.stdout.readline().split()
    if asked != "True":
        parent.kill()
        pytest.skip("only Linux tells a child of its parent's end")
    os.kill(parent.pid, signal.SIGSTOP)
    time.sleep(0.2)
    assert not gone(int(pid))
    os.kill(int(pid), signal.SIGSTOP)
    parent.kill()
    parent.wait(10)
    until = time.monotonic() + 20
    while state(int(pid)) not in ("", "Z"):  # who reaps it is another matter
        assert time.monotonic() < until
        time.sleep(0.02)


def state(pid: int) -> str:
    """The letter that Linux has for what a process does; "" for none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


def test_without_a_still_picture_the_show_goes_on(rig: Callable[..., Rig]) -> None:
    made = rig(RUNS, python("import sys; sys.exit('no screen')"))
    made.shown()
    assert made.said("no still picture stands behind the show: no screen") == 1


def test_without_a_screen_it_ends_at_once(rig: Callable[..., Rig]) -> None:
    made = rig(NO_SCREEN)
    assert made.ended() == CANNOT_SHOW
    assert made.said("No window can be opened.") == 1


def test_a_screen_that_is_lost_later_is_tried_again(rig: Callable[..., Rig], tmp_path: Path) -> None:
    """The first show is up, and its screen is lost; the second finds none; the third does."""
    mark = tmp_path / "mark"
    script = (
        _BEAT
        + f"""
times = os.path.getsize({str(mark)!r}) if os.path.exists({str(mark)!r}) else 0
open({str(mark)!r}, 'a').write('x')
if times < 2:
    if times == 0: beat(); time.sleep(0.3)
    sys.exit(2)
while True: beat(); time.sleep(0.05)
"""
    )
    made = rig(script)
    made.wait(lambda: made.said("exit code 2") == 2)
    made.wait(lambda: made.pid)


@pytest.mark.parametrize("code", [0, 1, START_AGAIN])
def test_a_show_that_ends_is_started_again(rig: Callable[..., Rig], code: int) -> None:
    made = rig(_BEAT + f"beat(); time.sleep(0.2); sys.exit({code})")
    first = made.shown()
    made.shown(besides=first)


def test_when_the_screen_has_changed_show_and_still_picture_are_both_made_anew(rig: Callable[..., Rig]) -> None:
    made = rig(_BEAT + f"beat(); time.sleep(0.3); sys.exit({SCREEN_CHANGED})")
    first, still = made.shown(), made.it.still
    assert still is not None
    made.shown(besides=first)
    assert gone(still)
    assert made.said("gone") == 0


def test_the_operator_ends_it(rig: Callable[..., Rig]) -> None:
    made = rig(_BEAT + f"beat(); time.sleep(0.2); sys.exit({LEAVE})")
    assert made.ended() == 0
    assert made.said("ended by the operator") == 1


def test_at_the_end_nothing_is_left_running(rig: Callable[..., Rig]) -> None:
    made = rig(RUNS)
    show, still = made.shown(), made.it.still
    assert still is not None
    assert made.end() == 0
    assert gone(show)
    assert gone(still)
    assert made.lines[-1] == "the exhibit ends"


def test_a_show_that_ignores_the_signal_to_end_is_killed(rig: Callable[..., Rig]) -> None:
    made = rig("import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)" + RUNS)
    pid = made.shown()
    assert made.end() == 0
    assert gone(pid)


def test_health_is_told_from_time_to_time_and_adds_up(rig: Callable[..., Rig]) -> None:
    made = rig(RUNS)
    first = made.shown()
    made.wait(lambda: made.said("health "))
    os.kill(first, signal.SIGKILL)
    made.shown(besides=first)
    made.end()
    last = next(line for line in reversed(made.lines) if line.startswith("health "))
    assert "restarts=1 frames=20 " in last
    assert "visitors=2 " in last


class Wall:
    """A clock on the wall that shows 03:59:50 on one day and is put on by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 23, 3, 59, 50)

    def __call__(self) -> datetime:
        return self.now


def test_it_starts_afresh_at_the_time_that_is_set(rig: Callable[..., Rig]) -> None:
    wall = Wall()
    made = rig(RUNS, restart_at="04:00", wall=wall)
    first = made.shown()
    wall.now += timedelta(seconds=15)
    second = made.shown(besides=first)
    assert made.said("started again, as planned for 04:00") == 1
    assert made.said("gone") == 0
    time.sleep(0.3)
    assert made.pid == second


def test_it_does_not_start_afresh_while_a_visitor_is_there(rig: Callable[..., Rig]) -> None:
    wall = Wall()
    made = rig(VISITED, restart_at="04:00", wall=wall)
    first = made.shown()
    wall.now += timedelta(seconds=15)
    time.sleep(0.4)
    assert made.pid == first


def test_a_clock_that_is_put_right_does_no_harm(rig: Callable[..., Rig]) -> None:
    wall = Wall()
    made = rig(RUNS, restart_at="04:00", wall=wall)
    first = made.shown()
    for jump in (timedelta(days=400), timedelta(days=-800), timedelta(hours=1)):
        wall.now += jump
        time.sleep(0.2)
    assert made.pid == first
    assert made.said("frozen") == 0


def test_a_parent_that_was_stopped_itself_does_not_blame_the_show(tmp_path: Path) -> None:
    """As after a suspend: the parent has heard nothing for longer than it has patience, and is the one to blame."""
    script = f"""
import logging, sys
from game.kiosk.supervisor import Limits, Supervisor
log = logging.getLogger(); log.addHandler(logging.StreamHandler(sys.stdout)); log.setLevel(logging.INFO)
limits = Limits(silent=1.0, stalled=0.5, look=0.02)
Supervisor("", log, show={python(RUNS)!r}, still={python(RUNS)!r}, limits=limits).run()
"""
    root = str(Path(__file__).parents[2])
    parent = subprocess.Popen(
        [sys.executable, "-u", "-c", script],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": root},
    )
    assert parent.stdout is not None
    while "is up" not in parent.stdout.readline():
        pass
    # The show writes on into the pipe; the parent's threads and loop are stopped alike.
    for _time in range(3):
        os.kill(parent.pid, signal.SIGSTOP)
        time.sleep(1.6)
        os.kill(parent.pid, signal.SIGCONT)
        time.sleep(0.5)
    parent.kill()
    rest = parent.stdout.read()
    parent.wait(10)
    assert "frozen" not in rest
    assert "gone" not in rest


def test_the_parent_imports_neither_pictures_nor_the_engine() -> None:
    """Whatever breaks in those cannot break the parent, and it stays small."""
    script = "import sys, game.commands.kiosk; print(sorted(sys.modules))"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=root, check=True)
    loaded = set(ast.literal_eval(done.stdout))
    assert not loaded & {"pygame", "numba", "numpy", "game.engine", "game.view"}
