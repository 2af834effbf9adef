"""From a file's bytes to its text, however an editor or another system has saved it."""

import codecs


class NotText(ValueError):
    """Bytes that are no UTF-8 text: `offset` is where they begin not to be, `utf16` whether they are UTF-16 instead."""

    def __init__(self, offset: int, utf16: bool) -> None:
        self.offset, self.utf16 = offset, utf16
        super().__init__("this is UTF-16 text, not UTF-8" if utf16 else "this is not UTF-8 text")


def decoded(raw: bytes) -> str:
    """The text, without a byte order mark, each line ended by a line feed alone. Raises NotText."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise NotText(0, utf16=True)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise NotText(wrong.start, utf16=False) from None
    if 0 <= text[:8].find("\0") <= 1:  # plain letters in UTF-16 without a mark: every other byte is 0
        raise NotText(0, utf16=True)
    return text.replace("\r\n", "\n")
