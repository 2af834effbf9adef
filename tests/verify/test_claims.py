"""Claims of any unit: how they are judged, told and run."""

import json
import math

import pytest

from game.commands import verify as command
from game.verify import CLAIMS, named, pool
from game.verify.claim import Claim, Numbers, always, equals, within
from game.words import figure


def test_every_claim_has_a_name_of_its_own() -> None:
    """Workers look claims up by name."""
    assert len({claim.name for claim in CLAIMS}) == len(CLAIMS)
    for claim in CLAIMS:
        assert named(claim.name) is claim
        assert claim.theory
        assert claim.unit
        assert 0 <= claim.quick_runs <= claim.runs
        assert claim.runs > 1


def test_equals_takes_what_chance_allows_and_no_more() -> None:
    """Four standard errors, a share of the prediction and a slack."""
    runs = [{"simulated": 10.0 + 0.1 * (-1) ** n, "predicted": 10.0} for n in range(8)]
    assert equals(runs, "chance").passed
    off = [{**each, "simulated": each["simulated"] + 0.5} for each in runs]
    assert not equals(off, "chance").passed
    assert equals(off, "chance", slack=0.5).passed
    assert equals(off, "chance", share=0.05).passed


def test_equals_is_no_stricter_than_the_noise_that_is_known() -> None:
    """Runs that agree by luck do not narrow the bound."""
    runs = [{"simulated": 1.0, "predicted": 0.0, "noise": 1.0}] * 4
    assert equals(runs, "noise").allowed == pytest.approx(2.0)


def test_within_and_always() -> None:
    """A range holds its ends; one run that does not is too many for always."""
    assert within([{"simulated": 2.0}] * 3, 2, 6, "").passed
    assert not within([{"simulated": 6.1}] * 3, 2, 6, "").passed
    assert always([{"simulated": 1.0}] * 3, "").passed
    assert not always([{"simulated": 1.0}] * 3 + [{"simulated": 0.0}], "").passed


def _claim(error: float) -> Claim:
    def sample(seed: int, quick: bool) -> Numbers:
        return {"simulated": seed + error, "predicted": seed}

    return Claim(f"off by {error:g}", "counting", "ions", sample, lambda samples: equals(samples, "none"), 3, 2)


def test_a_run_that_breaks_fails_its_row_and_says_why() -> None:
    """The other rows are judged all the same."""
    row = pool.judged(_claim(0.0), {1: {"simulated": 1.0, "predicted": 1.0}, 2: ValueError("no such bath")})
    assert not row.judgement.passed
    assert "seed 2: ValueError: no such bath" in row.judgement.explanation


def test_the_table_tells_and_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1 where one row fails, with its unit and figures in the table and in the JSON."""

    def run(claims: object, quick: bool) -> list[pool.Row]:
        runs = {error: {s: _claim(error).sample(s, quick) for s in (1, 2)} for error in (0.0, 0.5)}
        return [pool.judged(_claim(error), dict(each)) for error, each in runs.items()]

    monkeypatch.setattr(command, "rows", run)
    assert command.run(quick=True, as_object=False) == 1
    told = capsys.readouterr().out
    assert "off by 0.5" in told
    assert "ions" in told
    assert "FAILS" in told
    assert command.run(quick=True, as_object=True) == 1
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [row["passed"] for row in rows] == [True, False]
    assert rows[1]["unit"] == "ions"
    assert rows[1]["error"] == pytest.approx(0.5)


def test_figures_keep_the_digits_that_matter() -> None:
    """Two decimals where they mean something, four of a small share, none of a large count; a true minus."""
    assert figure(-70.312, f".{command.decimals(-70.312, math.nan)}f") == "−70.31"
    assert figure(0.0123, f"+.{command.decimals(0.0123, -0.2)}f") == "+0.0123"
    assert figure(17231.4, f".{command.decimals(17231.4)}f") == "17231"
