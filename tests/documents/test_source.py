"""Level files as text: bounds, places, and sentences for what is not TOML."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.challenges.problems import load
from game.documents.problem import Problem, spelled
from game.documents.source import MOST_BYTES, Source, parse, read

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


def parsed(raw: bytes) -> Source:
    source = parse("f.toml", raw)
    assert isinstance(source, Source), source
    return source


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
    assert parsed(TEXT).place(path) == place


def test_a_path_is_spelled_as_its_author_would_say_it():
    assert spelled(("steps", 1, "more", "x", 0)) == "steps[2].more.x[1]"
    assert spelled(("0\n",)) == "'0\\n'"


@pytest.mark.parametrize(
    ("raw", "line", "column", "said"),
    [
        (b"a = 1\nb = \n", 2, 5, "this is no value"),
        (b"a = 1\na = 2\n", 2, 6, "there already"),
        (b"a = 1\nb = \xff\n", 2, 5, "UTF-8"),
        (b"[", 1, 2, "not TOML"),
        (b"#" * (MOST_BYTES + 1), 1, 1, "larger than"),
        (b"a = " + b"[" * 30 + b"]" * 30, 1, 1, "deep"),
    ],
)
def test_what_is_not_toml_is_told_with_its_place(raw, line, column, said):
    problem = parse("f.toml", raw)
    assert isinstance(problem, Problem)
    assert (problem.line, problem.column) == (line, column)
    assert said in str(problem)


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    assert "no such file" in str(read(tmp_path / "x.toml"))
    assert "not a file" in str(read(tmp_path))


_NAMES = st.sampled_from(
    [
        "title",
        "teaches",
        "preset",
        "seed",
        "start",
        "closed",
        "controls",
        "steps",
        "goal",
        "stars",
        "hints",
        "questions",
        "debrief",
        "solution",
        "hold",
        "reach",
        "before",
        "all",
        "any",
        "count",
        "predict",
        "what",
        "above",
        "below",
        "seconds",
        "say",
        "at",
        "when",
        "set",
        "open",
        "point_at",
        "wait_for",
        "K_in",
        "x",
    ]
) | st.text(max_size=8)
_SCALARS = (
    st.none().map(lambda _: "nan")
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["V", "K", "neuron", "pump", "up"])
)
_TREES = st.recursive(
    _SCALARS, lambda t: st.lists(t, max_size=4) | st.dictionaries(_NAMES, t, max_size=5), max_leaves=30
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(_NAMES, _TREES, max_size=8))
def test_no_table_however_odd_gives_a_traceback(data):
    """Any tree of tables is a level, or a list of mistakes each on a line of its own."""
    found = load(Source("f.toml", data))
    if isinstance(found, list):
        assert found
        assert all("\n" not in str(problem) for problem in found)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300) | st.text(alphabet="ab=[]{}\".\n#,1 '\\u", max_size=120).map(str.encode))
def test_no_text_however_odd_gives_a_traceback(raw):
    found = parse("f.toml", raw)
    if isinstance(found, Source):
        assert found.data == tomllib.loads(raw.decode("utf-8-sig"))
        load(found)


def test_columns_count_letters_not_bytes():
    source = parsed('start = { say = "Na⁺ → −70", K_in = 1 }\n'.encode())
    assert source.place(("start", "K_in")) == (1, 30)
