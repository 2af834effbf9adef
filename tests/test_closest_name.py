"""The name that was probably meant: by likeness, whatever the capitals, or by a beginning that fits one name alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.closest_name import closest_name
from game.engine import presets, settings

NAMES = ["K_out", "K_in", "Na_out", "temperature_C"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Kout", "K_out"),
        ("k_OUT", "K_out"),
        ("t", "temperature_C"),
        ("TEMP", "temperature_C"),
        ("K_", "K_in"),  # the beginning of two names: the one that it is most of
        ("K", None),
        ("xyz", None),
        ("", None),
        ("K_out" + 10_000 * "x", None),
    ],
)
def test_what_is_like_a_name_is_found(word: str, meant: str | None) -> None:
    assert closest_name(word, NAMES) == meant


def test_of_names_that_differ_in_capitals_alone_the_first_is_meant() -> None:
    assert closest_name("v0", ["V0", "v0"]) == "V0"
    assert closest_name("anything", []) is None


@given(st.sampled_from([*presets.names(), *settings.TABLE]).filter(lambda name: len(name) > 4), st.data())
def test_one_letter_left_out_is_no_riddle(name: str, data: st.DataObject) -> None:
    """Some name is offered, at least as like the word as the one that was meant."""
    at = data.draw(st.integers(0, len(name) - 1))
    assert closest_name(name[:at] + name[at + 1 :], [name, "---"]) == name
