"""docs/kiosk says what holds: every key with its default, and a unit whose commands there are."""

import re
import shlex
from pathlib import Path

from typer.testing import CliRunner

from game.cli import app
from game.kiosk.config import KioskConfig

DOCS = Path(__file__).parents[2] / "docs" / "kiosk"


def test_every_key_is_explained_with_its_default() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", (DOCS / "config.md").read_text(encoding="utf-8"), re.M)
    assert [key for key, _default in rows] == list(KioskConfig.model_fields)
    config = KioskConfig()
    words = {
        "all four": ("en", "es", "fr", "de"),
        "none": None,
        "`true`": True,
        "`false`": False,
        "`[]`": (),
        '`""`': "",
    }
    for key, default in rows:
        value = getattr(config, key)
        if default in words:
            assert value == words[default], key
        else:
            assert default.strip('`"') in (str(value), f"{value:g}" if isinstance(value, float) else ""), key


def test_the_unit_calls_what_there_is() -> None:
    """Each option of `minus70 kiosk` in the unit and the guide is one that its help lists."""
    help_ = CliRunner().invoke(app, ["kiosk", "--help"], env={"COLUMNS": "200"}).output
    unit = (DOCS / "minus70-kiosk.service").read_text(encoding="utf-8")
    calls = [line for line in unit.splitlines() if line.startswith(("ExecStart=", "ExecStartPre="))]
    assert len(calls) == 2
    guide = (DOCS / "README.md").read_text(encoding="utf-8")
    used = {word for line in calls for word in shlex.split(line) if word.startswith("--") and word != "--"}
    used |= set(re.findall(r"minus70 kiosk (--[\w-]+)", guide + (DOCS / "config.md").read_text(encoding="utf-8")))
    assert used >= {"--config", "--check-config", "--new-config"}
    assert all(option in help_ for option in used)
