"""Files are whole or not there, whatever their path leads to, whatever fails, and whenever the program is killed."""

import errno
import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.files import temporary_file
from game.files.atomic_file import atomic_file, check_writable, write_bytes, write_text

posix = pytest.mark.skipif(sys.platform == "win32", reason="has no such files")
not_root = pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def failing(path: Path, number: int, **how: bool) -> None:
    """Writing to `path` fails with error `number`, which names `path`."""
    with pytest.raises(OSError, match=os.strerror(number)) as told:
        write_text(path, "new", **how)
    assert (told.value.errno, told.value.filename) == (number, str(path))


def test_a_new_file_has_the_permissions_that_the_umask_leaves(tmp_path: Path) -> None:
    path = tmp_path / "a"
    before = os.umask(0o027)
    try:
        write_text(path, "−70 mV\n")
    finally:
        os.umask(before)
    assert path.read_bytes() == "−70 mV\n".encode()
    assert names(tmp_path) == ["a"]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640


@posix
@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_a_replaced_file_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(mode)
    with atomic_file(path) as file:
        file.write(b"new")
        assert stat.S_IMODE(os.fstat(file.fileno()).st_mode) == 0o600  # never open to more than the old one was
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root gives files away")
def test_a_replaced_file_keeps_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    os.chown(path, 12345, 23456)
    write_text(path, "new")
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


def test_an_error_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), atomic_file(path) as file:
        file.write(b"x" * (1 // (file.write(b"half of the ne") - 14)))
    assert path.read_text() == "old"
    check_writable(path)  # and what writes nothing changes nothing
    check_writable(tmp_path / "new")
    assert path.read_text() == "old"
    assert names(tmp_path) == ["a"]


@posix
def test_links_stay_and_lead_to_the_new_file(tmp_path: Path) -> None:
    """Through two links, over an old file and where there is none yet."""
    (tmp_path / "far").mkdir()
    for name in ("there", "missing"):
        (tmp_path / f"near-{name}").symlink_to(f"second-{name}")
        (tmp_path / f"second-{name}").symlink_to(Path("far") / name)
    (tmp_path / "far" / "there").write_text("old")
    for name in ("there", "missing"):
        write_text(tmp_path / f"near-{name}", "new")
        assert (tmp_path / f"near-{name}").is_symlink()
        assert (tmp_path / "far" / name).read_text() == "new"
    assert names(tmp_path / "far") == ["missing", "there"]


@posix
def test_what_cannot_be_written_is_refused_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "to-folder").symlink_to(".")
    (tmp_path / "file").write_text("")
    failing(tmp_path / "loop", errno.ELOOP)
    failing(tmp_path, errno.EISDIR)
    failing(tmp_path / "to-folder", errno.EISDIR)
    failing(tmp_path / "none" / "a", errno.ENOENT)
    failing(tmp_path / "file" / "a", errno.ENOTDIR)
    failing(tmp_path / ("a" * 300), errno.ENAMETOOLONG)
    failing(tmp_path / "a\0b", errno.EINVAL)
    failing(tmp_path / "a\ud800b", errno.EINVAL)
    failing(tmp_path / "file", errno.EEXIST, replace=False)
    assert names(tmp_path) == ["file", "loop", "to-folder"]


@posix
def test_a_disk_or_a_socket_is_no_file(tmp_path: Path) -> None:
    import socket

    with socket.socket(socket.AF_UNIX) as server:
        path = tmp_path / "s"
        server.bind(os.path.relpath(path))
        failing(path, errno.ENODEV)
        assert stat.S_ISSOCK(path.stat().st_mode)


@posix
def test_the_longest_name_that_a_file_can_have_is_written(tmp_path: Path) -> None:
    """The temporary file's name is no longer for it."""
    path = tmp_path / ("a" * 255)
    write_text(path, "new")
    assert names(tmp_path) == ["a" * 255]


@not_root
def test_what_is_read_only_stays(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(0o400)
    failing(path, errno.EACCES)
    path.chmod(0o600)
    tmp_path.chmod(0o500)
    failing(path, errno.EACCES)
    tmp_path.chmod(0o700)
    assert path.read_text() == "old"
    assert names(tmp_path) == ["a"]


@pytest.mark.skipif(sys.platform != "linux", reason="names need not be text there")
def test_a_name_that_is_no_text_is_a_name_like_others(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff-\xe9"))
    write_text(path, f"{path.name}\n")
    assert path.read_bytes() == b"\\udcff-\\udce9\n"  # in a text it is written escaped
    failing(path / "a", errno.ENOTDIR)


def test_a_file_that_must_be_new_is_made_by_one_of_many(tmp_path: Path) -> None:
    path = tmp_path / "a"
    made: list[int] = []
    begin = threading.Barrier(8)

    def make(number: int) -> None:
        begin.wait()
        try:
            write_text(path, str(number), replace=False)
        except FileExistsError:
            return
        made.append(number)

    threads = [threading.Thread(target=make, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert path.read_text() == str(made[0])
    assert names(tmp_path) == ["a"]


# Pipes and devices ---------------------------------------------------------------------------------------------


@posix
def test_a_pipe_gets_the_whole_file_and_stays_a_pipe(tmp_path: Path) -> None:
    path, content = tmp_path / "p", os.urandom(3_000_000)
    os.mkfifo(path)
    with subprocess.Popen(["cat", str(path)], stdout=subprocess.PIPE) as reader:
        found: list[bytes] = []
        assert reader.stdout is not None
        thread = threading.Thread(target=lambda: found.append(reader.communicate()[0]))
        thread.start()
        deadline = time.monotonic() + 60
        while True:  # until cat has opened it
            try:
                write_bytes(path, content)
                break
            except OSError as refused:
                if refused.errno != errno.ENXIO or time.monotonic() > deadline:
                    raise
        thread.join()
    assert found == [content]
    assert stat.S_ISFIFO(path.stat().st_mode)


@posix
def test_a_pipe_that_nothing_reads_from_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "p"
    os.mkfifo(path)
    failing(path, errno.ENXIO)
    assert names(tmp_path) == ["p"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no such devices")
def test_devices_are_written_to_and_stay(tmp_path: Path) -> None:
    for name in ("full", "null"):
        (tmp_path / name).symlink_to(f"/dev/{name}")
    write_text(tmp_path / "null", "new")
    failing(tmp_path / "full", errno.ENOSPC)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


@posix
def test_the_file_that_standard_output_goes_to_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    code = (
        "import sys; from pathlib import Path; from game.files.atomic_file import write_text\n"
        "print('printed', flush=True)\n"
        "try: write_text(Path(sys.argv[1]), 'new')\n"
        "except OSError as error: print(error.strerror)"
    )
    with path.open("w") as output:
        subprocess.run([sys.executable, "-c", code, str(path)], stdout=output, check=True)
    assert path.read_text() == f"printed\n{os.strerror(errno.EBUSY)}\n"


# A full disk ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_is_full_at_the_end_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "a"
    path.write_text("old")

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, call, full)
    failing(path, errno.ENOSPC)
    if call == "replace":
        failing(tmp_path / "b", errno.ENOSPC, replace=False)
    assert path.read_text() == "old"
    assert names(tmp_path) == ["a"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root makes disks")
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True).returncode:
        pytest.skip("no disks are made here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full_leaves_the_old_file(small_disk: Path) -> None:
    """Both where the write itself fails and where only the buffer's last bytes do."""
    path = small_disk / "a"
    path.write_text("old")
    with pytest.raises(OSError, match="No space left") as told:
        write_bytes(path, b"x" * 1_000_000)
    assert told.value.filename == str(path)
    with pytest.raises(OSError, match="No space left"), atomic_file(path) as file:
        file.writelines([b"x" * 100] * (64 * 1024 // 100))
    assert path.read_text() == "old"
    assert names(small_disk) == ["a"]
    write_text(path, "new")
    assert path.read_text() == "new"


# Killed writers ------------------------------------------------------------------------------------------------

_WRITER = (
    "import sys, time; from pathlib import Path; from game.files.atomic_file import atomic_file\n"
    "with atomic_file(Path(sys.argv[1])) as file:\n"
    "    file.write(b'half'); file.flush(); print('writing', flush=True); time.sleep(600)\n"
)


@posix
def test_what_a_killed_program_left_is_removed_and_what_a_living_one_writes_is_not(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path / name)], stdout=subprocess.PIPE, text=True)
        for name in ("dead", "alive")
    ]
    try:
        for writer in writers:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "writing\n"
        assert len(names(tmp_path)) == 2
        writers[0].send_signal(signal.SIGKILL)
        writers[0].wait()
        assert len(names(tmp_path)) == 2
        write_text(tmp_path / "a", "new")
        left = names(tmp_path)
        assert len(left) == 2
        assert "a" in left
        assert writers[1].poll() is None
    finally:
        for writer in writers:
            writer.kill()
            writer.wait()
            assert writer.stdout is not None
            writer.stdout.close()
    temporary_file.remove_abandoned(tmp_path)
    assert names(tmp_path) == ["a"]


@posix
def test_nothing_is_removed_that_may_be_another_program_s(tmp_path: Path) -> None:
    name = ".minus70-0123456789abcdef.part"
    kept = ["run.part", ".run.csv.123.part", ".minus70-0123.part", name + ".csv", ".minus70-0123456789abcdeX.part"]
    for each in kept:
        (tmp_path / each).write_text("mine")
    (tmp_path / "target").write_text("mine")
    (tmp_path / name).symlink_to("target")
    folder = tmp_path / ".minus70-ffffffffffffffff.part"
    folder.mkdir()
    temporary_file.remove_abandoned(tmp_path)
    assert names(tmp_path) == sorted([*kept, "target", name, folder.name])


@posix
def test_where_files_cannot_be_locked_only_very_old_ones_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def unsupported(*_arguments: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", unsupported)
    old, fresh = (tmp_path / f".minus70-{digit * 16}.part" for digit in "01")
    for each in (old, fresh):
        each.write_text("half")
    month_ago = time.time() - 30 * 86_400
    os.utime(old, (month_ago, month_ago))
    write_text(tmp_path / "a", "new")
    assert names(tmp_path) == [fresh.name, "a"]
