"""A cache of kernels that heals: whatever is done to its files, a run is right and the next start finds them whole."""

import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cache_damage import HERE, KINDS, ROOT, outcomes_printed, run_in_new_process

from game.kernels import checked_file, folder

RESULT = "print(t.results() == t.RIGHT, t.compiled())"


def tiny(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `code` with the tiny kernels as `t`, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", f"import tiny_kernels as t\n{code}"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(HERE))), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def kernels_in(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.kernel"))


def test_damage_is_a_miss(tmp_path: Path) -> None:
    """Every file, damaged in every way: right results, the damaged one compiled again, and then kept again."""
    done = run_in_new_process(tmp_path, *KINDS)
    assert done.returncode == 0, done.stdout + done.stderr
    found = outcomes_printed(done.stdout)
    assert tuple(found) == KINDS
    for kind, rows in found.items():
        healed = ["right result, 1 compiled again" in outcome for _file, outcome in rows]
        assert healed == ([False] if kind.startswith("disk") else 3 * [True]), kind


def test_what_is_kept_is_not_compiled_again(tmp_path: Path) -> None:
    first, second = (tiny(RESULT, NUMBA_CACHE_DIR=str(tmp_path)) for _ in range(2))
    assert (first.stdout, second.stdout) == ("True 3\n", "True 0\n")
    assert len(kernels_in(tmp_path)) == 3
    for place in kernels_in(tmp_path)[0].parents[:2]:
        assert place.stat().st_mode & 0o777 == 0o700


def test_two_processes_may_fill_one_cache_at_once(tmp_path: Path) -> None:
    """Both are right, and what they leave is right and whole."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(HERE))),
        "NUMBA_CACHE_DIR": str(tmp_path),
    }
    command = [sys.executable, "-c", f"import tiny_kernels as t\n{RESULT}"]
    both = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [each.communicate()[0].split()[0] for each in both] == ["True", "True"]
    assert tiny(RESULT, NUMBA_CACHE_DIR=str(tmp_path)).stdout == "True 0\n"
    assert len(kernels_in(tmp_path)) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on file sizes")
@pytest.mark.parametrize("most_bytes", [0, 30, 12_000])
def test_a_file_that_cannot_be_written_whole_is_not_left_there(most_bytes: int, tmp_path: Path) -> None:
    """The system itself cuts the files off, as on a full disk: before the header, within it, and within the code."""
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most_bytes}, resource.RLIM_INFINITY))"
    done = tiny(f"{limit}\n{RESULT}", NUMBA_CACHE_DIR=str(tmp_path))
    assert done.stdout == "True 3\n", done.stderr
    assert all(file.stat().st_size < 12_000 for file in kernels_in(tmp_path))
    assert not [file for file in tmp_path.rglob(".*") if file.is_file()]
    assert tiny(RESULT, NUMBA_CACHE_DIR=str(tmp_path)).stdout.startswith("True")


@pytest.mark.skipif(sys.platform == "win32", reason="the user's cache folder is found in another way")
def test_without_a_place_of_its_own_a_run_keeps_nothing(tmp_path: Path) -> None:
    """No home that can be written: nothing is put in the folder for everyone's files, and nothing read from there."""
    (tmp_path / "file").touch()
    (shared := tmp_path / "tmp").mkdir()
    done = tiny(RESULT, XDG_CACHE_HOME=str(tmp_path / "file" / "cache"), TMPDIR=str(shared))
    assert (done.stdout, done.stderr) == ("True 3\n", "")
    assert not list(shared.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_what_others_could_plant_is_not_run(tmp_path: Path) -> None:
    """A folder that was open to others: its files are removed, though their checksums are right."""
    mark = tmp_path / "planted code has run"
    assert tiny(RESULT, NUMBA_CACHE_DIR=str(tmp_path)).stdout == "True 3\n"

    class Planted:
        def __reduce__(self) -> tuple[object, ...]:
            return Path.touch, (mark,)

    for file in kernels_in(tmp_path):
        checked_file.write(file, pickle.dumps(Planted()))
    kernels_in(tmp_path)[0].parent.chmod(0o777)
    assert tiny(RESULT, NUMBA_CACHE_DIR=str(tmp_path)).stdout == "True 3\n"
    assert not mark.exists()
    assert kernels_in(tmp_path)[0].parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_folder_that_is_a_link_is_not_used(tmp_path: Path) -> None:
    (elsewhere := tmp_path / "elsewhere").mkdir()
    (tmp_path / "minus70-kernels").symlink_to(elsewhere)
    assert tiny(RESULT, NUMBA_CACHE_DIR=str(tmp_path)).stdout == "True 3\n"
    assert not list(elsewhere.iterdir())


def test_code_of_another_making_is_compiled_again(tmp_path: Path) -> None:
    """A whole file whose content cannot be put together: no error of it gets out."""
    assert tiny(RESULT, NUMBA_CACHE_DIR=str(tmp_path)).stdout == "True 3\n"
    for file, content in zip(kernels_in(tmp_path), (b"", b"\x80", pickle.dumps((1, 2))), strict=True):
        checked_file.write(file, content)
    assert tiny(RESULT, NUMBA_CACHE_DIR=str(tmp_path)).stdout == "True 3\n"
    assert tiny(RESULT, NUMBA_CACHE_DIR=str(tmp_path)).stdout == "True 0\n"


def test_whether_all_is_kept_can_be_asked(tmp_path: Path) -> None:
    ask = "from game.kernels.cache import all_stored; print(all_stored(t.KERNELS))"
    assert tiny(f"{ask}\nt.half(1.0)\n{ask}\nt.results()\n{ask}", NUMBA_CACHE_DIR=str(tmp_path)).stdout == (
        "False\nFalse\nTrue\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_two_starts_that_crash_early_empty_the_cache(tmp_path: Path) -> None:
    """Kernels from the cache, then a crash, twice: the third start compiles anew. Compiling starts are not blamed."""
    crash = "t.results(); import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
    cache = {"NUMBA_CACHE_DIR": str(tmp_path)}
    assert tiny(crash, **cache).returncode < 0  # nothing came from the cache
    assert tiny(crash, **cache).returncode < 0
    assert tiny(crash, **cache).returncode < 0
    assert tiny(RESULT, **cache).stdout == "True 3\n"
    assert tiny(RESULT, **cache).stdout == "True 0\n"


@pytest.mark.slow
def test_the_products_own_kernels_heal(tmp_path: Path) -> None:
    """A copy of the whole cache, every file of it damaged, each in another way: the same picture of the same run.

    Those that are used are whole again; the others are not read: what calls them has their code.
    """
    command = [sys.executable, "-m", "game", "picture", "live", "--seconds", "1", "--size", "640x400", "-o"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SDL_VIDEODRIVER": "dummy"}
    pictures = [tmp_path / "right.png", tmp_path / "again.png"]
    subprocess.run([*command, str(pictures[0])], env=environment, capture_output=True, check=True)
    own = folder.FOLDER
    assert own is not None
    copy = tmp_path / "minus70-kernels" / own.name
    copy.parent.mkdir(mode=0o700)
    # Not the marks of starts that are under way beside this test: without their locks they would be failed ones.
    shutil.copytree(own, copy, ignore=shutil.ignore_patterns("starting-*", "failed-*", "lock-*"))
    copy.chmod(0o700)
    damaged_files = {}
    for number, file in enumerate(kernels_in(copy)):
        content = file.read_bytes()
        damaged = bytearray(content)
        damaged[number * len(content) // 100 % len(content)] ^= 1 << number % 8
        damaged_files[file] = (b"", content[: len(content) // 2], bytes(len(content)), bytes(damaged))[number % 4]
        file.write_bytes(damaged_files[file])
    environment["NUMBA_CACHE_DIR"] = str(tmp_path)
    done = subprocess.run([*command, str(pictures[1])], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert pictures[0].read_bytes() == pictures[1].read_bytes()
    healed = [file for file, content in damaged_files.items() if file.read_bytes() != content]
    assert len(healed) >= 4  # the tick, and what draws
    for file in healed:
        checked_file.read(file)
