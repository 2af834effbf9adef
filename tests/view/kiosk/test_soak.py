"""A short trial of the whole exhibit, as a long one is made: nothing fails, and the report tells what happened."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from game import words
from game.commands import kiosk_soak
from game.commands.problem import Problem
from game.kiosk.config import KioskConfig
from game.kiosk.soak.figures import Figures
from game.kiosk.soak.report import markdown
from game.view import appearance
from game.view.kiosk.soak.plan import Plan
from game.view.kiosk.soak.soak import Soak


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """A visitor of the trial may have chosen another language."""
    yield
    words.use_language("en")
    appearance.use(appearance.Appearance())


def test_a_plan_keeps_to_its_times() -> None:
    """Two processes take turns at the moments that they ask for, however time is sliced."""

    def ticking(name: str, every_s: float):  # type: ignore[no-untyped-def]
        while True:
            seen.append(name)
            yield every_s

    orders = []
    for slice_s in (0.01, 0.5):
        seen: list[str] = []
        plan = Plan()
        plan.add(ticking("a", 1.0))
        plan.add(ticking("b", 2.0), 0.5)
        for _slice in range(round(6.0 / slice_s)):
            plan.advance(slice_s)
        orders.append("".join(seen))
    assert orders[0].startswith("abaabaaba")
    assert orders[0][:8] == orders[1][:8]


@pytest.mark.slow
def test_a_short_trial_finds_nothing_wrong(tmp_path: Path) -> None:
    """Twenty seconds of hands and faults: no crash, no ion lost, no way out; both reports say the same."""
    reports = [tmp_path / "soak.md", tmp_path / "soak.json"]
    code = kiosk_soak.run(None, 1 / 3, reports, seed=1)
    told = json.loads(reports[1].read_text(encoding="utf-8"))
    assert told["crashes"] == [], told["crashes"][:1]
    assert told["problems"] == {}
    assert told["miscounts"] == []
    assert told["missing"] == 0
    assert code == 0
    assert told["sums"][0] > 1000
    assert told["frames"] > 60
    assert told["cpu"]["frames"] > 0
    assert told["cpu"]["p50"] > 0.0
    assert len(told["faults"]) >= 3
    assert told["events"] > 0
    text = reports[0].read_text(encoding="utf-8")
    assert f"{told['cpu']['p99']:.2f} ms" in text
    assert "--seed 1" in text


def test_a_crash_is_told_and_the_trial_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen that fails in one frame: one crash with its place, a new screen in its stead, and no good report."""
    soak = Soak(KioskConfig(), 0.1, 1, tmp_path)
    frames, screens = [], []
    whole, make = soak._app.frame, soak._app._make

    def fails(seconds: float) -> None:
        frames.append(seconds)
        if len(frames) == 5:
            raise RuntimeError("a fault of the test")
        whole(seconds)

    def made(*wanted):  # type: ignore[no-untyped-def]
        screens.append(make(*wanted))
        return screens[-1]

    monkeypatch.setattr(soak._app, "frame", fails)
    monkeypatch.setattr(soak._app, "_make", made)
    figures: Figures = soak.run()
    assert len(figures.crashes) == 1
    assert "a fault of the test" in figures.crashes[0]
    assert not figures.sound
    assert len(frames) > 10
    assert len(screens) == 2


def test_what_the_program_itself_holds_is_told_where_there_is_a_slope(tmp_path: Path) -> None:
    """A trial too short for that says nothing of it."""
    short = Soak(KioskConfig(), 0.1, 1, tmp_path).run()
    assert "C library" not in markdown(short, "soak")
    long = replace(short, in_use_MB=[(60.0, 90.0), (120.0, 91.5)], in_use_MB_per_h=0.25, in_use_error_MB_per_h=0.5)
    long = replace(long, blocks=[(60.0, 5000), (120.0, 6000)], blocks_per_h=-1200.0, blocks_error_per_h=30.0)
    told = markdown(long, "soak")
    assert "91.5 MB from the C library" in told
    assert "+0.25 ± 0.50 MB/h" in told
    assert "6,000 blocks" in told
    assert "-1,200 ± 30 an hour" in told


@pytest.mark.parametrize(("minutes", "report"), [(0.0, "a.md"), (1e9, "a.md"), (1.0, "a.txt"), (1.0, "no/such/a.md")])
def test_what_cannot_be_done_is_told_before_the_trial(tmp_path: Path, minutes: float, report: str) -> None:
    """Not after an hour."""
    with pytest.raises(Problem):
        kiosk_soak.run(None, minutes, [tmp_path / report], seed=1)


def test_the_report_speaks_as_it_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever language a visitor has chosen by then: the one that is written meanwhile, and the last one."""
    heard: list[str] = []
    frame, write = Soak._next_frame, kiosk_soak._write

    def in_spanish(self: Soak) -> None:
        frame(self)
        words.use_language("es")

    def listened(*told) -> None:  # type: ignore[no-untyped-def]
        heard.append(words.language())
        write(*told)

    monkeypatch.setattr(Soak, "_next_frame", in_spanish)
    monkeypatch.setattr(kiosk_soak, "_write", listened)
    monkeypatch.setattr("game.view.kiosk.soak.soak._TELL_S", 1.0)
    kiosk_soak.run(None, 0.1, [tmp_path / "soak.md"], seed=1)
    assert len(heard) > 1
    assert set(heard) == {"en"}
    assert words.language() == "en"
