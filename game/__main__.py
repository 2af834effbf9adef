"""`python -m game` is `minus70`."""

from game.cli import main

main()
