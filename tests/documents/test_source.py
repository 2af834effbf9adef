"""Files as text: bounds, places, and sentences for what is not TOML."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.documents.problem import DocumentError, Problem, spelled
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
    return parse("f.toml", raw)


def refused(raw: bytes) -> Problem:
    """The one mistake in a file that cannot be parsed."""
    with pytest.raises(DocumentError) as error:
        parse("f.toml", raw)
    (problem,) = error.value.problems
    return problem


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
    problem = refused(raw)
    assert (problem.line, problem.column) == (line, column)
    assert said in str(problem)


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(DocumentError, match=r"x\.toml:1:1: there is no such file\.$"):
        read(tmp_path / "x.toml")
    with pytest.raises(DocumentError, match=r":1:1: this is not a file\.$"):
        read(tmp_path)


def test_a_file_of_the_largest_size_is_read_and_no_byte_more(tmp_path):
    file = tmp_path / "x.toml"
    file.write_bytes(b"#" * MOST_BYTES)
    assert read(file) == Source(str(file), {})
    file.write_bytes(b"#" * (MOST_BYTES + 1))
    with pytest.raises(DocumentError, match="larger than 64 kB"):
        read(file)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300) | st.text(alphabet="ab=[]{}\".\n#,1 '\\u", max_size=120).map(str.encode))
def test_no_text_however_odd_gives_a_traceback(raw):
    """The parser's tables are found where there are any, and one sentence otherwise."""
    try:
        found = parse("f.toml", raw).data
    except DocumentError as wrong:
        found = str(wrong)
    assert "\n" not in found if isinstance(found, str) else found == tomllib.loads(raw.decode("utf-8-sig"))


def test_columns_count_letters_not_bytes():
    source = parsed('start = { say = "Na⁺ → −70", K_in = 1 }\n'.encode())
    assert source.place(("start", "K_in")) == (1, 30)
