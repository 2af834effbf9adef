"""The config file: defaults, every mistake at once with its place, and a template that says what holds anyway."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.documents import DocumentError, validate
from game.documents.source import Source, parse
from game.kiosk import config_file
from game.kiosk.config import KioskConfig
from game.kiosk.config_file import CHECKS, load


def checked(source: Source) -> KioskConfig | list[str]:
    """The config in a source, or its mistakes."""
    try:
        return validate(source, KioskConfig, CHECKS)
    except DocumentError as wrong:
        return list(wrong.lines)


def told(text: str) -> KioskConfig | list[str]:
    return checked(parse("k.toml", text.encode()))


def test_an_empty_file_is_the_default() -> None:
    assert told("") == KioskConfig()


def test_the_template_says_what_holds_without_it() -> None:
    """Every key stands in it once, with its default, or in a comment with an example."""
    text = config_file.TEMPLATE.read_text(encoding="utf-8")
    assert told(text) == KioskConfig()
    examples = "\n".join(line.removeprefix("# ") for line in text.splitlines() if " = " in line)
    assert set(tomllib.loads(examples)) == set(KioskConfig.model_fields)
    assert isinstance(told(examples), KioskConfig)


def test_every_value_arrives() -> None:
    found = told('language = "de"\nrotation = 90\nopening = ["mon-fri 09:00-17:30"]\npin = "2718"\ntext_scale = 1\n')
    assert isinstance(found, KioskConfig)
    assert (found.language, found.rotation, found.opening, found.pin) == ("de", 90, ("mon-fri 09:00-17:30",), "2718")


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    found = told(
        'langauge = "de"\n'
        'languages = ["en", "fx"]\n'
        'scene_seconds = "25"\n'
        "idle_seconds = 2\n"
        "rotation = 45\n"
        'opening = ["mon-fri 09:00-17:30", "sut 10:00-12:00"]\n'
        'closed = "dimm"\n'
        "pin = 2718\n"
        'restart_at = "25:00"\n'
        'scenes = ["no_such_scene"]\n'
        "display = true\n"
    )
    assert isinstance(found, list)
    assert [line.split(": ", 2)[:2] for line in found] == [
        ["k.toml:1:1", "langauge"],
        ["k.toml:2:20", "languages[2]"],
        ["k.toml:3:1", "scene_seconds"],
        ["k.toml:4:1", "idle_seconds"],
        ["k.toml:5:1", "rotation"],
        ["k.toml:6:35", "opening[2]"],
        ["k.toml:7:1", "closed"],
        ["k.toml:8:1", "pin"],
        ["k.toml:9:1", "restart_at"],
        ["k.toml:10:11", "scenes[1]"],
        ["k.toml:11:1", "display"],
    ]
    said = "\n".join(found)
    for words in (
        "did you mean 'language'?",
        "there is no language 'fx'",
        "should be a number, without quotes",
        "too small; the least is 5",
        "45 is not known",
        "there is no day 'sut': did you mean",
        "did you mean 'dim'?",
        "should be text in quotes",
        "'25:00' is no time of day",
        "there is no scene 'no_such_scene'",
        "true should be a whole number",
    ):
        assert words in said


@pytest.mark.parametrize("pin", ["123", "123456789", "12a4", "１２３４"])
def test_a_pin_is_four_to_eight_digits(pin: str) -> None:
    assert isinstance(told(f'pin = "{pin}"'), list)


def test_a_folder_that_nothing_can_be_opened_in_is_refused() -> None:
    """The show would end in a ValueError at every start, and be started again for ever."""
    assert told(r'log_folder = "logs\u0000"') == [r"k.toml:1:1: log_folder: no folder can have that name: it holds \0."]


def test_a_number_that_no_float_can_hold_is_called_so() -> None:
    (said,) = told(f"idle_seconds = 0x{'f' * 4000}")  # type: ignore[misc]
    assert "0xffff" in said
    assert said.endswith("is not a number that can be reached.")


def test_the_language_is_one_of_the_languages() -> None:
    assert isinstance(told('language = "de"\nlanguages = ["en"]'), list)


def test_a_file_that_is_not_there_is_told_and_the_default_one_may_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config_file, "default_file", lambda: tmp_path / "none.toml")
    assert load() == KioskConfig()
    with pytest.raises(DocumentError, match="no such file"):
        load(tmp_path / "none.toml")


_KEYS = st.sampled_from(list(KioskConfig.model_fields)) | st.text(max_size=8)
_VALUES = st.recursive(
    st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(_KEYS, _VALUES, max_size=8))
def test_no_table_however_odd_gives_a_traceback(data: dict[str, object]) -> None:
    """Any table is a config, or a list of mistakes each on a line of its own."""
    found = checked(Source("k.toml", data))
    assert isinstance(found, KioskConfig) or found
    assert isinstance(found, KioskConfig) or all("\n" not in line for line in found)


def test_a_table_where_a_list_of_words_should_be_is_told_as_one() -> None:
    (problem,) = told('languages = { en = "English" }')
    assert "should be a list, in [ ]" in problem
