"""What the command line does, one command a file; `arguments` has what each takes, `game.cli` the list of them."""
