"""Whatever language a test speaks, the next one speaks English."""

from collections.abc import Iterator

import pytest

from game import words


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    words.use_language("en")
