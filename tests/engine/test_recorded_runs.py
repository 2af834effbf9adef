"""A run on record is the same run, byte for byte, whatever has become of the code."""

import json

import pytest
from recorded_runs import FILE, RUNS

RECORDED = json.loads(FILE.read_text())


@pytest.mark.parametrize("name", RUNS)
def test_a_recorded_run_is_the_same_run(name: str) -> None:
    """Every preset, open and sealed; hands, drugs, needles, spikes, a tear; small to huge, one thread and two."""
    assert RUNS[name]() == RECORDED[name]
