"""The end of a sentence about a name that is not known: a guess, or what there is."""

import pytest

from game.documents.did_you_mean import did_you_mean

MANY = [f"name_{number}" for number in range(25)]


@pytest.mark.parametrize(
    ("word", "names", "end"),
    [
        ("titel", ["title", "say"], ": did you mean 'title'?"),
        ("TITLE", ["title", "say"], ": did you mean 'title'?"),
        ("xyz", ["title", "say"], "; use one of title, say."),
        ("xyz", MANY[:24], f"; use one of {', '.join(MANY[:24])}."),
        ("xyz", MANY, "; levels/README.md lists what there is."),
    ],
)
def test_a_guess_or_a_list_of_what_there_is(word: str, names: list[str], end: str) -> None:
    assert did_you_mean(word, names) == end
