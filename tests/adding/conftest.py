"""A copy of the program for each test that adds something to it."""

from pathlib import Path

import pytest
from tree import Tree


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """The program, to add to."""
    return Tree(tmp_path)
