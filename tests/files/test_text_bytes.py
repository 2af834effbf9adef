"""From bytes to text: UTF-8 in any dress is read, and UTF-16 is known for what it is, marked or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.files.text_bytes import NotText, decoded

TEXTS = [
    'title = "a"\n',
    "é = 1\n",  # not UTF-8 from its second byte on, in UTF-16
    '# Ö−⁺\r\ntitle = "Привет, мир"\r\n',
    '\n\ntitle = "名前"\n',
    "Ā = 1\n",  # U+0100: here the other byte is 0
    "[]",
]
NOT_UTF16 = [
    b"a\0b",
    b"title = 1\n\0\n",
    b"\0" * 40,
    "a = 1".encode("utf-32-le"),
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_known_with_and_without_a_mark(text: str, encoding: str) -> None:
    with pytest.raises(NotText) as refused:
        decoded(text.encode(encoding))
    assert (refused.value.offset, refused.value.utf16) == (0, True)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf8_is_read_with_and_without_a_mark(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text.replace("\r\n", "\n")


@pytest.mark.parametrize("raw", NOT_UTF16)
def test_a_zero_here_and_there_does_not_make_utf16(raw: bytes) -> None:
    assert decoded(raw) == raw.decode()


def test_bytes_that_are_neither_are_named_with_their_place() -> None:
    with pytest.raises(NotText) as refused:
        decoded(b"a = 1\nb = \xff\n")
    assert (refused.value.offset, refused.value.utf16) == (10, False)


@given(st.text(alphabet=st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])))
def test_no_utf8_text_is_taken_for_utf16(text: str) -> None:
    assert decoded(text.encode()) == text.replace("\r\n", "\n")
