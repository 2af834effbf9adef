"""Numbers written with a comma: what they are with a point, and the sentence that says so."""

import pickle

import pytest

from game import words
from game.sentence import Sentence, clause
from game.written_number import as_float, comma_sentence, with_point


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        ("2,5", "2.5"),
        (" −0,25 ", "-0.25"),
        ("+,5", "+.5"),
        ("1.234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1\u202f234\u202f567,8", "1234567.8"),
        ("2,5e-3", "2.5e-3"),
        ("2.5", None),
        ("2,5,6", None),
        ("2,", None),
        ("a,5", None),
        ("1.23,4", None),
        ("", None),
    ],
)
def test_a_comma_becomes_a_point_where_that_makes_a_number(text: str, pointed: str | None) -> None:
    assert with_point(text) == pointed
    if pointed is not None:
        float(pointed)


@pytest.mark.parametrize(
    ("text", "whole", "end"),
    [
        ("2,5", False, "use a point, not a comma: 2.5."),
        ("2,5", True, "use a point, not a comma: 2.5."),
        ("1,000", False, "use a point, not a comma: 1.000, or 1000."),
        ("1,000", True, "write it without a comma: 1000."),
        ("1,000,000.5", False, "write it without a comma: 1000000.5."),
    ],
)
def test_the_sentence_offers_what_may_have_been_meant(text: str, whole: bool, end: str) -> None:
    assert comma_sentence("K_out", text, whole) == f"K_out is '{text}'; {end}"


@pytest.mark.parametrize("value", ["2.5", "", "K", "1" * 5000 + ",5", 2.5, None])
def test_nothing_is_said_of_what_has_no_such_comma(value: object) -> None:
    assert comma_sentence("K_out", value) is None


def test_a_minus_that_the_program_printed_can_be_given_back() -> None:
    assert as_float("−70.5") == -70.5
    with pytest.raises(ValueError, match="could not convert"):
        as_float("−−1")


def test_a_sentence_is_english_until_it_is_translated() -> None:
    """Also after it was sent between processes, inside an error, and within another sentence."""
    inner = Sentence("{name} is {value}; it must be a number.", name="K_out", value="'x'")
    outer = Sentence("The recording cannot be played: {why}.", why=clause(ValueError(inner)))
    assert outer == "The recording cannot be played: K_out is 'x'; it must be a number."
    error = pickle.loads(pickle.dumps(ValueError(outer)))
    words.use_catalogue("loud", _Loud())
    assert words.translated(error) == "THE RECORDING CANNOT BE PLAYED: K_out IS 'x'; IT MUST BE A NUMBER."
    assert words.translated("plain") == words.translated(ValueError("plain")) == "plain"


class _Loud(words.gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return "".join(part if part[:1] == "{" else part.upper() for part in _parts(message))


def _parts(message: str) -> list[str]:
    import re

    return re.split(r"(\{[^{}]*\})", message)
