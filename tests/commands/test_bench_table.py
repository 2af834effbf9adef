"""The tables of `minus70 bench`: on the terminal, and in a page that has a place for them."""

from pathlib import Path

import pytest

from game.commands import bench_table
from game.commands.command_error import CommandError

ROW = {
    "ions": 6839,
    "ns_per_ion_step": {"1": 1.234, "2": 1.235},
    "ns_per_ion_step_one_tick_a_call": 1.5,
    "ns_per_ion_step_motion_and_marks": 0.7,
    "numpy_ns_per_ion_step": 18.96,
    "times_faster_than_numpy": {"1": 15.4, "2": 15.3},
    "frame_ms": {"simulate": 0.5, "draw": 3.5, "frame": 4.04},
}
START = {"first_cpu_s": 9.13, "first_clock_s": 9.4, "second_cpu_s": 1.1, "second_clock_s": 1.2}
BACK = {"back_ms": 10.9, "back_worst_ms": 14.1, "recording_percent": 0.58, "window_s": 120.0, "snapshot_MB": 9.7}
FOUND = {"machine": "x86_64", "system": "Linux", "python": "3.11", "numba": "0.68", "numpy": "2.4", "threads": 2}
FOUND |= {"rows": [ROW], "time_machine": BACK, "first_start": {"simulate": START}}


def test_a_page_gets_the_figures_where_it_has_a_place_for_them(tmp_path: Path) -> None:
    """Once and again: what stands around them stays, what stood in their place goes."""
    page = tmp_path / "page.md"
    page.write_text(
        "Before µ\n<!-- figures of minus70 bench -->\nold\n<!-- end of figures -->\nafter\n", encoding="utf-8"
    )
    for _time in range(2):
        bench_table.check(page)
        bench_table.write(page, FOUND)
        text = page.read_text(encoding="utf-8")
        assert text.startswith("Before µ\n<!-- figures of minus70 bench -->\n\n(machine x86_64, ")
        assert text.endswith("\n\n<!-- end of figures -->\nafter\n")
        assert "| 6,839 | 1.23 | 1.24 | 1.50 | 0.70 | 19.0 | 15.4 | 0.50 | 3.50 | 4.04 |" in text
        assert "| minus70 simulate | 9.1 s | 9.4 s | 1.1 s | 1.2 s |" in text
        assert "old" not in text


def test_a_page_without_a_place_is_refused_before_anything_is_measured(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("no place")
    with pytest.raises(CommandError, match="no place for figures"):
        bench_table.check(page)
    with pytest.raises(CommandError, match=r"Cannot read .*missing\.md: there is no such file\."):
        bench_table.check(tmp_path / "missing.md")
    page.write_bytes(b"\xff")
    with pytest.raises(CommandError, match=r"page\.md: this is not UTF-8 text; save the file as UTF-8\."):
        bench_table.check(page)


def test_the_terminal_is_shown_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    bench_table.show(FOUND)
    out = " ".join(capsys.readouterr().out.split())
    assert "6,839" in out
    assert "minus70 simulate: first start 9.1 s of CPU (9.4 by the clock), second 1.1 s." in out
