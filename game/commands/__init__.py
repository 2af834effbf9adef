"""What the command line does, one command a file; `game.cli` only reads arguments."""
