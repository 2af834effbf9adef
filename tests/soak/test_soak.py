"""A short trial of the whole exhibit, as a long one is made: nothing fails, and the report tells what happened."""

import json
import sys
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game import words
from game.commands import kiosk_soak
from game.commands.command_error import CommandError
from game.engine import presets
from game.kiosk.config import KioskConfig
from game.soak.aims import aims
from game.soak.caches import forget_results
from game.soak.figures import Figures, Screens, TimesSummary
from game.soak.kills import Kill
from game.soak.page import PLACE, in_page
from game.soak.report import markdown
from game.soak.schedule import Schedule
from game.soak.screens_trial import ScreensTrial
from game.soak.tour import PLACES
from game.soak.trial import Soak
from game.soak.verdict import AimVerdict
from game.view.actions.window import WindowAction
from game.view.drawing import appearance
from game.view.playback import recorder

ROOT = Path(__file__).parents[2]


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
        plan = Schedule()
        plan.add(ticking("a", 1.0))
        plan.add(ticking("b", 2.0), 0.5)
        for _slice in range(round(6.0 / slice_s)):
            plan.advance(slice_s)
        orders.append("".join(seen))
    assert orders[0].startswith("abaabaaba")
    assert orders[0][:8] == orders[1][:8]


@pytest.mark.slow
def test_a_short_trial_finds_nothing_wrong(tmp_path: Path) -> None:
    """Twelve seconds of hands and faults: no crash, no ion lost, no way out; both reports say the same."""
    reports = [tmp_path / "soak.md", tmp_path / "soak.json"]
    code = kiosk_soak.run(None, 1 / 5, reports, seed=1)
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
    assert told["screens"]["crashes"] == []
    assert told["screens"]["frames"] > 60
    assert told["peak_MB"] > 100.0
    text = reports[0].read_text(encoding="utf-8")
    assert f"| {told['cpu']['p99']:.2f} |" in text
    assert "## All screens" in text
    assert "--seed 1" in text


@pytest.mark.slow
def test_all_screens_cells_and_languages_are_come_to_and_nothing_fails(tmp_path: Path) -> None:
    """A minute of the program, frame by frame: seeded keys, fingers, sizes and faults on every screen."""
    trial = ScreensTrial(20.0, 7, tmp_path)
    try:
        trial.begin()
        for _frame in range(3600):
            trial.next_frame()
            if len(trial.tour.cells) == len(presets.names()) and trial.tour.rounds >= 1.99:
                break
        found = trial.found()
    finally:
        trial.end()
    assert found.crashes == [], found.crashes[:1]
    assert found.miscounts == []
    assert found.missing == 0
    assert found.runs > 5
    assert {name for name, share in found.shares.items() if share > 0.0} == set(PLACES)
    assert set(found.cells) == set(presets.names())
    assert set(found.languages) == set(words.LANGUAGES)
    assert found.sizes > 0
    assert found.events > 50
    assert len(found.faults) >= 5
    assert found.kept_MB <= found.room_MB <= 160.0
    assert recorder.folder() != tmp_path / "recordings"


def test_a_crash_on_any_screen_is_told_and_the_trial_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trial = ScreensTrial(20.0, 7, tmp_path)
    frame = trial.app.frame
    frames: list[float] = []

    def fails(seconds: float) -> None:
        frames.append(seconds)
        if len(frames) == 5:
            raise RuntimeError("a fault of the test")
        frame(seconds)

    monkeypatch.setattr(trial.app, "frame", fails)
    try:
        trial.begin()
        for _frame in range(8):
            trial.next_frame()
        found = trial.found()
    finally:
        trial.end()
    assert len(found.crashes) == 1
    assert "a fault of the test" in found.crashes[0]
    assert not found.sound
    assert found.frames == 8


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """What a trial of half a second found."""
    return Soak(KioskConfig(), 0.5 / 60, 1, tmp_path_factory.mktemp("short")).run()


def test_the_report_of_all_screens_says_what_was_found(short: Figures) -> None:
    """Its aims are in the table, each with a verdict; what is too short to tell is not met."""
    few = TimesSummary(10, 1.0, 2.0, 3.0, 4.0, slow=0)
    many = replace(few, frames=100_000)
    screens = Screens(
        hours=0.5, frames=9, events=8, cpu=few, shares={"live": 1.0}, cells={"axon": 3}, languages=["de"], sizes=2,
        faults={"another window size": 2}, asked_to_quit=1, crashes=["frame 3, lab:\nKeyError"], runs=1, counts=1,
        miscounts=[], missing=0, memory_MB=[], like_MB=[], slope_MB_per_h=0.1, slope_error_MB_per_h=0.2,
        blocks_per_h=9000.0, blocks_error_per_h=3000.0, peak_MB=470.0, kept_MB=90.0, room_MB=158.0,
    )  # fmt: skip
    whole = replace(short, screens=screens, cpu=many, kills=[Kill("SIGKILL", 4.0), Kill("SIGSTOP", 7.0)])
    verdicts = {aim.name: aim.verdict for aim in aims(whole)}
    assert verdicts["crashes, all screens"] is AimVerdict.MISSED
    assert verdicts["memory that stays, all screens"] is AimVerdict.MET
    assert verdicts["memory that stays, exhibit"] is AimVerdict.TOO_SHORT
    assert verdicts["Python's blocks that stay, all screens"] is AimVerdict.TOO_SHORT
    assert verdicts["most memory, all screens"] is AimVerdict.MISSED
    assert verdicts["frames that take more than 16.7 ms of CPU time"] is AimVerdict.MET
    assert verdicts["back after a kill or a stop"] is AimVerdict.MET
    assert not whole.sound
    text = markdown(whole, "soak")
    assert "KeyError" in text
    assert "axon 3" in text
    assert "nan" not in text
    assert text.count("too short to tell") >= 3
    words.use_language("fr")
    assert " MB" not in markdown(whole, "soak")


def test_a_report_goes_below_its_place_in_a_page(tmp_path: Path) -> None:
    """What is above stays, and what an earlier trial wrote below goes; a page without a place is written over."""
    page = tmp_path / "soak.md"
    page.write_text(f"# The soak\n\nWords.\n\n{PLACE}\n\nold figures\n", encoding="utf-8")
    for _time in range(2):
        page.write_text(in_page(page, "# Soak\n\n`minus70`\n\n## Frames\n\nnew\n"), encoding="utf-8")
        assert page.read_text(encoding="utf-8") == (
            f"# The soak\n\nWords.\n\n{PLACE}\n\n`minus70`\n\n### Frames\n\nnew\n"
        )
    assert in_page(tmp_path / "none.md", "# Soak\n") == "# Soak\n"
    assert PLACE in (ROOT / "docs" / "kiosk" / "soak.md").read_text(encoding="utf-8")


def test_a_like_moment_holds_no_run_that_has_been_left(tmp_path: Path) -> None:
    """Neither the trial's ledger nor the sound keeps the run that was shown before: some are larger than others."""
    soak = Soak(KioskConfig(), 0.1, 1, tmp_path)
    soak.begin()
    for _frame in range(3):
        soak.next_frame()
    left = weakref.ref(soak.app.shown.session)
    assert left() is not None
    soak.sample_memory(60.0)
    assert left() is None
    found = soak.found()
    assert len(found.like_MB) == 1
    assert found.missing == 0
    soak.end()


def test_a_like_moment_of_all_screens_holds_no_run_that_has_been_left(tmp_path: Path) -> None:
    """The same on the map, where nothing runs."""
    trial = ScreensTrial(20.0, 7, tmp_path)
    trial.begin()
    trial.app.leave(WindowAction.PRESENT)  # a presenter's captions follow the run
    trial.next_frame()
    trial.app.leave(WindowAction.PRESENT)
    session = trial.app.on_screen.session  # type: ignore[attr-defined]
    left = weakref.ref(session)
    del session
    trial.sample_memory(60.0)
    assert left() is None
    found = trial.found()
    assert len(found.like_MB) == 1
    assert found.missing == 0
    trial.end()


def test_all_catalogues_are_read_before_a_trial(tmp_path: Path) -> None:
    """A language that a visitor chooses for the first time adds next to nothing."""
    config = KioskConfig()
    Soak(config, 0.001, 1, tmp_path).run()
    before = sys.getallocatedblocks()
    for language in config.languages:
        words.use_language(language)
    words.use_language("en")
    assert sys.getallocatedblocks() - before < 1000


def test_results_that_are_remembered_are_forgotten() -> None:
    for n in range(300):
        words.with_decimal_commas(f"{n}.5 mV")
    assert words.with_decimal_commas.cache_info().currsize >= 300
    assert forget_results() >= 300
    assert words.with_decimal_commas.cache_info().currsize == 0


def test_a_crash_is_told_and_the_trial_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen that fails in one frame: one crash with its place, a new screen in its stead, and no good report."""
    soak = Soak(KioskConfig(), 0.1, 1, tmp_path)
    screens = []
    whole = soak.app.frame

    def fails(seconds: float) -> None:
        screens.append(soak.app.shown)
        if len(screens) == 5:
            raise RuntimeError("a fault of the test")
        whole(seconds)

    monkeypatch.setattr(soak.app, "frame", fails)
    soak.begin()
    for _frame in range(15):
        soak.next_frame()
    figures: Figures = soak.found()
    soak.end()
    assert len(figures.crashes) == 1
    assert "a fault of the test" in figures.crashes[0]
    assert not figures.sound
    assert len(screens) > 10
    assert screens[:5] == 5 * screens[:1]
    assert screens[5:] == (len(screens) - 5) * [screens[-1]]
    assert screens[-1] is not screens[0]


def test_what_the_program_itself_holds_is_told_where_there_is_a_slope(short: Figures) -> None:
    """A trial too short for that says nothing of it."""
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
    with pytest.raises(CommandError):
        kiosk_soak.run(None, minutes, [tmp_path / report], seed=1)


def test_a_window_that_cannot_be_opened_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as where the old pygame stands in the place of pygame-ce: no crash, and no report of one."""
    monkeypatch.delattr(pygame, "IS_CE")
    with pytest.raises(CommandError, match="old pygame"):
        kiosk_soak.run(None, 0.1, [], seed=1)


def test_the_report_speaks_as_it_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever language a visitor has chosen by then: the one that is written meanwhile, and the last one."""
    written: list[str] = []
    frame, write = Soak.next_frame, kiosk_soak.write_report

    def in_spanish(self: Soak) -> None:
        frame(self)
        words.use_language("es")

    def noted(file: Path, text: str) -> None:
        written.append(text)
        write(file, text)

    monkeypatch.setattr(Soak, "next_frame", in_spanish)
    monkeypatch.setattr(kiosk_soak, "write_report", noted)
    monkeypatch.setattr(kiosk_soak, "LEAST_MINUTES", 0.01)
    kiosk_soak.run(None, 0.03, [tmp_path / "soak.md"], seed=1, report_every_s=0.01)
    assert len(written) > 2
    assert all("memory that stays, exhibit" in text for text in written)
    assert words.language() == "en"
