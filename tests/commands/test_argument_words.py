"""What the command line says of itself and of wrong arguments is in the language in use, typer's own words included."""

import gettext
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from game import cli, words
from game.commands.arguments import usage_errors
from game.engine import presets, settings


def tree(command: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command and group, by the words that call it."""
    yield above, command
    for name, each in getattr(command, "commands", {}).items():
        yield from tree(each, (*above, name))


COMMANDS = dict(tree(typer.main.get_command(cli.app)))
HELP = [[*name, "--help"] for name in COMMANDS]
WRONG = [
    ["simulat"],
    ["xyz"],
    ["--sed"],
    ["--version=1"],
    ["--lang"],
    ["--lang", "xx"],
    ["simulate", "--sed", "3"],
    ["simulate", "--xyz"],
    ["simulate", "-q"],
    ["simulate", "--seed"],
    ["simulate", "--dark=1"],
    ["simulate", "more", "than that"],
    ["simulate", "--seed", "-1"],
    ["simulate", "--seed", "few"],
    ["simulate", "--seed", "2,5"],
    ["simulate", "--seed", "1,000"],
    ["simulate", "--threads", "9999"],
    ["simulate", "--seconds", "long"],
    ["simulate", "--seconds", "2,5"],
    ["simulate", "--seconds", "1,000"],
    ["simulate", "--seconds", "0"],
    ["simulate", "--seconds", "1e12"],
    ["simulate", "--every", "0"],
    ["simulate", "--plot", "a.png", "--seconds", "1e8", "--every", "0.02"],
    ["simulate", "--set", "K_out"],
    ["simulate", "--set", "K_out=2,5"],
    ["simulate", "--set", "K_out=-3"],
    ["simulate", "--set", "K_out=lots"],
    ["simulate", "--set", "Kout=3"],
    ["simulate", "--set", "zzzz=3"],
    ["simulate", "--set", "pumps=1.5"],
    ["simulate", "--set", "tonicity=x"],
    ["simulate", "--set", "size=big"],
    ["simulate", "--set", "Cl_in=500"],
    ["simulate", "--preset", "nueron"],
    ["simulate", "--preset", "zzzz"],
    ["simulate", "--out", "run.txt"],
    ["sweep"],
    ["sweep", "--vary", "K_out=2,5..7:lin:3"],
    ["sweep", "--vary", "K_out=3", "--replicas", "0"],
    ["sweep", "--vary", "K_out=3", "--seed", str(2**63 - 1)],
    ["sweep", "--vary", "K_out=3", "--seconds", "0.01"],
    ["film"],
    ["film", "live"],
    ["film", "live", "-o", "a.gif", "--fps", "61"],
    ["replay"],
    ["replay", "missing.minus70"],
    ["replay", "not_one.minus70"],
    ["picture"],
    ["picture", "live", "-o", "a.jpg"],
    ["picture", "live", "-o", "a.png", "--text-scale", "1,5"],
    ["live", "--text-scale", "9"],
    ["bench", "--ions", "5"],
    ["kiosk", "--soak", "2,5"],
    ["kiosk", "--report", "a.md"],
    ["levels"],
    ["levels", "--"],
    ["levels", "chek"],
    ["levels", "check"],
    ["levels", "check", "a.toml", "--games", "-1"],
    ["levels", "new", "a.toml", "b.toml"],
]

_LETTERS = str.maketrans({chr(code): chr(code + 0xFEE0) for code in (*range(65, 91), *range(97, 123))})


class Wide(gettext.NullTranslations):
    """A language in which every letter is a wide one: what is still plain has not gone through the catalogue."""

    def gettext(self, message: str) -> str:
        parts = re.split(r"(\{\{|\}\}|\{[^{}]*\}|\[/?\w*\])", message) if "{" in message else [message]
        return "".join(part if part.startswith("{") else part.translate(_LETTERS) for part in parts)


_WORD = re.compile(r"[A-Za-z][\w-]*")


def same_everywhere() -> set[str]:
    """Names: of commands, options, settings, presets, units and files. They are typed, so they are not translated."""
    found = {"minus70", "x", "N", "X", "en", "es", "fr", "de", "English", "Español", "Français", "Deutsch"}
    for name, command in COMMANDS.items():
        found |= {*name, "help", "h"}
        for parameter in command.params:
            found |= {word.lstrip("-") for word in (*parameter.opts, *parameter.secondary_opts)}
            found |= set(_WORD.findall(str(parameter.default)))
    for key, setting in settings.TABLE.items():
        found |= {key, *setting.choices, *setting.unit.replace("/", " ").split()}
    return (
        found | set(presets.names()) | {"live", "pump", "png", "mp4", "gif", "csv", "parquet", "md", "json", "minus70"}
    )


NAMES = same_everywhere()


def english_in(said: str, arguments: list[str]) -> list[str]:
    """The words of plain letters in `said`, but for names and for what stands in the arguments."""
    given = {word for argument in arguments for word in _WORD.findall(argument)}
    return [word for word in _WORD.findall(said) if word not in NAMES | given and len(word) > 1]


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak wide letters, whatever language is asked for."""
    words.use_catalogue("wide", Wide())
    monkeypatch.setattr(words, "use_language", lambda *wanted: None)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else is in it, and lines are not broken."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "300")
    (tmp_path / "not_one.minus70").write_text("something else", encoding="utf-8")


@pytest.mark.parametrize("arguments", [*HELP, *WRONG], ids=" ".join)
def test_no_word_of_help_or_of_an_error_escapes_translation(
    arguments: list[str], wide: None, capsys: pytest.CaptureFixture[str]
) -> None:
    code = cli.run(arguments)
    said = capsys.readouterr()
    assert code == (0 if "--help" in arguments else 2), said.err
    assert english_in(said.out + said.err, arguments) == []


def test_the_check_sees_english(capsys: pytest.CaptureFixture[str]) -> None:
    """In English each of these says something."""
    for arguments in (["levels", "check", "--help"], ["simulate", "--dark=1"], ["film"]):
        cli.run(arguments)
        said = capsys.readouterr()
        assert len(english_in(said.out + said.err, arguments)) > 2


class Recorded(gettext.NullTranslations):
    """English, and what was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return message


@pytest.fixture(scope="module")
def asked() -> set[str]:
    """Every message that the help of all commands and all the errors above ask for."""
    english = Recorded()
    with pytest.MonkeyPatch.context() as patch:
        words.use_catalogue("en", english)
        patch.setattr(words, "use_language", lambda *wanted: None)
        for arguments in (*HELP, *WRONG):
            cli.run(arguments)
    return {message for message in english.asked if re.search(r"[a-z]{3,}.* .*[a-z]{3,}", message)}


@pytest.mark.parametrize("language", ["es", "fr", "de"])
def test_every_sentence_of_them_is_translated(language: str, asked: set[str]) -> None:
    assert len(asked) > 100
    with words.in_language(language):
        assert {message for message in asked if words._(message) == message} == set()


def test_an_error_that_a_later_typer_may_have_is_still_one_sentence(wide: None) -> None:
    sentence = usage_errors.usage_sentence(typer.TyperException("something new."))
    assert sentence.endswith("something new.")
    assert english_in(sentence, ["something new"]) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "de", "levels", "list", "--help"],
        ["--lang=de", "--help"],
        ["--help", "--lang", "de"],
        ["kiosk", "--help", "--lang", "de"],
        ["--lang", "de", "xyz"],
        ["--lang", "de", "--xyz"],
        ["--xyz", "--lang", "de"],
        ["kiosk", "--xyz", "--lang=de"],
    ],
    ids=" ".join,
)
def test_the_language_may_stand_before_or_after_what_speaks_it(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(arguments)
    told = capsys.readouterr()
    assert words.language() == "de"
    assert told.out + told.err


def test_what_stands_after_an_option_is_its_value(capsys: pytest.CaptureFixture[str]) -> None:
    """ "--lang" is a file's name here, and no language is chosen."""
    assert cli.run(["kiosk", "--check-config", "--lang"]) == 2
    assert words.language() == "en"
    assert "--lang" in capsys.readouterr().err
