"""Hypothesis draws the same examples in every run; kernels and fonts are ready before the first test is timed."""

import hypothesis
import pytest
from live_rig import live, picture

hypothesis.settings.register_profile("the same every time", deadline=None, derandomize=True)
hypothesis.settings.load_profile("the same every time")


@pytest.fixture(scope="session", autouse=True)
def _compiled() -> None:
    picture(live((1024, 600)))
