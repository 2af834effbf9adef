"""An exhibit whose kept kernels crash it comes up all the same: the third start compiles them anew."""

import logging
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from game.kiosk.supervisor import Limits, Supervisor

KERNELS = str(Path(__file__).parents[1] / "engine")
SHOW = """
import json, os, signal, time
import tiny_kernels
tiny_kernels.results()
if tiny_kernels.compiled() == 0:
    os.kill(os.getpid(), signal.SIGSEGV)  # as machine code does that is not what it was
from game.kernels import start_watch
start_watch.succeeded()
while True:
    print(json.dumps({"phase": "showing", "state": "attract"}), flush=True)
    time.sleep(0.1)
"""
STILL = "import time; print('{}', flush=True); time.sleep(1000)"


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_show_that_its_cache_crashes_comes_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    root = str(Path(__file__).parents[2])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((root, KERNELS)))
    fill = "import tiny_kernels; tiny_kernels.results()"
    subprocess.run([sys.executable, "-c", fill], check=True)
    lines: list[str] = []
    log = logging.Logger("test")
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    log.addHandler(handler)
    limits = Limits(silent=20.0, waits=(0.0,), still=0.1, look=0.02)
    supervisor = Supervisor(
        "{}", log, show=[sys.executable, "-c", SHOW], still=[sys.executable, "-S", "-c", STILL], limits=limits
    )
    thread = threading.Thread(target=supervisor.run)
    thread.start()
    try:
        until = time.monotonic() + 120.0
        while supervisor.up is None and time.monotonic() < until:
            time.sleep(0.05)
        assert supervisor.up is not None, lines
    finally:
        supervisor.ask_to_stop()
        thread.join(20.0)
    assert sum("SIGSEGV" in line for line in lines) == 2, lines
