"""The campaign: every solution wins with all its stars, doing nothing wins none, and the words keep to form."""

import re
from pathlib import Path

import pytest

from game.challenges import library
from game.challenges.autoplay import Autoplay, do_nothing
from game.challenges.level import Level
from game.challenges.play import Play, Verdict

ENTRIES = library.campaign()
IDLE_S = 90.0


@pytest.fixture(params=ENTRIES, ids=lambda entry: entry.name)
def entry(request: pytest.FixtureRequest) -> library.Entry:
    found: library.Entry = request.param
    return found


def level(entry: library.Entry) -> Level:
    return library.open_level(entry.file)


def test_there_are_levels_for_all_that_is_to_be_taught() -> None:
    assert len(ENTRIES) >= 15
    assert [entry.number for entry in ENTRIES] == list(range(1, len(ENTRIES) + 1))


def test_every_solution_wins_with_three_stars(entry: library.Entry) -> None:
    auto = Autoplay(Play(level(entry)))
    play = auto.run()
    assert play.verdict is Verdict.WON, play.why()
    assert auto.refused is None
    assert play.stars == 3
    assert play.step is None


def test_doing_nothing_wins_no_level(entry: library.Entry) -> None:
    assert do_nothing(level(entry), IDLE_S).verdict is not Verdict.WON


def test_the_words_keep_to_form(entry: library.Entry) -> None:
    """One idea a sentence, true minus signs, raised charges, and never "simply"."""
    found = level(entry)
    said = [step.say for step in found.steps] + [hint.say for hint in found.hints] + found.debrief.say
    assert any(hint.when is not None for hint in found.hints)
    assert found.questions
    for words in said:
        assert words.endswith((".", "?", "!"))
        assert all(len(part.split()) <= 24 for part in re.split(r"[.?!:] ", words)), words
    text = Path(entry.file).read_text(encoding="utf-8")
    told = re.findall(r'"([^"]*)"', text)
    assert not any("simply" in words for words in told)
    assert not any(re.search(r"(?<![\w^])-\d", words) for words in told if "|" not in words), (
        "a hyphen where a minus sign belongs"
    )
    assert not any(re.search(r"\b(Na|K|Cl)[+-]", words) for words in told if "|" not in words)
