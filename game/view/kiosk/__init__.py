"""The parts of the exhibit: the attract loop, and what a visitor sees and does."""
