"""Files that people write (levels, scenes, votes, configs): read, checked, and each mistake named with its place.

from game.documents import load

vote = load(Path("my_vote.toml"), Vote)
"""

from .loading import Checks, Mistake, load, validate
from .problem import DocumentError, KeyPath, Problem

__all__ = ["Checks", "DocumentError", "KeyPath", "Mistake", "Problem", "load", "validate"]
