"""`python -m game` is `minus70`."""

from game.cli import main

if __name__ == "__main__":
    main()
