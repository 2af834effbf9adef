"""Whole screens: each is given time and events, and draws itself."""
