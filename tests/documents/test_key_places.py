"""Where each key of a file stands: its line and column, from 1, as an editor counts them."""

import pytest

from game.documents.problem import spelled
from game.documents.source import parse

TEXT = b"""title = "a"
  start = { K_in = 1, deep = { x = [1, [2, 3]] } }
[goal.hold]
what = "V"
[[steps]]
say = "one"
[[steps]]
say = "two"
[steps.more]
"odd key" = 1
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("title",), (1, 1)),
        (("start",), (2, 3)),
        (("start", "deep", "x", 1, 0), (2, 41)),
        (("goal", "hold", "what"), (4, 1)),
        (("steps", 0, "say"), (6, 1)),
        (("steps", 1, "say"), (8, 1)),
        (("steps", 1, "more", "odd key"), (10, 1)),
        (("steps", 1, "say", "nothing there"), (8, 1)),
        (("nowhere",), (1, 1)),
    ],
)
def test_every_key_has_a_place(path, place):
    assert parse("f.toml", TEXT).place(path) == place


def test_columns_count_letters_not_bytes():
    source = parse("f.toml", 'start = { say = "Na⁺ → −70", K_in = 1 }\n'.encode())
    assert source.place(("start", "K_in")) == (1, 30)


def test_a_path_is_spelled_as_its_author_would_say_it():
    assert spelled(("steps", 1, "more", "x", 0)) == "steps[2].more.x[1]"
    assert spelled(("0\n",)) == "'0\\n'"
