"""Files as text: bounds, encodings, line ends, and sentences for what is not TOML."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.documents.problem import DocumentError, Problem
from game.documents.source import MOST_BYTES, Source, parse, read


def parsed(raw: bytes) -> Source:
    return parse("f.toml", raw)


def refused(raw: bytes) -> Problem:
    """The one mistake in a file that cannot be parsed."""
    with pytest.raises(DocumentError) as error:
        parse("f.toml", raw)
    (problem,) = error.value.problems
    return problem


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


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ['title = "é"\n', "é = 1\n", '# Ö\r\ntitle = "Привет"\r\n'])
def test_utf16_without_a_mark_is_named_where_letters_have_accents_too(encoding, text):
    assert str(refused(text.encode(encoding))) == "f.toml:1:1: this is UTF-16 text; save the file as UTF-8."


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"a = 1\rb = 2\r", "1:6"),
        (b"# a note\ra = 1\r", "1:9"),
        (b'title = "a"\r[start]\rK_out = 8\r', "1:12"),
        ('a = 1\r\nb = "⁺"\rc = 3\n'.encode(), "2:8"),
        (b'a = """x\ry"""\n', "1:9"),
        (b"\r", "1:1"),
        (b"a = 1\r" + 300 * b"b = [1.5, 2.5]\r", "1:6"),  # not for its many points, all of them on one line
    ],
)
def test_a_bare_carriage_return_is_named(raw, place):
    words = "this line ends in a bare CR; save the file with LF or CRLF line endings."
    assert str(refused(raw)) == f"f.toml:{place}: {words}"


def test_a_mistake_before_a_bare_carriage_return_is_named_first():
    assert "this is no value" in str(refused(b"a = x\nb = 1\rc = 2\n"))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r\r\n"])
def test_lines_may_end_as_any_system_ends_them(ending):
    """CR CR LF is what a CRLF file becomes that is written as text on Windows."""
    source = parsed(ending.join(["a = 1", "b = 2", ""]).encode())
    assert source.data == {"a": 1, "b": 2}
    assert source.place(("b",)) == (2, 1)


def test_an_escaped_carriage_return_in_a_text_is_no_line_end():
    assert parsed(b'a = "x\\ry"\n').data == {"a": "x\ry"}
