"""Whatever the command line is called with, it does that, or says in one sentence why it cannot."""

import inspect
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pygame
import pytest
import typer
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from game import cli
from game.commands import bench, film, kiosk, kiosk_soak, levels, simulate, sweep, verify
from game.commands.command_error import CommandError
from game.engine import sweeps
from game.kiosk.supervisor import Supervisor
from game.soak import trial
from game.view.offscreen import picture
from game.view.window import app
from game.view.window.size import WindowError

NUMBERS = [
    "", " ", "0", "-0", "-0.0", "1", "-1", "2", "1.5", "1e307", "1e308", "1e309", "-1e308", "1e-320", "nan", "inf",
    "-inf", "9" * 20, "9" * 400, "9" * 5000, "0x10", "0x" + "f" * 4000, "1_000", "０", "१२", "true", "K", "\x1b[31m",
    "1\n2",
]  # fmt: skip
WORDS = [
    "", " ", "-", "--", "=", "neuron", "neurn", "live", "pump", "map", "level", "kiosk", "es", "xx", "E2P",
    "1280x720", "99999x99999", "0x0", "999999999x1", "x", "\x1b[2J", "\x07", "\x9b31m", "a\nb", "a\r", "\u202eabc",
    "\u2028", "\ufeff", "\udcff", "\0", "[red]", "[/]", "[/nothing]", "{0}", "{path}", "%s", "⁺−", "x" * 300,
    "9" * 5000,
]  # fmt: skip
SETTINGS = [
    "", "K_out", "=", "K_out=", "=1", "K_out=9", "K_out=1e999", "K_out=nan", "K_out=-0", "K_out=0x10", "K_ot=1",
    "size=huge", "size=vast", "bath=\x1b", "V0=-150", "Cl_in=600", "pumps=1.5", "P_K=9" + "9" * 5000, "\x1b=\x1b",
    "a\nb=1", "K_out=1..2:lin:2", "K_out=1..2:log:10000", "K_out=0..1:log:3", "K_out=1..1e999:lin:3",
    "K_out=nan..1:lin:3", "K_out=1..2:lin:99999", "K_out=1..2:lin:" + "9" * 5000, "K_out=1,2", "K_out=1,1", "K_out=,",
    "size=small,vast", "Na_out=1..2:lin:10000", "K_out=2..1:\x1b:3", "K_out=..", "K_out=::",
]  # fmt: skip
READ = [
    "", ".", "..", "folder", "none.toml", "bad.toml", "deep.toml", "digits.toml", "bytes.toml", "utf16.toml",
    "link.toml", "bad.minus70", "fifo", "/dev/null", "/dev/zero", "/dev/full", "none/none.toml", "bad.toml/x",
    "\x1b.toml", "a\nb.toml", "\u202e.minus70", "\0", "\udcff.toml", "x" * 300, "x" * 300 + ".toml",
    "x" * 5000 + ".minus70", "~", "[red].toml",
]  # fmt: skip
WRITTEN = ["", ".", "\0", "folder/a", "none/a", "a", "bad.toml/x", "\x1b", "a\nb", "\u202e", "[red]"]
SUFFIXES = ["", ".csv", ".png", ".svg", ".mp4", ".gif", ".toml", ".md", ".json", ".minus70", "\x1b"]

IS_WRITTEN = {"docs", "out", "plot", "record", "new_config", "report", "new"}
ADDED = {"change": SETTINGS, "vary": SETTINGS}


def leaves(command: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command, by the words that call it."""
    inner = getattr(command, "commands", None)
    if not inner:
        yield above, command
        return
    for name, each in inner.items():
        yield from leaves(each, (*above, name))


COMMANDS = dict(leaves(typer.main.get_command(cli.app)))


def kinds_of(hint: Any) -> set[Any]:
    """The plain types in a type hint."""
    inner = get_args(hint)
    return set().union(*map(kinds_of, inner)) if inner else {hint}


def values(command: tuple[str, ...], parameter: Any) -> st.SearchStrategy[str]:
    """What an option or argument is given: what it may be, what it may not be, and anything."""
    kinds = kinds_of(get_type_hints(inspect.unwrap(COMMANDS[command].callback))[parameter.name])
    if Path in kinds:
        if parameter.name in IS_WRITTEN or command[-1] in IS_WRITTEN:
            return st.builds(str.__add__, st.sampled_from(WRITTEN), st.sampled_from(SUFFIXES))
        return st.sampled_from(READ)
    anything = st.text(st.characters(exclude_characters="/"), max_size=20)
    if kinds & {int, float}:
        return st.sampled_from(NUMBERS) | st.integers().map(str) | st.floats().map(str) | anything
    if parameter.name in ADDED:
        return st.sampled_from(ADDED[parameter.name]) | anything
    return st.sampled_from([*WORDS, *(READ if parameter.name in ("what", "level") else [])]) | anything


@st.composite
def command_lines(draw: st.DrawFn) -> list[str]:
    """A command with all of its arguments, most often, and some of its options."""
    name = draw(st.sampled_from(sorted(COMMANDS)))
    before = ["--lang", draw(st.sampled_from(["en", "de", *WORDS]))] if draw(st.integers(0, 9)) == 0 else []
    words = [*before, *name]
    for parameter in COMMANDS[name].params:
        if parameter.name == "help":
            continue
        chosen = draw(st.integers(0, 9))
        if not parameter.opts[0].startswith("-"):
            words += [draw(values(name, parameter))] if chosen < 9 else []
        elif chosen < (8 if parameter.required else 2):
            option = draw(st.sampled_from([*parameter.opts, *parameter.secondary_opts]))
            words += [option] if parameter.is_flag else [option, draw(values(name, parameter))]
    if draw(st.integers(0, 19)) == 0:
        words.append(draw(st.sampled_from(WORDS)))
    return words


class Blank:
    """A screen on which nothing happens."""

    def draw(self, surface: pygame.Surface) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def work_capped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No window, no process, no long run; and a folder with files that nobody should have to read."""
    with pytest.MonkeyPatch.context() as patch:
        follow, run_sweep, check = simulate.follow, sweep.sweep, levels.check

        def few_ticks(run: Any, ticks: int, every: int, *rest: Any) -> Any:
            return follow(run, min(ticks, 3), min(every, 3), *rest)

        def no_runs(*args: Any, **kwargs: Any) -> Any:
            return run_sweep(*args, **kwargs | {"workers": 1, "work": lambda job: "not run"})

        def opened(self: Any, size: tuple[int, int] | None = None, *rest: Any, **kwargs: Any) -> None:
            if size is not None:
                app.check_size(size)

        def no_window(*args: Any) -> Any:
            raise WindowError("No window is opened in this test.")

        def turn(make: Any) -> float:
            return 1.0

        patch.setattr(simulate, "follow", few_ticks)
        patch.setattr(sweep, "sweep", no_runs)
        patch.setattr(sweeps, "MOST_RUNS", 500)
        patch.setattr(levels, "check", lambda file, games: check(file, 0))
        patch.setattr(app.App, "__init__", opened)
        patch.setattr(app.App, "run", lambda self: None)
        for name in ("_live", "_kiosk", "_visitor", "_challenge", "_pump"):
            patch.setattr(picture, name, lambda *args: Blank())
        patch.setattr(film.film, "frames", lambda *args: iter(()))
        patch.setattr(film, "Film", lambda *args: nullcontext())
        patch.setattr(film.film, "turn_s", turn)
        patch.setattr(bench, "run", lambda *arguments: None)
        patch.setattr(verify, "rows", lambda claims, quick: [])
        patch.setattr(Supervisor, "run", lambda self: 0)
        patch.setattr(kiosk, "open_log", lambda *args, **kwargs: kiosk_log())
        patch.setattr(kiosk_soak, "kills", lambda *args: [])
        patch.setattr(trial, "Soak", no_window)
        patch.chdir(tmp_path_factory.mktemp("here"))
        hostile_files()
        yield


def kiosk_log() -> Any:
    """A log that goes nowhere."""
    import logging

    log = logging.Logger("nowhere")
    log.addHandler(logging.NullHandler())
    return log


def hostile_files() -> None:
    """The files that READ names, in the current folder."""
    import os

    Path("folder").mkdir()
    Path("bad.toml").write_text(
        'title = "\\u001b[31m"\n"\\u009b" = 1\nseed = "x"\n[start]\nK_out = nan\n', encoding="utf-8"
    )
    Path("deep.toml").write_text("a = " + "[" * 5000, encoding="utf-8")
    Path("digits.toml").write_text("seed = 0x" + "f" * 4000, encoding="utf-8")
    Path("bytes.toml").write_bytes(b"\xff\x00\x1b[31m\x80")
    Path("utf16.toml").write_bytes("title = 1".encode("utf-16"))
    Path("bad.minus70").write_text('{"minus70": "recording", "version": "\\u001b", "program": [[]]}', encoding="utf-8")
    os.symlink("link.toml", "link.toml")
    if hasattr(os, "mkfifo"):
        os.mkfifo("fifo")


_LISTED = re.compile(r"[^:]+:\d+:\d+: .+")


def sound(words: str) -> bool:
    """Whether nothing in `words` would be obeyed by a terminal."""
    return all(letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for letter in words)


@settings(max_examples=500, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(arguments=command_lines())
@example(arguments=["simulate", "--seconds", "1e307"])
@example(arguments=["simulate", "--seconds", "1", "--every", "1e308"])
@example(arguments=["simulate", "--seconds", "1e8", "--every", "0.02", "--plot", "a.png"])
@example(
    arguments=[
        "sweep",
        "--vary",
        "K_out=1..2:lin:10000",
        "--vary",
        "Na_out=1..2:lin:10000",
        "--vary",
        "P_K=1..2:lin:10000",
    ]
)
@example(arguments=["sweep", "--vary", "K_out=1,2", "--replicas", "9" * 300])
@example(arguments=["sweep", "--vary", "K_out=1..2:lin:" + "9" * 5000])
@example(arguments=["film", "x" * 300, "-o", "a.mp4"])
@example(arguments=["film", "\0", "-o", "a.mp4"])
@example(arguments=["replay", "\0"])
@example(arguments=["levels", "check", "digits.toml"])
@example(arguments=["play", "x" * 300 + ".toml"])
@example(arguments=["kiosk", "--config", "deep.toml"])
@example(arguments=["nothing\x1b[31m"])
@example(arguments=["--\x1b[31m"])
@example(arguments=["simulate", "\u202e\n"])
def test_any_command_line_ends_well(
    arguments: list[str], work_capped: None, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    code = cli.run(arguments)
    told = capsys.readouterr()
    assert sound(told.out), told.out
    assert sound(told.err), told.err
    assert code in (0, 1, 2, 130), code
    if code == 2:
        first, *more = told.err.splitlines()
        listed = "check" in arguments or "--check-config" in arguments
        assert first.startswith("minus70: ") or (listed and _LISTED.fullmatch(first)), told.err
        assert all(_LISTED.fullmatch(line) for line in more), told.err
        assert all(len(line) < 1000 for line in (first, *more)), told.err
        assert first.endswith((".", "?", ")", "!")), told.err


def test_the_fuzz_reaches_every_command() -> None:
    assert len(COMMANDS) >= 14
    assert all(isinstance(command.callback, Callable) for command in COMMANDS.values())  # type: ignore[arg-type]


def test_a_problem_is_one_line_unless_it_is_a_list() -> None:
    assert str(CommandError("a\nb\x1b")) == r"a\nb\x1b"
    assert str(CommandError("a", "b")) == "a\nb"
