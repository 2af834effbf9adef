"""Words that hold something from a file, a name or an argument, made safe to print and to log.

A terminal obeys what it is sent: escape sequences move its cursor and rename its window, a bidirectional override
shows a line the wrong way round, and a line feed in a log begins a forged entry. Every message of the
command line and every line of a log passes through here, as the last step.
"""

import unicodedata
from typing import Final

_JOINERS: Final = "\u200c\u200d"  # some languages cannot be written without them, and they move nothing


class _Escapes(dict[int, str]):
    """For `str.translate`: a code point to itself, or to the escape that Python would write for it."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        # Controls (C0, DEL and C1), format characters (bidirectional ones among them), halves of a pair (which stand
        # for bytes of a name that is not UTF-8), and the separators of lines and paragraphs.
        harmful = unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp") and letter not in _JOINERS
        self[code] = letter.encode("unicode_escape").decode("ascii") if harmful else letter
        return self[code]


_ONE_LINE: Final = _Escapes()
_LINES: Final = _Escapes({ord("\n"): "\n"})


def one_line(words: str) -> str:
    """`words` on one line, with all that a terminal would obey written out: an escape is the four letters \\x1b."""
    return words.translate(_ONE_LINE)


def sentence(words: str, most: int = 800) -> str:
    """`words` on one line of at most `most` letters: what is wrong, at its beginning, and the fix, at its end, stay."""
    line = one_line(words)
    return line if len(line) <= most else f"{line[: most // 2 - 5]} [...] {line[-(most // 2 - 5) :]}"


def lines(words: str) -> str:
    """`one_line` for words of several lines: line feeds are left."""
    return words.translate(_LINES)


def quoted(value: object, most: int = 40) -> str:
    """repr of `value`, cut to at most `most` letters. Never raises."""
    if isinstance(value, str):
        value = value[: most + 1]
    try:
        words = repr(value)
    except Exception:  # an int of thousands of digits has no decimals, and an object may raise what it likes
        words = hex(value) if isinstance(value, int) else type(value).__name__
    return one_line(words if len(words) <= most else words[: most - 3] + "...")
