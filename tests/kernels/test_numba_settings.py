"""Values of NUMBA_* that kernels could not be compiled or run with are refused in one sentence, before they do harm."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.kernels.numba_settings import BadNumbaSetting, check

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("NUMBA_NUM_THREADS", value) for value in ("abc", "", "0", "-1", "999999", "2.5", "9" * 5000)),
        *(("NUMBA_OPT", value) for value in ("4", "fast", "")),
        *(("NUMBA_THREADING_LAYER", value) for value in ("bad", "")),
        *(("NUMBA_THREADING_LAYER_PRIORITY", value) for value in ("omp", "omp tbb bad")),
        ("NUMBA_FUNCTION_CACHE_SIZE", "-1"),
        ("NUMBA_DISABLE_JIT", "yes"),
        ("NUMBA_LLVM_REFPRUNE_FLAGS", "all,bad"),
        ("NUMBA_CPU_NAME", "nonsense"),
        *(("NUMBA_CPU_FEATURES", value) for value in ("avx2", "+nonsense", "+avx2 -sse")),
        ("NUMBA_CACHE_DIR", __file__),
    ],
)
def test_a_bad_value_is_named(name: str, value: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BadNumbaSetting) as refused:
        check({name: value})
    assert str(refused.value).startswith(f"{name} is {value!r}")
    assert capfd.readouterr() == ("", "")  # what LLVM says itself is not passed on


def test_good_values_pass(tmp_path: Path) -> None:
    check({})
    check(
        {
            "NUMBA_NUM_THREADS": " 2",
            "NUMBA_OPT": "max",
            "NUMBA_THREADING_LAYER": "omp",
            "NUMBA_THREADING_LAYER_PRIORITY": "omp  workqueue tbb",
            "NUMBA_DISABLE_JIT": "1",
            "NUMBA_LLVM_REFPRUNE_FLAGS": "per_bb, fanout",
            "NUMBA_CPU_NAME": "generic",
            "NUMBA_CACHE_DIR": str(tmp_path / "not there yet"),
        }
    )
    check({"NUMBA_CACHE_DIR": "", "NUMBA_CPU_NAME": "", "NUMBA_DEBUG": "0"}, start=False)


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"NUMBA_BOUNDSCHECK": "x"}, "minus70: NUMBA_BOUNDSCHECK is 'x', which numba cannot read"),
        ({"NUMBA_NUM_THREADS": "\x1b[31m"}, "minus70: NUMBA_NUM_THREADS is '\\x1b[31m'; use 1"),
    ],
)
def test_the_command_says_it_in_one_sentence(environment: dict[str, str], sentence: str) -> None:
    """Nothing of numba's own warning, with its traceback, is seen."""
    done = subprocess.run(
        [sys.executable, "-m", "game", "levels", "list"],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(sentence)
    assert done.stderr.count("\n") == 1


def test_help_and_version_need_no_numba(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from game.cli import run

    monkeypatch.setenv("NUMBA_OPT", "fast")
    assert run(["--version"]) == 0
    assert run(["--help"]) == 0
    assert run(["kiosk"]) == 2  # its parent says so, not its child again and again
    assert "NUMBA_OPT is 'fast'" in capsys.readouterr().err
