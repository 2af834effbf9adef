"""Actions that a user requests by key, button or touch: one closed set for each screen, each with its value."""
