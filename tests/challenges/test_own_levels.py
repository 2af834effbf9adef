"""The campaign: every solution wins with all its stars, doing nothing wins none, and the words keep to form."""

import re
from pathlib import Path

import pytest
from pygame import Rect

from game.challenges import library
from game.challenges.autoplay import Autoplay, at_random, do_nothing
from game.challenges.level import Level
from game.challenges.play import LevelVerdict, Play
from game.view.challenge.things import find_thing
from game.view.scene.camera import Camera

ENTRIES = library.campaign()
IDLE_S = 90.0


@pytest.fixture(params=ENTRIES, ids=lambda entry: entry.name)
def entry(request: pytest.FixtureRequest) -> library.LevelEntry:
    found: library.LevelEntry = request.param
    return found


def level(entry: library.LevelEntry) -> Level:
    return library.open_level(entry.file)


def test_there_are_levels_for_all_that_is_to_be_taught() -> None:
    assert len(ENTRIES) >= 15
    assert [entry.number for entry in ENTRIES] == list(range(1, len(ENTRIES) + 1))


def test_every_solution_wins_with_three_stars(entry: library.LevelEntry) -> None:
    """And no star asks for less than the goal: it is won beside the goal, and looks at all that the goal looks at."""
    auto = Autoplay(Play(level(entry)))
    play = auto.run()
    assert play.verdict is LevelVerdict.WON, play.why()
    assert auto.refused is None
    assert play.stars == 3
    assert play.step is None
    assert all(tracker.done for tracker in play.goals)
    for star in level(entry).stars:
        if star.before is not None:
            assert star.before.goal is None, "a star that limits the goal leaves the goal out: it is the level's"


def test_playing_at_random_wins_few_but_the_introductions(entry: library.LevelEntry) -> None:
    found = level(entry)
    if found.introduction:
        pytest.skip("easy on purpose, and said to be so")
    won = sum(at_random(found, seed, 60.0).verdict is LevelVerdict.WON for seed in range(1, 6))
    assert won <= 1


def test_only_the_first_levels_are_introductions() -> None:
    assert [entry.number for entry in ENTRIES if level(entry).introduction] == [1, 2]


def test_every_level_puts_a_misconception_right_and_gives_something_to_remember(entry: library.LevelEntry) -> None:
    told = level(entry).debrief
    assert told.many_think
    assert told.in_fact
    assert told.remember
    assert len(told.say) == 2


def test_the_three_misconceptions_and_the_memory_hook_are_there() -> None:
    told = [level(entry).debrief for entry in ENTRIES]
    thoughts = " ".join(each.many_think or "" for each in told)
    for words in ("The pump makes −70 mV directly.", "is negative all through.", "collapses at once without the pump."):
        assert words in thoughts
    assert sum("hree out, two in" in (each.remember or "") for each in told) >= 3


def test_each_kind_of_question_is_asked_in_three_levels_at_least() -> None:
    kinds: dict[str, set[str]] = {"choice": set(), "outline": set(), "label": set(), "table": set()}
    for entry in ENTRIES:
        for question in level(entry).questions:
            for kind, names in kinds.items():
                if getattr(question, kind) is not None:
                    names.add(entry.name)
    assert {kind: len(names) >= 3 for kind, names in kinds.items()} == dict.fromkeys(kinds, True)


def test_the_right_answer_is_not_always_in_the_same_place() -> None:
    places = [q.choice.right for entry in ENTRIES for q in level(entry).questions if q.choice is not None]
    assert max(places.count(n) for n in (1, 2, 3)) < 0.6 * len(places)


def test_every_callout_points_at_something_that_is_there(entry: library.LevelEntry) -> None:
    found = level(entry)
    play = Play(found)
    panels = {name: Rect(0, 0, 9, 9) for name in ("voltage", "trace", "controls", "time", "readings")}
    camera = Camera(1920, 1080, 17.0, 56.0, 540, play.patch.spec.width_nm)
    named = [step.point_at for step in found.steps if step.point_at is not None]
    named += [place for question in found.questions if question.label for place in question.label.places]
    for name in named:
        assert find_thing(name, play.patch, camera, panels) is not None, name


def test_doing_nothing_wins_no_level(entry: library.LevelEntry) -> None:
    assert do_nothing(level(entry), IDLE_S).verdict is not LevelVerdict.WON


def test_the_words_keep_to_form(entry: library.LevelEntry) -> None:
    """One idea a sentence, true minus signs, raised charges, and never "simply"."""
    found = level(entry)
    said = [step.say for step in found.steps] + [hint.say for hint in found.hints] + found.debrief.say
    assert sum(hint.when is not None for hint in found.hints) >= 2
    for hint in found.hints:
        assert hint.when is not None or hint.after is None or found.introduction
    said += [told for told in (found.debrief.many_think, found.debrief.in_fact, found.debrief.remember) if told]
    assert len(found.goal.words()) <= 80, "the card has two lines for the goal"
    assert all(len(told) <= 32 for told in found.objective_words()), "and one for each star"
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
