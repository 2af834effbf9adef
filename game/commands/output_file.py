"""The files that commands write: complete or absent, with a CommandError where they cannot be written."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from game.files.atomic_file import atomic_file, check_writable, write_text
from game.system_errors import cannot_write
from game.words import _

from .command_error import CommandError


@contextlib.contextmanager
def system_errors(path: Path) -> Iterator[None]:
    """Turn the system's errors about `path` into one sentence, a CommandError."""
    try:
        yield
    except OSError as error:
        raise CommandError(cannot_write(error, path)) from error


def checked_suffix(path: Path, option: str, suffixes: tuple[str, ...]) -> str:
    """The suffix of `path`, in lower case. Raises CommandError where it is none of `suffixes`."""
    suffix = path.suffix.lower()
    if suffix not in suffixes:
        sentence = _("{option} is {path}; use a name that ends in {suffixes}.")
        raise CommandError(sentence.format(option=option, path=path, suffixes=_(" or ").join(suffixes)))
    return suffix


@contextlib.contextmanager
def output_file(path: Path) -> Iterator[BinaryIO]:
    """`atomic_file` that raises CommandError: at once where `path` cannot be written, and at the end on a full disk."""
    with contextlib.ExitStack() as stack:
        with system_errors(path):
            file = stack.enter_context(atomic_file(path))
        yield file
        with system_errors(path):
            stack.close()


def check(path: Path) -> None:
    """Raise CommandError where `path` cannot be written; it stays as it is."""
    with system_errors(path):
        check_writable(path)


def write_report(path: Path, text: str) -> None:
    """Write a text. Raises CommandError."""
    with system_errors(path):
        write_text(path, text)


def write_new(path: Path, template: Path, wrong_name: str) -> None:
    """Write a .toml file to start from, like `template`.

    `wrong_name` is the sentence for another suffix, with a place for {name}. Raises CommandError, also where `path`
    exists.
    """
    if path.suffix != ".toml":
        name = f"{path.stem}.toml" if path.stem.strip(".") else "new.toml"
        raise CommandError(wrong_name.format(name=path.parent / name))
    try:
        write_text(path, template.read_text(encoding="utf-8"), replace=False)
    except FileExistsError:
        raise CommandError(_("{file} is there already; choose another name.").format(file=path)) from None
    except OSError as error:
        raise CommandError(cannot_write(error, path)) from None
