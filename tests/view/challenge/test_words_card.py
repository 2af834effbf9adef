"""The glossary: one sentence for each word, readable to the last one."""

import pytest

from game.challenges.glossary import TERMS
from game.view.challenge.words_card import words_card
from game.view.drawing.theme import Theme
from game.view.widgets.input import Drag, Press, Wheel


def test_every_word_has_one_short_sentence() -> None:
    """In the order of the alphabet, each once."""
    words = [word for word, _sentence in TERMS]
    assert words == sorted(set(words), key=str.lower)
    for _word, sentence in TERMS:
        assert sentence.endswith(".")
        assert sentence.count(". ") == 0
        assert len(sentence.split()) <= 18


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1080, 1920), (1024, 768)])
def test_the_last_word_can_be_scrolled_to(size: tuple[int, int]) -> None:
    """By the wheel, and back by a finger."""
    card = words_card(lambda: None)
    card.arrange(Theme(*size))
    for _turn in range(200):
        card.handle(Wheel(-1.0))
    assert card.places[-1][1].bottom <= card.buttons[0].rect.top
    before = card.scroll.at
    middle = card.scroll.view.center
    card.handle(Press((1, 1), middle))
    card.handle(Drag((1, 1), (middle[0], middle[1] + 50)))
    assert card.scroll.at == before - 50
