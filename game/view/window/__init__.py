"""The window: opened, compiled for, fed with events, and closed."""
