"""What comes out of a file, a name or an argument cannot command a terminal, nor forge a line of a log."""

import logging
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import cli
from game.engine.recording import Recording, engine
from game.engine.recording_file import save, text
from game.kiosk.logs import open_log
from game.printable import lines, one_line, quoted

HARMFUL = "\x00\x07\x08\t\n\r\x1b\x7f\x85\x9b\u061c\u200e\u200f\u202a\u202e\u2066\u2069\u2028\u2029\ufeff\udc80"


def harmless(words: str) -> bool:
    return not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") or letter in HARMFUL for letter in words)


@given(st.text(st.characters(), max_size=40) | st.text(HARMFUL, max_size=10))
def test_whatever_goes_in_one_harmless_line_comes_out(words: str) -> None:
    assert harmless(one_line(words))
    assert harmless(lines(words).replace("\n", ""))
    assert lines(words).count("\n") == words.count("\n")
    assert one_line(one_line(words)) == one_line(words)


def test_what_people_write_stays_as_it_is() -> None:
    words = "K⁺ −70 mV: ¿qué? à ß 1\u202f234 — نمی\u200cخواهم 👩\u200d🔬 日本"
    assert one_line(words) == words
    assert one_line("a\x1b[31mb\u202ec") == r"a\x1b[31mb\u202ec"


@pytest.mark.parametrize(
    "value", ["\x1b" * 99, 10**5000, -(10**5000), b"\xff" * 99, [[[]]] * 99, object(), 1e308], ids=type
)
def test_anything_is_quoted_short_and_harmless(value: object) -> None:
    assert 0 < len(quoted(value)) <= 40 * len(r"\x1b")
    assert harmless(quoted(value))


def test_a_number_of_thousands_of_digits_is_quoted_as_a_number() -> None:
    """Python refuses to write its decimals."""
    assert quoted(16**5000).startswith("0x1000")
    assert quoted(-(16**5000)).startswith("-0x1000")


def test_a_log_has_one_line_an_entry(tmp_path: Path) -> None:
    log = open_log(str(tmp_path), to_stderr=False)
    log.info("gone: \x1b]0;pwned\x07\n2026-01-01 00:00:00,000 INFO the exhibit starts")
    try:
        raise ValueError("\x1b[2Jboo")
    except ValueError:
        log.error("failed", exc_info=True)
    found = (tmp_path / "kiosk.log").read_text(encoding="utf-8")
    assert harmless(found.replace("\n", ""))
    assert sum(line.startswith("2") for line in found.splitlines()) == 2
    assert r"\x1b[2Jboo" in found
    for handler in log.handlers:
        assert isinstance(handler.formatter, logging.Formatter)
        handler.close()


ESCAPE = "\x1b[31m\x07\x9b\u202e"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (f"a{ESCAPE}.toml", "title = 3"),
        (
            "a.toml",
            'title = "\\u001b[31m\\u202e\\u009b"\npreset = "\\u001b[31m"\n"\\u001b[2J" = 1\n[start]\n"\\u001b" = 1',
        ),
        ("a.toml", "title = \u202e"),
        ("a.toml", "title = 3 \u202e\u2066 mV"),
        ("a.toml", "seed = 0x" + "f" * 4000),
        ("a.toml", "seed = " + "9" * 5000),
        ("a.toml", "seed = " + "[" * 300 + "]" * 300),
    ],
)
def test_what_is_said_of_a_file_is_harmless(
    name: str, content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    for command in (["levels", "check"], ["play"], ["kiosk", "--check-config"], ["kiosk", "--config"]):
        if command == ["kiosk", "--config"] and "f" * 9 not in content:
            continue
        capsys.readouterr()
        assert cli.run([*command, str(file)]) in (1, 2)
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.strip()
        assert harmless(told.err.replace("\n", ""))
        assert all(len(line) < 600 for line in told.err.splitlines())


def test_what_is_said_of_a_recording_is_harmless(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from game.engine import presets
    from game.engine.session import Session

    whole = text(Recording.of(Session(presets.get("neuron").with_(size="small"))))
    for old, new in ((engine(), "x"), ('"version": 1', '"version": "\\u001b[31m"')):
        file = tmp_path / f"a{ESCAPE}.minus70"
        save(Recording.of(Session(presets.get("neuron").with_(size="small"))), file)
        file.write_text(whole.replace(old, new).replace('"program": "', '"program": "\\u001b[31m'), encoding="utf-8")
        capsys.readouterr()
        assert cli.run(["replay", str(file)]) == 2
        told = capsys.readouterr().err
        assert told.count("\n") == 1
        assert harmless(told.rstrip("\n"))
