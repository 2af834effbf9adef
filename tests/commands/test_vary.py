"""What --vary says, and how it says no."""

import pytest

from game.commands.command_error import CommandError
from game.commands.vary import parse
from game.engine import SettingError


def test_ranges_and_lists() -> None:
    """Even steps, even ratios, lists in their own order, words for settings that are words."""
    assert parse(["P_K=0..10:lin:5"]) == {"P_K": [0, 2.5, 5, 7.5, 10]}
    assert parse(["K_out=1..100:log:3", " pumps = 4, 0 "]) == {"K_out": [1, 10, 100], "pumps": [4, 0]}
    assert parse(["V0=-80..-60:lin:3"]) == {"V0": [-80, -70, -60]}
    assert parse(["bath=open,sealed"]) == {"bath": ["open", "sealed"]}
    values = parse(["K_out=2.5..100:log:12"])["K_out"]
    assert (len(values), values[0], values[-1]) == (12, 2.5, 100)
    assert all(float(f"{value:.6g}") == value for value in values)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("K_out", "it has no '='"),
        ("K_out=", "a value is missing"),
        ("K_out=3,,5", "a value is missing"),
        ("K_out=3,5,3", "a value stands twice"),
        ("K_out=3,five", "'five' is not a number"),
        ("K_out=nan", "'nan' is not a number"),
        ("K_out=1..10", "the range needs its spacing"),
        ("K_out=1..10:log", "the range needs its spacing"),
        ("K_out=1..10:cubic:4", "the spacing is 'cubic', not lin or log"),
        ("K_out=1..10:log:1", "'1' is not a whole number from 2 to"),
        ("K_out=1..10:log:2.5", "'2.5' is not a whole number from 2 to"),
        ("K_out=0..10:log:4", "both ends must be above 0"),
        ("K_out=4..4:lin:4", "both ends are 4"),
        ("K_out=a..4:lin:4", "'a' is not a number"),
    ],
)
def test_a_bad_string_is_told_in_one_sentence(text: str, why: str) -> None:
    """It quotes what was given, and says what is wrong with it."""
    with pytest.raises(CommandError) as caught:
        parse([text])
    assert why in str(caught.value)
    assert repr(text) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_setting_has_one_place() -> None:
    """Twice in --vary, or in --vary and --set: refused; an unknown one is looked for among those that are near."""
    with pytest.raises(CommandError, match="names K_out twice"):
        parse(["K_out=1,2", "K_out=3,4"])
    with pytest.raises(CommandError, match="both in --vary and in --set"):
        parse(["K_out=1,2"], ["K_out"])
    with pytest.raises(SettingError, match="did you mean 'K_out'"):
        parse(["Kout=1,2"])
    with pytest.raises(CommandError, match="something to vary"):
        parse([])
