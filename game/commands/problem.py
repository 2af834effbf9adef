"""What goes wrong in a way that the user can mend, said in one sentence."""

import sys

from game.printable import sentence


class Problem(Exception):
    """A request that cannot be met; the message names what is wrong and what would do. Exit code 2.

    `lines` are one sentence each: where a file holds several mistakes, there are several.
    """

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(map(sentence, lines)))


def tell(*problems: object) -> None:
    """Print each, on a line of its own, on the standard error."""
    for problem in problems:
        print(sentence(str(problem)), file=sys.stderr)
