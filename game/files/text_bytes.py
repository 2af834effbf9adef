"""From a file's bytes to its text, however an editor or another system has saved it."""

import codecs
from typing import Final

_ZEROS_IN_UTF16: Final = 0.25  # of every other byte, at least: keys, signs and spaces are plain letters in any language


class NotText(ValueError):
    """Bytes that are no UTF-8 text: `offset` is where they begin not to be, `utf16` whether they are UTF-16 instead."""

    def __init__(self, offset: int, utf16: bool) -> None:
        self.offset, self.utf16 = offset, utf16
        super().__init__("this is UTF-16 text, not UTF-8" if utf16 else "this is not UTF-8 text")


def decoded(raw: bytes) -> str:
    """The text, without a byte order mark, each CRLF turned into a line feed. Raises NotText."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _is_unmarked_utf16(raw):
        raise NotText(0, utf16=True)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise NotText(wrong.start, utf16=False) from None
    return text.replace("\r\n", "\n")


def _is_unmarked_utf16(raw: bytes) -> bool:
    """Whether bytes are UTF-16 without a byte order mark: of a plain letter's two bytes one is 0, always the same one.

    No text in UTF-8 has bytes that are 0 in any number, whatever its language.
    """
    if len(raw) % 2 or b"\0" not in raw:
        return False
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    return max(even, odd) >= _ZEROS_IN_UTF16 * (len(raw) // 2) and max(even, odd) > 4 * min(even, odd)
