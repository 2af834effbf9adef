"""What goes wrong in a way that the user can mend, said in one sentence."""


class Problem(Exception):
    """A request that cannot be met; the message names what is wrong and what would do. Exit code 2."""
