"""Hypothesis draws the same examples in every run, and kernels compile before the first test is timed."""

import hypothesis
import pytest
from rig import patch

hypothesis.settings.register_profile("same every time", deadline=None, derandomize=True)
hypothesis.settings.load_profile("same every time")


@pytest.fixture(scope="session", autouse=True)
def _compiled() -> None:
    patch(size="small").step(1)
