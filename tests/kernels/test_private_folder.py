"""Folders that are the user's own: made, closed to others, or refused."""

import os
from pathlib import Path

import pytest

from game.kernels.private_folder import empty, private_folder

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs owners and modes")


def mode(folder: Path) -> int:
    return folder.stat().st_mode & 0o777


def test_each_folder_is_made_for_its_user_alone(tmp_path: Path) -> None:
    folder = private_folder(tmp_path / "base", "a", "b")
    assert folder == tmp_path / "base" / "a" / "b"
    assert (mode(folder), mode(folder.parent)) == (0o700, 0o700)
    (folder / "kept").touch()
    assert (private_folder(tmp_path / "base", "a", "b") / "kept").exists()


def test_one_that_others_could_read_keeps_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a").chmod(0o755)
    (tmp_path / "a" / "kept").touch()
    assert (private_folder(tmp_path, "a") / "kept").exists()
    assert mode(tmp_path / "a") == 0o700


@pytest.mark.parametrize("open_to", [0o770, 0o707, 0o722])
def test_one_that_others_could_write_is_emptied(open_to: int, tmp_path: Path) -> None:
    (tmp_path / "a" / "planted").mkdir(parents=True)
    (tmp_path / "a" / "planted" / "too").touch()
    (tmp_path / "a").chmod(open_to)
    assert not list(private_folder(tmp_path, "a").iterdir())
    assert mode(tmp_path / "a") == 0o700


def test_a_link_is_refused_wherever_it_leads(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "own")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    for names in (("link",), ("link", "a"), ("dangling",)):
        with pytest.raises(NotADirectoryError):
            private_folder(tmp_path, *names)
    assert not list((tmp_path / "own").iterdir())


def test_another_users_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    private_folder(tmp_path, "a")
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(PermissionError):
        private_folder(tmp_path, "a", "b")


def test_a_file_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(NotADirectoryError):
        private_folder(tmp_path, "a")


def test_emptying_follows_no_link(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "kept").touch()
    (folder := tmp_path / "a").mkdir()
    (folder / "link").symlink_to(tmp_path / "outside")
    empty(folder)
    assert not list(folder.iterdir())
    assert (tmp_path / "outside" / "kept").exists()
