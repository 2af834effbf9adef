"""A number with a decimal comma in a file that people write: refused where it stands, with the number it should be."""

from pathlib import Path

import pytest

from game import cli

LEVEL = Path(cli.__file__).parent / "challenges" / "template.toml"


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command that finds mistakes says of them."""
    assert cli.run(arguments) in (1, 2)
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "line", "end"),
    [
        ("limit = 300", 'limit = "2,5"', "limit", "'2,5' should be a number, with a point and without quotes: 2.5."),
        ("above = -80", 'above = "-80,5"', "goal", "with a point and without quotes: -80.5."),
        ("seconds = 60", 'seconds = "60,0"', "stars", "with a point and without quotes: 60.0."),
        ("pumps_off = true", 'start = { K_out = "2,5" }', "K_out", "with a point and without quotes: 2.5."),
        ("limit = 300", "limit = 2,5", "", "a number has a point, not a comma: 2.5."),
        ("limit = 300", 'limit = "soon"', "limit", "'soon' should be a number, without quotes."),
    ],
)
def test_a_level_says_where_and_how(
    old: str, new: str, line: str, end: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = LEVEL.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "level.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    number = 1 + text[: text.index(old)].count("\n")
    found = [mistake for mistake in listed(capsys, "levels", "check", str(file)).splitlines() if mistake.endswith(end)]
    assert len(found) == 1
    assert found[0].startswith(f"{file}:{number}:")
    assert line in found[0]


def test_a_config_of_an_exhibit_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('idle_seconds = "45,5"\n', encoding="utf-8")
    said = listed(capsys, "kiosk", "--check-config", str(file))
    assert "with a point and without quotes: 45.5." in said
    assert f"{file}:1:" in said
