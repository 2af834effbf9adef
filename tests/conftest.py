"""Tests run without a screen or a sound card unless they ask for one."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ["LANGUAGE"] = "en"  # what the tests read is English, whatever the machine speaks
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
