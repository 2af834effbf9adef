"""What a user can ask for by a key, a button or a finger: one closed set of actions a screen, each with its value."""
