"""Every screen in every language: nothing stays English, and nothing is cut short."""

from collections.abc import Iterator
from pathlib import Path

import cuts
import pygame
import pytest
import tour
from pseudo import Pseudo, escaped, overheard, spoken

from game import words

LOW, TALL = (1280, 720), (1080, 1920)
PARTS = ("live", "lab", "levels", "exhibit", "classroom", "desk")


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    words.use_language("en")


def stops(part: str, size: tour.Size, folder: Path) -> Iterator[tour.Stop]:
    """One part of the tour."""
    if part == "levels":
        return tour.levels(size, folder, ("1", "20"))
    tours = {
        "live": tour.live,
        "lab": tour.lab,
        "exhibit": tour.exhibit,
        "classroom": tour.classroom,
        "desk": tour.desk,
    }
    return tours[part](size)


def speak(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """Speak a language, whatever an exhibit's config says."""
    if language == "pseudo":
        words.use_catalogue("pseudo", Pseudo())
    else:
        words.use_language(language)
    monkeypatch.setattr(words, "use_language", lambda *wanted: None)


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_no_words_escape_translation(part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a language in which every letter differs, a word of plain letters has not gone through `_`."""
    with monkeypatch.context() as patch:
        speak(patch, "pseudo")
        found = set()
        with overheard() as heard:
            for name, draw in stops(part, LOW, tmp_path):
                draw(pygame.Surface(LOW))
                found |= {f"{name}: {text}" for text in heard}
                heard.clear()
    assert found == set()


@pytest.mark.slow
@pytest.mark.parametrize("language", ["es", "fr", "de"])
@pytest.mark.parametrize("size", [LOW, TALL])
@pytest.mark.parametrize("part", PARTS)
def test_words_stay_whole_in_every_language(
    part: str, size: tour.Size, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        speak(patch, language)
        found = {}
        with cuts.watched() as cut:
            for name, draw in stops(part, size, tmp_path):
                draw(pygame.Surface(size))
                found |= dict.fromkeys(cut, name)
                cut.clear()
    assert found == {}


def test_the_language_that_nobody_speaks_keeps_what_every_language_keeps() -> None:
    assert spoken("K⁺ at {n:.1f} mV, E_{K}") == "K⁺ áţ {n:.1f} mV, E_{K}"
    assert escaped("K⁺ áţ 3,0 mV, E_{K}") == []
    assert escaped("ţĥéé voltage") == ["voltage"]
